"""Queries about half-finished hand-ins, results and their files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, delete, not_, select
from sqlmodel import col

from bot.storage import Attachment, Result, Session, Task

_UNSENT = (col(Attachment.result_id).is_(None), col(Attachment.note_id).is_(None))


@dataclass(frozen=True, slots=True)
class HandIn:
    """A hand-in, or a contribution, so far."""

    kind: str
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


async def waiting_files(session: Session, person_id: int, task_id: int) -> Sequence[Attachment]:
    """Files sent for a result or contribution that is not handed in yet."""
    found = await session.scalars(
        select(Attachment)
        .where(
            col(Attachment.person_id) == person_id,
            col(Attachment.task_id) == task_id,
            *_UNSENT,
        )
        .order_by(col(Attachment.id))
    )
    return found.all()


async def drop_waiting_files(session: Session, person_id: int, task_id: int) -> None:
    await session.execute(
        delete(Attachment).where(
            col(Attachment.person_id) == person_id,
            col(Attachment.task_id) == task_id,
            *_UNSENT,
        )
    )


async def handed_in_files(session: Session, task_id: int) -> Sequence[Attachment]:
    """The files of every result and contribution of a task, oldest first."""
    found = await session.scalars(
        select(Attachment)
        .where(col(Attachment.task_id) == task_id, not_(and_(*_UNSENT)))
        .order_by(col(Attachment.id))
    )
    return found.all()


async def newest_result(session: Session, task_id: int) -> Result | None:
    """The latest version, whatever became of it."""
    found = await session.scalars(
        select(Result)
        .where(col(Result.task_id) == task_id)
        .order_by(col(Result.version).desc())
        .limit(1)
    )
    return found.one_or_none()


async def files_of_result(session: Session, result_id: int) -> Sequence[Attachment]:
    found = await session.scalars(select(Attachment).where(col(Attachment.result_id) == result_id))
    return found.all()
