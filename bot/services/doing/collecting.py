"""Words and files collected in a conversation, for a result or a contribution."""

from datetime import date, datetime
from typing import Any

from bot.acts import POSSIBLE, Act
from bot.domain import Speaker
from bot.errors import NhacViecError, NotFound
from bot.parsing.plain_text import plain_text
from bot.parsing.results import read_document_reference
from bot.services import dialogues
from bot.services.rights import require
from bot.services.tasks.files import StoredFile
from bot.storage import Attachment, Dialogue, Session, Task, results, tasks
from bot.storage.ids import id_of
from bot.storage.results import HandIn

FILES_AT_MOST = 20
TEXT_AT_MOST = 20_000
"""Characters; a card and the story show the beginning of more than they have room for."""
_acts: dict[str, Act] = {}


class AlreadyClosed(NhacViecError):
    """The task needs no result any more."""

    key = "already-closed"


class NothingOpen(NhacViecError):
    """Nothing of this person is being collected."""

    key = "no-hand-in"


def when_collected(kind: str, act: Act) -> None:
    """Names the act that a kind of conversation collects for."""
    _acts[kind] = act


async def start(
    session: Session, speaker: Speaker, kind: str, task_id: int, *, now: datetime
) -> HandIn:
    """Opens the conversation; raises `DialogueOpen` while something else is half done."""
    task = await open_task(session, speaker, kind, task_id)
    dialogue = await dialogues.begin(session, speaker, kind, task_id=task_id, now=now)
    return await state_of(session, dialogue, task)


async def open_task(session: Session, speaker: Speaker, kind: str, task_id: int) -> Task:
    """Raises `NotFound`, `NotAllowed` or `AlreadyClosed`."""
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    if task is None:
        raise NotFound("task-not-found")
    require(speaker, _acts[kind], await tasks.assignments_of(session, task_id))
    if task.state not in POSSIBLE[_acts[kind]]:
        raise AlreadyClosed(number=task.number)
    return task


async def current(session: Session, speaker: Speaker, *, now: datetime) -> HandIn | None:
    """What the speaker is collecting."""
    dialogue = await dialogues.current(session, speaker, now=now)
    if dialogue is None or dialogue.kind not in _acts or dialogue.task_id is None:
        return None
    task = await tasks.task_by_id(session, speaker.org_id, dialogue.task_id)
    return await state_of(session, dialogue, task) if task else None


async def add_text(session: Session, speaker: Speaker, text: str, *, now: datetime) -> HandIn:
    """Takes words in; a document's number and date are read out of them."""
    dialogue, task = await _running(session, speaker, now=now)
    said = plain_text(text)
    found = read_document_reference(said, today=now.astimezone(speaker.zone).date())
    data = dict(dialogue.data)
    if found.number:
        data["document_number"] = found.number
        data["document_date"] = found.issued_on.isoformat() if found.issued_on else None
    words = "\n".join(part for part in (data.get("text", ""), said) if part)
    if len(words) > TEXT_AT_MOST:
        raise NhacViecError("result-too-long", limit=TEXT_AT_MOST)
    dialogues.go_on(dialogue, now=now, **(data | {"text": words}))
    return await state_of(session, dialogue, task)


async def add_file(
    session: Session, speaker: Speaker, stored: StoredFile, *, album: str | None, now: datetime
) -> HandIn:
    """Takes a kept file in; the same content is taken once."""
    dialogue, task = await _running(session, speaker, now=now)
    waiting = await results.waiting_files(session, speaker.id, id_of(task))
    if len(waiting) >= FILES_AT_MOST:
        raise NhacViecError("too-many-files", limit=FILES_AT_MOST)
    if not any(file.sha256 == stored.sha256 and file.name == stored.name for file in waiting):
        session.add(
            Attachment(
                org_id=speaker.org_id,
                task_id=id_of(task),
                person_id=speaker.id,
                sha256=stored.sha256,
                size=stored.size,
                mime_type=stored.mime_type,
                name=stored.name,
                is_photo=stored.is_photo,
                telegram_file_id=stored.telegram_file_id,
                created_at=now,
            )
        )
    dialogues.go_on(dialogue, now=now, last_album=album)
    await session.flush()
    return await state_of(session, dialogue, task)


async def remember_prompt(
    session: Session, speaker: Speaker, message_id: int, *, now: datetime
) -> None:
    """Notes which message shows it, so that the next state can replace its buttons."""
    dialogue = await dialogues.current(session, speaker, now=now)
    if dialogue is not None and dialogue.kind in _acts:
        dialogues.remember_prompt(dialogue, message_id)


async def _running(session: Session, speaker: Speaker, *, now: datetime) -> tuple[Dialogue, Task]:
    dialogue = await dialogues.current(session, speaker, now=now)
    if dialogue is None or dialogue.kind not in _acts or dialogue.task_id is None:
        raise NothingOpen
    return dialogue, await open_task(session, speaker, dialogue.kind, dialogue.task_id)


async def state_of(session: Session, dialogue: Dialogue, task: Task) -> HandIn:
    """What was collected so far."""
    data: dict[str, Any] = dialogue.data
    waiting = await results.waiting_files(session, dialogue.person_id, id_of(task))
    issued = data.get("document_date")
    return HandIn(
        kind=dialogue.kind,
        task=task,
        text=data.get("text", ""),
        document_number=data.get("document_number"),
        document_date=date.fromisoformat(issued) if issued else None,
        file_names=tuple(file.name for file in waiting),
        last_album=data.get("last_album"),
        prompt_id=data.get("prompt_id"),
    )
