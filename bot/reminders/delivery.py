"""Outbox rows to Telegram: claim, render, send, record. No transaction is open while we wait."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import monotonic
from typing import Any

import httpx
import structlog
from aiolimiter import AsyncLimiter
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.clock import Clock
from bot.domain import MessageState, Speaker
from bot.messages.answer import Answer
from bot.messages.catalog import words_in
from bot.messages.plan_changed import plan_changed
from bot.messages.reminders import morning
from bot.reminders import plan_changes, planning
from bot.reminders.rules import is_morning_time, next_opening
from bot.storage import Database, OutboxMessage, Person, Session, events, outbox, reminders
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id

Send = Callable[[int, Answer], Awaitable[int]]
"""Sends an answer to a chat and returns Telegram's message id; raises Telegram's errors."""

_log = structlog.get_logger(__name__)
_ATTEMPTS = 8
_FIRST_DELAY = timedelta(seconds=15)
_LONGEST_DELAY = timedelta(minutes=30)
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid")
_A_SECOND = 30
"""Messages a second over all chats (Bot API FAQ, "broadcasting to users")."""
_WORKERS = 8
"""Sendings in the air; after a crash at most so many may repeat."""
_A_RUN = 100
"""Messages of one run, so that a stop need not wait for a whole office."""
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A message this process alone may send now."""

    id: int
    org_id: int
    person_id: int
    chat_id: int | None
    kind: str
    payload: dict[str, Any]
    late: bool
    attempts: int
    uncertain: bool
    """An earlier sending has no known end, so this one may be a repeat."""


class NothingToSay(Exception):
    """What the message was planned for no longer holds."""


