"""The words by which a unit of an office is known: its kind, and phrases for many at once."""

import re

from bot.parsing.text import clean

# A kind is no kind inside another word of the office: "tổ chức", "xã hội", "sở hữu", "hội nghị".
_WORDS = (
    *("chi cục", "trung tâm", "văn phòng", "thanh tra", "viện kiểm sát", "bệnh viện", "học viện"),
    *("đại học", "phân hiệu", "bộ môn", "bộ phận", "bộ chỉ huy", "ban chỉ huy", "tòa án", "toà án"),
    *("ủy ban", "uỷ ban", "hội đồng", "mặt trận", "công đoàn", "công ty", "công an", "chi nhánh"),
    *("chi bộ", "đảng bộ", "đảng ủy", "đảng uỷ", "tỉnh ủy", "thành ủy", "huyện ủy", "tỉnh đoàn"),
    *("thành đoàn", "liên đoàn", "liên đội", "chi đoàn", "liên hiệp", "liên minh", "kho bạc"),
    *("ngân hàng", "bảo hiểm", "bảo tàng", "thư viện", "tập đoàn", "tổng công ty", "tổng cục"),
    *("câu lạc bộ", "hợp tác xã", "doanh nghiệp", "lãnh đạo", "thường trực", "đơn vị", "cơ quan"),
    *("thành phố", "thị xã", "thị trấn", "nhà trường", "đồn biên phòng", "cảng vụ", "bưu điện"),
    *("tiểu ban", "trạm", "huyện", "quận", "phường"),
    r"phòng(?!,? (?:chống|ngừa|cháy|trừ|bệnh|dịch(?! (?:tễ|vụ))|họp|vệ))",
    r"khoa(?! (?:học|giáo))",
    r"sở(?! (?:hữu|thích|dĩ))",
    r"bộ(?! (?:máy|tiêu chí|chỉ số|luật|câu hỏi|công cụ|đề|sách|tài liệu))",
    r"ban(?! (?:hành|đầu|bố))",
    r"cục(?! (?:bộ|diện))",
    r"vụ(?! (?:việc|án|mùa|kiện|đông|xuân|hè))",
    r"viện(?! (?:phí|dẫn|trợ))",
    r"trường(?! (?:hợp|kỳ))",
    r"hội(?! (?:nghị|thảo|nhập|họp|viên|chợ|thi|diễn|chẩn|trường|ý))",
    r"tổ(?! (?:chức|quốc))",
    r"đội(?! ngũ)",
    r"đoàn(?! (?:kết|viên))",
    r"xã(?! (?:hội|luận))",
    r"quỹ(?! (?:đất|thời gian|lương))",
    r"khối(?! lượng)",
    r"đài(?! (?:thọ|loan))",
    r"(?:chương trình|dự án|đề án|hạt|thuế|báo|nhà|điện lực|tổ chức)"
    # In capitals, "TỔ CHỨC THỰC HIỆN" and "BÁO CÁO" are none.
    r"(?-i:(?<=[a-zếà])(?= [A-ZĐ]))",
    r"thuế(?= (?:tỉnh|thành phố|cơ sở))",
    r"tổ chức(?= (?:nghiên cứu|chính trị|xã hội|khoa học))",
)
_LETTERS = (
    r"UBND|HĐND|UBMTTQ|MTTQ|UBMT|BGH|BGĐ|BQL|BCĐ|BCH|BTC|TT(?!HC)[A-ZĐ]{2,4}|TTra?"
    r"|VPS?|CCT|CC(?= [A-ZĐ])|KBNN|BHXH|LĐLĐ"
    r"|THPT|THCS|HV|CĐ|ĐH|CA"
)
# "P. HCTH" and "P HCTH" are read as the other spellings of "Phòng HCTH".
KIND = (
    r"(?:p\.\s?(?=\w)|(?-i:P) (?=(?-i:[A-ZĐ]{2}))|(?:"
    + "|".join(_WORDS)
    + "|ubnd|hđnd|ubmttq|"
    + f"(?-i:{_LETTERS})"
    + r")(?!\w))"
)
UNIT = re.compile(KIND, re.IGNORECASE)
"""The kind at the beginning of a unit's name."""

