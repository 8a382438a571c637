"""Which milestones are still to be done; asked of now and of a moment that is past."""

from datetime import datetime

from sqlalchemy import ColumnElement, func
from sqlmodel import col

from bot.domain import OPEN_STATES, TaskState
from bot.storage import Milestone, Task


def is_open(as_of: datetime | None) -> tuple[ColumnElement[bool], ...]:
    """Of a milestone joined with its task; of now where there is no moment.

    A past goes by the moments of a hand-in and of a tick. What rests or was dropped since counts as
    if it had been so already: nobody noted from when on.
    """
    undone, still = col(Milestone.done_at).is_(None), col(Task.state).in_(OPEN_STATES)
    if as_of is None:
        return undone, still
    handed_in = func.coalesce(col(Task.handed_in_at), col(Task.completed_at))
    over = col(Task.state).in_((TaskState.DONE, TaskState.AWAITING_APPROVAL))
    return undone | (col(Milestone.done_at) > as_of), still | (over & (handed_in > as_of))
