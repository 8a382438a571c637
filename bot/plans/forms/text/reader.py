"""The text form of a plan: lines are paragraphs, or rows of a table in one of several forms."""

import codecs
import re
from collections.abc import Iterator

from bot.errors import NotAPlan
from bot.plans.document import Cell, Document, Paragraph, Progress, Row, Table, unwatched
from bot.plans.forms.text.cell_lines import read_cell_lines
from bot.plans.forms.text.drawn_rows import read_drawn_rows
from bot.plans.forms.text.markup import is_strong, plain_text
from bot.plans.forms.text.piped_rows import read_piped_rows
from bot.plans.forms.text.spaced_rows import read_separated_rows, read_spaced_rows

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_NUMBERED = re.compile(r"\s*(?:<b>|\*\*)?\s*(?:\d+|[IVXLC]+)\s*[.)]?\s*(?:</b>|\*\*)?\s*\t")
_MOST_LINES_OF_A_CELL = 40
_OTHER_FORMS = (
    (re.compile(r"^\s*\t[^\t]*$"), read_cell_lines),
    (re.compile(r"^\s*[+┌╔┏╒]"), read_drawn_rows),
    (re.compile(r"\|"), read_piped_rows),
    (re.compile(r"^[^\t]*\S {2,}\S[^\t]*$"), read_spaced_rows),
    (re.compile(r"^[^\t]*;.*;"), read_separated_rows),
)


def read_text(content: bytes, _progress: Progress = unwatched) -> Document:
    text = decode(content)
    if not text.strip():
        raise NotAPlan("plan-empty")
    return Document(tuple(_blocks(_LINE_END.split(text))))


def decode(content: bytes) -> str:
    """Unicode by its mark, else UTF-8, else the old Vietnamese Windows code page."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _BINARY.search(text):
            return text
    raise NotAPlan("plan-unreadable")


def _encodings(content: bytes) -> Iterator[str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            yield encoding
    # Without a mark, the zero half of ASCII letters tells UTF-16 and its byte order.
    if content[1:400:2].count(0) > len(content[1:400:2]) // 4:
        yield "utf-16-le"
    if content[0:400:2].count(0) > len(content[0:400:2]) // 4:
        yield "utf-16-be"
    yield "utf-8"
    yield "cp1258"


def _blocks(lines: list[str]) -> Iterator[Paragraph | Table]:
    run: list[str] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        may_begin = not run or "\t" not in run[-1]
        if may_begin and (drawn := _other_form(lines, position)):
            yield from _table(run)
            run = []
            blocks, position = drawn
            yield from blocks
            continue
        position += 1
        if "\t" in line or (_still_open(run) and _may_belong_to_a_table(line)):
            run.append(line)
            continue
        yield from _table(run)
        run = []
        yield from _paragraph(line)
    yield from _table(run)


def _other_form(lines: list[str], position: int) -> tuple[list[Paragraph | Table], int] | None:
    """A table that is printed in another way than with tabs between its cells."""
    line = lines[position]
    for sign, read in _OTHER_FORMS:
        if sign.search(line) and (found := read(lines, position)):
            return found
    return None


def _still_open(run: list[str]) -> bool:
    """A row may go on here; many lines without a tab are the text that follows a stray one."""
    return any("\t" in line for line in run[-_MOST_LINES_OF_A_CELL:])


def _may_belong_to_a_table(line: str) -> bool:
    """Without a tab: the rest of a cell, or a section row whose empty cells were cut off."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _paragraph(line: str) -> Iterator[Paragraph]:
    strong = is_strong(line)
    for text in plain_text(line).split("\n"):
        if text:
            yield Paragraph(text, strong)


def _table(lines: list[str]) -> Iterator[Paragraph | Table]:
    if not lines:
        return
    rows = list(_whole_rows(lines, lines[0].count("\t") + 1))
    last = max(place for place, row in enumerate(rows) if "\t" in row)
    yield Table(tuple(_row(row) for row in rows[: last + 1]))
    for line in rows[last + 1 :]:
        yield from _paragraph(line)


def _whole_rows(lines: list[str], width: int) -> Iterator[str]:
    """Rows whose cells held line breaks, put together again.

    Only when the pieces add up to exactly the width of the table and none of them
    begins a row of its own; otherwise every line stays a row.
    """
    position = 0
    while position < len(lines):
        taken = _pieces(lines, position, width)
        yield "\n".join(lines[position : position + taken])
        position += taken


def _pieces(lines: list[str], start: int, width: int) -> int:
    cells = lines[start].count("\t") + 1
    for taken, line in enumerate(lines[start + 1 : start + _MOST_LINES_OF_A_CELL], start=2):
        if cells >= width or _NUMBERED.match(line) or line.startswith("\t"):
            return 1
        cells += line.count("\t")
        if cells == width and _row_ends(lines, start + taken):
            return taken
    return 1


def _row_ends(lines: list[str], following: int) -> bool:
    """The next line begins a row, so the last cell has no more lines."""
    return following >= len(lines) or "\t" in lines[following]


def _row(line: str) -> Row:
    return tuple(Cell(plain_text(cell), is_strong(cell)) for cell in line.split("\t"))
