"""The rows of a table put together again, as values."""

from dataclasses import dataclass

from bot.parsing.values import Doubt
from bot.plans.tables.columns import Columns


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One whole row: its cells as printed, and the headings it stands under, outermost first."""

    number: str
    cells: tuple[str, ...]
    sections: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    parent: str = ""
    """The text of the row, or of the merged cell, that this row stands under."""
    shares_number: bool = False
    """The number is that of the row above; none is printed here."""
    titles: tuple[str, ...] = ()
    """The numbers of the titles printed between the row above and this one."""

    @property
    def section(self) -> str:
        return self.sections[-1] if self.sections else ""


@dataclass(frozen=True, slots=True)
class TaskTable:
    columns: Columns
    rows: tuple[TaskRow, ...]
    heading: str = ""
    declared: int | None = None
    """How many rows the heading announces ("Gồm 26 nhiệm vụ")."""
    caption: str = ""
    """What stands over the table about its amounts ("Đơn vị tính: triệu đồng")."""
    totals: tuple[TaskRow, ...] = ()
    """Rows that only add up the budgets of the tasks."""
