"""A draft's Excel file that came back: which cells, rows and headings somebody changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from bot.errors import NotAPlan
from bot.parsing.text import clean, fold
from bot.parsing.values import Doubt
from bot.plans.forms.safety import ZIP_MARK
from bot.plans.review.changes import edited, settled
from bot.plans.review.sheet_columns import (
    COLUMNS,
    DOUBTS_HEADER,
    SheetColumn,
    Unreadable,
    Value,
    as_text,
)
from bot.plans.review.sheet_marks import MARK, Mark, SheetId, read_mark
from bot.plans.values import DraftItem, DraftPlan

_TEXTS = re.compile(r"xl/sharedStrings\.xml|xl/worksheets/sheet1\.xml|content\.xml")
"""Where office programs keep the texts of the cells."""
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_LOOKED_AT = 50 * 1024 * 1024
_HEADER_WITHIN = 30
_BY_HEADER = {fold(column.header): column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class SheetRow:
    number: int
    """As Excel counts."""
    cells: tuple[Value, ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A sheet that was written from a draft."""

    sheet: SheetId
    plan: DraftPlan
    """As it was written, without its rows."""
    columns: dict[int, SheetColumn]
    doubts_at: int | None
    rows: tuple[SheetRow, ...]


def draft_file_of(values: Iterable[Sequence[Any]]) -> DraftFile | None:
    """The sheet of these cells; none where somebody took away what tells it is one of ours."""
    rows = [_row(number, cells) for number, cells in enumerate(values, 1)]
    plan = next((found for row in rows if row.mark and (found := row.mark.plan())), None)
    header = next((row for row in rows[:_HEADER_WITHIN] if _is_header(row)), None)
    marked = next((row.mark for row in rows if row.mark), None)
    if plan is None or header is None or marked is None:
        return None
    names = [fold(as_text(cell)) for cell in header.cells]
    return DraftFile(
        sheet=marked.sheet,
        plan=plan,
        columns={at: _BY_HEADER[name] for at, name in enumerate(names) if name in _BY_HEADER},
        doubts_at=names.index(fold(DOUBTS_HEADER)) if fold(DOUBTS_HEADER) in names else None,
        rows=tuple(row for row in rows if row.number > header.number),
    )


def may_be_ours(content: bytes) -> bool:
    """Whether this may be a sheet of a draft; any other file is left to the readers of plans."""
    if content.startswith(_OLD_EXCEL):
        return MARK.encode() in content or MARK.encode("utf-16-le") in content
    if not content.startswith(ZIP_MARK):
        return False
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = filter(_TEXTS.fullmatch, archive.namelist())
            return any(MARK.encode() in _beginning(archive, name) for name in names)
    except (BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError):
        return False


def _beginning(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_LOOKED_AT)


def _row(number: int, cells: Sequence[Any]) -> SheetRow:
    mark = next((found for cell in cells if (found := read_mark(cell))), None)
    return SheetRow(number, tuple(None if read_mark(cell) else cell for cell in cells), mark)


def _is_header(row: SheetRow) -> bool:
    names = {fold(as_text(cell)) for cell in row.cells}
    return len(names & _BY_HEADER.keys()) >= 3


def corrected(file: DraftFile, current: DraftPlan | None = None) -> DraftPlan:
    """What was changed in the sheet put into the current draft, else into the one it was made of.

    Raises `NotAPlan` that names the first cell nobody can read.
    """
    plan = current or file.plan
    return replace(plan, items=tuple(_items(file, plan, current)))


def _items(file: DraftFile, plan: DraftPlan, current: DraftPlan | None) -> Iterator[DraftItem]:
    section, met = "", set[int]()
    for row in file.rows:
        if row.mark and row.mark.kind == "section":
            section = _heading(row)
            continue
        base = row.mark.item() if row.mark else None
        position = row.mark.position if row.mark else None
        if base is None or position is None or position in met:
            if new := _new(file, row, section=section, year=plan.year):
                yield new
            continue
        met.add(position)
        now = current.items[position] if current and position < len(current.items) else base
        item = _changed(file, row, base=base, now=now, year=plan.year)
        yield replace(item, section=section) if section != base.section else item


def _heading(row: SheetRow) -> str:
    return next((clean(as_text(cell)) for cell in row.cells if as_text(cell)), "")


def _changed(
    file: DraftFile, row: SheetRow, *, base: DraftItem, now: DraftItem, year: int
) -> DraftItem:
    """Only what differs from what was written counts."""
    item = now
    for at, column in file.columns.items():
        cell = row.cells[at] if at < len(row.cells) else None
        if as_text(cell) != as_text(column.shown(base)):
            item = edited(item, _fields(row, at, column, item=item, year=year))
    if base.doubts and file.doubts_at is not None and _is_empty(row, file.doubts_at):
        return replace(item, doubts=())
    return item


def _is_empty(row: SheetRow, at: int) -> bool:
    return at >= len(row.cells) or not as_text(row.cells[at])


def _new(file: DraftFile, row: SheetRow, *, section: str, year: int) -> DraftItem | None:
    """A row somebody added, or copied; an empty one is none."""
    filled = [at for at in file.columns if not _is_empty(row, at)]
    if not filled:
        return None
    item = DraftItem(kind="task", number="", section=section, content="", timeline="")
    for at in filled:
        item = edited(item, _fields(row, at, file.columns[at], item=item, year=year))
    if not item.content:
        raise NotAPlan("draft-row-empty", row=row.number)
    return settled(replace(item, doubts=tuple(_missing(item))))


def _missing(item: DraftItem) -> Iterator[Doubt]:
    if not item.lead_units and not item.lead_persons:
        yield Doubt("no-lead")
    if not item.milestones:
        yield Doubt("no-deadline")


def _fields(
    row: SheetRow, at: int, column: SheetColumn, *, item: DraftItem, year: int
) -> dict[str, Any]:
    cell = row.cells[at] if at < len(row.cells) else None
    try:
        return column.typed(cell, item, year)
    except Unreadable as error:
        address = f"{_letters(at)}{row.number}"
        raise NotAPlan("draft-cell-unreadable", cell=address, printed=as_text(cell)[:80]) from error


def _letters(at: int) -> str:
    """Excel's name of a column: A, B … Z, AA."""
    head, last = divmod(at, 26)
    return (_letters(head - 1) if head else "") + chr(ord("A") + last)
