"""The milestones of a task made to say what a later version of its plan says.

Rows are kept wherever one can be recognised, so that what is done stays done, and what was told
and extended stays with it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain import OPEN_STATES, TaskState
from bot.parsing import values
from bot.plans.versions.differences import plain, same_moment
from bot.services.plans.plan_rows import milestone_row, open_day
from bot.storage import Milestone, Session, Task, plan_rows
from bot.storage.ids import id_of
from bot.storage.inserting import insert_all


@dataclass(frozen=True, slots=True)
class Refitted:
    """What became of a task's milestones."""

    rows: tuple[Milestone, ...]
    added: tuple[Milestone, ...]
    moved: tuple[int, ...]
    gone: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A stored milestone and what the version in use printed for it."""

    row: Milestone
    printed: values.Milestone


def refit(
    task: Task,
    stored: Sequence[Milestone],
    printed: Sequence[values.Milestone],
    new: Sequence[values.Milestone],
    *,
    today: date,
    now: datetime,
) -> Refitted:
    """Changes the stored rows in place; what is added or gone is for the caller to store."""
    known = [_Known(row, was) for row, was in zip(stored, printed, strict=True)]
    partners = _partners(known, new)
    rows: list[Milestone] = []
    added: list[Milestone] = []
    moved: list[int] = []
    for position, milestone in enumerate(new):
        partner = partners.get(position)
        if partner is None:
            row = milestone_row(task, milestone, position=position, today=today, now=now)
            if not _is_to_do(task, row, beside=stored, today=today):
                row.done_at = task.completed_at
            added.append(row)
        else:
            row = partner.row
            if _rewrite(partner, milestone, position=position, task=task, today=today, now=now):
                moved.append(id_of(row))
        rows.append(row)
    used = {id_of(partner.row) for partner in partners.values()}
    gone = tuple(id_of(one.row) for one in known if id_of(one.row) not in used)
    return Refitted(tuple(rows), tuple(added), tuple(moved), gone)


def _is_to_do(task: Task, row: Milestone, *, beside: Sequence[Milestone], today: date) -> bool:
    """Of a task that is done, only what comes on top of what was done, and is still to come."""
    if task.state in OPEN_STATES:
        return True
    return task.state is TaskState.DONE and bool(beside and row.due and row.due >= today)


def _partners(known: Sequence[_Known], new: Sequence[values.Milestone]) -> dict[int, _Known]:
    """Each new milestone's stored one: of the same time and words, of either, else in order."""
    found: dict[int, _Known] = {}
    waiting = list(known)
    for fits in (_same, _same_time, _same_words, _any):
        for position, milestone in enumerate(new):
            if position in found:
                continue
            partner = next((one for one in waiting if fits(one, milestone)), None)
            if partner is not None:
                found[position] = partner
                waiting.remove(partner)
    return found


Fits = Callable[[_Known, values.Milestone], bool]


def _same(known: _Known, milestone: values.Milestone) -> bool:
    return _same_time(known, milestone) and plain(known.row.text) == plain(milestone.text)


def _same_time(known: _Known, milestone: values.Milestone) -> bool:
    return same_moment(known.printed, milestone)


def _same_words(known: _Known, milestone: values.Milestone) -> bool:
    return plain(known.row.text) == plain(milestone.text) != ""


def _any(_known: _Known, _milestone: values.Milestone) -> bool:
    return True


def _rewrite(
    known: _Known,
    milestone: values.Milestone,
    *,
    position: int,
    task: Task,
    today: date,
    now: datetime,
) -> bool:
    """Takes over what the new version says; whether its time moved.

    A time the plan did not change keeps the day in force: one that was granted, the open
    occurrence, the day an awaited event came.
    """
    row, moved = known.row, not _same_time(known, milestone)
    if moved and not _same_words(known, milestone) and task.state in OPEN_STATES:
        row.done_at = None
    row.position, row.text, row.adjusted = position, milestone.text, milestone.adjusted
    row.start, row.working = milestone.start, milestone.working
    row.trigger, row.offset_days = milestone.trigger, milestone.offset_days
    row.recurrence = milestone.recurrence
    if moved:
        row.due = open_day(milestone, today=today)
        row.created_at = now
    return moved


def due_of(task: Task, rows: Sequence[Milestone]) -> date | None:
    """The latest day still open; of a task that is over, the latest there was."""
    still_open = [row for row in rows if row.done_at is None] if task.state in OPEN_STATES else []
    return max((row.due for row in still_open or rows if row.due), default=None)


def take_due(task: Task, rows: Sequence[Milestone], *, zone: ZoneInfo) -> None:
    """The task is due with its milestones; one handed in keeps the day it was in time for."""
    due = due_of(task, rows)
    handed_in = task.handed_in_at and task.handed_in_at.astimezone(zone).date()
    over = task.state not in OPEN_STATES
    if not (over and due and handed_in and due < handed_in):
        task.due = due


async def store(
    session: Session,
    *,
    added: Sequence[Milestone],
    moved: Collection[int],
    gone: Collection[int],
) -> None:
    """What refitting brought; what waits to be told of days that moved is taken back."""
    await session.flush()
    await plan_rows.remove_milestones(session, gone)
    await plan_rows.withdraw_reminders(session, moved)
    await insert_all(session, added)
