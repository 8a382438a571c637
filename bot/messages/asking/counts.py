"""Counts, each with the button to the list of exactly so many tasks."""

from collections.abc import Sequence

from bot.domain import TaskFilter, TaskPage
from bot.messages.actions import ShowGroups, ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.asking import found
from bot.messages.asking.titles import list_title
from bot.messages.catalog import Words
from bot.messages.text import safe, shorten
from bot.parsing.grouping import Grouping

_LABEL = 60


def count(words: Words, page: TaskPage, *, owner_name: str | None) -> Answer:
    """“Còn bao nhiêu việc”: how many, and the list of them."""
    title = safe(found.title(words, page, owner_name))
    if not page.total:
        return Answer(words("count-none", title=title))
    lines = [*found.notes(words, page), words("count", title=title, total=page.total)]
    if page.inside:
        lines.append(words("count-inside", inside=page.inside))
    choice = Choice(words("count-open", total=page.total), ShowList(page.filter))
    return Answer("\n".join(lines), choices=((choice,),))


def groups(
    words: Words,
    wanted: TaskFilter,
    by: Grouping,
    *,
    lines: Sequence[tuple[str, TaskFilter, int]],
    page: int,
    pages: int,
    total: int,
    unit_name: str | None = None,
    is_whole: bool = True,
) -> Answer:
    """“Ai chưa xong”: each person or unit with their count, a button to each list.

    `lines` are name, list and count; `total` is how many people or units there are in all, of
    those the reader may see where that `is_whole` not. They are the people of a unit where one
    is named.
    """
    body = [f"<b>{safe(list_title(words, wanted, unit_name))}</b>"]
    body += [] if is_whole else [f"<i>{words('groups-visible')}</i>"]
    if not lines:
        return Answer("\n".join([*body, words(f"groups-none-{by.name.lower()}")]))
    body += [words(f"groups-{by.name.lower()}", total=total), "", words("groups-hint")]
    rows = [
        (Choice(words("group", name=shorten(name, _LABEL - 12), total=count_), ShowList(one)),)
        for name, one, count_ in lines
    ]
    turning = _turning(words, wanted, by, page=page, pages=pages)
    return Answer("\n".join(body), choices=(*rows, *([turning] if turning else [])))


def _turning(
    words: Words, wanted: TaskFilter, by: Grouping, *, page: int, pages: int
) -> tuple[Choice, ...]:
    row: list[Choice] = []
    if page:
        row.append(Choice(words("page-before"), ShowGroups(by, ShowList(wanted, page - 1))))
    if page + 1 < pages:
        label = words("page-after", page=page + 2, pages=pages)
        row.append(Choice(label, ShowGroups(by, ShowList(wanted, page + 1))))
    return tuple(row)
