"""Whom news reaches, by name, and who has no account with the bot yet."""

from dataclasses import dataclass

from bot.messages.catalog import Words
from bot.messages.text import safe, shorten

_NAMED = 5
_NAME = 40


@dataclass(frozen=True, slots=True)
class Reach:
    """The people of some news: who can be written to, and who is not enrolled."""

    told: tuple[str, ...] = ()
    not_enrolled: tuple[str, ...] = ()


NOBODY = Reach()


def reach_lines(words: Words, reach: Reach) -> list[str]:
    """A line each; that nobody is reached is said too."""
    lines = [
        words("news-told", names=_names(words, reach.told))
        if reach.told
        else words("news-told-nobody")
    ]
    if reach.not_enrolled:
        lines.append(words("news-not-enrolled", names=_names(words, reach.not_enrolled)))
    return lines


def _names(words: Words, names: tuple[str, ...]) -> str:
    shown = ", ".join(safe(shorten(name, _NAME)) for name in names[:_NAMED])
    more = len(names) - _NAMED
    return words("news-and-more", names=shown, count=more) if more > 0 else shown
