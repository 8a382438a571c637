"""What one person gets of a morning's summaries: one message, which the longest period leads.

Each summary keeps its row of the outbox. The leading one has the others with it, and each of these
knows the leading one: should that fail, have nothing to say or not come the same day, they come by
themselves, and the leading one leaves out what has come.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain import MessageState, Speaker
from bot.messages.summaries.values import Span
from bot.reminders.own_times import after_quiet
from bot.reminders.rendering import NothingToSay, NotNow, Queued
from bot.reminders.summaries.periods import Period, read_period
from bot.storage import OutboxMessage, Session, reminders, summaries
from bot.storage.broadcasts import SENT
from bot.storage.summaries import LEADING, Reader

WITHIN = "within another"
"""The outcome of what came in the message of a longer period."""
LED = "within"
"""Under this the payload has the key of the leading one."""
_PATIENCE = timedelta(minutes=10)
"""The leading one is planned in the same minute, unless something is wrong with it."""
_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A summary of a period, of a unit or of the whole office."""

    period: Period
    unit_id: int | None

    def key(self, person_id: int) -> str:
        """Under which it is in the outbox."""
        return f"{self.period.key}:{self.unit_id or 'office'}:{person_id}"

    @property
    def packed(self) -> list[Any]:
        """As a payload keeps it."""
        return [self.period.span.value, self.period.first.isoformat(), self.unit_id]


def scopes(reader: Reader, span: Span) -> tuple[int | None, ...]:
    """What somebody gets summaries of: a unit by its id, the whole office as none."""
    if span is Span.WEEK and not reader.wants_weekly:
        return ()
    office = (None,) if reader.is_director else ()
    unit = (reader.unit_id,) if reader.is_lead and span is Span.WEEK else ()
    return (*office, *unit)


def pieces_of(reader: Reader, periods: Iterable[Period]) -> list[Piece]:
    """All of a morning, whose periods are given with the longest first; the first one leads."""
    return [Piece(one, unit_id) for one in periods for unit_id in scopes(reader, one.span)]


def joined(piece: Piece, morning: Sequence[Piece], *, person_id: int, at: datetime) -> Any:
    """What the payload of a piece says of the others of its morning."""
    if len(morning) < 2:
        return {}
    if piece == morning[0]:
        return {LEADING: [one.packed for one in morning[1:]]}
    return {LED: morning[0].key(person_id), "at": at.isoformat()}


def others_with(queued: Queued) -> list[Piece]:
    """Those that come in this message."""
    return [
        Piece(read_period(Span(span), first), unit_id)
        for span, first, unit_id in queued.payload.get(LEADING, ())
    ]


async def leave_to_longer(
    session: Session, speaker: Speaker, piece: Piece, queued: Queued, *, now: datetime
) -> None:
    """Raises `NothingToSay` for what the leading message brought, `NotNow` while that comes today.

    By another day the week of this one may be over: rather two messages than none.
    """
    key = queued.payload.get(LED)
    if key is None:
        return
    leading = await summaries.message_of_key(session, speaker.org_id, key)
    if leading is None:
        planned = datetime.fromisoformat(queued.payload["at"])
        if now < planned + _PATIENCE:
            await _wait_within_today(session, speaker, max(planned, now + _AGAIN), now=now)
        return
    if piece.packed not in leading.payload.get(LEADING, ()):
        return  # the office has moved one of them meanwhile
    if leading.state in SENT:
        raise NothingToSay(WITHIN)
    if leading.state is MessageState.WAITING:
        await _wait_within_today(session, speaker, max(now, leading.due_at) + _AGAIN, now=now)


async def _wait_within_today(
    session: Session, speaker: Speaker, until: datetime, *, now: datetime
) -> None:
    """Raises `NotNow` where the reader's own quiet and leave let it come on this day still."""
    own = await reminders.own_times_of(session, speaker.id)
    comes = after_quiet(until, own=own, zone=speaker.zone)
    if comes.astimezone(speaker.zone).date() == now.astimezone(speaker.zone).date():
        raise NotNow(until, WITHIN)


async def was_sent(session: Session, speaker: Speaker, piece: Piece) -> bool:
    """Whether somebody has it already, by itself."""
    row = await summaries.message_of_key(session, speaker.org_id, piece.key(speaker.id))
    return row is not None and row.state in SENT


async def came_with(
    session: Session, org_id: int, payload: Mapping[str, Any]
) -> OutboxMessage | None:
    """The longer one that was sent and had this in it."""
    return await summaries.message_of_key(session, org_id, payload[LED])
