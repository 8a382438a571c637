"""Every call of python-telegram-bot's at Telegram's pace, whoever makes it.

What the outbox sends marks itself as bulk; all else is an answer somebody waits for, is counted in
and goes first. What Telegram does not count (answers to taps, typing, files, menus) passes.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.reminders.pace import Pace, Paused
from bot.reminders.pace_chats import Call

PATIENCE = 5.0
"""Seconds a person may be kept waiting for an answer by a flood limit."""
_CHAT_PATIENCE = 30.0
"""Seconds the rest of a message waits for its chat; well below the time a claim holds."""
_SENDS = ("send", "copyMessage", "forwardMessage")
_FREE = ("sendChatAction",)
_EDITS = "editMessage"
Result = bool | dict[str, Any] | list[dict[str, Any]]


_is_bulk: ContextVar[bool] = ContextVar("is_bulk", default=False)


@contextmanager
def in_bulk() -> Iterator[None]:
    """Calls within are bulk: each waits for its chat and takes its own slot, for itself alone."""
    token = _is_bulk.set(True)
    try:
        yield
    finally:
        _is_bulk.reset(token)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait, whatever the library gives it as."""
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)


class PacedCalls(BaseRateLimiter[None]):
    """Holds calls back as `Pace` says; a short flood wait of an answer is waited out, once."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to put away."""

    async def process_request(  # noqa: PLR0917 - the library's own signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Result:
        """Raises what the call raises, a flood limit too where it is long or the call is bulk.

        In bulk also `Paused`, before anything was sent.
        """
        call = call_of(endpoint, data)
        if call is None:
            return await callback(*args, **kwargs)
        if _is_bulk.get():
            return await self._in_bulk(call, lambda: callback(*args, **kwargs))
        try:
            return await self._answer(call, lambda: callback(*args, **kwargs))
        except RetryAfter as error:
            pause = seconds_of(error)
            if pause > PATIENCE:
                raise
            await asyncio.sleep(pause)
            return await self._answer(call, lambda: callback(*args, **kwargs))

    async def _answer(self, call: Call, send: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        async with self._pace.answer(call):
            try:
                return await send()
            except RetryAfter as error:
                self._pace.told_to_wait(call.chat_id, seconds_of(error))
                raise

    async def _in_bulk(self, call: Call, send: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        chats = self._pace.chats
        while not call.is_edit and (wait := chats.bulk_wait(call.chat_id)) > 0:
            if wait > _CHAT_PATIENCE:
                raise Paused
            await asyncio.sleep(wait)
        async with self._pace.bulk(call):
            return await send()


def call_of(endpoint: str, data: dict[str, Any]) -> Call | None:
    """What a call costs; none where Telegram counts nothing."""
    is_edit = endpoint.startswith(_EDITS)
    if not is_edit and (not endpoint.startswith(_SENDS) or endpoint in _FREE):
        return None
    chat_id = data.get("chat_id")
    if not isinstance(chat_id, int):
        return None
    several = data.get("media") or data.get("message_ids")
    messages = len(several) if isinstance(several, (list, tuple)) else 1
    return Call(chat_id, max(messages, 1), is_edit=is_edit)