_MANY = (
    r"đơn vị|cơ quan|tổ chức|phòng|ban|bộ phận|cá nhân|ngành|địa phương|khoa|viện|trường|đoàn thể"
)
COLLECTIVE = re.compile(
    r"^(?:các|tất cả|toàn bộ|toàn thể|một số|những|mỗi|từng|mọi|tập thể|thành viên|cán bộ|công chức"
    r"|viên chức)\b"
    rf"|^(?:{_MANY})(?:,? (?:và )?(?:{_MANY}))*"
    r" (?:thuộc|trực thuộc|liên quan|có liên quan|khác|được giao)\b"
    r"|^(?:sở|bộ),? (?:ban,? )?ngành\b"
    rf"|^(?:cơ quan|đơn vị|tổ chức)(?:, | và )(?:{_MANY})\b"
    r"|^(?:giám đốc|thủ trưởng|người đứng đầu|trưởng|lãnh đạo|chủ tịch)\b[^;]{0,60}\b(?:các|từng)\b"
    r"|^(?:giám đốc|thủ trưởng|lãnh đạo)(?:,| và) (?:thủ trưởng|người đứng đầu|giám đốc)\b"
    r"|^chủ tịch ubnd (?:cấp )?xã, phường",
    re.IGNORECASE,
)
PARENTHESIS = re.compile(r"\(([^()]*)\)?")
"""What stands in parentheses, also where the closing one was forgotten."""

_OUTSIDE = re.compile(r"bên ngoài|ngoài (?:sở|cơ quan|đơn vị)\b|dự kiến mời", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:ubnd|uỷ ban|ủy ban|hđnd|bộ|sở|công ty|tập đoàn|tổng công ty|doanh nghiệp|công an|kho bạc"
    r"|ngân hàng|mặt trận|ubmttq|mttq|tòa án|toà án|viện kiểm sát|báo|đài|bảo hiểm|thuế|cục)(?!\w)",
    re.IGNORECASE,
)
_OF_PEOPLES_COMMITTEE = re.compile(r"^(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân)\b", re.IGNORECASE)
_MINISTRY = re.compile(r"^bộ\b", re.IGNORECASE)
_OWN_MINISTRY = re.compile(r"^(?:cục|vụ|viện|thanh tra|văn phòng|báo)(?!\w)", re.IGNORECASE)
_OWN_COMMITTEE = re.compile(
    r"^(?:ubnd (?:các )?(?:xã|phường|huyện|quận|thị|đặc khu)|sở|công an|thuế|đài|báo"
    r"|văn phòng)(?!\w)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:đơn vị|cơ quan|doanh nghiệp|xã|phường|huyện|quận|thành phố|thị xã|thị trấn|khối|lãnh đạo"
    r"|nhà trường|báo|bộ|quỹ|đài|viện|trường|trạm)(?!\w)",
    re.IGNORECASE,
)


def is_collective(name: str) -> bool:
    """A phrase for many units ("các phòng, đơn vị thuộc Sở") and no unit of its own."""
    return bool(COLLECTIVE.match(clean(name)))


def is_outside(name: str, *, organisation: str = "") -> bool:
    """Somebody outside the office: by its own words, or because the office has no such unit.

    To a department "UBND các huyện" and "Sở Tài chính" are outside; in the plan of a people's
    committee they carry the tasks out, and so do "Vụ …" and "Cục …" in that of a ministry.
    """
    text = clean(name)
    if _OUTSIDE.search(text):
        return True
    office = clean(organisation)
    if not office or not _OTHERS.match(text) or text.casefold() in office.casefold():
        return False
    if _OF_PEOPLES_COMMITTEE.match(office):
        return not _OWN_COMMITTEE.match(text)
    return not (_MINISTRY.match(office) and _OWN_MINISTRY.match(text))


def starts_unit(text: str) -> bool:
    """Whether a unit's name begins here: "Phòng QLKH", "thanh tra Bộ", not "đơn vị tư vấn"."""
    kind = UNIT.match(text)
    if not kind:
        return False
    if text[0].isupper():
        return True
    # In small letters only a name of its own makes the unit: "xã, phường" are many of a kind.
    return not _GENERIC.match(text) and text[kind.end() :].lstrip()[:1].isupper()
