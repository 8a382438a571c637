"""Reports: what was assigned, came due, is done on time or late; each number opens its list."""

from collections.abc import Callable, Sequence

from bot.domain import TaskFilter
from bot.figures import Number, Rate
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.asking.titles import list_title
from bot.messages.catalog import Words
from bot.messages.text import safe

_A_ROW = 2
Opens = Callable[[str, TaskFilter], Choice]
"""The button with this label that opens a list."""


def report(
    words: Words,
    wanted: TaskFilter,
    *,
    owner_name: str | None,
    numbers: Sequence[Number],
    rate: Rate,
) -> Answer:
    """A report in the private chat."""
    head = words("summary-title", title=safe(list_title(words, wanted, owner_name)))
    body = [f"<b>{head}</b>", *lines(words, numbers, rate)]
    return Answer("\n".join(body), choices=rows(words, numbers, _opened_here))


def lines(words: Words, numbers: Sequence[Number], rate: Rate) -> list[str]:
    """Each number on its line, and the rate."""
    body = [words(f"figure-{name_of(one)}", total=one.total) for one in numbers]
    if rate.per_cent is not None:
        said = words(
            "figure-rate", per_cent=rate.per_cent, on_time=rate.on_time, settled=rate.settled
        )
        body.append(said)
    return body


def rows(words: Words, numbers: Sequence[Number], opens: Opens) -> tuple[tuple[Choice, ...], ...]:
    """A button for each number that is not nought, two a row."""
    choices = [
        opens(words(f"figure-open-{name_of(one)}", total=one.total), one.filter)
        for one in numbers
        if one.total
    ]
    return tuple(tuple(choices[at : at + _A_ROW]) for at in range(0, len(choices), _A_ROW))


def _opened_here(label: str, wanted: TaskFilter) -> Choice:
    return Choice(label, ShowList(wanted))


def name_of(number: Number) -> str:
    """As it stands in the keys of the words."""
    return number.figure.value.replace("_", "-") if number.figure else "all"
