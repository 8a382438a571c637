"""A message of the outbox that one process has taken, as it is needed for sending it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.storage import GroupChat, OutboxMessage, Person, Session, attempts
from bot.storage.ids import id_of


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


async def claimed_by_us(
    session: Session, message: OutboxMessage, *, worker: str, now: datetime
) -> Claimed:
    """What a claim has found, its try begun."""
    person = await session.get(Person, message.person_id) if message.person_id else None
    group = await session.get(GroupChat, message.group_id) if message.group_id else None
    chat_id = group.chat_id if group else _own_chat(person)
    message_id = id_of(message)
    return Claimed(
        id=message_id,
        org_id=message.org_id,
        person_id=message.person_id,
        group_id=message.group_id,
        chat_id=chat_id,
        has_left=_has_left(person, group),
        kind=message.kind,
        payload=message.payload,
        late=message.late,
        attempts=message.attempts,
        uncertain=message.uncertain,
        was_unreachable=person is not None and person.unreachable_since is not None,
        attempt_id=await attempts.begin(
            session, message_id, org_id=message.org_id, chat_id=chat_id, worker=worker, now=now
        ),
    )


def _own_chat(person: Person | None) -> int | None:
    return person.telegram_id if person and person.active else None


def _has_left(person: Person | None, group: GroupChat | None) -> bool:
    if group is not None:
        return group.removed_at is not None
    return person is not None and not person.active
