"""Comments on a task: to its lead and the people on it, who can answer."""

from datetime import datetime, timedelta

from bot.acts import Act
from bot.domain import Part, Speaker
from bot.errors import NhacViecError, NotFound
from bot.messages.taps.officer import AnswerNote
from bot.parsing.plain_text import plain_text
from bot.reminders.notices import NOTICE, Notice, tell
from bot.services.tasks.acts import task_for
from bot.storage import NoteKind, Session, Task, TaskNote, audience, events, task_notes
from bot.storage.ids import id_of

COMMENT = "comment"
"""The conversation in which the words of a comment are awaited."""
TEXT_AT_MOST = 5000
_TOGETHER = timedelta(minutes=1)
"""Comments of one person on one task within it go out as one message."""
_AS_NEWS = 500
"""Characters of what is kept to be told; the whole is on the card and in the story."""


class TextTooLong(NhacViecError):
    """More than is kept of anything said in a chat."""

    key = "text-too-long"


def taken_text(text: str) -> str:
    """What is kept of typed words; raises `TextTooLong`."""
    said = plain_text(text)
    if len(said) > TEXT_AT_MOST:
        raise TextTooLong(limit=TEXT_AT_MOST)
    return said


async def comment(
    session: Session,
    speaker: Speaker,
    task_id: int,
    *,
    text: str,
    reply_to_id: int | None = None,
    now: datetime,
) -> Task:
    """Keeps a comment, or the answer to one, and tells the others on the task.

    Raises `NotFound` for a note of another task.
    """
    task = await task_for(session, speaker, task_id, Act.COMMENT)
    answered = await _answered(session, speaker, task_id, reply_to_id)
    said = taken_text(text)
    if not said:
        raise NhacViecError("comment-empty")
    note = TaskNote(
        org_id=speaker.org_id,
        task_id=task_id,
        person_id=speaker.id,
        kind=NoteKind.COMMENT,
        text=said,
        reply_to_id=reply_to_id,
        created_at=now,
    )
    session.add(note)
    await session.flush()
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="commented",
        subject="task",
        subject_id=task_id,
        after={"note": id_of(note)},
    )
    people = {
        *await audience.heads_for(session, task_id),
        *await audience.who_hear(session, task_id, Part.LEAD, Part.COORDINATING),
        *({answered.person_id} if answered else ()),
    }
    await _tell(session, speaker, task, note, people - {speaker.id}, now=now)
    return task


async def _answered(
    session: Session, speaker: Speaker, task_id: int, note_id: int | None
) -> TaskNote | None:
    if note_id is None:
        return None
    found = await task_notes.note_by_id(session, speaker.org_id, note_id)
    if found is None or found.task_id != task_id:
        raise NotFound("task-not-found")
    return found


async def _tell(
    session: Session,
    speaker: Speaker,
    task: Task,
    note: TaskNote,
    people: set[int],
    *,
    now: datetime,
) -> None:
    """Adds the words to the news that still wait, else makes news of them."""
    key = f"{task.id}:{speaker.id}:"
    waiting = await task_notes.waiting_news(session, speaker.org_id, f"{NOTICE}:comment:{key}")
    text = note.text[:_AS_NEWS]
    for message in waiting:
        values = message.payload["values"]
        together = {**values, "text": f"{values['text']} / {text}"}
        message.payload = {**message.payload, "values": together}
    told = {message.person_id for message in waiting}
    await tell(
        session,
        people - told,
        Notice(
            "comment",
            {
                "name": speaker.full_name,
                "number": task.number,
                "content": task.content[:160],
                "text": text,
            },
            task_id=id_of(task),
            buttons=((("button-answer", AnswerNote(id_of(note))),),),
            note_id=note.id,
        ),
        org_id=speaker.org_id,
        key=f"{key}{note.id}",
        now=now,
        delay=_TOGETHER,
    )


async def note_to_answer(session: Session, speaker: Speaker, note_id: int) -> tuple[TaskNote, str]:
    """The note a button would answer, and whose it is.

    Raises `NotFound` where the speaker may not see its task.
    """
    found = await task_notes.note_by_id(session, speaker.org_id, note_id)
    if found is None:
        raise NotFound("task-not-found")
    await task_for(session, speaker, found.task_id, Act.COMMENT)
    names = await audience.names_of(session, [found.person_id])
    return found, names.get(found.person_id, "")


async def note_answered_by_reply(
    session: Session, speaker: Speaker, *, chat_id: int, message_id: int
) -> TaskNote | None:
    """The note of the news that a Telegram reply answers, if it is news of one."""
    message = await task_notes.replied_to(
        session, person_id=speaker.id, chat_id=chat_id, message_id=message_id
    )
    note_id = message.payload.get("note") if message else None
    if not isinstance(note_id, int):
        return None
    return await task_notes.note_by_id(session, speaker.org_id, note_id)
