"""Queries about links of units and about those who ask the office to be let in."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlmodel import col

from bot.domain import Role
from bot.storage import EnrolmentRequest, Invitation, Person, Session

ASKED, MATCHED, APPROVED, DECLINED = "asked", "matched", "approved", "declined"
"""A request waits for the office, or for the person to say that the name found is theirs."""


async def void_unit_links(session: Session, unit_id: int, *, now: datetime) -> None:
    """Lets a unit's open links run out now."""
    await session.execute(
        update(Invitation)
        .where(col(Invitation.unit_id) == unit_id, col(Invitation.expires_at) > now)
        .values(expires_at=now)
    )


async def request_by_id(
    session: Session, org_id: int, request_id: int, *, lock: bool = False
) -> EnrolmentRequest | None:
    """A request to this office; locked, nobody else decides it until the transaction ends."""
    statement = select(EnrolmentRequest).where(
        col(EnrolmentRequest.id) == request_id, col(EnrolmentRequest.org_id) == org_id
    )
    if lock:  # SQLite has one writer and leaves it out
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return (await session.scalars(statement)).one_or_none()


async def own_request(
    session: Session, telegram_id: int, request_id: int
) -> EnrolmentRequest | None:
    """A request this account made itself."""
    found = await session.scalars(
        select(EnrolmentRequest)
        .where(
            col(EnrolmentRequest.id) == request_id,
            col(EnrolmentRequest.telegram_id) == telegram_id,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return found.one_or_none()


async def last_request(session: Session, org_id: int, telegram_id: int) -> EnrolmentRequest | None:
    """What this account asked of this office last."""
    found = await session.scalars(
        select(EnrolmentRequest)
        .where(
            col(EnrolmentRequest.org_id) == org_id,
            col(EnrolmentRequest.telegram_id) == telegram_id,
        )
        .order_by(col(EnrolmentRequest.id).desc())
        .limit(1)
    )
    return found.one_or_none()


async def open_requests(
    session: Session, org_id: int, *, offset: int = 0, limit: int = 8
) -> Sequence[EnrolmentRequest]:
    """Those the office has not decided yet, the oldest first."""
    found = await session.scalars(
        select(EnrolmentRequest)
        .where(col(EnrolmentRequest.org_id) == org_id, col(EnrolmentRequest.state) == ASKED)
        .order_by(col(EnrolmentRequest.id))
        .offset(offset)
        .limit(limit)
    )
    return found.all()


async def count_open_requests(session: Session, org_id: int) -> int:
    found = await session.scalar(
        select(func.count())
        .select_from(EnrolmentRequest)
        .where(col(EnrolmentRequest.org_id) == org_id, col(EnrolmentRequest.state) == ASKED)
    )
    return int(found or 0)


async def close_requests_of(
    session: Session, org_id: int, telegram_id: int, *, now: datetime
) -> None:
    """An account that came in some other way needs no decision any more."""
    await session.execute(
        update(EnrolmentRequest)
        .where(
            col(EnrolmentRequest.org_id) == org_id,
            col(EnrolmentRequest.telegram_id) == telegram_id,
            col(EnrolmentRequest.state).in_((ASKED, MATCHED)),
        )
        .values(state=APPROVED, decided_at=now)
    )


async def people_with_phones(session: Session) -> Sequence[Person]:
    """Everybody of every office whose telephone is known."""
    found = await session.scalars(
        select(Person)
        .where(col(Person.active), col(Person.phone) != "")
        .order_by(col(Person.org_id), col(Person.id))
    )
    return found.all()


async def keepers_of(session: Session, org_id: int) -> list[int]:
    """The ids of those who may let people in and can be written to."""
    found = await session.scalars(
        select(Person).where(
            col(Person.org_id) == org_id, col(Person.active), col(Person.telegram_id).is_not(None)
        )
    )
    kept = {Role.OFFICE.value, Role.ADMIN.value}
    return [one.id for one in found if one.id is not None and kept & set(one.roles)]
