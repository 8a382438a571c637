"""Whom Telegram lets the bot write to: people who block it, and who let it write again."""

from datetime import datetime, timedelta

from bot.storage import Person, Session, events, undelivered
from bot.storage.ids import id_of
from bot.storage.people import person_with_telegram

BLOCKED = "Forbidden: bot was blocked by the user"
"""As Telegram says it where a message is refused."""
_STILL_USEFUL = timedelta(days=3)
"""What was missed before is in the next morning's message, or no news any more."""


async def gone(session: Session, telegram_id: int, *, now: datetime) -> None:
    """Somebody blocked the bot; nothing is tried in vain before the office knows."""
    person = await person_with_telegram(session, telegram_id)
    if person is None or person.unreachable_since is not None:
        return
    person.unreachable_since, person.unreachable_reason = now, BLOCKED
    _record(session, person, "unreachable", now=now)


async def back(session: Session, telegram_id: int, *, now: datetime) -> int:
    """Somebody lets the bot write again: what they missed and is still of use goes on.

    What no longer holds drops out when it is worded. Returns how many messages wait anew.
    """
    person = await person_with_telegram(session, telegram_id)
    if person is None or person.unreachable_since is None:
        return 0
    person.unreachable_since, person.unreachable_reason = None, ""
    _record(session, person, "reachable", now=now)
    missed = await undelivered.unreached(session, id_of(person), since=now - _STILL_USEFUL)
    await undelivered.send_again(session, [one.id for one in missed], now=now)
    return len(missed)


def _record(session: Session, person: Person, action: str, *, now: datetime) -> None:
    events.record(
        session,
        org_id=person.org_id,
        at=now,
        actor_id=person.id,
        action=action,
        subject="person",
        subject_id=id_of(person),
        after={"reason": person.unreachable_reason},
    )
