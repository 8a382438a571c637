"""One person's updates one after the other, at a bearable pace; those of all people at once."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import BaseUpdateProcessor

from bot.context import OfficeBot, words_for
from bot.domain import Speaker
from bot.handlers.late_answers import LateAnswers
from bot.handlers.reply import send
from bot.handlers.slowing import ENROLLED, STRANGERS, Paces, Turn
from bot.handlers.turns import Turns
from bot.handlers.typing_sign import typing_shown
from bot.messages.answer import Answer
from bot.messages.catalog import Words, words_of
from bot.storage.engine import DatabaseAway
from bot.storage.updates import Seen

_AT_ONCE = 4096
"""Updates in the air; enough that the queue of one person never keeps the others waiting."""
_KNOWN_FOR = 600.0
"""Seconds until a person's language is looked up again."""
_MANY = 1000
"""People known before those not met lately are forgotten."""

WhoIs = Callable[[int], Awaitable[Speaker | None]]
"""The enrolled person behind a Telegram account."""


class ChatOrder(BaseUpdateProcessor):
    """A slow file of one officer delays only what that officer sends after it.

    A flood of one person is slowed, and told of once; a stranger's is slowed more.
    """

    def __init__(self, who_is: WhoIs, turns: Turns, late: LateAnswers) -> None:
        super().__init__(_AT_ONCE)
        self._who_is = who_is
        self.turns = turns
        self.late = late
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._waiting: defaultdict[int, int] = defaultdict(int)
        self._paces = Paces()
        self._telling: set[asyncio.Task[None]] = set()
        self._words: dict[int, tuple[Words | None, float]] = {}
        """The words of people met lately, none for a stranger, and when they were looked up."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        if not isinstance(update, Update):
            await coroutine
            return
        key, turn = whose(update), self._turn(update)
        if turn.tell:  # beside the update, which would lose its place in the order else
            telling = asyncio.create_task(self._ask_to_wait(update, is_kept=turn.at is not None))
            self._telling.add(telling)
            telling.add_done_callback(self._telling.discard)
        if turn.at is None:
            _drop(coroutine)
            await self.turns.end(update)
            await self.turns.settled()
            return
        self._waiting[key] += 1
        try:
            async with self._locks[key]:
                if (wait := turn.at - _now()) > 0:
                    await asyncio.sleep(wait)
                await self._handle(update, coroutine, key=key)
                await self._learn(update)
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._locks[key]
        await self.turns.settled()

    async def _handle(self, update: Update, coroutine: Awaitable[Any], *, key: int) -> None:
        async with self.turns.taken(update, key) as seen, typing_shown(update):
            if seen is Seen.NEW:
                with suppress(DatabaseAway, TelegramError):  # the answer is not kept waiting
                    await self.late.say_of_which_day(update)
                await coroutine
                return
            _drop(coroutine)
            if seen is Seen.ACTED:
                await self.late.say_it_stands(update)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """The updates in the air have ended or were cut off."""
        await self.turns.leave()

    def _turn(self, update: Update) -> Turn:
        """Whoever is not known to be a stranger is taken for a colleague."""
        user, now = update.effective_user, _now()
        if user is None:
            return Turn(now)
        words, _ = self._words.get(user.id, (True, now))
        pace = ENROLLED if words else STRANGERS
        return self._paces.turn(user.id, pace, is_tap=update.callback_query is not None, now=now)

    async def _learn(self, update: Update) -> None:
        """Who that was: after the answer, and for a stranger each time, who may have enrolled."""
        user, now = update.effective_user, _now()
        if user is None:
            return
        words, since = self._words.get(user.id, (None, -_KNOWN_FOR))
        if words is not None and now - since < _KNOWN_FOR:
            return
        try:
            speaker = await self._who_is(user.id)
        except DatabaseAway:
            return
        if len(self._words) > _MANY:
            lately = {one: met for one, met in self._words.items() if now - met[1] < _KNOWN_FOR}
            self._words = lately
        self._words[user.id] = (words_of(speaker) if speaker else None, now)

    async def _ask_to_wait(self, update: Update, *, is_kept: bool) -> None:
        """One message, or one toast on the button; Telegram's own no is passed over."""
        user, chat = update.effective_user, update.effective_chat
        words, _ = self._words.get(user.id if user else 0, (None, 0.0))
        words = words or words_for(update)
        bot: OfficeBot = update.get_bot()  # type: ignore[assignment] # it is the application's own
        try:
            if update.callback_query is not None:
                await update.callback_query.answer(words("slow-down-again"))
            elif chat is not None and chat.type == ChatType.PRIVATE:
                key = "slow-down" if is_kept else "slow-down-again"
                await send(bot, chat.id, Answer(words(key)))
        except TelegramError:
            return


def whose(update: Update) -> int:
    """Whose order it belongs to: its sender's, or that of the chat where there is none."""
    who = update.effective_user or update.effective_chat
    return who.id if who else 0


def _now() -> float:
    return asyncio.get_running_loop().time()


def _drop(coroutine: Awaitable[Any]) -> None:
    if isinstance(coroutine, Coroutine):
        coroutine.close()
