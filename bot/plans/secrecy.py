"""Documents marked as state secrets are refused before anything of them is kept."""

import re
from itertools import islice

from bot.errors import NotAPlan
from bot.parsing.text import clean
from bot.plans.document import Document
from bot.plans.front.pages import front_lines

# The stamp stands alone, in capitals or with one; "bảo mật" in a sentence is no stamp, and
# "HỎA TỐC" only says that it is urgent.
_STAMP = re.compile(
    r"[\W_]*(?:(?:Độ mật|ĐỘ MẬT|Mức độ mật|MỨC ĐỘ MẬT)\s*:?\W*)?"
    r"(?:(?:TUYỆT|TỐI) ?MẬT|MẬT|(?:Tuyệt|Tối) [Mm]ật|Mật)[\W_]*"
)
_LABELLED = re.compile(r"\bđộ mật\s*:\W*(?:tuyệt mật|tối mật|mật)\b", re.IGNORECASE)
_SPACED_LETTERS = re.compile(r"(?<=\b\w) (?=\w\b)")
_TOP = 60


def refuse_secret(document: Document) -> None:
    """Raise where the first page bears Mật, Tối mật or Tuyệt mật; the error quotes nothing."""
    if any(_is_stamp(line.text) for line in islice(front_lines(document), _TOP)):
        raise NotAPlan("plan-secret")


def _is_stamp(line: str) -> bool:
    text = clean(line)
    closed_up = _SPACED_LETTERS.sub("", text)
    return any(_STAMP.fullmatch(form) for form in (text, closed_up)) or bool(_LABELLED.search(text))
