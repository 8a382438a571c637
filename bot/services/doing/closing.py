"""The milestones a hand-in closes, and what they were before; see also `reopening`."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from bot.domain import next_occurrence
from bot.storage import Milestone, Session, tasks
from bot.storage.ids import id_of


async def close_milestones(
    session: Session, task_id: int, *, today: date, now: datetime
) -> date | None:
    """Closes what is done; the latest day still open where an occurrence opens instead.

    While a task goes on, a dated milestone that is still to come stays open beside it.
    """
    waiting = [m for m in await tasks.milestones_of(session, task_id) if m.done_at is None]
    coming = {id_of(m): day for m in waiting if (day := following_day(m))}
    still_open: list[date] = []
    for milestone in waiting:
        if day := coming.get(id_of(milestone)):
            milestone.due, milestone.moved_at = day, now
            still_open.append(day)
        elif coming and milestone.due and milestone.due > today and not milestone.recurrence:
            still_open.append(milestone.due)
        else:
            milestone.done_at = now
    return max(still_open, default=None)


def following_day(milestone: Milestone) -> date | None:
    """The day a recurring milestone is due after the one that is open."""
    if milestone.recurrence is None or milestone.due is None or milestone.start is None:
        return None
    return next_occurrence(milestone.recurrence, start=milestone.start, after=milestone.due)


def latest_open(rows: Iterable[Milestone]) -> date | None:
    """The latest day of the milestones that are still to come true."""
    return max((row.due for row in rows if row.due and row.done_at is None), default=None)


async def written(session: Session, task_id: int) -> dict[str, Any]:
    """Days and ends of a task's milestones, for `put_back`."""
    return {
        str(row.id): [
            row.due.isoformat() if row.due else None,
            row.done_at.isoformat() if row.done_at else None,
            row.moved_at.isoformat() if row.moved_at else None,
        ]
        for row in await tasks.milestones_of(session, task_id)
    }


async def put_back(session: Session, task_id: int, kept: dict[str, Any]) -> None:
    """Days and ends as they were written; a milestone made since stays as it is."""
    for row in await tasks.milestones_of(session, task_id):
        if str(row.id) in kept:
            due, done_at, moved_at = kept[str(row.id)]
            row.due, row.done_at = day_of(due), instant_of(done_at)
            row.moved_at = instant_of(moved_at)


def day_of(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def instant_of(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
