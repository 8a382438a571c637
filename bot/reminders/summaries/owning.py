"""Counts a summary by owner: the units of an office, the people of a unit, and what is nobody's."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.domain import OwnerKind, Speaker, TaskFilter
from bot.figures import Rate, Reported
from bot.messages.summaries.values import PARTS, OwnerRow
from bot.parsing.values import Status
from bot.storage import Session, summaries
from bot.storage.figures import reported_by_owner, reported_unassigned
from bot.storage.ids import id_of
from bot.storage.people import units_of


@dataclass(frozen=True, slots=True)
class Owned:
    """The rows of a summary, and those for what is in none of them."""

    rows: tuple[OwnerRow, ...] = ()
    unassigned: OwnerRow | None = None
    others: OwnerRow | None = None


@dataclass(frozen=True, slots=True)
class _Counted:
    """The owners with their names, and the tasks of each that has any."""

    kind: OwnerKind
    labels: dict[int, str]
    by_owner: dict[int, Reported]

    def rows(self, wanted: TaskFilter) -> tuple[OwnerRow, ...]:
        """The most overdue first; of units those that have tasks, of a unit everybody."""
        found = [
            _row(label, replace(wanted, owner=self.kind, owner_id=one), self.by_owner.get(one))
            for one, label in self.labels.items()
            if self.kind is OwnerKind.DOER or one in self.by_owner
        ]
        return tuple(sorted(found, key=lambda row: (-row.overdue.total, -row.total, row.label)))

    @property
    def ids(self) -> set[int]:
        """Of all tasks that are in one of the rows."""
        found = (self.by_owner[one].tasks for one in self.labels if one in self.by_owner)
        return {task_id for tasks in found for task_id, _ in tasks}


async def owner_rows(
    session: Session, reader: Speaker, wanted: TaskFilter, *, today: date
) -> tuple[OwnerRow, ...]:
    """The units of an office that have tasks, or everybody of a unit; the most overdue first."""
    return (await _counted(session, reader, wanted, today=today)).rows(wanted)


async def owned(
    session: Session, reader: Speaker, wanted: TaskFilter, whole: Reported, *, today: date
) -> Owned:
    """The same with what is left of the `whole`: of a unit first what waits for a person."""
    counted = await _counted(session, reader, wanted, today=today)
    waiting = Reported(whole.on, ())
    if wanted.owner is OwnerKind.UNIT:
        waiting = await reported_unassigned(session, reader, wanted, today=today)
    shown = counted.ids | {task_id for task_id, _ in waiting.tasks}
    rest = Reported(whole.on, tuple(one for one in whole.tasks if one[0] not in shown))
    nobody = replace(wanted, status=Status.UNASSIGNED)
    return Owned(
        counted.rows(wanted),
        unassigned=_row("", nobody, waiting) if waiting.tasks else None,
        others=_row("", wanted, rest) if rest.tasks else None,
    )


async def _counted(
    session: Session, reader: Speaker, wanted: TaskFilter, *, today: date
) -> _Counted:
    if wanted.owner is OwnerKind.UNIT:
        kind = OwnerKind.DOER
        people = await summaries.officers_of(session, wanted.owner_id or 0)
        labels = _told_apart((id_of(one), one.full_name, one.position) for one in people)
    else:
        kind = OwnerKind.UNIT
        labels = {id_of(unit): unit.name for unit in await units_of(session, reader.org_id)}
    by_owner = await reported_by_owner(session, reader, wanted, kind, today=today)
    return _Counted(kind, labels, by_owner)


def _row(label: str, wanted: TaskFilter, found: Reported | None) -> OwnerRow:
    if found is None:
        return OwnerRow(label, wanted, dict.fromkeys(PARTS, 0), 0, Rate(0, 0))
    totals = {figure: len(found.ids(figure)) for figure in PARTS}
    return OwnerRow(label, wanted, totals, len(found.tasks), found.rate)


def _told_apart(people: Iterable[tuple[int, str, str]]) -> dict[int, str]:
    """Names, with the position where two are the same."""
    found = list(people)
    names = [name for _, name, _ in found]
    return {
        person_id: f"{name} ({position})" if names.count(name) > 1 and position else name
        for person_id, name, position in found
    }
