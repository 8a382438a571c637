"""Messages that did not arrive, and how they come to be sent after all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import DeliveryAttempt, GroupChat, OutboxMessage, Person, Session
from bot.storage.broadcasts import TOO_LATE
from bot.storage.people import rows_changed

_A_TRY = timedelta(minutes=10)
"""Longer than a try takes: only those begun before have to be looked at."""
_LOST = (MessageState.UNREACHABLE, MessageState.FAILED)


@dataclass(frozen=True, slots=True)
class Missed:
    """Somebody who did not get their messages, for one reason."""

    name: str
    """Of the person, or the title of the group."""
    outcome: str
    messages: int


async def missed_since(session: Session, org_id: int, since: datetime) -> list[Missed]:
    """Who did not get what was given up after this instant; an unreachable person once a reason."""
    name = func.coalesce(col(Person.full_name), col(GroupChat.title), "")
    statement = (
        select(name, col(OutboxMessage.outcome), func.count(func.distinct(col(OutboxMessage.id))))
        .join(DeliveryAttempt, col(DeliveryAttempt.message_id) == col(OutboxMessage.id))
        .outerjoin(Person, col(Person.id) == col(OutboxMessage.person_id))
        .outerjoin(GroupChat, col(GroupChat.id) == col(OutboxMessage.group_id))
        .where(
            col(OutboxMessage.org_id) == org_id,
            col(OutboxMessage.state).in_(_LOST),
            col(DeliveryAttempt.began_at) > since - _A_TRY,
            col(DeliveryAttempt.ended_at) > since,
        )
        .group_by(
            col(OutboxMessage.person_id),
            col(OutboxMessage.group_id),
            name,
            col(OutboxMessage.outcome),
        )
        .order_by(name)
    )
    return [Missed(row[0], row[1], row[2]) for row in await session.execute(statement)]


async def message_of(session: Session, org_id: int, message_id: int) -> OutboxMessage | None:
    """A message of this office, locked; another's is as good as none."""
    found = await session.scalars(
        select(OutboxMessage)
        .where(col(OutboxMessage.id) == message_id, col(OutboxMessage.org_id) == org_id)
        .with_for_update()
    )
    return found.one_or_none()


async def unreached(
    session: Session, person_id: int, *, since: datetime
) -> Sequence[OutboxMessage]:
    """What somebody missed while they could not be reached."""
    found = await session.scalars(
        select(OutboxMessage).where(
            col(OutboxMessage.person_id) == person_id,
            col(OutboxMessage.state) == MessageState.UNREACHABLE,
            col(OutboxMessage.due_at) > since,
        )
    )
    return found.all()


async def send_again(session: Session, message_ids: Sequence[int | None], *, now: datetime) -> int:
    """Those that are still lost wait anew, with all their tries before them; how many.

    What somebody else has sent again meanwhile is theirs: it may be in the air just now.
    """
    changed = await session.execute(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.id).in_(message_ids),
            or_(
                col(OutboxMessage.state).in_(_LOST),
                (col(OutboxMessage.state) == MessageState.STALE)
                & (col(OutboxMessage.outcome) == TOO_LATE),
            ),
        )
        .values(
            state=MessageState.WAITING,
            due_at=now,
            attempts=0,
            uncertain=or_(col(OutboxMessage.uncertain), col(OutboxMessage.claimed_at).is_not(None)),
            claimed_at=None,
            outcome="",
        )
        .execution_options(synchronize_session=False)
    )
    return rows_changed(changed)
