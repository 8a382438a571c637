"""What one person gets of a morning's summaries: one message, which the longest period leads.

Each summary keeps its row of the outbox. The leading one has the others with it, and each of these
knows the leading one: should that fail, or have nothing to say, they come by themselves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain import MessageState
from bot.messages.summaries.values import Span
from bot.reminders.rendering import NothingToSay, NotNow, Queued
from bot.reminders.summaries.periods import Period, read_period
from bot.storage import Session, summaries
from bot.storage.broadcasts import SENT
from bot.storage.summaries import Reader

WITHIN = "within another"
"""The outcome of what came in the message of a longer period."""
_LEADING, _LED = "with", "within"
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
        return {_LEADING: [one.packed for one in morning[1:]]}
    return {_LED: morning[0].key(person_id), "at": at.isoformat()}


def others_with(queued: Queued) -> list[Piece]:
    """Those that come in this message."""
    return [
        Piece(read_period(Span(span), first), unit_id)
        for span, first, unit_id in queued.payload.get(_LEADING, ())
    ]


async def leave_to_longer(
    session: Session, org_id: int, piece: Piece, queued: Queued, *, now: datetime
) -> None:
    """Raises `NothingToSay` for what the leading message brought, `NotNow` while it is to come."""
    key = queued.payload.get(_LED)
    if key is None:
        return
    leading = await summaries.message_of_key(session, org_id, key)
    if leading is None:
        if now < datetime.fromisoformat(queued.payload["at"]) + _PATIENCE:
            raise NotNow(now + _AGAIN, WITHIN)
        return
    if piece.packed not in leading.payload.get(_LEADING, ()):
        return  # the office has moved one of them meanwhile
    if leading.state in SENT:
        raise NothingToSay(WITHIN)
    if leading.state is MessageState.WAITING:
        raise NotNow(max(now, leading.due_at) + _AGAIN, WITHIN)
