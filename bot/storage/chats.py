"""Queries about what a person's private chat is about."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from bot.storage import ChatState, Session
from bot.storage.inserting import insert_new, is_sqlite

_ANY_ZONE = timedelta(days=2)
"""After so long a day is over wherever the office is."""


async def chat_of(session: Session, person_id: int, chat_id: int) -> ChatState | None:
    """What the chat is about; nothing when it never was about anything."""
    return await session.get(ChatState, (person_id, chat_id))


async def keep_shown(session: Session, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Puts what each row shows in place of what its chat was shown before, unless that is newer.

    A row has `org_id`, `person_id`, `chat_id`, `shown` and `expires_at`. Returns the chats whose
    row was refused, as of a person who is gone; the others are kept all the same.
    """
    if await _is_kept(session, rows):
        return []
    return [row["chat_id"] for row in rows if not await _is_kept(session, [row])]


async def _is_kept(session: Session, rows: Sequence[dict[str, Any]]) -> bool:
    """All the rows in one statement, or none of them."""
    insert = sqlite.insert if is_sqlite(session) else postgresql.insert
    statement = insert(ChatState)
    new = statement.excluded
    statement = statement.on_conflict_do_update(
        index_elements=["person_id", "chat_id"],
        set_={"shown": new.shown, "expires_at": new.expires_at},
        where=new.expires_at >= col(ChatState.expires_at),
    )
    try:
        async with session.begin_nested():
            await session.execute(statement, [row | {"kept_on": None, "kept": 0} for row in rows])
    except IntegrityError:
        return False
    return True


async def forget_shown(session: Session, *, now: datetime) -> None:
    """Deletes, in every office, what can no longer be gone on from."""
    is_over = col(ChatState.expires_at) <= now
    is_counted_no_more = or_(
        col(ChatState.kept_on).is_(None), col(ChatState.kept_on) < (now - _ANY_ZONE).date()
    )
    await session.execute(delete(ChatState).where(is_over, is_counted_no_more))
    await session.execute(update(ChatState).where(is_over).values(shown={}))


async def count_kept(
    session: Session, *, org_id: int, person_id: int, chat_id: int, day: date, now: datetime
) -> int:
    """Counts one more phrase of this chat today and returns how many that makes."""
    row = {
        "org_id": org_id,
        "person_id": person_id,
        "chat_id": chat_id,
        "shown": {},
        "expires_at": now,
        "kept_on": day,
        "kept": 0,
    }
    await insert_new(session, ChatState, [row])
    lock = None if is_sqlite(session) else True
    state = await session.get_one(
        ChatState, (person_id, chat_id), with_for_update=lock, populate_existing=True
    )
    state.kept = state.kept + 1 if state.kept_on == day else 1
    state.kept_on = day
    return state.kept
