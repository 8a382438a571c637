"""What a tap is done by: each topic's own table, put together."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.asking.said import Asker
from bot.messages.actions import Tap
from bot.messages.catalog import Words, words_of


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tap of an enrolled person in their private chat."""

    query: CallbackQuery
    context: OfficeContext
    speaker: Speaker

    @property
    def words(self) -> Words:
        return words_of(self.speaker)

    @property
    def chat_id(self) -> int:
        return self.query.from_user.id

    @property
    def asker(self) -> Asker:
        return Asker(self.speaker, self.words, self.context.now)


TapHandler = Callable[[Tapped, Any], Awaitable[str | None]]
"""Does the act; what it returns is shown as a short toast on the button."""
Taps = dict[type[Tap], TapHandler]
