"""What stands under the last row of a plan: who gets it, who drew it up, who signs."""

import re
from collections.abc import Sequence

from bot.parsing.text import fold

_CLOSING = re.compile(
    r"^(noi nhan\b|tm\.|kt\.|tl\.|tuq\.|luu ?:"
    r"|nguoi (lap( bieu| bang| ke hoach)?|ky( ten)?|tong hop)\b(?!.{20}))"
    r"|^[^,]{3,40}, ngay\b[ .…\d]*\bthang\b[ .…\d]*\bnam [ .…\d]+$"
)
_POST = re.compile(
    r"(q\. ?)?(pho )?((tong )?giam doc|chu tich|hieu truong|bi thu|ke toan truong|thu truong"
    r"|(vien|cuc|chi cuc|doi|to|tram) truong|truong (phong|ban|khoa|bo phan|don vi|tram)"
    r"|chanh (van phong|thanh tra|an)|nguoi duyet|thu ky|ke toan|thu quy)"
)
_OF_THE_UNIT = re.compile(r"( (don vi|co quan))?( (phe )?duyet)?\W*(\(.*)?")
_MOST_CELLS = 4
_LONGEST = 60


def closes(text: str) -> bool:
    """A text that only stands under a plan: "Nơi nhận:", "KT. GIÁM ĐỐC", "Người lập biểu"."""
    return bool(_CLOSING.search(fold(_first_line(text))))


def are_signatures(texts: Sequence[str]) -> bool:
    """A row of people who sign; a lone post in small letters may be the end of a people cell."""
    filled = [text for text in texts if text]
    if not 0 < len(filled) <= _MOST_CELLS:
        return False
    if any(map(closes, filled)):
        return True
    if not all(map(_names_post, filled)):
        return False
    return len(filled) > 1 or _first_line(filled[0]).isupper()


def _names_post(text: str) -> bool:
    """A post alone; written in capitals it may say of what: "TRƯỞNG PHÒNG TỔ CHỨC"."""
    line = _first_line(text)
    found = _POST.match(fold(line))
    if not found or len(line) > _LONGEST:
        return False
    return line.isupper() or bool(_OF_THE_UNIT.fullmatch(fold(line)[found.end() :]))


def _first_line(text: str) -> str:
    return text.strip().split("\n")[0].strip()
