"""Queries of the morning's planning: what is near its day, and what was told or given of it."""

from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, or_, select
from sqlmodel import col

from bot.domain import OPEN_STATES
from bot.storage import Assignment, Milestone, Reminder, Session, Task
from bot.storage.open_milestones import is_open
from bot.storage.reading import among, many_rows

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
    only: Sequence[int] | None = None
    """Of these milestones alone, all of which are near."""

    def conditions(self, session: Session) -> tuple[ColumnElement[bool], ...]:
        """Of a milestone joined with its task."""
        if self.only is not None:
            # Nothing beside the ids that an index might be taken for.
            return (among(session, _ID, self.only), *self.open)
        return (self.ours, self.when, *self.open)

    @property
    def ours(self) -> ColumnElement[bool]:
        return col(Milestone.org_id) == self.org_id

    @property
    def when(self) -> ColumnElement[bool]:
        due = col(Milestone.due)
        within: ColumnElement[bool] = due.between(self.first, self.last)
        if self.starts is None:
            return within
        later = max(self.last + timedelta(days=1), self.starts[0] + self.shortest)
        began = and_(col(Milestone.start).between(*self.starts), due >= later)
        return or_(within, and_(began, col(Milestone.recurrence).is_(None)))

    @property
    def open(self) -> tuple[ColumnElement[bool], ...]:
        return is_open(self.as_of)

    def tasks(self, session: Session) -> Select[Any]:
        """The ids of their tasks."""
        return (
            select(col(Milestone.task_id))
            .join(Task, col(Task.id) == col(Milestone.task_id))
            .where(*self.conditions(session))
        )


_ID: Any = col(Milestone.id)
DATED_AT = case(
    (col(Milestone.moved_at) > col(Milestone.created_at), col(Milestone.moved_at)),
    else_=col(Milestone.created_at),
)


async def candidates(session: Session, near: Near) -> AsyncIterator[list[Candidate]]:
    """Some hundreds at once, since there are thousands."""
    found = many_rows(
        session,
        select(
            col(Milestone.id),
            col(Milestone.task_id),
            col(Milestone.due),
            DATED_AT,
            col(Milestone.start),
            col(Milestone.recurrence),
            col(Task.urgent),
        )
        .join(Task, col(Task.id) == col(Milestone.task_id))
        .where(*near.conditions(session))
        .order_by(col(Milestone.id)),
    )
    async for rows in found:
        yield [Candidate(*row) for row in rows]


async def told_steps(session: Session, near: Near, *, whatever_due: Collection[int] = ()) -> Told:
    """What was told already of due dates since the first that are near.

    The steps named in `whatever_due` also stand under the earliest day there is: telling them
    once is enough, even if the due date moved since.
    """
    statement = select(
        col(Reminder.person_id), col(Reminder.milestone_id), col(Reminder.due), col(Reminder.step)
    )
    if near.only is None:
        ours = col(Reminder.org_id) == near.org_id
        statement = statement.where(ours, col(Reminder.due) >= near.first)
    else:
        statement = statement.where(
            among(session, _MILESTONE, near.only), col(Reminder.due) >= near.first
        )
    told: Told = {}
    async for rows in many_rows(session, statement):
        for person_id, milestone_id, due, step in rows:
            for day in (due, date.min) if step in whatever_due else (due,):
                key = (person_id, milestone_id, day)
                told[key] = _with(told.get(key, _NONE), step)
    return told


_MILESTONE: Any = col(Reminder.milestone_id)


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
