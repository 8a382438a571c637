"""Acts on summaries: the current one, its units or people, the report of one of them."""

from dataclasses import dataclass
from datetime import date

from bot.messages.actions import ShowList, Tap
from bot.messages.summaries.values import Span


@dataclass(frozen=True, slots=True)
class ShowSummary(Tap):
    """The week's summary as it stands now: of the unit one heads, or of the office."""


@dataclass(frozen=True, slots=True)
class ShowPeriod(Tap):
    """The summary of a week, month or quarter by its first day, of a unit or of the office."""

    span: Span
    first: date
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class ShowOwners(Tap):
    """The units of an office or the people of a unit, with their numbers; a page of them."""

    of: ShowList


@dataclass(frozen=True, slots=True)
class ShowReport(Tap):
    """All numbers about the tasks of a list's owner and days."""

    of: ShowList


@dataclass(frozen=True, slots=True)
class SetWeeklySummary(Tap):
    """A person's own wish to get it or not."""

    wanted: bool


CODES: dict[str, type[Tap]] = {
    "zs": ShowSummary,
    "zp": ShowPeriod,
    "zo": ShowOwners,
    "zr": ShowReport,
    "zw": SetWeeklySummary,
}
