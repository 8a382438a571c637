"""The columns of a table by what they say, wherever they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.parsing.text import fold


class Column(Enum):
    NUMBER = auto()
    CODE = auto()  # "Mã nhiệm vụ", beside the number
    GROUP = auto()  # the area or field the row belongs to
    CONTENT = auto()
    STEP = auto()  # a solution or step of the content beside it
    TIME = auto()
    START = auto()  # "Bắt đầu", its end being in END
    END = auto()
    DAY = auto()  # "Ngày" beside "Tháng"
    WEEK = auto()  # "Tuần" of the month beside it
    MONTH = auto()
    LEAD = auto()
    COOPERATING = auto()
    DIRECTOR = auto()
    RESULT = auto()
    BUDGET = auto()
    NOTE = auto()
    MEASURE = auto()  # what an indicator is counted in
    TARGET = auto()
    REMARK = auto()  # understood, but no field of a task: kept with the note


TIMES = frozenset((Column.TIME, Column.START, Column.END, Column.DAY, Column.WEEK, Column.MONTH))
PEOPLE = frozenset((Column.LEAD, Column.COOPERATING, Column.DIRECTOR))
_ROW_COLUMNS = TIMES | PEOPLE | {Column.RESULT, Column.TARGET, Column.NOTE, Column.BUDGET}
_TASK_HEADER = re.compile(r"\b(nhiem vu(?! chi)|cong viec|dau viec|hoat dong|de tai|du an)\b")
MARKED = re.compile(r"[xX×✓✔√vV•●■◼*+]{1,2}|CT|PH")
"""What stands in a column of periods or units where it applies."""
# What heads a list of people, of points, or of risks, and no list of tasks.
_OF_PERSON = re.compile(r"^(chuc vu|chuc danh|(so )?dien thoai|sdt|e-?mail|(ngay|nam) sinh)\b")
_NAME = re.compile(r"^ho( (va )?|, ?)ten\b")
_POINTS = re.compile(r"^(thang |so )?diem( (so|toi da|chuan|dat|tru|cong))*$|^he so\b")
_RISK = re.compile(r"\b(rui ro|nguy co)\b")
_KEPT = (Column.CODE, Column.REMARK)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cells of a row say what; columns of one meaning are read together, in order."""

    headers: tuple[str, ...]
    places: Mapping[Column, tuple[int, ...]] = field(default_factory=dict)
    periods: Mapping[int, str] = field(default_factory=dict)
    """Columns that stand for a month or quarter and are only marked: "Tháng 3"."""
    units: Mapping[int, str] = field(default_factory=dict)
    """Columns that stand for a unit and are only marked."""
    nested: bool = False
    """The content is printed once for several steps, which are the tasks."""
    inferred: bool = False
    """No header was printed; the cells themselves told."""

    def __contains__(self, column: Column) -> bool:
        return column in self.places

    def text(self, row: Sequence[str], column: Column) -> str:
        cells = (row[place] for place in self.places.get(column, ()) if place < len(row))
        return "\n".join(cell for cell in cells if cell)

    def task(self, row: Sequence[str]) -> str:
        """What is to be done: the step where contents have steps, else all that is said."""
        content, step = self.text(row, Column.CONTENT), self.text(row, Column.STEP)
        if self.nested:
            return step or content
        return "\n".join(text for text in (content, step) if text)

    def header(self, column: Column) -> str:
        return self.text(self.headers, column)

    def remarks(self, row: Sequence[str]) -> Iterator[str]:
        """Text that no field takes, under its header: "Mã nhiệm vụ: A01"."""
        kept = {place for column in _KEPT for place in self.places.get(column, ())}
        for place, text in enumerate(row):
            unmarked = place in self.units and not MARKED.fullmatch(text)
            if text and (place in kept or unmarked or self._is_unknown(place)):
                header = self.headers[place] if place < len(self.headers) else ""
                yield f"{header}: {text}" if header else text

    def _is_unknown(self, place: int) -> bool:
        known = any(place in places for places in self.places.values())
        return not known and place not in self.periods and place not in self.units

    @property
    def tell_time(self) -> bool:
        return bool(TIMES & self.places.keys() or self.periods)

    @property
    def name_leads(self) -> bool:
        return Column.LEAD in self or bool(self.units)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headers whose meaning was not recognised."""
        return tuple(h for place, h in enumerate(self.headers) if h and self._is_unknown(place))

    @property
    def hold_tasks(self) -> bool:
        if Column.CONTENT not in self or self.hold_money or self._list_other_things:
            return False
        return bool(_ROW_COLUMNS & self.places.keys() or self.periods or self.units)

    @property
    def _list_other_things(self) -> bool:
        """People and how to reach them, points to be given, or risks."""
        content = fold(self.header(Column.CONTENT))
        if _RISK.search(content):
            return True
        if self.tell_time or _TASK_HEADER.search(content):
            return False
        headers = [fold(header) for header in self.headers]
        people = any(map(_NAME.match, headers)) and any(map(_OF_PERSON.match, headers))
        return people or any(map(_POINTS.match, headers))

    @property
    def hold_money(self) -> bool:
        """A table of amounts alone, such as a budget by purpose."""
        if not {Column.CONTENT, Column.BUDGET} <= self.places.keys():
            return False
        dealt_out = (_ROW_COLUMNS - {Column.NOTE, Column.BUDGET}) & self.places.keys()
        says_task = bool(_TASK_HEADER.search(fold(self.header(Column.CONTENT))))
        return not (dealt_out or self.periods or self.units or says_task)
