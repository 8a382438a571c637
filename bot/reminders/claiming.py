"""A message of the outbox that one process has taken, as it is needed for sending it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.reminders import held_news
from bot.storage import Database, Session, attempts, claims
from bot.storage.claims import DueMessage


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message this process alone may send now."""

    id: int
    org_id: int
    person_id: int | None
    group_id: int | None
    chat_id: int | None
    has_left: bool
    """The recipient is no longer in the office."""
    kind: str
    payload: dict[str, Any]
    late: bool
    attempts: int
    uncertain: bool
    """An earlier sending has no known end, so this one may be a repeat."""
    was_unreachable: bool
    """Nothing came through lately; when this does, they are back."""
    attempt_id: int
    """The row of this try."""


async def claim(
    database: Database,
    *,
    now: datetime,
    by: str,
    worker: str,
    oldest: bool = False,
    besides: Sequence[int] = (),
) -> Claimed | None:
    """The next message that is due, its try begun; news that leave held back come as one.

    The options are those of `claims.claim_next_due`.
    """
    async with database.write() as session:
        due = await claims.claim_next_due(session, now=now, by=by, oldest=oldest, besides=besides)
        if due is None:
            return None
        if not await held_news.may_be_joined(session, due, now=now):
            await held_news.claim_parts(session, due, now=now)
            return await _begun(session, due, worker=worker, now=now)
    # Apart: until now others may have looked at its neighbours, and waited for its chat.
    async with database.write() as session:
        due = await held_news.joined(session, due, now=now)
        return await _begun(session, due, worker=worker, now=now)


async def _begun(session: Session, due: DueMessage, *, worker: str, now: datetime) -> Claimed:
    has_left = due.active is False or due.removed_at is not None
    chat_id = due.chat_id if due.active is not False else None
    return Claimed(
        id=due.id,
        org_id=due.org_id,
        person_id=due.person_id,
        group_id=due.group_id,
        chat_id=chat_id,
        has_left=has_left,
        kind=due.kind,
        payload=due.payload,
        late=due.late,
        attempts=due.attempts + 1,
        uncertain=due.uncertain or due.claimed_at is not None,
        was_unreachable=due.unreachable_since is not None,
        attempt_id=await attempts.begin(
            session, due.id, org_id=due.org_id, chat_id=chat_id, worker=worker, now=now
        ),
    )
