"""Outbox rows to Telegram: claim, render, send, record. No transaction is open while we wait."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from aiolimiter import AsyncLimiter
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.clock import Clock
from bot.domain import MessageState, Speaker
from bot.messages.answer import Answer
from bot.messages.catalog import words_in
from bot.messages.reminders import morning
from bot.storage import Database, OutboxMessage, Person, Session, events, outbox, reminders
from bot.storage.people import speaker_by_id

Send = Callable[[int, Answer], Awaitable[int]]
"""Sends an answer to a chat and returns Telegram's message id; raises Telegram's errors."""

_log = structlog.get_logger(__name__)
_ATTEMPTS = 8
_FIRST_DELAY = timedelta(seconds=15)
_LONGEST_DELAY = timedelta(hours=1)
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid")
_A_SECOND = 30
"""Messages a second over all chats (Bot API FAQ, "broadcasting to users")."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A claimed message, its words, and where they go."""

    message_id: int
    person_id: int
    attempts: int
    chat_id: int | None
    answer: Answer | None
    uncertain: bool
    """An earlier sending has no known end, so this one may be a repeat."""


class Delivery:
    """Delivers what is due, one message after the other, at Telegram's pace."""

    def __init__(self, database: Database, clock: Clock, send: Send) -> None:
        self._database = database
        self._clock = clock
        self._send = send
        self._pace = AsyncLimiter(_A_SECOND, 1)
        self._turn = asyncio.Lock()

    async def deliver_due(self) -> int:
        """Sends everything that is due now and returns how many were sent."""
        sent = 0
        async with self._turn:
            while (ready := await self._claim()) is not None:
                sent += await self._deliver(ready)
        return sent

    async def _claim(self) -> _Ready | None:
        now = self._clock.now()
        async with self._database.write() as session:
            message = await outbox.claim_next_due(session, now=now)
            if message is None:
                return None
            return await _ready(session, message, now=now)

    async def _deliver(self, ready: _Ready) -> bool:
        if ready.chat_id is None:
            await self._unreachable(ready, "not enrolled")
            return False
        if ready.answer is None:
            await self._record(ready, MessageState.STALE, outcome="nothing left to say")
            return False
        try:
            return await self._send_to(ready, ready.chat_id, ready.answer)
        except RetryAfter as error:
            await self._wait_as_told(ready, error)
        except Forbidden as error:
            await self._unreachable(ready, error.message)
        except BadRequest as error:  # a NetworkError too, so it comes first
            await self._refused(ready, error)
        except NetworkError as error:
            await self._later(ready, error)
        except TelegramError as error:
            await self._record(ready, MessageState.FAILED, outcome=error.message)
        except Exception as error:  # noqa: BLE001 - one recipient must never stop the rest
            _log.exception("delivery_failed", message_id=ready.message_id)
            await self._later(ready, error)
        return False

    async def _send_to(self, ready: _Ready, chat_id: int, answer: Answer) -> bool:
        async with self._pace:
            try:
                telegram_id = await self._send(chat_id, answer)
            except ChatMigrated as moved:
                chat_id = moved.new_chat_id
                telegram_id = await self._send(chat_id, answer)
        await self._record(
            ready,
            MessageState.SENT_AGAIN if ready.uncertain else MessageState.SENT,
            sent_at=self._clock.now(),
            chat_id=chat_id,
            telegram_message_id=telegram_id,
        )
        return True

    async def _wait_as_told(self, ready: _Ready, error: RetryAfter) -> None:
        """Telegram asks the whole bot to pause, so the loop pauses with this message."""
        pause = _seconds(error)
        until = self._clock.now() + timedelta(seconds=pause)
        async with self._database.write() as session:
            await outbox.postpone(session, ready.message_id, until=until, outcome="flood limit")
        _log.warning("told_to_wait", seconds=pause)
        await asyncio.sleep(pause)

    async def _refused(self, ready: _Ready, error: BadRequest) -> None:
        if any(reason in error.message.lower() for reason in _GONE):
            await self._unreachable(ready, error.message)
        else:
            _log.error("message_refused", message_id=ready.message_id, error=error.message)
            await self._record(ready, MessageState.FAILED, outcome=error.message)

    async def _later(self, ready: _Ready, error: Exception) -> None:
        """The network's troubles: later and later, and not for ever."""
        outcome = type(error).__name__
        if ready.attempts >= _ATTEMPTS:
            await self._record(ready, MessageState.FAILED, outcome=outcome)
            return
        delay = min(_FIRST_DELAY * 2 ** (ready.attempts - 1), _LONGEST_DELAY)
        async with self._database.write() as session:
            await outbox.postpone(
                session,
                ready.message_id,
                until=self._clock.now() + delay,
                outcome=outcome,
                uncertain=ready.uncertain or isinstance(error, TimedOut),
            )

    async def _unreachable(self, ready: _Ready, reason: str) -> None:
        now = self._clock.now()
        async with self._database.write() as session:
            await outbox.record(
                session, ready.message_id, state=MessageState.UNREACHABLE, outcome=reason
            )
            person = await session.get(Person, ready.person_id)
            if person is not None and ready.chat_id is not None:
                _mark_unreachable(session, person, reason, now=now)

    async def _record(self, ready: _Ready, state: MessageState, **values: Any) -> None:
        async with self._database.write() as session:
            await outbox.record(session, ready.message_id, state=state, **values)


def _seconds(error: RetryAfter) -> float:
    """Whatever python-telegram-bot gives it as."""
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)


async def _ready(session: Session, message: OutboxMessage, *, now: datetime) -> _Ready:
    """The message in words, as things stand now and not when it was planned."""
    assert message.id is not None  # noqa: S101 - a stored row has its id
    person = await session.get(Person, message.person_id)
    speaker = await speaker_by_id(session, message.person_id)
    answer = await _answer(session, message, speaker, now=now) if speaker else None
    return _Ready(
        message.id,
        message.person_id,
        message.attempts,
        chat_id=person.telegram_id if person else None,
        answer=answer,
        uncertain=message.uncertain,
    )


async def _answer(
    session: Session, message: OutboxMessage, speaker: Speaker, *, now: datetime
) -> Answer | None:
    assert message.id is not None  # noqa: S101 - a stored row has its id
    items = await reminders.items_of(session, message.id)
    if not items:
        return None
    today = now.astimezone(speaker.zone).date()
    return morning(words_in(speaker.language), items, today=today, late=message.late)


def _mark_unreachable(session: Session, person: Person, reason: str, *, now: datetime) -> None:
    assert person.id is not None  # noqa: S101 - a stored row has its id
    person.unreachable_since = person.unreachable_since or now
    person.unreachable_reason = reason
    events.record(
        session,
        org_id=person.org_id,
        at=now,
        actor_id=None,
        action="unreachable",
        subject="person",
        subject_id=person.id,
        after={"reason": reason},
    )
