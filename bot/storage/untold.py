"""Which milestones somebody may still have to be told of: most were told of, and stay unread.

A milestone is left out only where whoever its task reminds has a reminder of every step that has
come, or got it too late for that step; what is left in may still turn out to be no news.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, column, false, func, or_, select, values
from sqlmodel import col

from bot.domain import Part
from bot.storage import Assignment, Milestone, Reminder, Session, Task
from bot.storage.coming_due import DATED_AT, Near
from bot.storage.hearers import Hearers
from bot.storage.reading import among, many_rows
from bot.storage.types import UtcDateTime

Steps = Mapping[tuple[Part, int], datetime]
"""By part and step, since when it is no news to who got the milestone or the task only then."""
_MOST_VALUES = 5_000
"""More, as after an outage of a year, take a tenth of a second to write into a statement."""
_DUE: Any = func.coalesce(col(Milestone.due), col(Milestone.start))
"""The due date, which a period always has; but SQLite is to take the index of its start."""


@dataclass(frozen=True, slots=True)
class Began:
    """Periods that began on a day: due between these, and since when it is no news."""

    due_from: date
    due_until: date
    since: datetime


@dataclass(frozen=True, slots=True)
class DueSteps:
    """The steps whose day has come and that may still be told."""

    by_due: Mapping[date, Steps]
    by_start: Mapping[date, Began]
    begins: int
    """The step at which a period begins; once is enough, wherever its end moves."""
    tomorrow: datetime
    """What was stored only then belongs to a command that asks about an earlier day."""


async def milestones(
    session: Session, near: Near, due_steps: DueSteps, hearers: Hearers, *, risen: Collection[int]
) -> list[int] | None:
    """The ids of those of the milestones near that are to be looked at; None for all of them.

    `risen` are tasks that went up the line; they are looked at whatever was told.
    """
    steps = sorted({one for found in due_steps.by_due.values() for one in found})
    if len(due_steps.by_due) * (len(steps) + 1) > _MOST_VALUES:
        return None
    wanted = []
    if risen:
        task_id: Any = col(Milestone.task_id)
        wanted.append(_opened().where(near.when, among(session, task_id, risen)))
    if hearers.back:
        wanted.append(_opened().where(near.when, hearers.are_back()))
    if due_steps.by_due:
        wanted.append(_by_due(near, due_steps, steps, hearers))
    if due_steps.by_start:
        wanted.append(_by_start(near, due_steps, hearers))
    found = set[int]()
    for statement in wanted:
        async for rows in many_rows(session, statement.where(near.ours, *near.open)):
            found.update(milestone_id for (milestone_id,) in rows)
    return sorted(found)


def _opened() -> Select[Any]:
    return select(col(Milestone.id)).join(Task, col(Task.id) == col(Milestone.task_id))


def _by_due(
    near: Near, due_steps: DueSteps, steps: Sequence[tuple[Part, int]], hearers: Hearers
) -> Select[Any]:
    """A row a due date, a column a step: the moment, where that step has come."""
    names = {one: f"step_{number}" for number, one in enumerate(steps)}
    columns: list[Any] = [column(one, UtcDateTime) for one in names.values()]
    rows = [(due, *(found.get(one) for one in steps)) for due, found in due_steps.by_due.items()]
    listed = values(column("due", Date), *columns, name="come").data(rows).cte()

    def lacks(person: Any, assigned_at: Any = None) -> ColumnElement[bool]:
        return or_(
            *(
                and_(
                    col(Assignment.part) == part,
                    _is_news(listed.c[name], assigned_at, due_steps),
                    ~_is_told(person, step, col(Reminder.due) == col(Milestone.due)),
                )
                for (part, step), name in names.items()
            )
        )

    helping = (listed.c[names[one]].is_not(None) for one in steps if one[0] is Part.COORDINATING)
    return _with_assignments(listed, col(Milestone.due) == listed.c.due).where(
        hearers.hear(near.org_id, lacks, helping=or_(false(), *helping))
    )


def _by_start(near: Near, due_steps: DueSteps, hearers: Hearers) -> Select[Any]:
    """Who leads, in whatever way, hears that a period began."""
    days = (column(one, Date) for one in ("start", "due_from", "due_until"))
    rows = [
        (start, one.due_from, one.due_until, one.since) for start, one in due_steps.by_start.items()
    ]
    listed = values(*days, column("since", UtcDateTime), name="began").data(rows).cte()

    def lacks(person: Any, assigned_at: Any = None) -> ColumnElement[bool]:
        return and_(
            col(Assignment.part) == Part.LEAD,
            _is_news(listed.c.since, assigned_at, due_steps),
            ~_is_told(person, due_steps.begins, col(Reminder.due) >= near.first),
        )

    return _with_assignments(listed, col(Milestone.start) == listed.c.start).where(
        _DUE.between(listed.c.due_from, listed.c.due_until),
        col(Milestone.recurrence).is_(None),
        hearers.hear(near.org_id, lacks, helping=false()),
    )


def _with_assignments(listed: Any, of_it: ColumnElement[bool]) -> Select[Any]:
    return (
        select(col(Milestone.id))
        .select_from(listed)
        .join(Milestone, of_it)
        .join(Task, col(Task.id) == col(Milestone.task_id))
        .join(Assignment, col(Assignment.task_id) == col(Milestone.task_id))
    )


def _is_news(since: Any, assigned_at: Any, due_steps: DueSteps) -> ColumnElement[bool]:
    """Whether the step has come, and not before the milestone was stored or the task given."""
    stored = or_(since > DATED_AT, due_steps.tomorrow <= DATED_AT)
    given = [] if assigned_at is None else [or_(assigned_at.is_(None), assigned_at < since)]
    return and_(since.is_not(None), stored, *given)


def _is_told(person: Any, step: int, due: ColumnElement[bool]) -> ColumnElement[bool]:
    told = select(col(Reminder.id)).where(
        col(Reminder.person_id) == person,
        col(Reminder.milestone_id) == col(Milestone.id),
        col(Reminder.step) == step,
        due,
    )
    return told.correlate_except(Reminder).exists()
