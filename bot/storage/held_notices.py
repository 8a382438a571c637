"""Queries about news that leave held back: rows of their own, brought by one message.

The message that brings them is a row of its own. Its parts wait with it, each under its own key,
so that one can be withdrawn or added to alone; they are claimed and end when it is and does.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import case, select, update
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import OutboxMessage, Session
from bot.storage.claims import DueMessage
from bot.storage.ids import id_of
from bot.storage.inserting import is_sqlite

_LEAVE = "leave"
JOINED = "joined with other news"
"""The outcome of what is said in another message."""
_MOST = 200
"""So many go into one message; the rest into the next."""
_SHOWN = (MessageState.WAITING, MessageState.SENT, MessageState.SENT_AGAIN)


async def was_held(session: Session, message_id: int) -> bool:
    """Whether it came up during the leave of whom it is for, and waited; never tried since."""
    found = await session.execute(
        select(col(OutboxMessage.outcome), col(OutboxMessage.within_id)).where(
            col(OutboxMessage.id) == message_id
        )
    )
    return found.one_or_none() == (_LEAVE, None)


async def others_due(
    session: Session, person_id: int, *, besides: int, now: datetime
) -> Sequence[OutboxMessage]:
    """The other news of this person that are due, oldest first.

    Those that were tried are left out: they may be what Telegram refuses, or have come through.
    Waits for who adds to one just now; nobody else claims any, since their chat is taken.
    """
    statement = (
        select(OutboxMessage)
        .where(
            col(OutboxMessage.person_id) == person_id,
            col(OutboxMessage.kind) == "notice",
            col(OutboxMessage.state) == MessageState.WAITING,
            col(OutboxMessage.claimed_at).is_(None),
            col(OutboxMessage.due_at) <= now,
            col(OutboxMessage.attempts) == 0,
            col(OutboxMessage.uncertain).is_(False),
            col(OutboxMessage.within_id).is_(None),
            col(OutboxMessage.id) != besides,
        )
        .order_by(col(OutboxMessage.id))
        .limit(_MOST - 1)
    )
    if not is_sqlite(session):
        statement = statement.with_for_update()
    return (await session.scalars(statement)).all()


async def join(
    session: Session,
    first: DueMessage,
    others: Sequence[OutboxMessage],
    *,
    kind: str,
    now: datetime,
) -> OutboxMessage:
    """A message of its own that brings them, claimed in place of the first, and they with it."""
    parts = [first.id, *(id_of(one) for one in others)]
    whole = OutboxMessage(
        org_id=first.org_id,
        person_id=first.person_id,
        kind=kind,
        dedupe_key=f"{kind}:{first.person_id}:{first.id}:{now.isoformat()}",
        payload={"messages": parts},
        due_at=now,
        late=first.late,
        attempts=1,
        claimed_at=now,
        created_at=now,
    )
    session.add(whole)
    await session.flush()
    await session.execute(
        update(OutboxMessage)
        .where(col(OutboxMessage.id).in_(parts))
        .values(within_id=id_of(whole), claimed_at=now, attempts=0, outcome=JOINED)
        .execution_options(synchronize_session=False)
    )
    return whole


async def claim_parts(
    session: Session, whole_id: int, message_ids: Sequence[int], *, now: datetime
) -> None:
    """They are in the air with the whole; what was lost with it is tried with it again."""
    await session.execute(
        update(OutboxMessage)
        .where(
            *_parts(whole_id, message_ids),
            col(OutboxMessage.state).in_([MessageState.WAITING, MessageState.UNREACHABLE]),
        )
        .values(state=MessageState.WAITING, claimed_at=now, outcome=JOINED)
    )


async def give_parts_back(
    session: Session, whole_id: int, message_ids: Sequence[int], *, until: datetime | None
) -> None:
    """The whole waits for another try, and what is in it may change meanwhile.

    They are due when it is: else every claim until then would pass over them one by one.
    """
    values: dict[str, Any] = {} if until is None else {"due_at": until}
    await session.execute(_waiting(whole_id, message_ids).values(claimed_at=None, **values))


async def let_go_of_parts(
    session: Session, whole_id: int, message_ids: Sequence[int], *, uncertain: bool
) -> None:
    """Each goes or fails alone from now on; `uncertain`: it may have come with the whole."""
    values: dict[str, Any] = {"uncertain": True} if uncertain else {}
    await session.execute(
        _waiting(whole_id, message_ids).values(
            within_id=None, claimed_at=None, attempts=1, outcome="", **values
        )
    )


async def parts_unreachable(
    session: Session, whole_id: int, message_ids: Sequence[int], *, chat_id: int | None, reason: str
) -> None:
    """What the whole could not bring did not come."""
    await session.execute(
        _waiting(whole_id, message_ids).values(
            state=MessageState.UNREACHABLE, claimed_at=None, chat_id=chat_id, outcome=reason
        )
    )


async def parts_sent(
    session: Session,
    whole_id: int,
    message_ids: Collection[int],
    *,
    state: MessageState,
    chat_id: int,
    now: datetime,
) -> None:
    """Those the whole brought have gone out with it, `state` being that of the whole."""
    await session.execute(
        update(OutboxMessage)
        .where(*_parts(whole_id, message_ids), col(OutboxMessage.sent_at).is_(None))
        .values(
            state=case(
                (col(OutboxMessage.uncertain), MessageState.SENT_AGAIN.value), else_=state.value
            ),
            sent_at=now,
            chat_id=chat_id,
            claimed_at=None,
            outcome=JOINED,
        )
    )


async def parts_of(
    session: Session, whole_id: int, message_ids: Sequence[int]
) -> list[tuple[int, dict[str, Any]]]:
    """Those the whole brings or has brought, oldest first, with what they say by now."""
    found = await session.execute(
        select(col(OutboxMessage.id), col(OutboxMessage.payload))
        .where(*_parts(whole_id, message_ids), col(OutboxMessage.state).in_(_SHOWN))
        .order_by(col(OutboxMessage.id))
    )
    return [(one or 0, payload) for one, payload in found]


def _parts(whole_id: int, message_ids: Collection[int]) -> tuple[Any, ...]:
    """By their ids first: nothing else finds them quickly among a million."""
    return (col(OutboxMessage.id).in_(message_ids), col(OutboxMessage.within_id) == whole_id)


def _waiting(whole_id: int, message_ids: Collection[int]) -> Any:
    return update(OutboxMessage).where(
        *_parts(whole_id, message_ids), col(OutboxMessage.state) == MessageState.WAITING
    )


async def held_message(session: Session, person_id: int, message_id: int) -> OutboxMessage | None:
    """One that was sent to this person; another's is as good as none."""
    found = await session.get(OutboxMessage, message_id)
    return found if found is not None and found.person_id == person_id else None
