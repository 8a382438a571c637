"""“Hỏi trưởng đơn vị”: a director's question about a task or a unit, and its answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.acts import Act
from bot.domain import OwnerKind, Role, Speaker, TaskFilter
from bot.errors import NhacViecError, NotAllowed, NotFound
from bot.messages.actions import ShowList
from bot.messages.taps.directing import AnswerUnitQuestion
from bot.messages.taps.officer import AnswerNote
from bot.parsing.values import Status
from bot.reminders.notices import Notice, tell
from bot.services import dialogues
from bot.services.doing.notes import taken_text
from bot.services.tasks.acts import task_for
from bot.storage import (
    NoteKind,
    Session,
    Task,
    TaskNote,
    Unit,
    audience,
    events,
    lead_questions,
    task_notes,
    tasks,
)
from bot.storage.ids import id_of

Values = dict[str, str | int | date]
ANSWER = "answer_question"
"""The conversation in which the answer about a unit is awaited."""


class AskedToday(NhacViecError):
    """One question a task a day; who asked is named."""

    key = "asked-today"


class NoHead(NhacViecError):
    """Nobody heads the unit, so nobody could answer."""

    key = "no-head-to-ask"


class NothingLate(NhacViecError):
    """The unit leads no late task that was not asked about today."""

    key = "nothing-late-to-ask"


class Answered(NhacViecError):
    """Another head was quicker; who is named."""

    key = "question-answered"


@dataclass(frozen=True, slots=True)
class Asked:
    """About how many tasks of which unit was asked, and of how many heads."""

    unit: str
    tasks: int
    heads: int


async def ask_lead(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> Task:
    """Asks the heads of the leading unit how a task is going.

    Raises `NotFound`, `NotAllowed`, `NotPossibleNow`, `AskedToday`, `NoHead`.
    """
    task = await task_for(session, speaker, task_id, Act.ASK_LEAD)
    if name := await lead_questions.asked_since(session, task_id, _midnight(speaker, now)):
        raise AskedToday(number=task.number, name=name)
    heads = [one for one in await audience.heads_for(session, task_id) if one != speaker.id]
    if not heads:
        raise NoHead
    note = await _question(session, speaker, task, now=now)
    values: Values = {
        "name": speaker.full_name,
        "number": task.number,
        "content": task.content[:300],
        "note": id_of(note),
    }
    buttons = ((("button-answer", AnswerNote(id_of(note))),),)
    news = Notice("lead-asked", values, task_id=task_id, buttons=buttons)
    await tell(session, heads, news, org_id=speaker.org_id, key=str(note.id), now=now)
    return task


async def ask_unit(session: Session, speaker: Speaker, unit_id: int, *, now: datetime) -> Asked:
    """Asks a unit's heads about all late tasks it leads that nobody asked about today.

    Raises `NotAllowed`, `NotFound`, `NoHead`, `NothingLate`.
    """
    if not speaker.roles & {Role.DIRECTOR, Role.OFFICE}:
        raise NotAllowed("not-allowed-ask-lead")
    unit = await session.get(Unit, unit_id)
    if unit is None or unit.org_id != speaker.org_id:
        raise NotFound("unit-not-found")
    heads = [
        one
        for one in await lead_questions.heads_of(session, speaker.org_id, unit_id)
        if one != speaker.id
    ]
    if not heads:
        raise NoHead
    today = now.astimezone(speaker.zone).date()
    found = await lead_questions.late_led_by(session, speaker.org_id, unit_id, today=today)
    notes = await _questions(session, speaker, found, now=now)
    if not notes:
        raise NothingLate(unit=unit.name)
    late = ShowList(TaskFilter(OwnerKind.LEADING, unit_id, Status.OVERDUE))
    buttons = (
        (("button-answer", AnswerUnitQuestion(id_of(notes[0]))),),
        (("button-late-list", late),),
    )
    values: Values = {"name": speaker.full_name, "unit": unit.name, "total": len(found)}
    news = Notice("unit-asked", values, buttons=buttons)
    await tell(session, heads, news, org_id=speaker.org_id, key=str(notes[0].id), now=now)
    return Asked(unit.name, len(notes), len(heads))


async def _questions(
    session: Session, speaker: Speaker, found: Sequence[Task], *, now: datetime
) -> list[TaskNote]:
    """Of those nobody asked about today."""
    notes: list[TaskNote] = []
    for late in found:  # in the order of their ids, so that two who ask cannot wait for each other
        task = await task_for(session, speaker, id_of(late), Act.ASK_LEAD)
        if not await lead_questions.asked_since(session, id_of(task), _midnight(speaker, now)):
            notes.append(await _question(session, speaker, task, now=now))
    return notes


async def _question(session: Session, speaker: Speaker, task: Task, *, now: datetime) -> TaskNote:
    note = TaskNote(
        org_id=speaker.org_id,
        task_id=id_of(task),
        person_id=speaker.id,
        kind=NoteKind.QUESTION,
        created_at=now,
    )
    session.add(note)
    await session.flush()
    _record(session, speaker, note, "asked", now=now)
    return note


def _record(
    session: Session, speaker: Speaker, note: TaskNote, action: str, *, now: datetime
) -> None:
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action=action,
        subject="task",
        subject_id=note.task_id,
        after={"note": id_of(note)},
    )


def _midnight(speaker: Speaker, now: datetime) -> datetime:
    """When the office's day began."""
    today = now.astimezone(speaker.zone).date()
    return datetime.combine(today, time(), speaker.zone).astimezone(UTC)


