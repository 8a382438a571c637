"""A plan as read from its file, before anybody confirmed it."""

from dataclasses import dataclass
from datetime import date

from bot.parsing.values import Doubt, Milestone


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One row of the plan. Texts are as printed, cleaned of markup and page breaks."""

    kind: str  # task | indicator | project
    number: str
    section: str
    content: str
    timeline: str
    parent: str = ""
    """The row or bullet this one belongs to, as printed: a task its solutions stand under."""
    lead_units: tuple[str, ...] = ()
    lead_persons: tuple[str, ...] = ()
    directed_by: tuple[str, ...] = ()
    coordinating_units: tuple[str, ...] = ()
    coordinating_persons: tuple[str, ...] = ()
    expected_result: str = ""
    budget_vnd: int | None = None
    budget_text: str = ""
    indicator_unit: str | None = None
    indicator_target: str | None = None
    note: str = ""
    milestones: tuple[Milestone, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def due(self) -> date | None:
        """The latest milestone's due date; none while nothing dated is known."""
        return max((m.due for m in self.milestones if m.due), default=None)


@dataclass(frozen=True, slots=True)
class BudgetLine:
    number: str
    text: str
    amount_vnd: int


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """Everything a file says about the year, and what the office should look at."""

    title: str
    organisation: str
    year: int
    document_number: str = ""
    items: tuple[DraftItem, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    learnt: tuple[tuple[str, str], ...] = ()
    """Short names of units and the full ones, where the document itself explains them."""
