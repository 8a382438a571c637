"""What groups are told: numbers of a unit, each opening its list in the reader's private chat.

Never a task, never a name of a person.
"""

from collections.abc import Callable

from bot.domain import Speaker, TaskFilter
from bot.figures import Number, Rate
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.asking.figures import lines, rows
from bot.messages.asking.titles import list_title
from bot.messages.catalog import Words, words_of
from bot.messages.groups import deep_links
from bot.messages.text import safe


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
