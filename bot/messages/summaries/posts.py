"""The weekly post of a group: numbers that open privately; never a task or a person's name."""

from bot.domain import Figure, OwnerKind, Speaker, TaskFilter
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words, words_of
from bot.messages.groups import deep_links
from bot.messages.summaries.chart import chart
from bot.messages.summaries.values import Summary
from bot.messages.summaries.wording import buttons, captioned, figures, head, weeks_row
from bot.messages.text import safe, shorten

_UNITS_NAMED = 15
_NAME = 60


def weekly_post(reader: Speaker, made: Summary, *, username: str, late: bool = False) -> Answer:
    """Monday's message."""
    words = words_of(reader)
    lines = [
        *head(words, made, late=late),
        words("group-opens-privately"),
        *([f"<i>{words('digest-group-without')}</i>"] if made.leaves_out_named else []),
        *figures(words, made),
        *(words(f"weekly-{one.name}", total=one.total) for one in made.weeks),
        *_late_units(words, made),
    ]

    def opens(label: str, wanted: TaskFilter) -> Choice:
        return Choice(label, url=deep_links.link(username, ShowList(wanted)))

    rows = [*buttons(words, made.lines, opens), *weeks_row(words, made, opens)]
    return Answer(captioned(lines), choices=tuple(rows), picture=chart(words, made))


def _late_units(words: Words, made: Summary) -> list[str]:
    """In a group of the whole office: how many each unit has, most first."""
    if made.wanted.owner is not OwnerKind.ALL:
        return []
    late = [(row.label, row.totals[Figure.OVERDUE]) for row in made.owners]
    lines = [
        words("weekly-late-unit", unit=safe(shorten(name, _NAME)), total=total)
        for name, total in late[:_UNITS_NAMED]
        if total
    ]
    return [words("weekly-late-units"), *lines] if lines else []
