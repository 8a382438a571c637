"""The units or people of a summary, a page at a time, each with the ways to their tasks."""

from bot.domain import OwnerKind
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.asking.titles import list_title
from bot.messages.catalog import Words
from bot.messages.paging import turning
from bot.messages.summaries.values import OwnerRow, Owners
from bot.messages.taps.summaries import ShowOwners, ShowReport
from bot.messages.text import safe, shorten

_NAME = 40


def owners(words: Words, shown: Owners) -> Answer:
    """A row for each: the name opens all their numbers, the overdue ones their list."""
    by = "person" if shown.wanted.owner is OwnerKind.UNIT else "unit"
    title = safe(list_title(words, shown.wanted, shown.owner_name))
    body = [f"<b>{words(f'digest-owners-{by}', title=title)}</b>"]
    body.append(words("digest-owners-hint" if shown.rows else "digest-owners-none"))
    if shown.overlaps and shown.rows:
        body.append(f"<i>{words('chart-overlap')}</i>")
    rows = [
        *(_row(words, row) for row in shown.rows),
        *turning(words, shown.page, shown.pages, lambda page: _page(shown, page)),
    ]
    return Answer("\n".join(body), choices=tuple(rows))


def _page(shown: Owners, page: int) -> ShowOwners:
    return ShowOwners(ShowList(shown.wanted, page))


def _row(words: Words, row: OwnerRow) -> tuple[Choice, ...]:
    name = words("digest-owner", name=shorten(row.label, _NAME), total=row.total)
    choices = [Choice(name, ShowReport(ShowList(row.filter)))]
    late = row.overdue
    if late.total:
        label = words("digest-owner-late", total=late.total)
        choices.append(Choice(label, ShowList(late.filter)))
    return tuple(choices)
