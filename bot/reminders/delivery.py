"""Outbox rows to Telegram: claim, render, send, record. No transaction is open while we wait."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from itertools import count
from socket import gethostname

import structlog
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
from bot.messages.answer import Answer
from bot.reminders.book import Book
from bot.reminders.claiming import Claimed, claim
from bot.reminders.crew import Crew
from bot.reminders.outage import Answers, Outage
from bot.reminders.pace import Pace, Paused
from bot.reminders.pace_calls import in_bulk, seconds_of
from bot.reminders.pace_shared import SharedPace
from bot.reminders.refusals import is_own_failure, never_left
from bot.reminders.rendering import NothingToSay, NotNow, Queued, rendered
from bot.reminders.weekly import group_message
from bot.storage import Database, claims
from bot.storage.engine import DatabaseAway

Send = Callable[[int, Answer], Awaitable[int]]
"""Sends an answer to a chat and returns Telegram's message id; raises Telegram's errors."""

_log = structlog.get_logger(__name__)
WORKERS = 8
"""Sendings in the air; after a crash at most so many may repeat."""
_OLDEST_EVERY = 10
"""One claim of so many goes by age alone, so that nothing waits for ever behind urgent news."""
_CHAT_PATIENCE = 1.5
"""Seconds a run waits for a chat that was written to a moment ago."""


class Delivery:
    """Delivers what is due, a few messages at once, at Telegram's pace."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        send: Send,
        pace: Pace | None = None,
        *,
        answers: Answers | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._send = send
        self._pace = pace or Pace()
        self._shared = SharedPace(database, self._pace)
        self._outage = Outage(clock, answers)
        self._book = Book(database, clock, self._pace.limits, ended=self._outage.ended)
        self._claims = count(1)
        self._runs = 0

    async def deliver_due(self) -> int:
        """Sends until nothing is due that may go now, and returns how many were sent."""
        if self._may_not_send or not await self._is_anything_due() or not await self._shared.keep():
            return 0
        if await self._outage.lasts():
            return 0
        self._runs += 1
        try:
            return await self._run()
        finally:
            self._runs -= 1

    async def _run(self) -> int:
        crew = Crew()
        work = (self._work(f"{_PROCESS}/{number}", crew) for number in range(1, WORKERS + 1))
        async with self._shared.kept():
            counts = await asyncio.gather(*work, return_exceptions=True)
        sent = 0
        for one in counts:
            if isinstance(one, BaseException):
                raise one
            sent += one
        return sent

    def stop(self) -> None:
        """Nothing more is claimed; what is in the air comes to its end."""
        self._book.is_closing = True

    async def leave(self) -> None:
        """After the last run: others may have this process's part of the pace at once."""
        await self._shared.leave()

    @property
    def is_at_work(self) -> bool:
        """Whether a run is on that sends whatever comes due."""
        return self._runs > 0

    @property
    def is_paused(self) -> bool:
        """Whether Telegram told the bot to wait."""
        return self._pace.is_paused

    @property
    def _may_not_send(self) -> bool:
        return self._book.is_closing or self._pace.is_paused or self._outage.is_on

    async def _is_anything_due(self) -> bool:
        async with self._database.read() as session:
            return await claims.is_anything_due(session, now=self._clock.now())

    async def _work(self, worker: str, crew: Crew) -> int:
        sent = 0
        while not (self._may_not_send or crew.failed) and self._pace.capacity:
            claimed = await self._claim(worker)
            if claimed is not None:
                with crew.at_work():
                    sent += await self._deliver(claimed)
            elif not (await self._a_chat_gets_free() or await crew.somebody_finished()):
                break
        return sent

    async def _claim(self, worker: str) -> Claimed | None:
        return await claim(
            self._database,
            now=self._clock.now(),
            by=self._shared.process,
            worker=worker,
            oldest=next(self._claims) % _OLDEST_EVERY == 0,
            besides=self._pace.chats.busy(),
        )

    async def _a_chat_gets_free(self) -> bool:
        """Waits for the first chat that kept a message waiting; False where that takes long."""
        now = self._clock.now()
        async with self._database.read() as session:
            if not await claims.is_anything_due(session, now=now):
                return False
            waits = [await claims.next_chat_free(session, now=now), self._pace.chats.soonest()]
        wait = min((one for one in waits if one is not None and one > 0), default=None)
        if wait is None or wait > _CHAT_PATIENCE:
            return False
        await asyncio.sleep(wait)
        return True

    async def _deliver(self, claimed: Claimed) -> bool:
        """Sends one message; whatever goes wrong with it stays with it."""
        if claimed.has_left:
            await self._book.dropped(claimed, "left")
            return False
        if claimed.chat_id is None:
            await self._book.unreachable(claimed, "not enrolled")
            return False
        try:
            answer = await self._render(claimed)
        except NothingToSay as nothing:
            await self._book.dropped(claimed, nothing.why)
        except NotNow as later:
            await self._book.put_off(claimed, later.why, until=later.until)
        except DatabaseAway:
            await self._book.not_begun(claimed)
            raise
        except Exception as error:  # noqa: BLE001 - a row that cannot be worded blocks no other
            _log.error("message_not_rendered", message_id=claimed.id, exc_info=error)
            await self._book.failed(claimed, "could not be written")
        else:
            return await self._send_answer(claimed, claimed.chat_id, answer)
        return False

    async def _render(self, claimed: Claimed) -> Answer:
        queued = Queued(claimed.id, claimed.kind, claimed.payload, claimed.late)
        async with self._database.read() as session:
            if claimed.group_id is not None:
                return await group_message(session, queued, claimed.group_id, now=self._clock.now())
            return await rendered(session, queued, claimed.person_id or 0, now=self._clock.now())

    async def _send_answer(self, claimed: Claimed, chat_id: int, answer: Answer) -> bool:
        try:
            chat_id, telegram_id = await self._send_following(chat_id, answer)
        except Paused:
            await self._book.broken_off(claimed)
        except DatabaseAway:  # met before the message was out; what is noted after it fails quietly
            await self._book.broken_off(claimed)
            raise
        except RetryAfter as error:
            await self._wait_as_told(claimed, chat_id, error)
        except Forbidden as error:
            await self._book.unreachable(claimed, error.message)
        except BadRequest as error:  # a NetworkError too, so it comes first
            await self._book.refused(claimed, error)
        except (NetworkError, InvalidToken) as error:
            await self._try_later(claimed, error)
        except TelegramError as error:
            await self._book.failed(claimed, error.message)
        except Exception as error:  # noqa: BLE001 - one recipient must never stop the rest
            _log.error("delivery_failed", message_id=claimed.id, exc_info=error)
            await self._book.later(claimed, error)
        else:
            # Not within the `try`: a message that went out must not be tried again because the
            # note of it failed; its claim runs out and the repeat is marked as one.
            self._outage.over(claimed.id)
            await self._book.sent(claimed, chat_id, telegram_id, brought=answer.brings)
            return True
        return False

    async def _try_later(self, claimed: Claimed, error: TelegramError) -> None:
        """What never left the machine was no try; where Telegram fails everybody, all wait."""
        if never_left(error):
            self._outage.met(error)
            await self._book.broken_off(claimed, type(error).__name__)
            return
        is_own = is_own_failure(error)
        is_outage = await self._outage.is_to_blame(claimed.id, is_own_failure=is_own)
        if is_outage:
            self._outage.met(error)
        await self._book.later(claimed, error, in_outage=is_outage)

    async def _wait_as_told(self, claimed: Claimed, chat_id: int, error: RetryAfter) -> None:
        """Telegram asks for a pause, in this chat or of the whole bot."""
        pause = seconds_of(error)
        is_for_all = self._pace.told_to_wait(chat_id, pause)
        _log.warning("told_to_wait", seconds=pause, everybody=is_for_all)
        await self._book.refused_for(claimed, pause)
        if is_for_all:
            await self._shared.pause_all(pause)

    async def _send_following(self, chat_id: int, answer: Answer) -> tuple[int, int]:
        """Sends, once more where a group became a supergroup; where to, and the message's id."""
        try:
            return chat_id, await self._send_in_turn(chat_id, answer)
        except ChatMigrated as moved:
            return moved.new_chat_id, await self._send_in_turn(moved.new_chat_id, answer)

    async def _send_in_turn(self, chat_id: int, answer: Answer) -> int:
        with in_bulk():
            return await self._send(chat_id, answer)


_PROCESS = f"{gethostname()}:{os.getpid()}"
