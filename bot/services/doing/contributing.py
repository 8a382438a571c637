"""Words and files of who co-operates on somebody else's task."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.acts import Act
from bot.domain import Part, Speaker
from bot.errors import NhacViecError
from bot.messages.taps.officer import AnswerNote
from bot.reminders.notices import Notice, tell
from bot.services import dialogues
from bot.services.doing import collecting
from bot.services.tasks.acts import task_for
from bot.storage import NoteKind, Session, Task, TaskNote, audience, events, results
from bot.storage.ids import id_of
from bot.storage.results import HandIn

CONTRIBUTE = "contribute"
dialogues.when_put_away(CONTRIBUTE, dialogues.drop_files)
collecting.when_collected(CONTRIBUTE, Act.CONTRIBUTE)


@dataclass(frozen=True, slots=True)
class Contributed:
    """The task, and how many files came with it."""

    task: Task
    files: int


async def start(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> HandIn:
    """Opens it; one that is open for the same task just goes on."""
    return await collecting.start(session, speaker, CONTRIBUTE, task_id, now=now)


async def finish(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> Contributed:
    """Keeps what was collected, and tells who does the task and who heads it."""
    task = await task_for(session, speaker, task_id, Act.CONTRIBUTE)
    dialogue = await dialogues.running(session, speaker, CONTRIBUTE, now=now, task_id=task_id)
    collected = await collecting.state_of(session, dialogue, task)
    if collected.is_empty:
        raise NhacViecError("contribution-empty")
    note = TaskNote(
        org_id=speaker.org_id,
        task_id=task_id,
        person_id=speaker.id,
        kind=NoteKind.CONTRIBUTION,
        text=collected.text,
        created_at=now,
    )
    session.add(note)
    await session.flush()
    for file in await results.waiting_files(session, speaker.id, task_id):
        file.note_id = note.id
    await dialogues.end(session, speaker, CONTRIBUTE)
    files = len(collected.file_names)
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="contributed",
        subject="task",
        subject_id=task_id,
        after={"note": id_of(note), "files": files},
    )
    await _tell(session, speaker, task, note, files=files, now=now)
    return Contributed(task, files)


async def _tell(
    session: Session, speaker: Speaker, task: Task, note: TaskNote, *, files: int, now: datetime
) -> None:
    people = {
        *await audience.who_hear(session, id_of(task), Part.LEAD),
        *await audience.heads_for(session, id_of(task)),
    }
    values: dict[str, str | int | date] = {
        "name": speaker.full_name,
        "number": task.number,
        "content": task.content[:160],
        "text": note.text[:500],
        "count": files,
    }
    await tell(
        session,
        people - {speaker.id},
        Notice(
            "contribution",
            values,
            task_id=id_of(task),
            buttons=((("button-answer", AnswerNote(id_of(note))),),),
            note_id=note.id,
        ),
        org_id=speaker.org_id,
        key=str(note.id),
        now=now,
    )
