"""How Telegram's messages a second are divided between the processes of one database.

Each process that sends has a row, renewed while it sends; a row not renewed is as good as none. All
lock one row first, so they agree; nobody takes what another still has.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from bot.storage import SendingShare, Session
from bot.storage.inserting import is_sqlite
from bot.storage.seconds import seconds, seconds_now

HELD_FOR = 10.0
"""Seconds a share holds without being renewed."""
_EVERYBODY = ""
_LONGEST = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Share:
    """What one process may send now."""

    held: int
    """Its part, nobody else's for `HELD_FOR` seconds."""
    fair: int
    """What it should come down to, or up to as others come down."""
    pause: float
    """Seconds for which nobody may send in bulk; 0 for none."""


async def renew(session: Session, process: str, *, in_use: int, of: int) -> Share:
    """Takes what is fair and free of so many; keeps no more than that and what is in use."""
    common = await _locked(session)
    now = await seconds_now(session)
    shares = await _living(session, now)
    names = sorted({*shares, process})
    rank, others = names.index(process), len(names)
    fair = of // others + (rank < of % others)
    free = of - sum(share for name, share in shares.items() if name != process)
    held = max(0, min(free, max(fair, min(in_use, shares.get(process, 0)))))
    await _put(session, process, share=held, seen_at=now)
    pause = common.paused_until - now
    return Share(held, fair, pause if 0 < pause <= _LONGEST else 0.0)


def is_alive(process: ColumnElement[str], *, on_sqlite: bool) -> ColumnElement[bool]:
    """Whether a process has renewed its share lately."""
    now = seconds(sqlite=on_sqlite)
    return (
        select(col(SendingShare.process))
        .where(
            col(SendingShare.process) == process,
            col(SendingShare.seen_at).between(now - HELD_FOR, now + 1),
        )
        .exists()
    )


async def give_up(session: Session, process: str) -> None:
    """Frees what a process held, whose messages are all answered."""
    await session.execute(delete(SendingShare).where(col(SendingShare.process) == process))


async def pause_all(session: Session, *, pause: float) -> None:
    """Telegram asked the whole bot to wait; a longer wait asked for before stands."""
    common = await _locked(session)
    now = await seconds_now(session)
    before = common.paused_until if common.paused_until <= now + _LONGEST else 0.0
    common.paused_until = max(before, now + min(pause, _LONGEST))


async def _locked(session: Session) -> SendingShare:
    """The row of them all, locked until the transaction ends."""
    insert = sqlite.insert if is_sqlite(session) else postgresql.insert
    values = SendingShare(process=_EVERYBODY).model_dump()
    await session.execute(insert(SendingShare).values(values).on_conflict_do_nothing())
    statement = select(SendingShare).where(col(SendingShare.process) == _EVERYBODY)
    if not is_sqlite(session):  # which has one writer at a time anyway
        statement = statement.with_for_update()
    return (await session.scalars(statement)).one()


async def _living(session: Session, now: float) -> dict[str, int]:
    await session.execute(
        delete(SendingShare).where(
            col(SendingShare.process) != _EVERYBODY,
            or_(col(SendingShare.seen_at) < now - HELD_FOR, col(SendingShare.seen_at) > now + 1),
        )
    )
    found = await session.execute(
        select(col(SendingShare.process), col(SendingShare.share)).where(
            col(SendingShare.process) != _EVERYBODY
        )
    )
    return {row.process: row.share for row in found}


async def _put(session: Session, process: str, *, share: int, seen_at: float) -> None:
    insert = sqlite.insert if is_sqlite(session) else postgresql.insert
    values = {"share": share, "seen_at": seen_at}
    await session.execute(
        insert(SendingShare)
        .values(process=process, paused_until=0.0, **values)
        .on_conflict_do_update(index_elements=["process"], set_=values)
    )
