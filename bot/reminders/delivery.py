"""Outbox rows to Telegram: claim, render, send, record. No transaction is open while we wait."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
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
from bot.domain import MessageState
from bot.messages.answer import Answer
from bot.reminders import outcomes
from bot.reminders.claiming import Claimed, claimed_by_us
from bot.reminders.rendering import NothingToSay, NotNow, Queued, rendered
from bot.reminders.weekly import group_message
from bot.storage import (
    Database,
    outbox,
    reminders,
)

Send = Callable[[int, Answer], Awaitable[int]]
"""Sends an answer to a chat and returns Telegram's message id; raises Telegram's errors."""

_log = structlog.get_logger(__name__)
_ATTEMPTS = 8
_FIRST_DELAY = timedelta(seconds=15)
_LONGEST_DELAY = timedelta(minutes=30)
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid")
_GONE_GROUP = (
    "message thread not found",
    "topic_closed",
    "topic_deleted",
    "not enough rights",
    "have no rights to send",
    "chat_write_forbidden",
    "group chat was deactivated",
)
_A_SECOND = 30
"""Messages a second over all chats (Bot API FAQ, "broadcasting to users")."""
_WORKERS = 8
"""Sendings in the air; after a crash at most so many may repeat."""
_A_RUN = 100
"""Messages of one run, so that a stop need not wait for a whole office."""
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


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

    async def _claim(self) -> Claimed | None:
        async with self._database.write() as session:
            message = await outbox.claim_next_due(session, now=self._clock.now())
            return await claimed_by_us(session, message) if message else None

    async def _deliver(self, claimed: Claimed) -> bool:
        """Sends one message; whatever goes wrong with it stays with it."""
        if claimed.has_left:
            await self._withdraw(claimed, outcome="left")
            return False
        if claimed.chat_id is None:
            await self._unreachable(claimed, "not enrolled")
            return False
        try:
            answer = await self._render(claimed)
        except NothingToSay:
            await self._withdraw(claimed)
            return False
        except NotNow as later:
            await self._wait(claimed, later)
            return False
        except Exception as error:  # noqa: BLE001 - a row that cannot be worded blocks no other
            _log.error("message_not_rendered", message_id=claimed.id, exc_info=error)
            await self._record(claimed, MessageState.FAILED, outcome="could not be written")
            return False
        return await self._send_answer(claimed, claimed.chat_id, answer)

    async def _render(self, claimed: Claimed) -> Answer:
        queued = Queued(claimed.id, claimed.kind, claimed.payload, claimed.late)
        async with self._database.read() as session:
            if claimed.group_id is not None:
                return await group_message(session, queued, claimed.group_id, now=self._clock.now())
            return await rendered(session, queued, claimed.person_id or 0, now=self._clock.now())

    async def _send_answer(self, claimed: Claimed, chat_id: int, answer: Answer) -> bool:
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

    async def _sent(self, claimed: Claimed, chat_id: int, telegram_id: int) -> None:
        async with self._database.write() as session:
            await outcomes.sent(
                session, claimed, chat_id, telegram_id=telegram_id, now=self._clock.now()
            )

    async def _wait_as_told(self, claimed: Claimed, error: RetryAfter) -> None:
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

    async def _refused(self, claimed: Claimed, error: BadRequest) -> None:
        gone = _GONE if claimed.group_id is None else (*_GONE, *_GONE_GROUP)
        if any(reason in error.message.lower() for reason in gone):
            await self._unreachable(claimed, error.message)
            return
        _log.error("message_refused", message_id=claimed.id, error=error.message)
        await self._record(claimed, MessageState.FAILED, outcome=error.message)

    async def _later(self, claimed: Claimed, error: Exception) -> None:
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

    async def _postpone(self, claimed: Claimed, *, delay: timedelta, **values: Any) -> None:
        until = self._clock.now() + delay
        async with self._database.write() as session:
            await outbox.postpone(session, claimed.id, until=until, **values)

    async def _withdraw(self, claimed: Claimed, *, outcome: str = "") -> None:
        """Nothing left to say, or its morning is over: what is still open is planned anew."""
        async with self._database.write() as session:
            await outbox.record(
                session,
                claimed.id,
                state=MessageState.STALE,
                chat_id=claimed.chat_id,
                outcome=outcome,
            )
            await reminders.release(session, claimed.id)

    async def _wait(self, claimed: Claimed, later: NotNow) -> None:
        """Until the office works, or the person's leave or quiet hours are over."""
        await self._postpone(
            claimed,
            delay=later.until - self._clock.now(),
            outcome=later.why,
            attempts=claimed.attempts - 1,
        )

    async def _unreachable(self, claimed: Claimed, reason: str) -> None:
        async with self._database.write() as session:
            await outcomes.unreachable(session, claimed, reason, now=self._clock.now())

    async def _record(self, claimed: Claimed, state: MessageState, *, outcome: str) -> None:
        async with self._database.write() as session:
            await outbox.record(
                session, claimed.id, state=state, chat_id=claimed.chat_id, outcome=outcome
            )


def _seconds(error: RetryAfter) -> float:
    """Whatever python-telegram-bot gives it as."""
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)
