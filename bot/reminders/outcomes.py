"""What became of a message, with what it says of whom it was for.

Each ends the try that was begun with the claim, and gives the chat back with the pause it needs.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from bot.domain import MessageState
from bot.reminders import held_outcomes
from bot.reminders.claiming import Claimed
from bot.reminders.group_posts import followed, not_reached
from bot.reminders.held_news import HELD
from bot.reminders.morning_message import MORNING
from bot.reminders.pace_chats import Limits
from bot.reminders.summaries.pieces import WITHIN, came_with
from bot.storage import (
    Person,
    Session,
    attempts,
    chat_clocks,
    events,
    outbox,
    reminders,
)
from bot.storage.ids import id_of


async def sent(
    session: Session,
    claimed: Claimed,
    chat_id: int,
    *,
    telegram_id: int,
    brought: Sequence[int] = (),
    limits: Limits,
    now: datetime,
) -> None:
    """It went out; a person who was out of reach is back, a group that moved is followed.

    `brought`: the queued messages it was the words of, besides its own.
    """
    state = MessageState.SENT_AGAIN if claimed.uncertain else MessageState.SENT
    await outbox.record(
        session,
        claimed.id,
        state=state,
        sent_at=now,
        chat_id=chat_id,
        telegram_message_id=telegram_id,
        outcome="",
    )
    await held_outcomes.sent(session, claimed, brought, state=state, chat_id=chat_id, now=now)
    await _end(session, claimed, "sent", limits=limits, now=now)
    if chat_id != claimed.chat_id:
        pause, a_minute = limits.between, limits.a_minute
        await chat_clocks.give_back(session, chat_id, pause=pause, a_minute=a_minute)
    if claimed.group_id is not None:
        await followed(session, claimed.group_id, chat_id)
    elif claimed.person_id is not None and claimed.was_unreachable:
        await _is_back(session, claimed.person_id, now=now)


async def unreachable(
    session: Session, claimed: Claimed, reason: str, *, limits: Limits, now: datetime
) -> None:
    """Gone for good: the office sees who, and why."""
    await outbox.record(
        session,
        claimed.id,
        state=MessageState.UNREACHABLE,
        chat_id=claimed.chat_id,
        outcome=reason,
    )
    await held_outcomes.unreachable(session, claimed, reason)
    await _end(session, claimed, reason, limits=limits, now=now)
    if claimed.group_id is not None:
        await not_reached(session, claimed.group_id, reason, now=now)
    person = await session.get(Person, claimed.person_id or 0)
    if person and claimed.chat_id is not None and person.unreachable_since is None:
        person.unreachable_since, person.unreachable_reason = now, reason
        _note(session, person, "unreachable", reason, now=now)


async def failed(
    session: Session, claimed: Claimed, outcome: str, *, limits: Limits, now: datetime
) -> None:
    """Set aside: nothing that was tried helps; what it told is planned anew, once.

    A second morning running that fails keeps its steps: one of them may be what Telegram refuses.
    Of news that were joined, each goes or fails alone, so that nothing is missing yet.
    """
    await outbox.record(
        session,
        claimed.id,
        state=MessageState.STALE if claimed.kind == HELD else MessageState.FAILED,
        chat_id=claimed.chat_id,
        outcome=outcome,
    )
    await held_outcomes.let_go(session, claimed)
    await _end(session, claimed, outcome, limits=limits, now=now)
    if not await outbox.failed_last_time(session, claimed.id):
        await reminders.release(session, claimed.id)


async def given_up(
    session: Session, claimed: Claimed, outcome: str, *, limits: Limits, now: datetime
) -> None:
    """The network took none of its tries; a morning's message is made anew while its day lasts."""
    await failed(session, claimed, outcome, limits=limits, now=now)
    await reminders.release(session, claimed.id)
    if claimed.kind == MORNING:
        await outbox.free_key(session, claimed.id)
        day = date.fromisoformat(claimed.payload["day"])
        await reminders.plan_again(session, claimed.org_id, day)


async def dropped(session: Session, claimed: Claimed, outcome: str) -> None:
    """Nothing left to say, or its morning is over: what is still open is planned anew."""
    state, chat_id, sent_at = MessageState.STALE, claimed.chat_id, None
    if outcome == WITHIN and (longer := await came_with(session, claimed.org_id, claimed.payload)):
        state, chat_id, sent_at = longer.state, longer.chat_id, longer.sent_at
    await outbox.record(
        session, claimed.id, state=state, chat_id=chat_id, sent_at=sent_at, outcome=outcome
    )
    await held_outcomes.let_go(session, claimed)
    await reminders.release(session, claimed.id)
    await _not_tried(session, claimed)


async def tried_in_vain(
    session: Session,
    claimed: Claimed,
    outcome: str,
    *,
    until: datetime,
    limits: Limits,
    now: datetime,
    **values: Any,
) -> None:
    """It waits until then for another try."""
    await outbox.postpone(session, claimed.id, until=until, outcome=outcome, **values)
    await held_outcomes.given_back(session, claimed, until=until)
    await _end(session, claimed, outcome, limits=limits, now=now)


async def refused_for(
    session: Session, claimed: Claimed, seconds: float, *, limits: Limits, now: datetime
) -> None:
    """Telegram asks for a pause in this chat: everything that waits for it waits so long."""
    tries = claimed.attempts - 1
    await outbox.give_back(session, claimed.id, attempts=tries, outcome=attempts.FLOOD)
    await held_outcomes.given_back(session, claimed)
    await attempts.end(session, claimed.attempt_id, outcome=attempts.FLOOD, now=now)
    if claimed.chat_id is not None:
        pause = max(seconds, limits.between)
        await chat_clocks.give_back(session, claimed.chat_id, pause=pause)


async def put_off(session: Session, claimed: Claimed, outcome: str, *, until: datetime) -> None:
    """It is not its time; nothing was tried."""
    tries = claimed.attempts - 1
    await outbox.postpone(session, claimed.id, until=until, outcome=outcome, attempts=tries)
    await held_outcomes.given_back(session, claimed, until=until)
    await _not_tried(session, claimed)


async def not_begun(
    session: Session, claimed: Claimed, *, outcome: str = "", pause: float = 0.0
) -> None:
    """Claimed for nothing: it goes back as it was."""
    await outbox.give_back(session, claimed.id, attempts=claimed.attempts - 1, outcome=outcome)
    await held_outcomes.given_back(session, claimed)
    await _not_tried(session, claimed, pause=pause)


async def _not_tried(session: Session, claimed: Claimed, *, pause: float = 0.0) -> None:
    await attempts.forget(session, claimed.attempt_id)
    if claimed.chat_id is not None:
        await chat_clocks.give_back(session, claimed.chat_id, pause=pause)


async def _end(
    session: Session, claimed: Claimed, outcome: str, *, limits: Limits, now: datetime
) -> None:
    await attempts.end(session, claimed.attempt_id, outcome=outcome, now=now)
    if claimed.chat_id is not None:
        pause, a_minute = limits.between, limits.a_minute
        await chat_clocks.give_back(session, claimed.chat_id, pause=pause, a_minute=a_minute)


async def _is_back(session: Session, person_id: int, *, now: datetime) -> None:
    person = await session.get(Person, person_id)
    if person is not None and person.unreachable_since is not None:
        person.unreachable_since, person.unreachable_reason = None, ""
        _note(session, person, "reachable", "", now=now)


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
