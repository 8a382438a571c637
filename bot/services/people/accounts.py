"""Which Telegram account is whose: tied once a person is known, let go when it changes."""

from datetime import datetime

from bot.errors import NhacViecError
from bot.storage import Person, Session, enrolment, events
from bot.storage.ids import id_of
from bot.storage.people import person_with_telegram, void_invitations


async def tie(
    session: Session,
    person: Person,
    *,
    telegram_id: int,
    language: str,
    actor_id: int | None,
    now: datetime,
) -> None:
    """The account is this person's from now on; another one they had is let go.

    Raises `NhacViecError` for an account that is somebody else's.
    """
    await require_free(session, person, telegram_id=telegram_id)
    await void_invitations(session, id_of(person), now=now)
    await enrolment.close_requests_of(session, person.org_id, telegram_id, now=now)
    before = {"telegram": person.telegram_id}
    person.telegram_id = telegram_id
    person.language = language
    person.unreachable_since, person.unreachable_reason = None, ""
    events.record(
        session,
        org_id=person.org_id,
        at=now,
        actor_id=actor_id,
        action="enrolled",
        subject="person",
        subject_id=id_of(person),
        before=before,
        after={"telegram": telegram_id},
    )
    await session.flush()


async def require_free(session: Session, person: Person, *, telegram_id: int) -> None:
    """Raises where the account is somebody else's; one of somebody who left is let go."""
    holder = await person_with_telegram(session, telegram_id)
    if holder is None or holder.id == person.id:
        return
    if holder.active:
        raise NhacViecError("telegram-taken")
    holder.telegram_id = None
    await session.flush()


async def let_go(session: Session, person: Person, *, actor_id: int, now: datetime) -> bool:
    """A lost or changed telephone gets nothing more; False where there was none."""
    if person.telegram_id is None:
        return False
    before = {"telegram": person.telegram_id}
    person.telegram_id = None
    events.record(
        session,
        org_id=person.org_id,
        at=now,
        actor_id=actor_id,
        action="account_let_go",
        subject="person",
        subject_id=id_of(person),
        before=before,
        after={"telegram": None},
    )
    await session.flush()
    return True
