"""A hand-in taken back within seconds: everything is as it was before “Xong”."""

from datetime import datetime
from typing import Any

from bot.domain import ResultState, Speaker, TaskState
from bot.services import dialogues, undo
from bot.services.doing import closing
from bot.services.doing.handed_in_news import forget_handed_in
from bot.storage import Result, Session, Task, UndoStep, events, reminders, results, tasks
from bot.storage.ids import id_of

HAND_IN = "hand_in"


async def before_hand_in(session: Session, task: Task) -> dict[str, Any]:
    """The task and its milestones as they stand, for `keep`."""
    return {
        "state": task.state.value,
        "due": task.due.isoformat() if task.due else None,
        "completed_at": task.completed_at.isoformat() if task.completed_at else None,
        "handed_in_at": task.handed_in_at.isoformat() if task.handed_in_at else None,
        "milestones": await closing.written(session, id_of(task)),
    }


async def keep(
    session: Session,
    speaker: Speaker,
    result: Result,
    *,
    before: dict[str, Any],
    after: TaskState,
    collected: dict[str, Any],
    now: datetime,
) -> int:
    """Notes what was before, and what was collected in the conversation that ended."""
    data = {**before, "after": after.value, "result": id_of(result), "collected": collected}
    return await undo.keep(session, speaker, HAND_IN, task_id=result.task_id, data=data, now=now)


async def _put_back(session: Session, speaker: Speaker, step: UndoStep, now: datetime) -> None:
    """Raises `UndoChanged` where somebody acted on the task or its result since."""
    data, task_id = step.data, step.task_id or 0
    await tasks.lock(session, task_id)
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    result = await results.newest_result(session, task_id)
    number = task.number if task else ""
    if task is None or result is None or result.id != data["result"]:
        raise undo.UndoChanged(number=number)
    is_same = task.handed_in_at == result.created_at and task.state.value == data["after"]
    if not is_same or result.decided_at is not None:
        raise undo.UndoChanged(number=number)
    state, due = TaskState(data["state"]), closing.day_of(data["due"])
    moved = await tasks.change_state(
        session,
        task_id,
        seen=task.state,
        state=state,
        due=due,
        completed_at=closing.instant_of(data["completed_at"]),
        handed_in_at=closing.instant_of(data["handed_in_at"]),
    )
    if not moved:
        raise undo.UndoChanged(number=number)
    await closing.put_back(session, task_id, data["milestones"])
    is_kept = await _take_result(session, speaker, result, data["collected"], now=now)
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="hand_in_undone",
        subject="task",
        subject_id=task_id,
        before={"state": data["after"]},
        after={
            "state": state.value,
            "due": data["due"],
            "result_version": result.version,
            "result_state": ResultState.WITHDRAWN.value if is_kept else None,
        },
    )
    await forget_handed_in(session, speaker.org_id, task_id)
    await reminders.plan_again(session, speaker.org_id, now.astimezone(speaker.zone).date())


async def _take_result(
    session: Session, speaker: Speaker, result: Result, collected: dict[str, Any], *, now: datetime
) -> bool:
    """What was collected waits to be handed in as before.

    Where the person is in another conversation by now, the version stays, taken back: True.
    """
    if await dialogues.current(session, speaker, now=now) is not None:
        result.state, result.decided_by, result.decided_at = ResultState.WITHDRAWN, speaker.id, now
        return True
    if collected:
        begun = await dialogues.begin(
            session, speaker, HAND_IN, task_id=result.task_id, data=collected, now=now
        )
        dialogues.go_on(begun, now=now)
    for file in await results.files_of_result(session, id_of(result)):
        file.result_id = None
    await session.flush()
    await session.delete(result)
    return False


undo.when_undone(HAND_IN, _put_back)
