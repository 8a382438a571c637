"""Taking a hand-in back while it waits for approval."""

from dataclasses import dataclass
from datetime import datetime

from bot.acts import Act
from bot.domain import ResultState, Speaker, TaskState
from bot.services.doing.handed_in_news import forget_handed_in, tell_taken_back
from bot.services.doing.reopening import reopen_milestones
from bot.services.tasks.acts import NotPossibleNow, task_for
from bot.storage import Session, Task, events, reminders, results, tasks


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The task as it stands again, and which version of its result was taken back."""

    task: Task
    version: int | None


async def withdraw(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> Withdrawn:
    """The result stays as a version; the task and what the hand-in closed are open again.

    Raises `NotPossibleNow` where it was decided meanwhile.
    """
    task = await task_for(session, speaker, task_id, Act.WITHDRAW)
    result = await results.newest_result(session, task_id)
    due = await reopen_milestones(session, task, result) if result else task.due
    if not await tasks.change_state(
        session,
        task_id,
        seen=TaskState.AWAITING_APPROVAL,
        state=TaskState.IN_PROGRESS,
        due=due,
        handed_in_at=None,
    ):
        raise NotPossibleNow(number=task.number, state=task.state.value)
    if result is not None and result.state is ResultState.HANDED_IN:
        result.state, result.decided_by, result.decided_at = ResultState.WITHDRAWN, speaker.id, now
    version = result.version if result else None
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="hand_in_withdrawn",
        subject="task",
        subject_id=task_id,
        before={"state": TaskState.AWAITING_APPROVAL.value},
        after={
            "state": TaskState.IN_PROGRESS.value,
            "due": due.isoformat() if due else None,
            "result_version": version,
        },
    )
    await forget_handed_in(session, speaker.org_id, task_id)
    if result is not None:
        await tell_taken_back(session, speaker, task, result, now=now)
    # A step whose morning has passed meanwhile is told today, not tomorrow.
    await reminders.plan_again(session, speaker.org_id, now.astimezone(speaker.zone).date())
    await session.refresh(task)
    return Withdrawn(task, version)
