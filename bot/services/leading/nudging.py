"""One officer is pressed about one task, and answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.acts import POSSIBLE, Act
from bot.domain import Part, Speaker
from bot.errors import NhacViecError, NotFound
from bot.messages.taps.lead import AnswerNudge
from bot.messages.taps.officer import AskExtension, AskProgress
from bot.reminders.notices import NOTICE, Notice, tell
from bot.services import dialogues
from bot.services.doing.notes import taken_text
from bot.services.rights import require
from bot.storage import (
    NoteKind,
    Person,
    Session,
    Task,
    TaskNote,
    audience,
    events,
    reminders,
    staff,
    tasks,
)
from bot.storage.handovers import and_stand_ins
from bot.storage.ids import id_of

ANSWER = "nudge_answer"
_KIND = "nudged"
_NO_DAY = "none"


class NobodyToNudge(NhacViecError):
    """Nobody is named for the task, or only whoever would press."""

    key = "nobody-to-nudge"


class NudgedToday(NhacViecError):
    """Once a day is enough."""

    key = "nudged-today"


class NotDoing(NhacViecError):
    """The person has nothing to do with the task."""

    key = "nudge-not-doing"


class NotAsked(NhacViecError):
    """An answer to somebody who did not press the speaker about the task."""

    key = "nudge-not-asked"


class NudgeOver(NhacViecError):
    """Nothing is open to press for."""

    key = "nudge-over"


@dataclass(frozen=True, slots=True)
class Nudged:
    """Who was pressed about what."""

    task: Task
    people: tuple[Person, ...]


async def nudge(
    session: Session,
    speaker: Speaker,
    task_id: int,
    *,
    person_id: int | None = None,
    now: datetime,
) -> Nudged:
    """Presses whoever does the task, or one of those on it; at most once a day each.

    Raises `NotFound`, `NotAllowed`, `NudgeOver`, `NobodyToNudge`, `NotDoing` or `NudgedToday`.
    """
    await tasks.lock(session, task_id)
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    if task is None:
        raise NotFound("task-not-found")
    require(speaker, Act.NUDGE, await tasks.assignments_of(session, task_id))
    if task.state not in POSSIBLE[Act.NUDGE]:
        raise NudgeOver(number=task.number)
    people = await _whom(session, speaker, task, person_id)
    today = now.astimezone(speaker.zone).date()
    fresh = await _not_yet_today(session, task, people, today=today)
    if not fresh:
        names = ", ".join(one.full_name for one in people)
        raise NudgedToday(number=task.number, names=names)
    await _tell(session, speaker, task, fresh, today=today, now=now)
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="nudged",
        subject="task",
        subject_id=task_id,
        after={"people": [one.id for one in fresh]},
    )
    return Nudged(task, tuple(fresh))


async def _whom(
    session: Session, speaker: Speaker, task: Task, person_id: int | None
) -> list[Person]:
    parts = (Part.LEAD,) if person_id is None else (Part.LEAD, Part.COORDINATING)
    ids = await audience.people_on(session, id_of(task), *parts)
    if person_id is not None and person_id not in ids:
        who = await staff.person_of(session, speaker.org_id, person_id)
        if who is None:
            raise NotFound("assignee-gone")
        raise NotDoing(number=task.number, name=who.full_name)
    wanted = [one for one in ids if person_id in (None, one) and one != speaker.id]
    if not wanted:
        raise NobodyToNudge(number=task.number)
    stand_ins = await and_stand_ins(session, id_of(task), wanted) - {*wanted, speaker.id}
    return [await session.get_one(Person, one) for one in (*wanted, *sorted(stand_ins))]


async def _not_yet_today(
    session: Session, task: Task, people: Sequence[Person], *, today: date
) -> list[Person]:
    keys = {f"{NOTICE}:{_KIND}:{_occasion(task, today)}:{one.id}": one for one in people}
    told = await reminders.message_ids(session, task.org_id, list(keys))
    return [one for key, one in keys.items() if key not in told]


async def _tell(
    session: Session,
    speaker: Speaker,
    task: Task,
    people: Sequence[Person],
    *,
    today: date,
    now: datetime,
) -> None:
    due: str | date = task.due or _NO_DAY
    values = {"name": speaker.full_name, "number": task.number, "content": task.content}
    task_id = id_of(task)
    buttons = (
        (
            ("button-answer-nudge", AnswerNudge(task_id, speaker.id)),
            ("button-nudge-progress", AskProgress(task_id)),
        ),
        (("button-nudge-extension", AskExtension(task_id)),),
    )
    await tell(
        session,
        [one.id for one in people],
        Notice(_KIND, {**values, "due": due}, task_id, buttons, while_open=True),
        org_id=speaker.org_id,
        key=_occasion(task, today),
        now=now,
    )


def _occasion(task: Task, day: date) -> str:
    return f"{task.id}:{day.isoformat()}"


async def begin_answer(
    session: Session, speaker: Speaker, task_id: int, asker_id: int, *, now: datetime
) -> Task:
    """What is typed next goes to who asked.

    Raises `NotFound` for a task that is not seen, `NotAsked` where they did not ask the speaker.
    """
    task = await _seen(session, speaker, task_id)
    if await staff.person_of(session, speaker.org_id, asker_id) is None:
        raise NotFound("assignee-gone")
    story = await events.story(session, speaker.org_id, subject="task", subject_id=task_id)
    asked = [one for one in story if one.action == "nudged" and one.actor_id == asker_id]
    if not any(speaker.id in one.after["people"] for one in asked):
        raise NotAsked(number=task.number)
    await dialogues.begin(session, speaker, ANSWER, task_id=task_id, data={"to": asker_id}, now=now)
    return task


async def answer(session: Session, speaker: Speaker, text: str, *, now: datetime) -> Task:
    """Keeps the words as a comment and tells who asked; raises what `taken_text` raises."""
    dialogue = await dialogues.running(session, speaker, ANSWER, now=now)
    task = await _seen(session, speaker, dialogue.task_id or 0)
    said = taken_text(text)
    if not said:
        raise NhacViecError("comment-empty")
    note = TaskNote(
        org_id=speaker.org_id,
        task_id=id_of(task),
        person_id=speaker.id,
        kind=NoteKind.COMMENT,
        text=said,
        created_at=now,
    )
    session.add(note)
    await session.flush()
    values = {"name": speaker.full_name, "number": task.number, "text": said}
    await tell(
        session,
        [dialogue.data["to"]],
        Notice("nudge-answered", values, id_of(task)),
        org_id=speaker.org_id,
        key=f"{note.id}",
        now=now,
    )
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="nudge_answered",
        subject="task",
        subject_id=id_of(task),
        after={"note": note.id},
    )
    await dialogues.end(session, speaker, ANSWER)
    return task


async def _seen(session: Session, speaker: Speaker, task_id: int) -> Task:
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    if task is None:
        raise NotFound("task-not-found")
    require(speaker, Act.COMMENT, await tasks.assignments_of(session, task_id))
    return task
