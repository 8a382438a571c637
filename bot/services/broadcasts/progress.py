"""How far a broadcast is: told in the chat it was sent from, by one process at a time."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain import MessageState, Speaker
from bot.messages.broadcasts.progress import Progress
from bot.storage import Broadcast, Database, Session, broadcasts
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id

EVERY = timedelta(seconds=3)
"""Telegram takes about one message a second in a chat; the answers of its owner go first."""
AFTER_A_FAILURE = timedelta(minutes=1)
"""Until a message that could not be edited just now is tried again."""


@dataclass(frozen=True, slots=True)
class Due:
    """A message of progress that is to say something else now."""

    progress: Progress
    speaker: Speaker
    chat_id: int
    message_id: int


async def progress_of(session: Session, broadcast: Broadcast, *, now: datetime) -> Progress:
    """The counts, and the names once nothing is on its way any more."""
    found = await _counted(session, broadcast, now=now)
    return await _with_names(session, found) if found.is_settled else found


async def _counted(session: Session, broadcast: Broadcast, *, now: datetime) -> Progress:
    broadcast_id = id_of(broadcast)
    counts = await broadcasts.counts(session, broadcast_id)
    is_begun = broadcast.send_at <= now
    put_off = await broadcasts.put_off(session, broadcast_id, now=now) if is_begun else 0
    return Progress(
        broadcast,
        sent=counts.get(MessageState.SENT, 0) + counts.get(MessageState.SENT_AGAIN, 0),
        not_reached=counts.get(MessageState.UNREACHABLE, 0) + counts.get(MessageState.FAILED, 0),
        waiting=counts.get(MessageState.WAITING, 0),
        put_off=put_off,
        dropped=counts.get(MessageState.STALE, 0),
    )


async def _with_names(session: Session, found: Progress) -> Progress:
    rows = await broadcasts.recipients(session, id_of(found.broadcast))
    unsent = (MessageState.UNREACHABLE, MessageState.FAILED, MessageState.WAITING)
    named = (row for row in rows if row.state in unsent or row.outcome == broadcasts.TOO_LATE)
    return replace(found, rows=tuple(named))


async def running(database: Database) -> list[int]:
    """The broadcasts that are looked after."""
    async with database.read() as session:
        return [id_of(one) for one in await broadcasts.unfinished(session)]


async def is_changed(session: Session, broadcast_id: int, *, now: datetime) -> bool:
    """Whether it is to be told anew; takes no lock."""
    broadcast = await session.get(Broadcast, broadcast_id)
    if broadcast is None or broadcast.finished_at is not None:
        return False
    found = await _counted(session, broadcast, now=now)
    return found.is_over or found.mark != broadcast.progress_shown


async def take(session: Session, broadcast_id: int, *, now: datetime) -> Due | None:
    """What is to be told now; none where another process is at it, or nobody wants to know."""
    if not await broadcasts.take_care(session, broadcast_id, now=now, every=EVERY):
        return None
    broadcast = await session.get_one(Broadcast, broadcast_id)
    found = await progress_of(session, broadcast, now=now)
    speaker = await speaker_by_id(session, broadcast.created_by or 0, now=now)
    if speaker is None or broadcast.progress_chat_id is None or not broadcast.progress_message_id:
        broadcast.finished_at = now if found.is_over else None
        broadcast.progress_shown = found.mark
        return None
    return Due(found, speaker, broadcast.progress_chat_id, broadcast.progress_message_id)


async def told(session: Session, due: Due, *, message_id: int, now: datetime) -> None:
    """Its chat says so now; with nothing left to wait for it need not be looked after any more."""
    broadcast = await session.get_one(Broadcast, id_of(due.progress.broadcast))
    broadcast.progress_message_id = message_id
    broadcast.progress_shown = due.progress.mark
    if due.progress.is_over:
        broadcast.finished_at = now


async def put_off(session: Session, due: Due, *, until: datetime) -> None:
    """Telegram did not take it for now; what has come by then is told then."""
    broadcast = await session.get_one(Broadcast, id_of(due.progress.broadcast))
    broadcast.progress_at = until


async def lost(session: Session, due: Due, *, now: datetime) -> None:
    """Its chat takes nothing any more: nobody is told, and its end is noted all the same."""
    broadcast = await session.get_one(Broadcast, id_of(due.progress.broadcast))
    broadcast.progress_message_id = None
    if due.progress.is_over:
        broadcast.finished_at = now