async def begin_answer(
    session: Session, speaker: Speaker, note_id: int, *, now: datetime
) -> tuple[TaskNote, int]:
    """Opens the answer to a question about a unit: the question, and about how many tasks.

    Raises `NotFound`, `Answered`, or `DialogueOpen` while something else is half done.
    """
    question, asked = await _asked(session, speaker, note_id)
    data = {"note": note_id}
    await dialogues.begin(session, speaker, ANSWER, now=now, data=data)
    return question, len(asked)


async def _asked(
    session: Session, speaker: Speaker, note_id: int
) -> tuple[TaskNote, list[tuple[TaskNote, Task]]]:
    """The question and what was asked with it, of tasks whose unit the speaker heads."""
    question = await task_notes.note_by_id(session, speaker.org_id, note_id)
    if question is None or question.kind is not NoteKind.QUESTION or not speaker.unit_id:
        raise NotFound("task-not-found")
    await tasks.lock(session, question.task_id)  # so that of two heads one is the first
    if speaker.id not in await audience.heads_for(session, question.task_id):
        raise NotAllowed("not-allowed-answer-question")
    if name := await lead_questions.answered_by(session, note_id):
        raise Answered(name=name)
    asked = await lead_questions.asked_together(session, question, unit_id=speaker.unit_id)
    return question, list(asked)


async def answer(
    session: Session, speaker: Speaker, note_id: int, *, text: str, now: datetime
) -> int:
    """Keeps the answer with every task that was asked about; who asked is told once.

    Raises `NotFound`, `NotAllowed`, `Answered`, `TextTooLong`.
    """
    said = taken_text(text)
    if not said:
        raise NhacViecError("comment-empty")
    question, asked = await _asked(session, speaker, note_id)
    for note, _ in asked:
        reply = TaskNote(
            org_id=speaker.org_id,
            task_id=note.task_id,
            person_id=speaker.id,
            kind=NoteKind.COMMENT,
            text=said,
            reply_to_id=id_of(note),
            created_at=now,
        )
        session.add(reply)
        await session.flush()
        _record(session, speaker, reply, "commented", now=now)
    await dialogues.end(session, speaker, ANSWER)
    late = ShowList(TaskFilter(OwnerKind.LEADING, speaker.unit_id, Status.OVERDUE))
    values = {"name": speaker.full_name, "unit": speaker.unit_name, "text": said[:500]}
    news = Notice("unit-answered", values, buttons=((("button-late-list", late),),))
    await tell(
        session, [question.person_id], news, org_id=speaker.org_id, key=str(note_id), now=now
    )
    return len(asked)
