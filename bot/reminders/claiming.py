"""A message of the outbox that one process has taken, as it is needed for sending it."""

from dataclasses import dataclass
from typing import Any

from bot.storage import GroupChat, OutboxMessage, Person, Session
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


async def claimed_by_us(session: Session, message: OutboxMessage) -> Claimed:
    person = await session.get(Person, message.person_id or 0)
    group = await session.get(GroupChat, message.group_id or 0)
    chat_id = person.telegram_id if person and person.active else None
    return Claimed(
        id=id_of(message),
        org_id=message.org_id,
        person_id=message.person_id,
        group_id=message.group_id,
        chat_id=group.chat_id if group else chat_id,
        has_left=_has_left(person, group),
        kind=message.kind,
        payload=message.payload,
        late=message.late,
        attempts=message.attempts,
        uncertain=message.uncertain,
    )


def _has_left(person: Person | None, group: GroupChat | None) -> bool:
    if group is not None:
        return group.removed_at is not None
    return person is not None and not person.active
