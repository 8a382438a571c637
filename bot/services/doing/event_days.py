"""The day an awaited event came to pass, from which a milestone's due day is counted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.acts import Act
from bot.domain import Speaker, TaskState
from bot.errors import NhacViecError
from bot.services.doing.closing import latest_open
from bot.services.doing.ticking import milestones_for, task_of_milestone
from bot.services.tasks.acts import NotPossibleNow
from bot.storage import Milestone, Session, Task, events, plan_rows, reminders, tasks
from bot.storage.ids import id_of
from bot.workdays import Calendar

EVENT_DAY = "event_day"
"""The conversation in which the day is awaited."""
_EARLIEST = timedelta(days=2 * 366)


class NotYetHappened(NhacViecError):
    """The day named is still to come, or so long ago that it cannot be meant."""

    key = "event-not-yet"


@dataclass(frozen=True, slots=True)
class Dated:
    """The milestone with its day, and the task's latest day."""

    task: Task
    milestone: Milestone
    is_new: bool = True


def counted_due(milestone: Milestone, happened_on: date, calendar: Calendar) -> date:
    """So many days after the event; of working days the event's own is not counted.

    >>> from datetime import datetime, UTC
    >>> row = Milestone(
    ...     org_id=1, task_id=1, position=0, offset_days=5, working=True,
    ...     created_at=datetime.now(UTC),
    ... )
    >>> counted_due(row, date(2024, 6, 10), Calendar())
    datetime.date(2024, 6, 17)
    """
    offset = milestone.offset_days or 0
    if milestone.working:
        return calendar.add_workdays(happened_on, offset)
    return happened_on + timedelta(days=offset)


def awaited(milestones: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    """Those whose event is to be entered, or may still be corrected."""
    return tuple(
        one
        for one in milestones
        if one.trigger and one.done_at is None and (one.due is None or one.happened_on)
    )


async def awaited_of(
    session: Session, speaker: Speaker, task_id: int
) -> tuple[Task, tuple[Milestone, ...]]:
    """The task's awaited events; raises `event-none` where it waits for nothing."""
    task, rows = await milestones_for(session, speaker, task_id, Act.SET_EVENT_DAY)
    found = awaited(rows)
    if not found:
        raise NhacViecError("event-none", number=task.number)
    return task, found


async def awaited_one(
    session: Session, speaker: Speaker, milestone_id: int
) -> tuple[Task, Milestone]:
    """One awaited event; raises `event-none` once its milestone is done or has another day."""
    task, milestone = await task_of_milestone(session, speaker, milestone_id, Act.SET_EVENT_DAY)
    if not awaited((milestone,)):
        raise NhacViecError("event-none", number=task.number)
    return task, milestone


async def set_event_day(
    session: Session, speaker: Speaker, milestone_id: int, *, day: date, now: datetime
) -> Dated:
    """Enters the day, or corrects it while nothing was handed in; reminders follow."""
    task, milestone = await awaited_one(session, speaker, milestone_id)
    today = now.astimezone(speaker.zone).date()
    if not today - _EARLIEST <= day <= today:
        raise NotYetHappened(day=day)
    if milestone.happened_on == day:
        return Dated(task, milestone, is_new=False)
    was = (milestone.happened_on, milestone.due)
    calendar = await reminders.calendar(session, speaker.org_id)
    milestone.happened_on = day
    milestone.due = counted_due(milestone, day, calendar)
    # Steps of days before are nobody's news any more.
    milestone.created_at = now
    state = task.state
    await _move(session, task)
    await plan_rows.withdraw_reminders(session, [milestone_id])
    await reminders.plan_again(session, speaker.org_id, today)
    _record(session, speaker, task, milestone, was=was, state=state, now=now)
    return Dated(task, milestone)


async def _move(session: Session, task: Task) -> None:
    """Only the day moves: that an event came is no work on the task."""
    await session.flush()
    due = latest_open(await tasks.milestones_of(session, id_of(task)))
    if not await tasks.change_state(
        session, id_of(task), seen=task.state, state=task.state, due=due
    ):
        raise NotPossibleNow(number=task.number, state=task.state.value)
    await session.refresh(task)


def _record(
    session: Session,
    speaker: Speaker,
    task: Task,
    milestone: Milestone,
    *,
    was: tuple[date | None, date | None],
    state: TaskState,
    now: datetime,
) -> None:
    happened, due = (one.isoformat() if one else None for one in was)
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="event_day_set",
        subject="task",
        subject_id=id_of(task),
        before={"state": state.value, "happened_on": happened, "milestone_due": due},
        after={
            "milestone": milestone.id,
            "trigger": milestone.trigger,
            "happened_on": milestone.happened_on.isoformat() if milestone.happened_on else None,
            "milestone_due": milestone.due.isoformat() if milestone.due else None,
            "due": task.due.isoformat() if task.due else None,
        },
    )