class NotNow(Exception):
    """It is night or a day off; the message waits for the morning."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__()


class Delivery:
    """Delivers what is due, a few messages at once, at Telegram's pace."""

    def __init__(self, database: Database, clock: Clock, send: Send) -> None:
        self._database = database
        self._clock = clock
        self._send = send
        # One at a time, evenly: a bucket of thirty would let sixty go in its first second.
        self._pace = AsyncLimiter(1, 1 / _A_SECOND)
        self._paused_until = 0.0

    async def deliver_due(self) -> int:
        """Sends what is due now, up to a bound, and returns how many were sent."""
        if self.is_paused or not await self._is_anything_due():
            return 0
        left = iter(range(_A_RUN))
        return sum(await asyncio.gather(*(self._work(left) for _ in range(_WORKERS))))

    @property
    def is_paused(self) -> bool:
        """Whether Telegram told the bot to wait."""
        return monotonic() < self._paused_until

    async def _is_anything_due(self) -> bool:
        async with self._database.read() as session:
            return await outbox.is_anything_due(session, now=self._clock.now())

    async def _work(self, left: Any) -> int:
        sent = 0
        for _ in left:
            if self.is_paused:
                break
            claimed = await self._claim()
            if claimed is None:
                break
            sent += await self._deliver(claimed)
        return sent

    async def _claim(self) -> _Claimed | None:
        async with self._database.write() as session:
            message = await outbox.claim_next_due(session, now=self._clock.now())
            return await _claimed(session, message) if message else None

    async def _deliver(self, claimed: _Claimed) -> bool:
        """Sends one message; whatever goes wrong with it stays with it."""
        if claimed.chat_id is None:
            await self._unreachable(claimed, "not enrolled")
            return False
        try:
            answer = await self._render(claimed)
        except NothingToSay:
            await self._withdraw(claimed)
            return False
        except NotNow as night:
            await self._wait_for_morning(claimed, night.until)
            return False
        except Exception as error:  # noqa: BLE001 - a row that cannot be worded blocks no other
            _log.error("message_not_rendered", message_id=claimed.id, exc_info=error)
            await self._record(claimed, MessageState.FAILED, outcome="could not be written")
            return False
        return await self._send_answer(claimed, claimed.chat_id, answer)

    async def _render(self, claimed: _Claimed) -> Answer:
        """The message in words, as things stand now and not when it was planned."""
        now = self._clock.now()
        async with self._database.read() as session:
            speaker = await speaker_by_id(session, claimed.person_id)
            if speaker is None:
                raise NothingToSay
            match claimed.kind:
                case planning.MORNING:
                    return await _morning(session, claimed, speaker, now=now)
                case plan_changes.PLAN_CHANGED:
                    return await _plan_changed(session, claimed, speaker, now=now)
        raise NothingToSay

    async def _send_answer(self, claimed: _Claimed, chat_id: int, answer: Answer) -> bool:
        try:
            chat_id, telegram_id = await self._send_following(chat_id, answer)
        except RetryAfter as error:
            await self._wait_as_told(claimed, error)
        except Forbidden as error:
            await self._unreachable(claimed, error.message)
        except BadRequest as error:  # a NetworkError too, so it comes first
            await self._refused(claimed, error)
        except (NetworkError, InvalidToken) as error:
            await self._later(claimed, error)
        except TelegramError as error:
            await self._record(claimed, MessageState.FAILED, outcome=error.message)
        except Exception as error:  # noqa: BLE001 - one recipient must never stop the rest
            _log.error("delivery_failed", message_id=claimed.id, exc_info=error)
            await self._later(claimed, error)
        else:
            # Not within the `try`: a message that went out must not be tried again because the
            # note of it failed; its claim runs out and the repeat is marked as one.
            await self._sent(claimed, chat_id, telegram_id)
            return True
        return False

    async def _send_following(self, chat_id: int, answer: Answer) -> tuple[int, int]:
        """Sends, once more where a group became a supergroup; where to, and the message's id."""
        async with self._pace:
            try:
                return chat_id, await self._send(chat_id, answer)
            except ChatMigrated as moved:
                chat_id = moved.new_chat_id
        async with self._pace:
            return chat_id, await self._send(chat_id, answer)

    async def _sent(self, claimed: _Claimed, chat_id: int, telegram_id: int) -> None:
        state = MessageState.SENT_AGAIN if claimed.uncertain else MessageState.SENT
        now = self._clock.now()
        async with self._database.write() as session:
            await outbox.record(
                session,
                claimed.id,
                state=state,
                sent_at=now,
                chat_id=chat_id,
                telegram_message_id=telegram_id,
                outcome="",
            )
            person = await session.get(Person, claimed.person_id)
            if person is not None and person.unreachable_since is not None:
                person.unreachable_since, person.unreachable_reason = None, ""
                _note(session, person, "reachable", "", now=now)

    async def _wait_as_told(self, claimed: _Claimed, error: RetryAfter) -> None:
        """Telegram asks the whole bot to pause; this message was not even tried."""
        pause = _seconds(error)
        self._paused_until = max(self._paused_until, monotonic() + pause)
        _log.warning("told_to_wait", seconds=pause)
        await self._postpone(
            claimed,
            delay=timedelta(seconds=pause),
            outcome="flood limit",
            attempts=claimed.attempts - 1,
        )

    async def _refused(self, claimed: _Claimed, error: BadRequest) -> None:
        if any(reason in error.message.lower() for reason in _GONE):
            await self._unreachable(claimed, error.message)
            return
        _log.error("message_refused", message_id=claimed.id, error=error.message)
        await self._record(claimed, MessageState.FAILED, outcome=error.message)

    async def _later(self, claimed: _Claimed, error: Exception) -> None:
        """The network's troubles: later and later; given up, the next morning tells it again."""
        outcome = type(error).__name__
        if claimed.attempts >= _ATTEMPTS:
            async with self._database.write() as session:
                await outbox.record(
                    session,
                    claimed.id,
                    state=MessageState.FAILED,
                    chat_id=claimed.chat_id,
                    outcome=outcome,
                )
                await reminders.release(session, claimed.id)
            return
        never_left = isinstance(error.__cause__, _NEVER_LEFT) or isinstance(error, InvalidToken)
        await self._postpone(
            claimed,
            delay=min(_FIRST_DELAY * 4 ** (claimed.attempts - 1), _LONGEST_DELAY),
            outcome=outcome,
            uncertain=claimed.uncertain or not never_left,
        )

    async def _postpone(self, claimed: _Claimed, *, delay: timedelta, **values: Any) -> None:
        until = self._clock.now() + delay
        async with self._database.write() as session:
            await outbox.postpone(session, claimed.id, until=until, **values)

    async def _withdraw(self, claimed: _Claimed) -> None:
        """Nothing left to say, or its morning is over: what is still open is planned anew."""
        async with self._database.write() as session:
            await outbox.record(
                session, claimed.id, state=MessageState.STALE, chat_id=claimed.chat_id
            )
            await reminders.release(session, claimed.id)

    async def _wait_for_morning(self, claimed: _Claimed, until: datetime) -> None:
        await self._postpone(
            claimed,
            delay=until - self._clock.now(),
            outcome="night",
            attempts=claimed.attempts - 1,
        )

    async def _unreachable(self, claimed: _Claimed, reason: str) -> None:
        now = self._clock.now()
        async with self._database.write() as session:
            await outbox.record(
                session,
                claimed.id,
                state=MessageState.UNREACHABLE,
                chat_id=claimed.chat_id,
                outcome=reason,
            )
            person = await session.get(Person, claimed.person_id)
            if person and claimed.chat_id is not None and person.unreachable_since is None:
                person.unreachable_since, person.unreachable_reason = now, reason
                _note(session, person, "unreachable", reason, now=now)

    async def _record(self, claimed: _Claimed, state: MessageState, *, outcome: str) -> None:
        async with self._database.write() as session:
            await outbox.record(
                session, claimed.id, state=state, chat_id=claimed.chat_id, outcome=outcome
            )


