"""What the words of a header mean, with slips of a letter allowed."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.parsing.text import fold
from bot.plans.names.units import UNIT
from bot.plans.tables.columns import Column

_BODY = (
    r"(cac )?((don vi|co quan|bo phan|phong|ban|khoa|cap|nguoi|can bo|ca nhan|luc luong|to chuc)"
    r"[ ,/]{0,2})+(?<! )"
)
# Searched in folded headers; where several match, the one that stands first in the header
# wins ("Kết quả thực hiện nhiệm vụ" is a result), and of two at one place the upper one.
_MEANINGS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(words))
    for column, words in (
        (Column.NUMBER, r"^(so )?(s\.? ?t\.? ?t|t\.? ?t|thu tu)\b\.?$|^no\.?$|^#$|^so tt\b"),
        (Column.CODE, r"^(so )?(stt|tt) [a-z]"),
        (Column.CODE, r"^ma (nhiem vu|cong viec|so|hieu|chi tieu|de tai|du an)\b"),
        (Column.REMARK, r"^(nguon|ngay|van ban|so van ban|co quan) (chi dao|giao|ban hanh)\b"),
        (Column.REMARK, r"^(uoc )?(thuc hien|ket qua|da dat|dat duoc)( thuc hien)?( nam)? 20\d\d"),
        # Who only passes what another prepares.
        (
            Column.REMARK,
            rf"^{_BODY}( co tham quyen)? (trinh|tham (tra|dinh)|phe duyet|kiem soat)\b",
        ),
        (Column.REMARK, rf"^{_BODY} (kiem tra|giam sat|duyet|ban hanh|tiep nhan|de nghi)\b"),
        (
            Column.REMARK,
            r"^(thoi ky|nien do)( duoc)? (thanh|kiem|giam|quyet)\b",
        ),
        (Column.REMARK, r"^(cap trinh|o dau|nguon luc)\b"),
        (Column.REMARK, r"^(chi so|tieu chi|yeu cau(?!.*(ket qua|san pham)))\b"),
        (Column.REMARK, r"^nguon (von|kinh phi|chi)( thuc hien)?$"),
        # Whom an inspection is about belongs to what is to be done.
        (Column.CONTENT, rf"^({_BODY} duoc|doi tuong( duoc)?) (thanh|kiem|giam)\b"),
        (Column.REMARK, r"^(can cu|co so phap ly|van ban|so,? ky hieu|phuong thuc|dia diem)\b"),
        (Column.REMARK, r"^(thu ky|muc do|uu tien|danh gia|ty le|trong so|so luong|don gia)\b"),
        (Column.REMARK, r"^(thanh phan|doi tuong|so nguoi|quy mo|diem|nguoi lap)\b"),
        (Column.REMARK, r"^(chuc vu|chuc danh|(so )?dien thoai|sdt|e-?mail|ngay sinh|lien he)\b"),
        (Column.MEASURE, r"\bdon vi tinh\b|\bdvt\b|^don vi do\b"),
        (Column.TARGET, r"\bke hoach (nam )?\d{4}|\bchi tieu (giao|nam|ke hoach|duoc giao)"),
        (Column.TARGET, r"\bmuc tieu (nam|phan dau|giao|den|\d{4})|^(nam |kh )\d{4}$"),
        (Column.COOPERATING, r"\bphoi hop\b|\bcung thuc hien\b|\bho tro thuc hien\b"),
        (Column.COOPERATING, rf"^{_BODY} (ho tro|tham gia|phoi thuoc)\b|^thanh vien\b"),
        (Column.DIRECTOR, r"\blanh dao\b|\bchi dao\b|\bban giam doc\b|^bgd\b"),
        (Column.LEAD, r"\bchu tri\b|\btham muu\b|\bphu trach\b|\btrach nhiem\b|\bphan cong\b"),
        (Column.LEAD, r"\bdau moi\b|\bho (va )?ten\b|\bchuyen quan\b|^giao cho\b|^thuc hien$"),
        (Column.LEAD, r"^(truong doan|nhom truong|to truong|(ca nhan )?chu nhiem|chu the|ai)\b"),
        (Column.START, r"^((thoi gian|ngay|thang|thoi diem) )?(bat dau|khoi cong)\b|^tu( ngay)?$"),
        (Column.END, r"^((thoi gian|ngay|thoi diem) )?ket thuc\b|^den( ngay)?$"),
        (Column.TIME, r"\bthoi (gian|han|diem|ky)\b|\btien do\b|^han\b|\bhan (chot|hoan|trinh)\b"),
        (Column.WEEK, r"^tuan( thu| le)?$"),
        (Column.TIME, r"^ngay\b|^(bat dau|ket thuc|hoan thanh)\b|^thang\b|^quy\b|\blich\b"),
        (
            Column.TIME,
            r"\blo trinh\b|^deadline\b|^khi nao\b|\bmoc\b|\bxong\b",
        ),
        (Column.TIME, r"^(du kien )?(ve dich|ket thuc)\b"),
        (Column.RESULT, r"\bsan pham\b|\bket qua\b|\bdau ra\b|\bminh chung\b"),
        (Column.RESULT, r"^(hinh thuc|loai|the thuc) (van ban|ban hanh)\b"),
        (Column.BUDGET, r"\bkinh phi\b|\bdu toan\b|\bso tien\b|\bngan sach\b|\bnguon von\b"),
        (
            Column.BUDGET,
            r"\bthanh tien\b|^tong (so|cong|tien|von|muc)\b|\bvon (dau tu|su nghiep)\b",
        ),
        (Column.BUDGET, r"\bke hoach (von|chi)\b|^(tong )?gia (tri|goi thau|du toan)\b"),
        (Column.NOTE, r"\bghi chu\b|^(dieu chinh|bo sung)\b"),
        (Column.GROUP, r"^(linh vuc|nhom|mang cong tac|chuyen de)\b(?!.*(noi dung|nhiem vu|viec))"),
        (Column.STEP, r"\b(noi dung|cong viec|hoat dong|nhiem vu) (cu the|chi tiet|trien khai)\b"),
        (Column.STEP, r"\bgiai phap\b|\bcac (buoc|dau viec|cong viec)\b|\bbuoc thuc hien\b"),
        (Column.CONTENT, r"\bnoi dung\b|\bnhiem vu\b|\bcong viec\b|\bcong tac\b|\bhoat dong\b"),
        (Column.CONTENT, r"\bchi tieu\b|\bdau viec\b|\bhang muc\b|\bde tai\b|\bdu an\b|\bten\b"),
        (Column.CONTENT, r"\bmuc tieu\b|^viec\b|\bcuoc (thanh|kiem) tra\b"),
    )
)
# Only when nothing else is said: "Đơn vị", "Cơ quan thực hiện", "Người thực hiện".
_SOMEBODY = re.compile(
    r"^(cac )?(don vi|co quan|phong|bo phan|nguoi|can bo|chuyen vien|ca nhan|cong chuc|to|khoa)\b"
)
_PERIOD = re.compile(
    r"(?:(?P<month>thang|t|th)\.? ?(?P<number>1[0-2]|0?[1-9])"
    r"|(?:quy|q)\.? ?(?P<quarter>iv|i{1,3}|[1-4]))(?: ?[/-] ?\d{4}| nam \d{4})?"
)
# Words headers are made of, for putting slips right; short ones are too like each other.
_WORDS = frozenset(
    {
        "cong",
        "dung",
        "gian",
        "hien",
        "hoan",
        "kinh",
        "lanh",
        "ngan",
        "nguoi",
        "nguon",
        "nhiem",
        "noi",
    }
    | {"pham", "phoi", "tham", "thanh", "thoi", "thuc", "tien", "trach", "viec"}
)
# "Phòng/Đơn vị" heads a column of units, "Phòng Tổ chức" is one.
_ANY_UNIT = re.compile(
    r"^(cac )?(don vi|co quan|bo phan|phong ban|phong ?[/,]|phong$|nguoi|can bo|ca nhan|to$|khoa$)"
)


def meaning(header: str) -> Column | None:
    """The column a header announces; none when no word of it is known."""
    folded = fold(header)
    return _known_meaning(folded) or _known_meaning(_put_right(folded))


def _known_meaning(folded: str) -> Column | None:
    found = [
        (match.start(), order, column)
        for order, (column, words) in enumerate(_MEANINGS)
        if (match := words.search(folded))
    ]
    if found:
        return min(found, key=lambda each: each[:2])[2]
    return Column.LEAD if _SOMEBODY.search(folded) else None


@lru_cache(maxsize=512)
def _put_right(folded: str) -> str:
    """Each unknown word replaced by the one header word it differs from by a single letter.

    >>> _put_right("thoi gain")
    'thoi gian'
    """
    return " ".join(_right_word(word) for word in folded.split()[:30])


def _right_word(word: str) -> str:
    if word in _WORDS or not 4 <= len(word) <= 8:
        return word
    near = [known for known in _WORDS if OSA.distance(word, known, score_cutoff=1) == 1]
    return near[0] if len(near) == 1 else word


def may_lead(header: str) -> bool:
    """Somebody, of whom the header says anything: "Cơ quan trình", "Đơn vị kiểm tra"."""
    return bool(_SOMEBODY.search(fold(header)))


def period_of(header: str, above: str = "") -> str:
    """The month or quarter a column stands for: "T3", or a bare "3" under "Tháng".

    >>> period_of("3", above="Thời gian (tháng)")
    'Tháng 3'
    """
    folded, over = fold(header), fold(above)
    if folded.isdigit() and "thang" in over:
        folded = f"thang {folded}"
    elif re.fullmatch(r"iv|i{1,3}|[1-4]", folded) and "quy" in over:
        folded = f"quy {folded}"
    found = _PERIOD.fullmatch(folded)
    if not found:
        return ""
    return (
        f"Quý {found['quarter'].upper()}" if found["quarter"] else f"Tháng {int(found['number'])}"
    )


def names_unit(header: str) -> bool:
    """A header that is the name of one unit, whose column is only marked."""
    folded = fold(header)
    known = any(words.search(folded) for _, words in _MEANINGS)
    return bool(UNIT.match(header)) and not known and not _ANY_UNIT.search(folded)
