"""An Excel workbook to paragraphs and tables; what its formulas gave when it was last saved.

calamine reads the values. No formula is worked out and nothing outside the file is opened.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from bot.errors import NotAPlan
from bot.parsing.text import clean, fold
from bot.parsing.values import Doubt
from bot.plans.document import Cell, Document, Paragraph, Progress, Row, Table, unwatched
from bot.plans.forms.excel.hidden import hidden_doubts, shown
from bot.plans.forms.excel.layout import EMPTY, Block, Place, sheet_blocks
from bot.plans.forms.excel.looks import Looks, WorkbookLooks
from bot.plans.forms.excel.values import printed
from bot.plans.forms.file_kinds import Kind, kind_of
from bot.plans.forms.libreoffice import convert, is_installed
from bot.plans.forms.margins import margins_of_excel

_DAMAGED = (CalamineError, zipfile.BadZipFile, SyntaxError, KeyError, ValueError, OSError)
_NAMELESS = re.compile(
    r"(sheet|trang tinh|bang tinh|bang|table|worksheet|tabelle|feuil)?[ _]?\(?\d*\)?"
)
_NAMED_AT_MOST = 10
_TITLE = re.compile(r"(du thao )?(ke hoach|kh|chuong trinh|ctct|danh muc|lich|bang)\b")


def open_workbook(content: bytes) -> CalamineWorkbook:
    with reading_a_workbook():
        return CalamineWorkbook.from_filelike(BytesIO(content))


@contextmanager
def reading_a_workbook() -> Iterator[None]:
    """Whatever calamine may stumble over in a damaged file, as a `NotAPlan`."""
    try:
        yield
    except PasswordError as error:
        raise NotAPlan("plan-locked") from error
    except _DAMAGED as error:
        raise NotAPlan("plan-unreadable") from error
    except BaseException as error:
        # A panic of its Rust code is no `Exception`, and no module offers its class.
        if type(error).__name__ != "PanicException":
            raise
        raise NotAPlan("plan-unreadable") from error


def read_excel(content: bytes, progress: Progress = unwatched) -> Document:
    if kind_of(content) is not Kind.EXCEL and is_installed():
        # calamine reads the values of old sheets, but nothing tells how they are printed.
        content = convert(content, ending=".xls", to="xlsx")
    workbook = open_workbook(content)
    with reading_a_workbook():
        looks, margins = _looks(content), _margins(content)
        sheets = list(_sheets(workbook, looks, progress))
    told = [sheet for sheet in sheets if sheet.blocks]
    if not told:
        raise NotAPlan("plan-empty")
    blocks = (block for sheet in told for block in sheet.titled(alone=len(told) == 1))
    doubts = [doubt for sheet in sheets for doubt in sheet.doubts]
    unread = () if looks else (Doubt("formats-unread"),)
    return Document(tuple(blocks), margins, doubts=(*doubts, *unread))


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...] = ()

    def titled(self, *, alone: bool) -> tuple[Block, ...]:
        """With its name as a heading, where that says more than the texts above its table."""
        name = clean(self.name.replace("_", " "))
        bare = isinstance(self.blocks[0], Table)
        if _NAMELESS.fullmatch(fold(name)) or (alone and not (bare and " " in name)):
            return self.blocks
        if not bare and _TITLE.match(fold(name)):
            return self.blocks
        return (Paragraph(name, strong=True), *self.blocks)


def _looks(content: bytes) -> WorkbookLooks | None:
    if kind_of(content) is not Kind.EXCEL:
        return None
    return WorkbookLooks(zipfile.ZipFile(BytesIO(content)))


def _margins(content: bytes) -> tuple[str, ...]:
    if kind_of(content) is not Kind.EXCEL:
        return ()
    with zipfile.ZipFile(BytesIO(content)) as package:
        return tuple(margins_of_excel(package))


def _sheets(
    workbook: CalamineWorkbook, looks: WorkbookLooks | None, progress: Progress
) -> Iterator[_Sheet]:
    visible = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
    ]
    for count, name in enumerate(visible, start=1):
        look = looks.of(name) if looks else Looks()
        sheet = workbook.get_sheet_by_name(name)
        seen = shown(*_grid(sheet, look), look.hidden, left=sheet.start[1] if sheet.start else 0)
        doubts = (*_doubts(name, look), *hidden_doubts(name, seen.left_out))
        yield _Sheet(name, tuple(sheet_blocks(seen.rows, seen.spans)), doubts)
        progress(count, len(visible))


def _doubts(sheet: str, look: Looks) -> Iterator[Doubt]:
    if look.errors:
        yield Doubt("cell-error", (("printed", _listed(look.errors)), ("heading", sheet)))
    if look.unread:
        yield Doubt("formula-unread", (("printed", _listed(look.unread)), ("heading", sheet)))


def _listed(cells: Sequence[str]) -> str:
    return ", ".join(cells[:_NAMED_AT_MOST]) + ("…" if len(cells) > _NAMED_AT_MOST else "")


def _grid(sheet: CalamineSheet, look: Looks) -> tuple[list[Row], dict[Place, int]]:
    """The sheet's rows and the widths of its merged cells, columns counted from the first used."""
    left = sheet.start[1] if sheet.start else 0
    values = [row if row.count("") < len(row) else [] for row in sheet.iter_rows()]
    for (row, column), form in look.forms.items():
        if _is_in(values, row, column - left):
            values[row][column - left] = printed(values[row][column - left], form)
    known = _KnownCells()
    # True is 1 to Python, but not to the reader of a column of ticks.
    grid = [
        [known[str(value).upper() if value is True or value is False else value] for value in row]
        for row in values
    ]
    for row, column in look.bold:
        if _is_in(grid, row, column - left):
            grid[row][column - left] = replace(grid[row][column - left], strong=True)
    spans = dict(_merge(grid, sheet.merged_cell_ranges or (), left))
    return [tuple(row) for row in grid], spans


def _is_in(grid: Sequence[Sequence[object]], row: int, column: int) -> bool:
    return row < len(grid) and 0 <= column < len(grid[row])


class _KnownCells(dict[Any, Cell]):
    """Values to cells; units and periods come in row after row and are cleaned once."""

    def __missing__(self, value: Any) -> Cell:
        text = value if isinstance(value, str) else printed(value)
        if "\n" in text or "\r" in text:
            text = "\n".join(line for line in map(clean, text.splitlines()) if line)
        else:
            text = clean(text)
        self[value] = Cell(text)
        return self[value]


def _merge(
    grid: list[list[Cell]], ranges: Sequence[tuple[Place, Place]], left: int
) -> Iterator[tuple[Place, int]]:
    """Empties merged cells but the first; those below it repeat its text."""
    for (top, first), (bottom, last) in ranges:
        start, end = first - left, last - left + 1
        if not _is_in(grid, top, start):
            continue
        whole = grid[top][start]
        below = replace(whole, continues=True) if whole.text else EMPTY
        for row in range(top, min(bottom + 1, len(grid))):
            grid[row] = grid[row] or [EMPTY] * len(grid[top])
            width = max(min(end, len(grid[row])) - start, 0)
            inner = whole if row == top else below
            grid[row][start : start + width] = [inner, *[EMPTY] * (width - 1)][:width]
            yield (row, start), end - start
