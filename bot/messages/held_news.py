"""News that waited for the end of a leave, in one message of pages, each with its buttons."""

from collections.abc import Sequence

from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.paging import turning
from bot.messages.taps.mornings import TurnHeld

_A_PAGE = 6
_WITH_CARD = 2
_ROOM = 3500
"""Characters of the news of a page: their marks count too, and the title is to fit."""


def held(words: Words, parts: Sequence[Answer], *, message_id: int, page: int = 0) -> Answer:
    """A page, oldest first; the nearest there is."""
    pages = _pages(parts)
    page = min(max(page, 0), len(pages) - 1)
    first = sum(len(one) for one in pages[:page])
    lines = [f"<b>{words('held-title', total=len(parts))}</b>"]
    rows: list[tuple[Choice, ...]] = []
    for number, part in enumerate(pages[page], start=first + 1):
        lines += ["", f"{number}. {part.text}"]
        rows += _buttons(number, part)
    rows += turning(words, page, len(pages), lambda to: TurnHeld(message_id, to))
    return Answer("\n".join(lines), choices=tuple(rows))


def _pages(parts: Sequence[Answer]) -> list[list[Answer]]:
    pages: list[list[Answer]] = [[]]
    for part in parts:
        taken = sum(len(one.text) for one in pages[-1])
        if pages[-1] and (len(pages[-1]) == _A_PAGE or taken + len(part.text) > _ROOM):
            pages.append([])
        pages[-1].append(part)
    return pages


def _buttons(number: int, part: Answer) -> list[tuple[Choice, ...]]:
    """What comes first of it, and its card, which is the last."""
    found = [choice for row in part.choices for choice in row]
    chosen = found[:1] if len(found) < _WITH_CARD else [found[0], found[-1]]
    row = tuple(
        Choice(f"{number}. {one.label}", one.action, url=one.url, copy=one.copy) for one in chosen
    )
    return [row] if row else []
