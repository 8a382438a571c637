"""The message that says how far a file is read, up to what became of it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.context import OfficeBot
from bot.handlers.reply import drop_buttons, replace, send
from bot.messages.answer import Answer
from bot.messages.catalog import Words
from bot.messages.plans import plans as wording
from bot.reminders.pace_calls import seconds_of

_TRIES = 4
_LONGEST_PAUSE = 60.0
"""Nobody else waits for a reading, so a flood limit is waited out longer than elsewhere."""
_PAUSE = 2.0

Load = Callable[[], Awaitable[bytes]]


@dataclass(slots=True)
class Reading:
    """One file on its way to a draft, and the message that says how far it is."""

    review_id: int
    chat_id: int
    message_id: int
    name: str
    load: Load
    year: int | None = None
    seen: tuple[int, int] = (0, 0)

    def progress(self, done: int, total: int) -> None:
        self.seen = (done, total)


async def show(bot: OfficeBot, words: Words, reading: Reading) -> None:
    done, total = reading.seen
    answer = wording.progress(words, reading.review_id, name=reading.name, done=done, total=total)
    with suppress(RetryAfter, BadRequest, NetworkError):  # the next one will do
        reading.message_id = await replace(bot, reading.chat_id, reading.message_id, answer=answer)


async def conclude(bot: OfficeBot, reading: Reading, answer: Answer) -> int:
    """Puts the end in place of the progress, or below; returns the message that shows it."""
    for _ in range(1, _TRIES):
        try:
            return await replace(bot, reading.chat_id, reading.message_id, answer=answer)
        except RetryAfter as error:
            await asyncio.sleep(min(seconds_of(error), _LONGEST_PAUSE))
        except BadRequest:
            break
        except NetworkError:
            await asyncio.sleep(_PAUSE)
    try:
        return await send(bot, reading.chat_id, answer)
    finally:
        with suppress(TelegramError):
            await drop_buttons(bot, reading.chat_id, reading.message_id)


async def fail(bot: OfficeBot, words: Words, reading: Reading) -> None:
    """Nothing is being read any more, and the button to stop it goes, if Telegram lets it."""
    with suppress(TelegramError):
        answer = wording.failed(words, name=reading.name)
        await replace(bot, reading.chat_id, reading.message_id, answer=answer)
