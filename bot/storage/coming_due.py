"""Queries of the morning's planning: what is near its day, and what was told or given of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlmodel import col

from bot.domain import OPEN_STATES, TaskState
from bot.storage import Assignment, Milestone, Reminder, Session, Task
from bot.storage.reading import many_rows

Told = dict[tuple[int, int, date], frozenset[int]]
"""Person, milestone and due date to the steps they were told."""
Given = dict[int, dict[int, datetime]]
"""When tasks were given to people in the chat, by task and person."""
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open milestone whose due date is near, or whose period begins."""

    milestone_id: int
    task_id: int
    due: date
    dated_at: datetime
    """When it was stored, or its due date moved."""
    start: date | None = None
    recurrence: str | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Which open milestones a morning looks at."""

    org_id: int
    first: date
    last: date
    """Due between these days."""
    starts: tuple[date, date] | None = None
    """Or due later, and a period that began between these."""
    shortest: timedelta = timedelta(0)
    """A period is so long at least."""
    as_of: datetime | None = None
    """What was open then: a done or handed-in task is noted with its moment. None for now."""

    @property
    def conditions(self) -> tuple[ColumnElement[bool], ...]:
        """Of a milestone joined with its task."""
        due = col(Milestone.due)
        when: ColumnElement[bool] = due.between(self.first, self.last)
        if self.starts is not None:
            later = max(self.last + timedelta(days=1), self.starts[0] + self.shortest)
            began = and_(col(Milestone.start).between(*self.starts), due >= later)
            when = or_(when, and_(began, col(Milestone.recurrence).is_(None)))
        return (col(Milestone.org_id) == self.org_id, when, *self._open)

    @property
    def _open(self) -> tuple[ColumnElement[bool], ...]:
        still, undone = col(Task.state).in_(OPEN_STATES), col(Milestone.done_at).is_(None)
        if self.as_of is None:
            return still, undone
        over = func.coalesce(col(Task.handed_in_at), col(Task.completed_at)) > self.as_of
        since = and_(col(Task.state).in_((TaskState.DONE, TaskState.AWAITING_APPROVAL)), over)
        return or_(still, since), or_(undone, col(Milestone.done_at) > self.as_of)

    def tasks(self) -> Select[Any]:
        """The ids of their tasks."""
        return (
            select(col(Milestone.task_id))
            .join(Task, col(Task.id) == col(Milestone.task_id))
            .where(*self.conditions)
        )


_DATED_AT = case(
    (col(Milestone.moved_at) > col(Milestone.created_at), col(Milestone.moved_at)),
    else_=col(Milestone.created_at),
)


async def candidates(session: Session, near: Near) -> Iterator[Candidate]:
    """To be gone through once, since there are thousands."""
    rows = await many_rows(
        session,
        select(
            col(Milestone.id),
            col(Milestone.task_id),
            col(Milestone.due),
            _DATED_AT,
            col(Milestone.start),
            col(Milestone.recurrence),
            col(Task.urgent),
        )
        .join(Task, col(Task.id) == col(Milestone.task_id))
        .where(*near.conditions)
        .order_by(col(Milestone.id)),
    )
    return (Candidate(*row) for row in rows)


async def told_steps(
    session: Session, org_id: int, *, first: date, whatever_due: Collection[int] = ()
) -> Told:
    """What was told already of due dates since the first.

    The steps named in `whatever_due` also stand under the earliest day there is: telling them
    once is enough, even if the due date moved since.
    """
    found = await many_rows(
        session,
        select(
            col(Reminder.person_id),
            col(Reminder.milestone_id),
            col(Reminder.due),
            col(Reminder.step),
        ).where(col(Reminder.org_id) == org_id, col(Reminder.due) >= first),
    )
    told: Told = {}
    for person_id, milestone_id, due, step in found:
        days = (due, date.min) if step in whatever_due else (due,)
        for day in days:
            key = (person_id, milestone_id, day)
            told[key] = _with(told.get(key, _NONE), step)
    return told


@cache
def _with(steps: frozenset[int], step: int) -> frozenset[int]:
    """Tens of thousands were told the same few."""
    return steps | {step}


async def given_since(session: Session, org_id: int, since: datetime) -> Given:
    """Of the open tasks those that were given to people since then."""
    found = await session.execute(
        select(col(Assignment.task_id), col(Assignment.person_id), col(Assignment.assigned_at))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(
            col(Assignment.org_id) == org_id,
            col(Assignment.assigned_at) >= since,
            col(Task.state).in_(OPEN_STATES),
        )
    )
    given: Given = {}
    for row in found:
        note_given(given, row)
    return given


def note_given(given: Given, assignment: Any) -> None:
    """Keeps the last time somebody was given a task; what the plan says is not given."""
    person_id, at = assignment.person_id, assignment.assigned_at
    if person_id is not None and at is not None:
        known = given.setdefault(assignment.task_id, {})
        known[person_id] = max(at, known.get(person_id, at))
