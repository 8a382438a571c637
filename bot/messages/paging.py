"""The row that turns pages of anything but lists of tasks."""

from collections.abc import Callable

from bot.messages.actions import Action
from bot.messages.answer import Choice
from bot.messages.catalog import Words


def turning(
    words: Words, page: int, pages: int, to: Callable[[int], Action]
) -> list[tuple[Choice, ...]]:
    """Back and on; no row where there is but one page."""
    row: list[Choice] = []
    if page:
        row.append(Choice(words("page-before"), to(page - 1)))
    if page + 1 < pages:
        row.append(Choice(words("page-after", page=page + 2, pages=pages), to(page + 1)))
    return [tuple(row)] if row else []
