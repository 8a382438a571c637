"""Which updates of Telegram's were acted on, and which were answered."""

from datetime import datetime
from enum import Enum, auto

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from bot.storage import SeenUpdate, Session, WaitingUpdate
from bot.storage.inserting import is_sqlite


class Seen(Enum):
    """How far an update has come."""

    NEW = auto()
    ACTED = auto()
    """Whoever acted on it died before the answer was out."""
    ANSWERED = auto()


async def note(session: Session, bot_id: int, update_id: int, *, now: datetime) -> bool:
    """Notes an update with the change it brings; False where it was noted before."""
    insert_or_not = sqlite.insert if is_sqlite(session) else postgresql.insert
    statement = insert_or_not(SeenUpdate).values(bot_id=bot_id, update_id=update_id, at=now)
    # The row itself is asked for: PostgreSQL's driver does not count those of an INSERT.
    noted = statement.on_conflict_do_nothing().returning(col(SeenUpdate.update_id))
    return await session.scalar(noted) is not None


async def note_task(session: Session, bot_id: int, update_id: int, task_id: int) -> None:
    """Which task it changed, for whoever has to say later what became of it."""
    await session.execute(
        update(SeenUpdate)
        .where(col(SeenUpdate.bot_id) == bot_id, col(SeenUpdate.update_id) == update_id)
        .values(task_id=task_id)
    )


async def note_answered(session: Session, bot_id: int, *numbers: int, now: datetime) -> None:
    """Their senders were answered, if they asked for it; these need not be kept any longer."""
    insert_or_update = sqlite.insert if is_sqlite(session) else postgresql.insert
    statement = insert_or_update(SeenUpdate).values(
        [
            {"bot_id": bot_id, "update_id": number, "at": now, "answered_at": now}
            for number in numbers
        ]
    )
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["bot_id", "update_id"], set_={"answered_at": now}
        )
    )
    await session.execute(
        delete(WaitingUpdate).where(
            col(WaitingUpdate.bot_id) == bot_id, col(WaitingUpdate.update_id).in_(numbers)
        )
    )


async def how_far(session: Session, bot_id: int, update_id: int) -> Seen:
    found = await session.execute(
        select(col(SeenUpdate.answered_at)).where(
            col(SeenUpdate.bot_id) == bot_id, col(SeenUpdate.update_id) == update_id
        )
    )
    row = found.one_or_none()
    if row is None:
        return Seen.NEW
    return Seen.ACTED if row.answered_at is None else Seen.ANSWERED


async def task_of(session: Session, bot_id: int, update_id: int) -> int | None:
    """The one task this update changed."""
    found = await session.get(SeenUpdate, (bot_id, update_id))
    return found.task_id if found else None


async def forget_seen(session: Session, *, before: datetime) -> None:
    """Telegram keeps undelivered updates for a day; older ones cannot come again."""
    await session.execute(delete(SeenUpdate).where(col(SeenUpdate.at) < before))
    await session.execute(delete(WaitingUpdate).where(col(WaitingUpdate.came_at) < before))
