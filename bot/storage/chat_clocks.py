"""When each chat may be written to again, over all processes: never twice at once, not too soon.

A chat that is being written to is taken; whoever wrote gives it back with the pause it needs.
"""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Float, and_, bindparam, func, literal_column, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col

from bot.storage import ChatClock, Session
from bot.storage.inserting import is_sqlite
from bot.storage.seconds import seconds, seconds_now
from bot.storage.sending_shares import is_alive

TAKEN_FOR = 90.0
"""Seconds a chat is kept at most by who writes there: longer than any call may take."""
_TABLE = SQLModel.metadata.tables["chatclock"]
# By its name: in an upsert, a column would become a look at the whole table as it was before.
_TAKER: ColumnElement[str] = literal_column("chatclock.taken_by")
MINUTE = 60.0
LONGEST = 24 * 3600.0


def is_free(*, on_sqlite: bool) -> ColumnElement[bool]:
    """Whether a chat's clock, joined or missing, lets somebody write now."""
    now = seconds(sqlite=on_sqlite)
    return or_(
        col(ChatClock.chat_id).is_(None),
        col(ChatClock.until) <= now,
        col(ChatClock.since) > now,
        and_(col(ChatClock.taken_by) != "", ~is_alive(_TAKER, on_sqlite=on_sqlite)),
    )


async def take(session: Session, chat_id: int, *, by: str) -> bool:
    """Whether nobody else writes to the chat now, so that it is ours once this is committed.

    `by` names a process that renews its share; it has the chat while it does.
    """
    found = await session.execute(_taking(is_sqlite(session)), {"chat": chat_id, "who": by})
    return found.one_or_none() is not None


@cache
def _taking(on_sqlite: bool) -> Any:
    now = seconds(sqlite=on_sqlite)
    values = {"since": now, "until": now + TAKEN_FOR, "taken_by": bindparam("who")}
    return (
        _insert(on_sqlite)
        .values(chat_id=bindparam("chat"), recent=[], **values)
        .on_conflict_do_update(
            index_elements=["chat_id"], set_=values, where=is_free(on_sqlite=on_sqlite)
        )
        .returning(col(ChatClock.chat_id))
    )


async def give_back(
    session: Session, chat_id: int, *, pause: float, a_minute: int | None = None
) -> None:
    """The chat may be written to after so many seconds; of a group the last minute is counted.

    `a_minute` is how many messages a group takes in a minute; none where nothing was sent.
    """
    pause = min(pause, LONGEST)
    if a_minute is None or chat_id > 0:
        values = {"chat": chat_id, "pause": pause}
        await session.execute(_giving_back(is_sqlite(session)), values)
        return
    moment = await seconds_now(session)
    clock = await session.get(ChatClock, chat_id)
    lately = [at for at in (clock.recent if clock else []) if moment - MINUTE < at <= moment]
    lately = [*lately, moment][-a_minute:]
    until = lately[0] + MINUTE if len(lately) == a_minute else 0.0
    await _set(session, chat_id, since=moment, until=max(until, moment + pause), recent=lately)


@cache
def _giving_back(on_sqlite: bool) -> Any:
    now = seconds(sqlite=on_sqlite)
    values = {"since": now, "until": now + bindparam("pause", type_=Float), "taken_by": ""}
    return (
        _insert(on_sqlite)
        .values(chat_id=bindparam("chat"), recent=[], **values)
        .on_conflict_do_update(index_elements=["chat_id"], set_=values)
    )


def _insert(on_sqlite: bool) -> Any:
    return (sqlite.insert if on_sqlite else postgresql.insert)(_TABLE)


async def _set(session: Session, chat_id: int, **values: Any) -> None:
    given = {"taken_by": "", **values}
    await session.execute(
        _insert(is_sqlite(session))
        .values(**({"chat_id": chat_id, "recent": []} | given))
        .on_conflict_do_update(index_elements=["chat_id"], set_=given)
    )


def soonest(*, on_sqlite: bool) -> Any:
    """Seconds until the first of the joined clocks lets somebody write."""
    return func.min(col(ChatClock.until)) - seconds(sqlite=on_sqlite)
