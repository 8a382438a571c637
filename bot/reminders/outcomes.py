"""What became of a message, with what it says of whom it was for."""

from datetime import datetime

from bot.domain import MessageState
from bot.reminders.claiming import Claimed
from bot.reminders.group_posts import followed, not_reached
from bot.storage import Person, Session, events, outbox
from bot.storage.ids import id_of


async def sent(
    session: Session, claimed: Claimed, chat_id: int, *, telegram_id: int, now: datetime
) -> None:
    """It went out; a person who was out of reach is back, a group that moved is followed."""
    await outbox.record(
        session,
        claimed.id,
        state=MessageState.SENT_AGAIN if claimed.uncertain else MessageState.SENT,
        sent_at=now,
        chat_id=chat_id,
        telegram_message_id=telegram_id,
        outcome="",
    )
    if claimed.group_id is not None:
        await followed(session, claimed.group_id, chat_id)
    person = await session.get(Person, claimed.person_id or 0)
    if person is not None and person.unreachable_since is not None:
        person.unreachable_since, person.unreachable_reason = None, ""
        _note(session, person, "reachable", "", now=now)


async def unreachable(session: Session, claimed: Claimed, reason: str, *, now: datetime) -> None:
    """Gone for good: the office sees who, and why."""
    await outbox.record(
        session,
        claimed.id,
        state=MessageState.UNREACHABLE,
        chat_id=claimed.chat_id,
        outcome=reason,
    )
    if claimed.group_id is not None:
        await not_reached(session, claimed.group_id, reason, now=now)
    person = await session.get(Person, claimed.person_id or 0)
    if person and claimed.chat_id is not None and person.unreachable_since is None:
        person.unreachable_since, person.unreachable_reason = now, reason
        _note(session, person, "unreachable", reason, now=now)


def _note(session: Session, person: Person, action: str, reason: str, *, now: datetime) -> None:
    events.record(
        session,
        org_id=person.org_id,
        at=now,
        actor_id=None,
        action=action,
        subject="person",
        subject_id=id_of(person),
        after={"reason": reason},
    )
