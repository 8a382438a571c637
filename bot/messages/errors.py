"""One sentence for each expected failure."""

from datetime import date
from html import escape
from typing import Any

from bot.domain import TaskFilter
from bot.errors import NhacViecError, NotOfThisForm
from bot.messages import dates
from bot.messages.actions import ShowList
from bot.messages.answer import Choice
from bot.messages.catalog import Words
from bot.parsing.values import Status


def sentence(words: Words, error: NhacViecError, *, html: bool = False) -> str:
    """What went wrong and what to do next; values are escaped where it goes into HTML."""
    said = words(
        f"error-{error.key}",
        **{name: _shown(value, html=html) for name, value in error.values.items()},
    )
    if isinstance(error, NotOfThisForm) and error.at_prompt:
        return f"{said} {words('prompt-way-out')}"
    return said


def ways_on(words: Words, error: NhacViecError) -> tuple[tuple[Choice, ...], ...]:
    """Buttons for what the sentence says to do next."""
    if error.key != "no-such-number":
        return ()
    return ((Choice(words("button-own-tasks"), ShowList(TaskFilter(status=Status.OPEN))),),)


def _shown(value: Any, *, html: bool) -> Any:
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, date):
        return dates.day(value)
    return escape(str(value), quote=False) if html else str(value)
