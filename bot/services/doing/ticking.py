"""Single milestones of a task ticked off, one by one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.acts import Act
from bot.domain import Speaker, TaskState
from bot.errors import NotFound
from bot.services.doing.closing import following_day, latest_open, written
from bot.services.doing.extension_closing import close_asked
from bot.services.tasks.acts import NotPossibleNow, task_for
from bot.storage import Milestone, Session, Task, events, reminders, tasks
from bot.storage.ids import id_of


@dataclass(frozen=True, slots=True)
class Ticked:
    """The task's milestones now. `is_last` one is not ticked: the result is to be handed in."""

    task: Task
    milestones: tuple[Milestone, ...]
    is_last: bool = False
    is_new: bool = True


async def task_of_milestone(
    session: Session, speaker: Speaker, milestone_id: int, act: Act
) -> tuple[Task, Milestone]:
    """The task the milestone belongs to, as `task_for`; raises `NotFound` for none of theirs."""
    found = await session.get(Milestone, milestone_id)
    if found is None or found.org_id != speaker.org_id:
        raise NotFound("task-not-found")
    task = await task_for(session, speaker, found.task_id, act)
    await session.refresh(found)
    return task, found


async def milestones_for(
    session: Session, speaker: Speaker, task_id: int, act: Act
) -> tuple[Task, tuple[Milestone, ...]]:
    """A task with its milestones, for whoever may act on them."""
    task = await task_for(session, speaker, task_id, act)
    return task, tuple(await tasks.milestones_of(session, task_id))


async def nth_milestone(session: Session, speaker: Speaker, task_id: int, nth: int) -> Milestone:
    """The n-th as the card lists them, from 1; raises `NotFound` where there are fewer."""
    task, rows = await milestones_for(session, speaker, task_id, Act.TICK_MILESTONE)
    if not 0 < nth <= len(rows):
        raise NotFound("no-such-milestone", number=task.number, count=len(rows), nth=nth)
    return rows[nth - 1]


async def tick(
    session: Session,
    speaker: Speaker,
    milestone_id: int,
    *,
    done: bool,
    seen: date | None = None,
    now: datetime,
) -> Ticked:
    """Ticks one off, or takes the tick back; a recurring one goes on to its next day.

    `seen` is the day the speaker saw: where that one has gone on already, it goes no further.
    """
    task, milestone = await task_of_milestone(session, speaker, milestone_id, Act.TICK_MILESTONE)
    rows = tuple(await tasks.milestones_of(session, id_of(task)))
    if (milestone.done_at is not None) is done:
        return Ticked(task, rows, is_new=False)
    coming = following_day(milestone) if done else None
    if coming and seen not in (None, milestone.due):
        return Ticked(task, rows, is_new=False)
    others_open = any(row.done_at is None and row.id != milestone.id for row in rows)
    if done and coming is None and not others_open:
        return Ticked(task, rows, is_last=True, is_new=False)
    before, days = _written(milestone, task.state), await written(session, id_of(task))
    if coming:
        milestone.due, milestone.moved_at = coming, now
    else:
        milestone.done_at = now if done else None
    await _move(session, task, rows)
    _record(session, speaker, task, milestone, before=before, done=done, now=now)
    if done:
        await close_asked(session, speaker, task, before=days, now=now)
    else:
        await reminders.plan_again(session, speaker.org_id, now.astimezone(speaker.zone).date())
    return Ticked(task, rows)


async def _move(session: Session, task: Task, rows: tuple[Milestone, ...]) -> None:
    await session.flush()
    due = latest_open(rows) or task.due
    if not await tasks.change_state(
        session, id_of(task), seen=task.state, state=TaskState.IN_PROGRESS, due=due
    ):
        raise NotPossibleNow(number=task.number, state=task.state.value)
    await session.refresh(task)


def _written(milestone: Milestone, state: TaskState) -> dict[str, Any]:
    return {
        "state": state.value,
        "milestone": milestone.id,
        "milestone_due": milestone.due.isoformat() if milestone.due else None,
    }


def _record(
    session: Session,
    speaker: Speaker,
    task: Task,
    milestone: Milestone,
    *,
    before: dict[str, Any],
    done: bool,
    now: datetime,
) -> None:
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="milestone_ticked" if done else "milestone_unticked",
        subject="task",
        subject_id=id_of(task),
        before=before,
        after={
            **_written(milestone, task.state),
            "due": task.due.isoformat() if task.due else None,
            "text": milestone.text,
        },
    )
