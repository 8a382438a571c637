"""Document numbers as buttons that copy them: typed off a phone they go wrong."""

from collections.abc import Iterable

from bot.messages.answer import Choice
from bot.messages.catalog import Words
from bot.messages.text import shorten

_LABEL = 40
_MOST = 2
_COPIED = 256
"""Characters of a copied text (Bot API, CopyTextButton)."""


def copy_rows(words: Words, numbers: Iterable[str | None]) -> tuple[tuple[Choice, ...], ...]:
    """A button for each of the newest numbers; the last given is the newest."""
    said = (number.strip() for number in numbers if number)
    newest = list(dict.fromkeys(filter(None, said)))[-_MOST:]
    return tuple((_copy(words, number),) for number in reversed(newest))


def _copy(words: Words, number: str) -> Choice:
    label = words("button-copy-number", number=shorten(number, _LABEL))
    return Choice(label, copy=number[:_COPIED])
