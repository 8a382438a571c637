"""The dated or awaited steps a time phrase should give."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.parsing.values import Milestone


@dataclass(frozen=True, slots=True)
class Moment:
    start: date | None = None
    due: date | None = None
    waits: int | None = None
    """So many days from an event."""


Moments = tuple[Moment, ...]


def parse(written: str) -> tuple[Moments, ...]:
    """The readings accepted: `start..due; day; ..due; @15`, `|` between readings, `?` for none.

    >>> parse("?..2024-03-31")
    ((), (Moment(start=None, due=datetime.date(2024, 3, 31), waits=None),))
    """
    optional, written = written.startswith("?"), written.removeprefix("?")
    readings = tuple(
        tuple(_moment(part.strip()) for part in reading.split(";") if part.strip())
        for reading in written.split("|")
    )
    return ((), *readings) if optional else readings


def _moment(written: str) -> Moment:
    if written.startswith("@"):
        return Moment(waits=int(written[1:]))
    start, dots, due = written.rpartition("..")
    if not dots:
        return Moment(start=date.fromisoformat(due), due=date.fromisoformat(due))
    return Moment(date.fromisoformat(start) if start else None, date.fromisoformat(due))


def read(milestones: Iterable[Milestone]) -> Moments:
    """The steps of a reading, without those that say nothing of a day or an event."""
    found = (_read(milestone) for milestone in milestones)
    return tuple(moment for moment in found if moment != Moment())


def _read(milestone: Milestone) -> Moment:
    if milestone.due is None and milestone.trigger is not None:
        return Moment(waits=milestone.offset_days or 0)
    return Moment(milestone.start, milestone.due)


def due(moments: Moments) -> date | None:
    return max((moment.due for moment in moments if moment.due), default=None)
