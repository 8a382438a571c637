"""What groups are told: numbers of a unit, each opening its list in the reader's private chat.

Never a task, never a name of a person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.domain import Speaker, TaskFilter
from bot.figures import Number, Rate
from bot.messages import dates
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.asking.figures import lines, rows
from bot.messages.asking.titles import list_title
from bot.messages.catalog import Words, words_of
from bot.messages.groups import deep_links
from bot.messages.text import safe


@dataclass(frozen=True, slots=True)
class Weekly:
    """The numbers of a weekly summary."""

    unit: str
    """Empty for the whole office."""
    today: date
    numbers: tuple[Number, ...]
    rate: Rate
    last_week: Number
    this_week: Number
    units: tuple[tuple[str, int], ...]
    """Units with late tasks, in a group of the whole office."""


def weekly_post(reader: Speaker, post: Weekly, *, username: str) -> Answer:
    """Monday's message."""
    words = words_of(reader)
    body = [
        f"<b>{words('weekly-title', unit=_whose(words, post.unit), day=dates.day(post.today))}</b>",
        *lines(words, post.numbers, post.rate),
        "",
        words("weekly-last-week", total=post.last_week.total),
        words("weekly-this-week", total=post.this_week.total),
    ]
    if post.units:
        body += ["", words("weekly-late-units")]
        body += [words("weekly-late-unit", unit=safe(name), total=n) for name, n in post.units]
    opens = _opening(username)
    weeks = tuple(
        opens(words(key, total=one.total), one.filter)
        for key, one in (
            ("weekly-open-last-week", post.last_week),
            ("weekly-open-this-week", post.this_week),
        )
        if one.total
    )
    buttons = (*rows(words, post.numbers, opens), *([weeks] if weeks else []))
    return Answer("\n".join([*body, "", words("group-opens-privately")]), choices=buttons)


def unit_counts(
    reader: Speaker, numbers: tuple[Number, ...], rate: Rate, *, username: str
) -> Answer:
    """/viec in a group, and a report somebody asks for there."""
    words = words_of(reader)
    wanted = numbers[0].filter
    title = safe(list_title(words, wanted, reader.unit_name or None))
    body = [f"<b>{words('summary-title', title=title)}</b>", *lines(words, numbers, rate)]
    body += ["", words("group-opens-privately")]
    return Answer("\n".join(body), choices=rows(words, numbers, _opening(username)))


def one_count(reader: Speaker, wanted: TaskFilter, total: int, *, username: str) -> Answer:
    """“Còn bao nhiêu việc quá hạn?”"""
    words = words_of(reader)
    title = safe(list_title(words, wanted, reader.unit_name or None))
    if not total:
        return Answer(words("count-none", title=title))
    text = words("count", title=title, total=total)
    choice = _opening(username)(words("count-open", total=total), wanted)
    return Answer(text, choices=((choice,),))


def in_private(words: Words, username: str, opened: deep_links.Opened | None) -> Answer:
    """What a group is not shown: the same question, opened in the private chat."""
    choice = Choice(words("group-button-private"), url=deep_links.link(username, opened))
    return Answer(words("group-in-private"), choices=((choice,),))


def _opening(username: str) -> Callable[[str, TaskFilter], Choice]:
    def opens(label: str, wanted: TaskFilter) -> Choice:
        return Choice(label, url=deep_links.link(username, ShowList(wanted)))

    return opens


def _whose(words: Words, unit: str) -> str:
    return safe(unit) if unit else words("group-whole-office")
