"""A task is cancelled with a reason: kept and found, told to everybody, for seconds undone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.acts import Act
from bot.domain import Speaker, TaskState
from bot.errors import NhacViecError
from bot.messages.reach import Reach
from bot.reminders.notices import NOTICE, Notice, tell
from bot.services import dialogues, undo
from bot.services.office.typed_parts import REASON_AT_MOST, line_of
from bot.services.reach import reach_of
from bot.services.tasks.acts import NotPossibleNow, task_for
from bot.services.tasks.events import note
from bot.storage import (
    Session,
    Task,
    UndoStep,
    arising,
    assigning,
    plan_rows,
    reminders,
    tasks,
)
from bot.storage.ids import id_of

KIND = "cancel_task"
UNDO = "cancel"


class AlreadyCancelled(NhacViecError):
    """Somebody cancelled it before; `name` says who and `reason` why, where it is known."""

    key = "already-cancelled"


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The task, and the step that takes it back."""

    task: Task
    reason: str
    reach: Reach
    undo_id: int
    prompt_id: int | None = None


async def ask_reason(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> Task:
    """Opens the conversation that takes the reason; raises what `cancel` does."""
    task = await _cancellable(session, speaker, task_id)
    await dialogues.begin(session, speaker, KIND, task_id=task_id, now=now)
    return task


async def take_reason(session: Session, speaker: Speaker, text: str, *, now: datetime) -> Cancelled:
    """The reason that was typed cancels it."""
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    if dialogue.task_id is None:
        raise dialogues.DialogueOver
    return await cancel(session, speaker, dialogue.task_id, text, now=now)


async def cancel(
    session: Session, speaker: Speaker, task_id: int, reason: str, *, now: datetime
) -> Cancelled:
    """Cancels it, whatever was under way; raises `AlreadyCancelled` for a second one.

    Also `NotFound`, `NotAllowed`, `NotPossibleNow`, `Empty` and `TooLong` of the reason.
    """
    task = await _cancellable(session, speaker, task_id)
    why = line_of(reason, limit=REASON_AT_MOST)
    before = task.state
    task.state = TaskState.CANCELLED
    after = _state(task.state, why)
    note(session, task, "cancelled", by=speaker, before=_state(before), after=after, at=now)
    await _stop_reminding(session, task_id)
    told = await _tell(session, speaker, task, why, now=now)
    data = {"state": before.value, "told": told}
    prompt_id = await _end_dialogue(session, speaker, task_id, now=now)
    undo_id = await undo.keep(session, speaker, UNDO, task_id=task_id, data=data, now=now)
    reach = await reach_of(session, speaker.org_id, (person_id for _, person_id in told))
    return Cancelled(task, why, reach, undo_id, prompt_id)


async def _cancellable(session: Session, speaker: Speaker, task_id: int) -> Task:
    try:
        return await task_for(session, speaker, task_id, Act.CANCEL)
    except NotPossibleNow as error:
        if error.values.get("state") != TaskState.CANCELLED:
            raise
        raise AlreadyCancelled(number=error.values["number"]) from error


async def _stop_reminding(session: Session, task_id: int) -> None:
    found = await tasks.milestones_of(session, task_id)
    await plan_rows.withdraw_reminders(session, [id_of(one) for one in found])


async def _end_dialogue(
    session: Session, speaker: Speaker, task_id: int, *, now: datetime
) -> int | None:
    """The question for the reason is answered, by words or by a button."""
    dialogue = await dialogues.current(session, speaker, now=now)
    if dialogue is None or (dialogue.kind, dialogue.task_id) != (KIND, task_id):
        return None
    prompt_id: int | None = dialogue.data.get("prompt_id")
    await dialogues.end(session, speaker, KIND)
    return prompt_id


async def _tell(
    session: Session, speaker: Speaker, task: Task, reason: str, *, now: datetime
) -> list[tuple[str, int]]:
    """Whom it told, each with the key by which the message can be taken back."""
    values = {"name": speaker.full_name, "number": task.number, "content": task.content}
    notice = Notice("task-cancelled", {**values, "reason": reason}, id_of(task))
    key = f"{task.id}:{now.isoformat()}"
    people = set(await arising.everybody_on(session, id_of(task))) - {speaker.id}
    await tell(session, people, notice, org_id=speaker.org_id, key=key, now=now)
    return [(f"{NOTICE}:{notice.kind}:{key}:{one}", one) for one in sorted(people)]


async def _put_back(session: Session, speaker: Speaker, step: UndoStep, now: datetime) -> None:
    """As it was before; raises `UndoChanged` where somebody moved the task on since."""
    await tasks.lock(session, step.task_id or 0)
    task = await tasks.task_by_id(session, speaker.org_id, step.task_id or 0)
    if task is None or task.state is not TaskState.CANCELLED:
        raise undo.UndoChanged(number=task.number if task else "")
    task.state = TaskState(step.data["state"])
    before, after = _state(TaskState.CANCELLED), _state(task.state)
    note(session, task, "cancel_undone", by=speaker, before=before, after=after, at=now)
    late = [
        int(person_id)
        for key, person_id in step.data["told"]
        if not await assigning.withdraw_notice(session, speaker.org_id, str(key))
    ]
    notice = Notice("cancel-undone", {"number": task.number, "name": speaker.full_name}, task.id)
    await tell(session, late, notice, org_id=speaker.org_id, key=f"undo:{step.id}", now=now)
    await reminders.plan_again(session, speaker.org_id, now.astimezone(speaker.zone).date())


def _state(state: TaskState, reason: str = "") -> dict[str, Any]:
    return {"state": state.value, "reason": reason} if reason else {"state": state.value}


undo.when_undone(UNDO, _put_back)
