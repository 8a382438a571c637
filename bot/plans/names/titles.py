"""What stands before and after a name: forms of address, degrees, posts."""

import re

from bot.parsing.text import clean
from bot.plans.names.unit_kinds import COLLECTIVE, UNIT

_ADDRESS = r"đ/c|đ\.c|đc|đồng chí|ông|bà|anh|chị|thầy|cô|mr|ms|mrs"
_DEGREE = (
    r"gs|pgs|ts|tskh|th\.?s|bs|bác sĩ|bác sỹ|bsck|ck ?i{1,2}|ck ?[12]|bsckii?|bsck ?[12]|bsnt|ds"
    r"|dsck ?i{0,2}|dược sĩ|ks|kỹ sư|cn|cử nhân|đd|đdtk|đd trưởng|ktv|ls|luật sư|kts|ngưt|ttưt"
    r"|nsưt|tiến sĩ|thạc sĩ|giáo sư|phó giáo sư"
)
_SHORT_POST = (
    r"(?:pgđ|gđ|ptpp?t|ptp|tp|pct|ct|pcvp|cvp|pctt|ctt|pcc?t|cct|phtr?|ht|ttcm|tpcm|cvc|cv|nv|ktt"
    r"|gv|gvcn|tk|ptk|pbt)"
)
_HEADS = (
    r"giám đốc|chủ tịch|chánh văn phòng|chánh thanh tra|bí thư|hiệu trưởng|viện trưởng|cục trưởng"
    r"|chi cục trưởng|vụ trưởng|tổng giám đốc|tổng cục trưởng|bộ trưởng|thứ trưởng|cục phó|vụ phó"
    r"|trưởng (?:phòng|ban|khoa|bộ môn|bộ phận|đơn vị|trạm|đoàn|nhóm|tiểu ban|thôn|công an)"
    r"|trạm trưởng|đội trưởng|tổ trưởng(?: chuyên môn)?|nhóm trưởng|khối trưởng|kế toán trưởng"
    r"|điều dưỡng trưởng|tổ phó|đội phó|hiệu phó|chánh án|viện phó|chỉ huy trưởng"
    r"|tổng phụ trách(?: đội)?"
)
_STAFF = (
    r"chuyên viên(?: chính| cao cấp)?|nhân viên|cán bộ|công chức|viên chức|kế toán(?: viên)?"
    r"|văn thư|thủ quỹ|thư ký|giáo viên(?: chủ nhiệm)?|điều dưỡng|kỹ thuật viên|thanh tra viên"
    r"|lái xe|bảo vệ|uỷ viên|ủy viên"
)
_DEPUTY = r"(?:(?:phó|quyền|q\.|nguyên)\s?)*"
_POST_WORDS = rf"{_DEPUTY}(?:{_HEADS})|phó (?:ban|phòng|khoa|đoàn)|{_STAFF}"
_IN_CHARGE = r"(?:[\s,]*(?:phụ trách|thường trực|kiêm nhiệm))*"
# The office a post belongs to, where the name follows at once: "Phó Giám đốc Sở Trần An".
_OF_OFFICE = (
    r"(?: (?:sở|cục|viện|bộ|bệnh viện|trung tâm|tt|ban|đội|tổ)(?![^\W\d_])"
    r"|(?: ubnd)?(?: (?:tỉnh|thành phố|huyện|xã|phường|quận))| ubnd)?"
)
_TITLE = re.compile(
    rf"^(?:{_ADDRESS}|(?:{_DEGREE})|{_SHORT_POST}|(?:{_POST_WORDS}){_OF_OFFICE}|lãnh đạo)"
    rf"(?!\w){_IN_CHARGE}[\s.:,-]+|^[.\s:]+",
    re.IGNORECASE,
)
# A name at once after the letters of a post, the space forgotten: "PGĐNguyễn An".
_CLINGING = re.compile(r"^(PGĐ|GĐ|PTP|TP|CV|PCT|CT|Ths|ThS|TS|BS|Đ/c|đ/c)\.?(?=[A-ZĐ][a-zà-ỹ])")
_LABEL = re.compile(
    rf"^(?:lãnh đạo|{_POST_WORDS}|{_SHORT_POST})(?!\w)[^:]{{0,40}}:\s*", re.IGNORECASE
)
_AFTER_NAME = re.compile(
    rf"\s*(?:[-,–]|\s(?=\())\s*\(?(?:(?:{_SHORT_POST})(?!\w)|(?:{_POST_WORDS})(?!\w)"
    r"|(?:phó|trưởng|chánh|chi cục trưởng|chi cục phó|kế toán|văn thư|lãnh đạo)(?!\w)).*$",
    re.IGNORECASE | re.DOTALL,
)
_POST = re.compile(
    rf"^(?:{_POST_WORDS}|(?-i:P?GĐ|PTPPT|P?TP|P?CVP|PHT|HT|PCT|CT|TTCM|TPCM|GVCN|P?CCT|KTT|CVC?))"
    rf"(?!\w){_IN_CHARGE}(?P<of>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_HEADS_OF = re.compile(
    r"(?:(?:phó|quyền|q\.)\s?)*(?:trưởng (?P<kind>phòng|ban|khoa|bộ môn|bộ phận)"
    r"|(?-i:P?TP|PTPPT)\b)",
    re.IGNORECASE,
)
_OF = re.compile(r"^[\s,.-]*(?:thuộc |của |phụ trách |kiêm )?")
_OWN_ABBREVIATION = re.compile(r"[A-ZĐ][\w&.\-]*(?: \d+)?")


def without_titles(text: str) -> str:
    """The bare name: "PGĐ Trần An" and "Đ/c Trần An - TP Tổng hợp" are both Trần An."""
    name = clean(text).strip(" .;:,")
    name = _CLINGING.sub(r"\1 ", name)
    while (shorter := _TITLE.sub("", name)) != name:
        name = _CLINGING.sub(r"\1 ", shorter)
    return _AFTER_NAME.sub("", name).strip(" .;:,-")


def without_label(text: str) -> str:
    """What a label of a post introduces: "Lãnh đạo Trung tâm: Trần An" is about Trần An."""
    return _LABEL.sub("", clean(text))


def is_post(text: str) -> bool:
    """A post without a name: "Trưởng phòng QLKH", "Giám đốc Sở"; many posts at once are not."""
    bare = clean(text).strip(" .;:,")
    found = _POST.match(bare)
    if not found or COLLECTIVE.match(bare):
        return False
    own = _OF.sub("", found["of"]).strip()
    return not own or bool(UNIT.match(own) or _OWN_ABBREVIATION.fullmatch(own)) or own[0].isupper()


def unit_of_post(text: str) -> str:
    """The unit a post belongs to: "Phòng QLKH" of "Trưởng phòng, QLKH" and of "TP QLKH"."""
    bare = clean(text).strip(" .;:,")
    found = _POST.match(bare)
    own = _OF.sub("", found["of"]).strip() if found else ""
    headed = _HEADS_OF.match(bare)
    if not own or not headed or UNIT.match(own):
        return own
    return f"{(headed['kind'] or 'phòng').capitalize()} {own}"


def title_of_post(text: str) -> str:
    """The post without its unit: "Trưởng phòng" of "Trưởng phòng QLKH"."""
    bare = clean(text).strip(" .;:,")
    found = _POST.match(bare)
    return bare[: found.start("of")].strip(" ,.-") if found else bare
