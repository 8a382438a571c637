"""An office's staff list, from Excel or a delimited text, its columns found by meaning."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import NotAPlan
from bot.parsing.text import clean, fold
from bot.plans.forms.excel.reader import open_workbook, reading_a_workbook
from bot.plans.forms.excel.values import printed
from bot.plans.forms.safety import ZIP_MARK, check_archive
from bot.plans.forms.text.reader import decode
from bot.plans.limits import MAX_BYTES

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
_MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class StaffRow:
    full_name: str
    unit: str
    position: str = ""
    roles: tuple[str, ...] = ("officer",)  # officer | lead | director | office | admin
    phone: str = ""


def read_staff(path: Path) -> tuple[StaffRow, ...]:
    """The people of a staff list; raises `NotAPlan` with the row that cannot be read."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise NotAPlan("staff-unsupported", ending=path.suffix.lower())
    rows = list(reader(_content(path)))[:_MOST_ROWS]
    start, columns = _header(rows)
    numbered = enumerate(rows[start + 1 :], start=start + 2)
    people = tuple(
        _person(row, columns, number=number) for number, row in numbered if any(map(clean, row))
    )
    if not people:
        raise NotAPlan("staff-empty")
    return people


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
    for place, row in enumerate(rows[:20]):
        columns = _columns(row)
        if {"full_name", "unit"} <= columns.keys():
            return place, columns
    raise NotAPlan("staff-no-header")


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
        return clean(row[place]) if place < len(row) else ""

    if not cell("full_name"):
        raise NotAPlan(
            "staff-unreadable", row=number, printed=" ".join(filter(None, map(clean, row)))
        )
    roles = _roles(cell("roles") or "chuyên viên", number=number)
    phone = re.sub(r"[\s.]", "", cell("phone"))
    return StaffRow(cell("full_name"), cell("unit"), cell("position"), roles, phone)


def _roles(printed: str, *, number: int) -> tuple[str, ...]:
    roles: list[str] = []
    for part in _BETWEEN_ROLES.split(printed):
        role = next((role for role, words in _ROLES if words.search(fold(part))), None)
        if role is None:
            raise NotAPlan("staff-unreadable", row=number, printed=part)
        roles.append(role)
    return tuple(dict.fromkeys(roles))
