"""Finds a table's columns by what their headers mean, wherever they stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.parsing.text import fold
from bot.plans.document import Row


class Column(Enum):
    NUMBER = auto()
    CONTENT = auto()
    TIME = auto()
    LEAD = auto()
    COOPERATING = auto()
    DIRECTOR = auto()
    RESULT = auto()
    BUDGET = auto()
    NOTE = auto()
    MEASURE = auto()  # what an indicator is counted in
    TARGET = auto()


# Searched in folded headers; where several match, the one that stands first in the header
# wins ("Kết quả thực hiện nhiệm vụ" is a result), and of two at one place the upper one.
_MEANINGS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(words))
    for column, words in (
        (Column.NUMBER, r"^(so )?(s\.?t\.?t|t\.?t|thu tu)\b\.?$|^no\.?$|^#$"),
        (Column.MEASURE, r"\bdon vi tinh\b|\bdvt\b"),
        (Column.TARGET, r"\bke hoach (nam )?\d{4}|\bchi tieu (giao|nam|ke hoach)|\bmuc tieu\b"),
        (Column.COOPERATING, r"\bphoi hop\b|\bcung thuc hien\b"),
        (Column.DIRECTOR, r"\blanh dao\b|\bchi dao\b"),
        (Column.LEAD, r"\bchu tri\b|\btham muu\b|\bphu trach\b|\btrach nhiem\b|\bphan cong\b"),
        (Column.LEAD, r"\bdau moi\b"),
        (Column.TIME, r"\bthoi (gian|han|diem|ky)\b|\btien do\b|^han\b|\bhan (chot|hoan|trinh)\b"),
        (Column.TIME, r"^ngay\b|^(bat dau|ket thuc|hoan thanh)\b|^thang\b|^quy\b|\blich\b"),
        (Column.RESULT, r"\bsan pham\b|\bket qua\b|\bdau ra\b"),
        (Column.BUDGET, r"\bkinh phi\b|\bdu toan\b|\bso tien\b|\bngan sach\b|\bnguon von\b"),
        (Column.NOTE, r"\bghi chu\b"),
        (Column.CONTENT, r"\bnoi dung\b|\bnhiem vu\b|\bcong viec\b|\bcong tac\b|\bhoat dong\b"),
        (Column.CONTENT, r"\bchi tieu\b|\bdau viec\b|\bhang muc\b|\bde tai\b|\bdu an\b|\bten\b"),
    )
)
# Only when nothing else is said: "Đơn vị", "Cơ quan thực hiện", "Người thực hiện".
_SOMEBODY = re.compile(
    r"^(cac )?(don vi|co quan|phong|bo phan|nguoi|can bo|chuyen vien|ca nhan|cong chuc)\b"
)
_LONGEST_HEADER = 150
_ROW_COLUMNS = {
    *(Column.TIME, Column.LEAD, Column.COOPERATING, Column.DIRECTOR),
    *(Column.RESULT, Column.MEASURE, Column.NOTE),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cells of a row say what; columns of one meaning are read together, in order."""

    headers: tuple[str, ...]
    places: Mapping[Column, tuple[int, ...]] = field(default_factory=dict)

    def __contains__(self, column: Column) -> bool:
        return column in self.places

    def text(self, row: Sequence[str], column: Column) -> str:
        cells = (row[place] for place in self.places.get(column, ()) if place < len(row))
        return "\n".join(cell for cell in cells if cell)

    def header(self, column: Column) -> str:
        return self.text(self.headers, column)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headers whose meaning was not recognised."""
        known = {place for places in self.places.values() for place in places}
        return tuple(h for place, h in enumerate(self.headers) if h and place not in known)

    @property
    def hold_tasks(self) -> bool:
        return Column.CONTENT in self and bool(_ROW_COLUMNS & self.places.keys())

    @property
    def hold_money(self) -> bool:
        """A table of amounts alone, such as a budget by purpose."""
        return {Column.CONTENT, Column.BUDGET} <= self.places.keys() and not self.hold_tasks


def find_columns(rows: Sequence[Row]) -> tuple[Columns, int] | None:
    """The columns that the first rows name and how many rows that takes; none if they do not."""
    if not rows:
        return None
    first = tuple(cell.text for cell in rows[0])
    columns = read_header(first)
    if len(rows) > 1 and _is_second_header(rows[0], rows[1]):
        deeper = read_header(_stacked(rows[0], rows[1]))
        if deeper and (columns is None or len(deeper.places) >= len(columns.places)):
            return deeper, 2
    return (columns, 1) if columns else None


def read_header(texts: Sequence[str]) -> Columns | None:
    """The columns of one header row, or nothing when it does not read like one."""
    headers = tuple(" ".join(text.split()) for text in texts)
    if not _looks_like_header(headers):
        return None
    meanings = {place: meaning for place, h in enumerate(headers) if (meaning := _meaning(h))}
    _settle(meanings, headers)
    columns = Columns(headers, _by_column(meanings))
    if Column.NUMBER in columns and len(meanings) >= 2:
        return columns
    sure = len(columns.places) >= 3 and len(meanings) * 2 > sum(map(bool, headers))
    return columns if sure and Column.CONTENT in columns else None


def _looks_like_header(headers: Sequence[str]) -> bool:
    filled = [header for header in headers if header]
    return len(filled) >= 2 and all(
        len(header) <= _LONGEST_HEADER and not header[0].isdigit() for header in filled
    )


def _meaning(header: str) -> Column | None:
    folded = fold(header)
    found = [
        (match.start(), order, column)
        for order, (column, words) in enumerate(_MEANINGS)
        if (match := words.search(folded))
    ]
    if found:
        return min(found, key=lambda each: each[:2])[2]
    return Column.LEAD if _SOMEBODY.search(folded) else None


def _settle(meanings: dict[int, Column], headers: Sequence[str]) -> None:
    """What only the neighbours decide: a second "Chỉ tiêu", a content column of unusual name."""
    contents = [place for place, column in meanings.items() if column is Column.CONTENT]
    if Column.MEASURE in meanings.values() and len(contents) > 1:
        meanings[contents[-1]] = Column.TARGET
    if not contents and Column.NUMBER in meanings.values():
        number = next(place for place, column in meanings.items() if column is Column.NUMBER)
        if number + 1 < len(headers) and headers[number + 1]:
            meanings[number + 1] = Column.CONTENT


def _by_column(meanings: Mapping[int, Column]) -> dict[Column, tuple[int, ...]]:
    places: dict[Column, tuple[int, ...]] = {}
    for place, column in sorted(meanings.items()):
        places[column] = (*places.get(column, ()), place)
    return places


def _is_second_header(upper: Row, lower: Row) -> bool:
    """A row under the header that divides its wide cells ("Chủ trì", "Phối hợp")."""
    own = [(place, text) for place, text in enumerate(_own_texts(lower)) if text]
    # A divided cell leaves all but the first place above its parts empty.
    divides = any(place >= len(upper) or not upper[place].text for place, _ in own)
    return divides and all(_meaning(text) and len(text) < 60 for _, text in own)


def _stacked(upper: Row, lower: Row) -> tuple[str, ...]:
    """One header of two rows; a part says more than the cell it divides."""
    width = max(len(upper), len(lower))
    above = [cell.text for cell in upper] + [""] * (width - len(upper))
    below = [*_own_texts(lower), *[""] * (width - len(lower))]
    return tuple(part or whole for whole, part in zip(above, below, strict=True))


def _own_texts(row: Row) -> list[str]:
    return ["" if cell.continues else cell.text for cell in row]
