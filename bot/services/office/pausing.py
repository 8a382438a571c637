"""A task rests until a day, or until somebody resumes it: not reminded of, never late."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.acts import Act
from bot.domain import OPEN_STATES, Speaker, TaskState
from bot.errors import NhacViecError
from bot.messages.reach import Reach
from bot.reminders.notices import Notice, tell
from bot.services import dialogues
from bot.services.by_itself import by_itself
from bot.services.office import typed_parts
from bot.services.reach import reach_of
from bot.services.tasks.acts import task_for
from bot.services.tasks.events import note
from bot.storage import (
    Database,
    Milestone,
    Session,
    Task,
    arising,
    pauses,
    plan_rows,
    reminders,
    tasks,
)
from bot.storage.ids import id_of

KIND = "pause_task"
_LONGEST = timedelta(days=731)
OPEN_END, NO_DAY = "open", "none"


class PauseDay(NhacViecError):
    """The day is today or before, or years away; a task rests at least until tomorrow."""

    key = "pause-day"


@dataclass(frozen=True, slots=True)
class Paused:
    task: Task
    until: date | None
    reach: Reach
    prompt_id: int | None = None


@dataclass(frozen=True, slots=True)
class Resumed:
    """The task that goes on, and its milestones that are late by now."""

    task: Task
    late: tuple[Milestone, ...]


async def ask_until(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> Task:
    """Opens the conversation that takes the day."""
    task = await task_for(session, speaker, task_id, Act.PAUSE)
    await dialogues.begin(session, speaker, KIND, task_id=task_id, now=now)
    return task


async def take_day(
    session: Session, speaker: Speaker, text: str, *, today: date, now: datetime
) -> Paused:
    """The day that was typed pauses it; raises `NotATime`, `InThePast` or `PauseDay`."""
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    if dialogue.task_id is None:
        raise dialogues.DialogueOver
    day = day_of(speaker, text, today=today)
    return await pause(session, speaker, dialogue.task_id, until=day, today=today, now=now)


def day_of(speaker: Speaker, text: str, *, today: date) -> date | None:
    """The typed day; none where there are no words. A month or quarter means its first day."""
    if not text:
        return None
    read = typed_parts.time_of(speaker, text, today=today)
    first = min((one.start or one.due for one in read.milestones if one.due), default=None)
    if first is None:
        raise typed_parts.NotATime(said=text)
    return first if first > today else read.last_day


async def pause(
    session: Session,
    speaker: Speaker,
    task_id: int,
    *,
    until: date | None,
    reason: str = "",
    today: date,
    now: datetime,
) -> Paused:
    """Pauses it; on the day `until` it goes on by itself, without one when somebody resumes it.

    Raises `NotFound`, `NotAllowed`, `NotPossibleNow` or `PauseDay`.
    """
    task = await task_for(session, speaker, task_id, Act.PAUSE)
    if until is not None and not today < until <= today + _LONGEST:
        raise PauseDay(day=until)
    why = typed_parts.line_of(reason, limit=typed_parts.REASON_AT_MOST) if reason else ""
    before = {"state": task.state.value}
    task.state, task.paused_until = TaskState.PAUSED, until
    after = {"state": task.state.value, "until": until.isoformat() if until else None}
    after |= {"reason": why} if why else {}
    note(session, task, pauses.PAUSED, by=speaker, before=before, after=after, at=now)
    waiting = await tasks.milestones_of(session, task_id)
    await plan_rows.withdraw_reminders(session, [id_of(one) for one in waiting])
    values = {"name": speaker.full_name, "number": task.number, "until": until or OPEN_END}
    people = set(await arising.everybody_on(session, task_id)) - {speaker.id}
    notice = Notice("task-paused", values, task_id)
    key = f"{task_id}:{now.isoformat()}"
    await tell(session, people, notice, org_id=speaker.org_id, key=key, now=now)
    prompt_id = await _end_dialogue(session, speaker, task_id, now=now)
    return Paused(task, until, await reach_of(session, speaker.org_id, people), prompt_id)


async def _end_dialogue(
    session: Session, speaker: Speaker, task_id: int, *, now: datetime
) -> int | None:
    dialogue = await dialogues.current(session, speaker, now=now)
    if dialogue is None or (dialogue.kind, dialogue.task_id) != (KIND, task_id):
        return None
    prompt_id: int | None = dialogue.data.get("prompt_id")
    await dialogues.end(session, speaker, KIND)
    return prompt_id


async def resume(
    session: Session, speaker: Speaker, task_id: int, *, today: date, now: datetime
) -> Resumed:
    """It goes on as it was; raises `NotFound`, `NotAllowed` or `NotPossibleNow`."""
    task = await task_for(session, speaker, task_id, Act.RESUME)
    return await _resume(session, task, speaker, today=today, now=now)


async def resume_due(database: Database, now: datetime) -> None:
    """Every office's tasks whose day has come go on by themselves."""
    async with database.read() as session:
        waiting = await pauses.over(session, now=now)
    for task_id, today in waiting:
        with by_itself("pauses", task_id):
            await _resume_one(database, task_id, today=today, now=now)


async def _resume_one(database: Database, task_id: int, *, today: date, now: datetime) -> None:
    """As it stands once nobody else changes it."""
    async with database.write() as session:
        await tasks.lock(session, task_id)
        task = await session.get(Task, task_id, populate_existing=True)
        if task is not None and _is_over(task, today):
            await _resume(session, task, None, today=today, now=now)


def _is_over(task: Task, today: date) -> bool:
    until = task.paused_until
    return task.state is TaskState.PAUSED and until is not None and until <= today


async def _resume(
    session: Session, task: Task, speaker: Speaker | None, *, today: date, now: datetime
) -> Resumed:
    task_id = id_of(task)
    former = await pauses.state_before(session, task.org_id, task_id)
    task.state = former if former in OPEN_STATES else TaskState.IN_PROGRESS
    task.paused_until = None
    before, after = {"state": TaskState.PAUSED.value}, {"state": task.state.value}
    note(session, task, "resumed", by=speaker, before=before, after=after, at=now)
    rows = await tasks.milestones_of(session, task_id)
    late = tuple(one for one in rows if one.due and one.due < today and one.done_at is None)
    people = set(await arising.everybody_on(session, task_id))
    people -= {speaker.id if speaker else None}
    days = max(((today - one.due).days for one in late if one.due), default=0)
    values = {"number": task.number, "due": task.due or NO_DAY, "late": len(late), "days": days}
    key = f"{task_id}:{now.isoformat()}"
    notice = Notice("task-resumed", values, task_id)
    await tell(session, people, notice, org_id=task.org_id, key=key, now=now)
    await reminders.plan_again(session, task.org_id, today)
    return Resumed(task, late)
