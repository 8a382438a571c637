"""An office's staff list, from Excel or a delimited text, its columns found by meaning."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bot.errors import NotAPlan
from bot.parsing.plain_text import plain_text
from bot.parsing.text import clean, fold
from bot.plans.forms.excel.reader import open_workbook, reading_a_workbook
from bot.plans.forms.excel.values import printed
from bot.plans.forms.safety import ZIP_MARK, check_archive
from bot.plans.forms.text.reader import decode
from bot.plans.limits import MAX_BYTES
from bot.plans.staff_row import StaffRow

__all__ = ["StaffRow", "read_staff", "refuse_unread_roles", "staff_list_in"]

_COLUMNS = (
    ("full_name", re.compile(r"^(ho (va |, )?ten|ten|full name|name)\b|\bho ten\b")),
    ("roles", re.compile(r"\b(vai tro|quyen|roles?)\b")),
    ("position", re.compile(r"\b(chuc vu|chuc danh|vi tri|position)\b")),
    ("phone", re.compile(r"\b(dien thoai|so dt|sdt|di dong|phone)\b|^dt\b")),
    ("unit", re.compile(r"\b(don vi|phong|bo phan|co quan|unit)\b")),
)
# Searched in this order: a deputy head is a lead as the head is.
_ROLES = (
    ("admin", re.compile(r"\b(quan tri|admin)\b")),
    ("lead", re.compile(r"\b(truong|pho|chanh|lanh dao) (don vi|phong|ban|van phong)\b|^lead$")),
    ("director", re.compile(r"\b(lanh dao|giam doc|director)\b")),
    ("office", re.compile(r"\b(van phong|van thu|office)\b")),
    ("officer", re.compile(r"\b(chuyen vien|nhan vien|can bo|vien chuc|cong chuc|officer)\b")),
)
_BETWEEN_ROLES = re.compile(r"\s*[,;/+\n]\s*|\s+và\s+")
_PERSON_NAME = re.compile(r"\b(ho (va |, )?ten|ho ten|full name|name)\b")
_OF_A_PLAN = re.compile(
    r"\b(noi dung|nhiem vu|cong viec|thoi gian|thoi han|tien do|san pham|kinh phi|chi tieu|tasks?"
    r"|deadline)\b"
)
_HEADER_WITHIN = 20
_MOST_ROWS = 50_000
_LONGEST_CELL = 300


def read_staff(path: Path) -> tuple[StaffRow, ...]:
    """The people of a staff list; raises `NotAPlan` with the row that cannot be one."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise NotAPlan("staff-unsupported", ending=path.suffix.lower())
    rows = list(reader(_content(path)))
    start, columns = _header(rows)
    numbered = enumerate(rows[start + 1 :], start=start + 2)
    filled = [(number, row) for number, row in numbered if any(map(clean, row))]
    if not filled:
        raise NotAPlan("staff-empty")
    if len(filled) > _MOST_ROWS:
        raise NotAPlan("staff-too-many-rows", limit=_MOST_ROWS)
    return tuple(_person(row, columns, number=number) for number, row in filled)


def staff_list_in(path: Path) -> tuple[StaffRow, ...] | None:
    """The people of a file that is a staff list by its columns; none for any other file.

    Raises `NotAPlan` for a staff list that cannot be read.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        return None
    try:
        header = _header_row(list(islice(reader(_content(path)), _HEADER_WITHIN)))
    except NotAPlan:  # what it is and why it cannot be read is for the reader of plans to say
        return None
    return read_staff(path) if header is not None and _is_of_staff(header) else None


def refuse_unread_roles(rows: Iterable[StaffRow]) -> None:
    """Where nobody can be asked what was meant: raises `NotAPlan` for a role nobody knows."""
    for row in rows:
        for printed_role in row.unread_roles:
            raise NotAPlan("staff-unreadable", row=row.row, printed=printed_role)


def _is_of_staff(header: Sequence[str]) -> bool:
    """A plan names people and units too, but beside what they do and by when."""
    columns = _columns(header)
    names = fold(header[columns["full_name"]])
    is_named = _PERSON_NAME.search(names) is not None
    about_people = {"position", "roles", "phone"} & columns.keys()
    return bool(is_named and about_people) and not any(_OF_A_PLAN.search(fold(h)) for h in header)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise NotAPlan("plan-too-large", megabytes=MAX_BYTES // (1024 * 1024))
        return path.read_bytes()
    except OSError as error:
        raise NotAPlan("file-missing", name=path.name) from error


def _rows_of_text(content: bytes) -> Iterator[list[str]]:
    text = decode(content)
    beginning = "\n".join(text.split("\n")[:20])
    delimiter = max("\t;,", key=beginning.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise NotAPlan("plan-unreadable") from error


def _rows_of_workbook(content: bytes) -> Iterator[list[str]]:
    if content.startswith(ZIP_MARK):
        check_archive(content)
    with reading_a_workbook():
        rows = open_workbook(content).get_sheet_by_index(0).to_python()
    yield from ([printed(value) for value in row] for row in rows)


_READERS: dict[str, Callable[[bytes], Iterator[list[str]]]] = {
    ".csv": _rows_of_text,
    ".tsv": _rows_of_text,
    ".txt": _rows_of_text,
    ".xlsx": _rows_of_workbook,
    ".xls": _rows_of_workbook,
    ".ods": _rows_of_workbook,
}


def _header(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    header = _header_row(rows[:_HEADER_WITHIN])
    if header is None:
        raise NotAPlan("staff-no-header")
    return rows.index(header), _columns(header)


def _header_row(rows: Iterable[Sequence[str]]) -> Sequence[str] | None:
    return next((row for row in rows if {"full_name", "unit"} <= _columns(row).keys()), None)


def _columns(row: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, header in enumerate(row):
        for name, words in _COLUMNS:
            if name not in found and words.search(fold(header)):
                found[name] = place
                break
    return found


def _person(row: Sequence[str], columns: dict[str, int], *, number: int) -> StaffRow:
    def cell(name: str) -> str:
        place = columns.get(name, len(row))
        text = clean(plain_text(row[place])) if place < len(row) else ""
        if len(text) > _LONGEST_CELL:
            raise NotAPlan("staff-cell-too-long", row=number, limit=_LONGEST_CELL)
        return text

    if not cell("full_name"):
        raise NotAPlan(
            "staff-unreadable", row=number, printed=" ".join(filter(None, map(clean, row)))
        )
    roles, unread = _roles(cell("roles") or "chuyên viên")
    phone = re.sub(r"[\s.]", "", cell("phone"))
    return StaffRow(
        cell("full_name"),
        cell("unit"),
        cell("position"),
        roles,
        phone,
        unread_roles=unread,
        keeps_roles=not (cell("roles") and roles),
        row=number,
    )


def _roles(printed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The roles named, and the words that name none."""
    named = [(_role(part), part) for part in _BETWEEN_ROLES.split(printed) if part]
    roles = dict.fromkeys(role for role, _ in named if role is not None)
    return tuple(roles), tuple(part for role, part in named if role is None)


def _role(printed: str) -> str | None:
    return next((role for role, words in _ROLES if words.search(fold(printed))), None)
