"""The call that decides how updates come: Telegram may let a bot that starts wait for it."""

import asyncio
from collections.abc import Awaitable, Callable

from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.errors import BadSettings
from bot.reminders.pace_calls import seconds_of

_TRIES = 5


async def made_at_start(call: Callable[[], Awaitable[object]]) -> None:
    """Waits as told. Raises Telegram's `BadRequest`, and `BadSettings` where it is out of reach."""
    for _ in range(_TRIES):
        try:
            await call()
        except RetryAfter as error:
            await asyncio.sleep(seconds_of(error))
        except BadRequest:  # a NetworkError to the library
            raise
        except NetworkError as error:
            raise BadSettings("telegram-unreachable") from error
        else:
            return
    raise BadSettings("telegram-unreachable")