def _seconds(error: RetryAfter) -> float:
    """Whatever python-telegram-bot gives it as."""
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)


async def _claimed(session: Session, message: OutboxMessage) -> _Claimed:
    person = await session.get(Person, message.person_id)
    return _Claimed(
        id=id_of(message),
        org_id=message.org_id,
        person_id=message.person_id,
        chat_id=person.telegram_id if person and person.active else None,
        kind=message.kind,
        payload=message.payload,
        late=message.late,
        attempts=message.attempts,
        uncertain=message.uncertain,
    )


async def _morning(
    session: Session, claimed: _Claimed, speaker: Speaker, *, now: datetime
) -> Answer:
    if not await _is_its_morning(session, claimed, speaker, now=now):
        raise NothingToSay
    items = await reminders.items_of(session, claimed.id)
    if not items:
        raise NothingToSay
    today = now.astimezone(speaker.zone).date()
    words = words_in(speaker.language)
    return morning(words, items, speaker=speaker, today=today, late=claimed.late)


async def _plan_changed(
    session: Session, claimed: _Claimed, speaker: Speaker, *, now: datetime
) -> Answer:
    calendar = await reminders.calendar(session, claimed.org_id)
    until = next_opening(now, zone=speaker.zone, policy=speaker.policy, calendar=calendar)
    if until > now:
        raise NotNow(until)
    news = await plan_changes.news_of(session, claimed.org_id, claimed.payload)
    if news.is_empty:
        raise NothingToSay
    today = now.astimezone(speaker.zone).date()
    return plan_changed(words_in(speaker.language), news, speaker=speaker, today=today)


async def _is_its_morning(
    session: Session, claimed: _Claimed, speaker: Speaker, *, now: datetime
) -> bool:
    """A message left over from a crash does not go out at night, nor beside the next one."""
    calendar = await reminders.calendar(session, claimed.org_id)
    if not is_morning_time(now, zone=speaker.zone, policy=speaker.policy, calendar=calendar):
        return False
    return date.fromisoformat(claimed.payload["day"]) == now.astimezone(speaker.zone).date()


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
