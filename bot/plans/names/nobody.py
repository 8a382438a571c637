"""Words that stand where a name should and name nobody."""

import re

from bot.parsing.text import clean
from bot.plans.names.spelling import even_tones

_MOST_WORDS = 8
_NOBODY = re.compile(
    r"không(?: có| ai)?|chưa(?: xác định| rõ| có| phân công)?|(?:sẽ )?xác định sau|nt|n\.t"
    r"|như (?:trên|mục|dòng|phần)(?:\W.*)?|thuê(?: ngoài| khoán)?|(?:bổ sung|thông báo) sau"
    r"|theo (?:sự )?(?:phân công|quyết định|chỉ đạo|yêu cầu|quy định|kế hoạch)(?!\w).*",
    re.DOTALL,
)
_WHEN = re.compile(
    r"(?:(?:trong|trước|đến|cuối|đầu|giữa|hằng|hàng|hết|từ|cả) )*(?:tháng|quý|tuần|ngày|năm)"
    r"(?: (?:[\d/.,-]+|[ivx]+|và|đến|năm|tháng|quý|tuần))*|thường xuyên|đột xuất|định kỳ"
)


def names_nobody(text: str) -> bool:
    """ "Không", "Theo phân công", a ditto mark with nothing above it, or a time."""
    bare = even_tones(clean(text)).strip(" .,;:-–\"'")
    return bool(_NOBODY.fullmatch(bare) or _WHEN.fullmatch(bare))


def reads_like_name(text: str) -> bool:
    """Capitalised and short, as "Tài chính - Kế toán" is, though no kind of unit is said.

    Without any marks ("phong nv") it was typed in a hurry, capitals left out with them.
    """
    return (text[:1].isupper() or text.isascii()) and len(text.split()) <= _MOST_WORDS
