"""Queries about what people said of a task, and the news of it that wait to go out."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import OutboxMessage, Person, Session, TaskNote
from bot.storage.inserting import is_sqlite


@dataclass(frozen=True, slots=True)
class SaidNote:
    """What somebody said, and their name."""

    note: TaskNote
    name: str


async def note_by_id(session: Session, org_id: int, note_id: int) -> TaskNote | None:
    """A note of this office; another office's is as good as none."""
    found = await session.scalars(
        select(TaskNote).where(col(TaskNote.id) == note_id, col(TaskNote.org_id) == org_id)
    )
    return found.one_or_none()


async def last_notes(session: Session, task_id: int) -> tuple[SaidNote, ...]:
    """The newest of each kind with words, oldest first."""
    newest = (
        select(func.max(col(TaskNote.id)))
        .where(col(TaskNote.task_id) == task_id, col(TaskNote.text) != "")
        .group_by(col(TaskNote.kind))
    )
    found = await session.execute(
        select(TaskNote, col(Person.full_name))
        .join(Person, col(Person.id) == col(TaskNote.person_id))
        .where(col(TaskNote.id).in_(newest))
        .order_by(col(TaskNote.id))
    )
    return tuple(SaidNote(note, name) for note, name in found)


async def waiting_news(session: Session, org_id: int, key: str) -> Sequence[OutboxMessage]:
    """Messages whose dedupe key begins so and that nobody has begun to send; kept from it."""
    statement = (
        select(OutboxMessage)
        .where(
            col(OutboxMessage.org_id) == org_id,
            col(OutboxMessage.dedupe_key).startswith(key, autoescape=True),
            col(OutboxMessage.state) == MessageState.WAITING,
            col(OutboxMessage.claimed_at).is_(None),
        )
        .order_by(col(OutboxMessage.id))
    )
    if not is_sqlite(session):
        statement = statement.with_for_update()
    return (await session.scalars(statement)).all()


async def had_news(session: Session, org_id: int, key: str) -> set[int]:
    """To whom messages went, or are going, whose dedupe key begins so."""
    found = await session.scalars(
        select(col(OutboxMessage.person_id)).where(
            col(OutboxMessage.org_id) == org_id,
            col(OutboxMessage.dedupe_key).startswith(key, autoescape=True),
            or_(
                col(OutboxMessage.sent_at).is_not(None), col(OutboxMessage.claimed_at).is_not(None)
            ),
        )
    )
    return {one for one in found if one is not None}


async def replied_to(
    session: Session, *, person_id: int, chat_id: int, message_id: int
) -> OutboxMessage | None:
    """The news the bot sent to this person as this Telegram message."""
    found = await session.scalars(
        select(OutboxMessage)
        .where(
            col(OutboxMessage.person_id) == person_id,
            col(OutboxMessage.chat_id) == chat_id,
            col(OutboxMessage.telegram_message_id) == message_id,
        )
        .limit(1)
    )
    return found.one_or_none()
