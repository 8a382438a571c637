"""Names that hold a comma or "và" and are one all the same."""

import re

from bot.parsing.text import clean
from bot.plans.names.unit_kinds import PARENTHESIS, UNIT

ABBREVIATION = re.compile(r"[A-ZĐ](?:[A-ZĐ0-9&.\-]|[a-zà-ỹ]{1,2}(?=[A-ZĐ]))*[A-ZĐ0-9]")
"""The initials by which a unit is called: "QLCN&CN", "GDTrH", "HC-TH"."""

# Departments whose name holds "và" or a comma, so that a list of them can be told apart.
_WHOLE = re.compile(
    r"kế hoạch (?:và|&) đầu tư|(?:khoa học|kh),? (?:và|&) (?:công nghệ|cn)(?!\w)"
    r"|(?:giáo dục|gd) (?:và|&) (?:đào tạo|đt)(?!\w)|thông tin (?:và|&) truyền thông"
    r"|(?:nông nghiệp|nn) (?:và|&) (?:ptnt|phát triển nông thôn|môi trường)"
    r"|(?:tài nguyên|tn) (?:và|&) (?:môi trường|mt)(?!\w)|dân tộc (?:và|&) tôn giáo"
    r"|văn hóa,? thể thao (?:và|&) du lịch|văn hóa (?:và|&) (?:thể thao|thông tin|xã hội)"
    r"|lao động[ ,-]*thương binh (?:và|&) xã hội|kinh tế[ ,-]*hạ tầng (?:và|&) đô thị",
    re.IGNORECASE,
)
WITHIN = re.compile(r"(?:phòng|đội|tổ|khoa|bộ phận|trạm|hạt)(?!\w)", re.IGNORECASE)
_HOLDS = re.compile(
    r"(?:chi cục|tổng cục|cục|vụ|công an|sở|bộ|bệnh viện|trường|viện|học viện)(?!\w)", re.IGNORECASE
)


def masked(text: str) -> str:
    """The text with blanked what separates nothing: parentheses and the names known as whole."""
    bare = PARENTHESIS.sub(lambda inside: "\0" * len(inside[0]), text)
    return _WHOLE.sub(lambda whole: re.sub(r"[\s,&-]", "\0", whole[0]), bare)


def within_another(text: str) -> tuple[str, str] | None:
    """A unit and the larger one it belongs to, printed with a comma between them.

    "Phòng Hành chính và Quản lý Dịch bệnh, Chi cục Thú y" is one unit inside another: the
    small one is spelled out, the large one of a kind that has divisions, and no third follows.
    Where the plan names the small one by itself, `naming` makes two of them again.
    """
    small, comma, large = clean(masked(text)).replace("\0", " ").strip(" .;").partition(", ")
    if not comma or "," in large or ";" in text or not WITHIN.match(small):
        return None
    kind = UNIT.match(small)
    spelled = kind and len(small[kind.end() :].split()) > 2 and not ABBREVIATION.search(small)
    if not spelled or not _HOLDS.match(large) or "\n" in text:
        return None
    at = text.index(",")
    return clean(text[:at]), clean(text[at + 1 :]).strip(" .")
