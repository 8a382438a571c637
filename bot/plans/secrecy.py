"""Documents marked as state secrets are refused before anything of them is kept."""

import re
from collections.abc import Iterator
from itertools import islice

from bot.errors import NotAPlan
from bot.parsing.text import clean
from bot.plans.document import Document, Paragraph, Row, Table

# In capitals among other words of a short line: a letterhead, a page's header, a PDF's line of
# stamp and number together. "BÍ MẬT", "BẢO MẬT", "MẬT ĐỘ" are other words; "HỎA TỐC" is urgency.
_IN_CAPITALS = re.compile(
    r"(?<!BÍ )(?<!BẢO )(?<!CƠ )(?<!THÂN )\bMẬT\b(?! ĐỘ| ONG| MÃ| KHẨU| VỤ| THƯ| THIẾT| VIỆN| ƯỚC)"
)
# Alone on its line, in capitals or with one, perhaps with the copy's number behind it.
_ALONE = re.compile(
    r"[\W_]*(?:DẤU |TÀI LIỆU |VĂN BẢN )?(?:(?:TUYỆT|TỐI) ?MẬT|MẬT|(?:Tuyệt|Tối) [Mm]ật|Mật)[\W_]*"
    r"(?:(?:HỎA|HOẢ) TỐC|KHẨN|THƯỢNG KHẨN)?[\W_]*(?:bản số\W*\w*)?[\W_]*"
)
_LABELLED = re.compile(
    r"(?:^|\t|\s{2})\W*(?:mức )?độ mật\s*:\W*(?:tuyệt mật|tối mật|mật)(?=\W*(?:$|[,;.(]))",
    re.IGNORECASE,
)
_SPACED_LETTERS = re.compile(r"(?<=\b\w) (?=\w\b)")
_TOP = 60
_TOP_ROWS = 4
_SHORT = 120


def refuse_secret(document: Document) -> None:
    """Raise where a page bears Mật, Tối mật or Tuyệt mật; the error quotes nothing."""
    if any(_bears_stamp(line) for line in _head_lines(document)):
        raise NotAPlan("plan-secret")
    # An annex has its own stamp, which stands alone over it.
    paragraphs = (block for block in document.blocks if isinstance(block, Paragraph))
    if any(_is_stamp(line) for block in paragraphs for line in block.text.split("\n")):
        raise NotAPlan("plan-secret")


def _head_lines(document: Document) -> Iterator[str]:
    """Headers and footers, the first lines, and what stands over the rows of each table."""
    yield from document.margins
    for block in islice(document.blocks, _TOP):
        if isinstance(block, Paragraph):
            yield from block.text.split("\n")
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (line for row in block.rows[:_TOP_ROWS] for line in _title_lines(row))


def _title_lines(row: Row) -> Iterator[str]:
    """A letterhead's row, or a title over the table; a row of tasks begins with its number."""
    texts = [cell.text for cell in row if cell.text]
    if len(texts) <= 3 and not any(text[:1].isdigit() for text in texts[:1]):
        yield from (line for text in texts for line in text.split("\n"))


def _bears_stamp(line: str) -> bool:
    text = clean(line)
    if len(text) <= _SHORT and _IN_CAPITALS.search(_closed_up(text)):
        return True
    return _is_stamp(line) or bool(_LABELLED.search(line))


def _is_stamp(line: str) -> bool:
    text = clean(line)
    return any(_ALONE.fullmatch(form) for form in (text, _closed_up(text)))


def _closed_up(text: str) -> str:
    """ "M Ậ T" as one word."""
    return _SPACED_LETTERS.sub("", text)
