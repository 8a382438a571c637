"""Who asks, and what was said to them."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain import Speaker
from bot.messages.answer import Answer
from bot.messages.asking import questions
from bot.messages.catalog import Words
from bot.services.asking.going_on import LAST_PAGE
from bot.services.asking.shown import Shown, offered_after
from bot.services.asking.wishes import LikelyReading


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, in which words they are answered, and when."""

    speaker: Speaker
    words: Words
    now: datetime
    html: str = ""
    """What was typed, with its bold and links, for those who pass it on."""

    @property
    def today(self) -> date:
        """The day it is in their office."""
        return self.now.astimezone(self.speaker.zone).date()


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, and what it shows, from which later words may go on."""

    answer: Answer
    shown: Shown | None = None
    offered: tuple[LikelyReading, ...] = ()
    """Choices of an answer that shows nothing else: words go on from what was shown before."""

    def shown_after(self, earlier: Shown | None) -> Shown | None:
        """What the chat was shown last, now that this was said."""
        return offered_after(earlier, self.offered) if self.offered else self.shown or earlier


def turned_to(asker: Asker, said: Said, page: int) -> Said:
    """What was said to words that turn to this page: where there is no such page, that as well."""
    is_beyond = said.shown is not None and said.shown.page < page != LAST_PAGE
    if page >= 0 and not is_beyond:
        return said
    return replace(said, answer=questions.no_such_page(asker.words, said.answer, is_last=is_beyond))
