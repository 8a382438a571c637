"""Queries about half-finished hand-ins, results and their files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlmodel import col

from bot.storage import Attachment, Dialogue, Session, Task
from bot.storage.inserting import is_sqlite


@dataclass(frozen=True, slots=True)
class HandIn:
    """A hand-in so far."""

    task: Task
    text: str
    document_number: str | None
    document_date: date | None
    file_names: tuple[str, ...]
    last_album: str | None = None
    """The album whose files were acknowledged last, so that an album gets one answer."""
    prompt_id: int | None = None
    """The message that shows this state."""

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.document_number or self.file_names)


async def dialogue_of(session: Session, person_id: int) -> Dialogue | None:
    """The conversation the person has not finished, expired or not; locked for this transaction."""
    lock = None if is_sqlite(session) else True
    return await session.get(Dialogue, person_id, with_for_update=lock)


async def close_dialogue(session: Session, person_id: int) -> None:
    await session.execute(delete(Dialogue).where(col(Dialogue.person_id) == person_id))


async def waiting_files(session: Session, person_id: int, task_id: int) -> Sequence[Attachment]:
    """Files sent for a result that is not handed in yet."""
    found = await session.scalars(
        select(Attachment)
        .where(
            col(Attachment.person_id) == person_id,
            col(Attachment.task_id) == task_id,
            col(Attachment.result_id).is_(None),
        )
        .order_by(col(Attachment.id))
    )
    return found.all()


async def drop_waiting_files(session: Session, person_id: int, task_id: int) -> None:
    await session.execute(
        delete(Attachment).where(
            col(Attachment.person_id) == person_id,
            col(Attachment.task_id) == task_id,
            col(Attachment.result_id).is_(None),
        )
    )


async def handed_in_files(session: Session, task_id: int) -> Sequence[Attachment]:
    """The files of every result of a task, oldest first."""
    found = await session.scalars(
        select(Attachment)
        .where(col(Attachment.task_id) == task_id, col(Attachment.result_id).is_not(None))
        .order_by(col(Attachment.id))
    )
    return found.all()
