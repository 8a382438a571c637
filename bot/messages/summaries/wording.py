"""What we say in a summary: a picture, its figures below it, a button for each number."""

from collections.abc import Iterable, Sequence

from bot.domain import OwnerKind, TaskFilter
from bot.figures import Rate
from bot.messages import dates
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.asking.figures import Opens
from bot.messages.catalog import Words
from bot.messages.summaries.chart import chart
from bot.messages.summaries.comparing import best_and_furthest
from bot.messages.summaries.titles import title
from bot.messages.summaries.values import Line, OwnerRow, Span, Summary
from bot.messages.taps.summaries import ShowOwners
from bot.messages.text import fitting_lines, safe, shorten

CAPTION_LIMIT = 1024
"""Characters of the words below a picture after markup is read (Bot API, sendPhoto)."""
_A_ROW = 2
_LATE_UNITS = 6
_LABEL = 34
_Row = tuple[Choice, ...]


def message(words: Words, made: Summary, *, late: bool = False) -> Answer:
    """One message: picture, words, buttons."""
    if not made.total:
        return Answer(words("digest-nothing", title=safe(title(words, made))))
    lines = [*head(words, made, late=late), *figures(words, made)]
    lines += _weeks(words, made) if made.span is Span.WEEK else _periods(words, made)
    rows = [*buttons(words, made.lines, _opened_here), *_more(words, made)]
    return Answer(captioned(lines), choices=tuple(rows), picture=chart(words, made))


def captioned(lines: Iterable[str]) -> str:
    """The lines that fit below a picture; the office may have made some of them longer."""
    return "\n".join(fitting_lines(lines, room=CAPTION_LIMIT))


def head(words: Words, made: Summary, *, late: bool) -> list[str]:
    day = dates.day(made.today)
    said = words("digest-head", title=safe(title(words, made)), day=day)
    return [f"<b>{said}</b>", *([f"<i>{words('digest-late')}</i>"] if late else [])]


def figures(words: Words, made: Summary) -> list[str]:
    """Each number with what has changed since the summary before, and the rate."""
    found = [_figure(words, line) for line in made.lines]
    found += _rate(words, made.rate)
    if made.since is not None:
        found.append(f"<i>{words('digest-compared', day=dates.day(made.since))}</i>")
    return found


def _figure(words: Words, line: Line) -> str:
    said = words(f"figure-{line.name}", total=line.total)
    if line.before is None or line.before == line.total:
        return said
    change = line.total - line.before
    return f"{said} {'▲' if change > 0 else '▼'}{abs(change)}"


def _rate(words: Words, rate: Rate) -> list[str]:
    if rate.per_cent is None:
        return []
    values = {"per_cent": rate.per_cent, "on_time": rate.on_time, "settled": rate.settled}
    return [words("digest-rate", **values)]


def _weeks(words: Words, made: Summary) -> list[str]:
    return [words(f"weekly-{one.name}", total=one.total) for one in made.weeks] + [
        words(f"digest-line-{one.name}", total=one.total) for one in made.directed
    ]


def _periods(words: Words, made: Summary) -> list[str]:
    """The period before, and how the units stand; the late list is a tap below."""
    return [*_earlier(words, made), *best_and_furthest(words, made.owners)]


def _earlier(words: Words, made: Summary) -> list[str]:
    if made.earlier is None:
        return []
    rate, wanted = made.earlier_rate, made.earlier.filter
    period = dates.period(words, wanted.start, wanted.end)
    said = words("digest-earlier", period=period, total=made.earlier.total)
    if rate.per_cent is not None:
        values = {"per_cent": rate.per_cent, "on_time": rate.on_time, "settled": rate.settled}
        said = words("digest-earlier-rated", period=period, total=made.earlier.total, **values)
    return [said]


def buttons(words: Words, lines: Sequence[Line], opens: Opens) -> list[_Row]:
    """A button for each number that is not nought, two a row."""
    found = [
        opens(words(f"figure-open-{line.name}", total=line.total), line.filter)
        for line in lines
        if line.total
    ]
    return [tuple(found[at : at + _A_ROW]) for at in range(0, len(found), _A_ROW)]


def weeks_row(words: Words, made: Summary, opens: Opens) -> list[_Row]:
    row = tuple(
        opens(words(f"weekly-open-{one.name}", total=one.total), one.filter)
        for one in made.weeks
        if one.total
    )
    return [row] if row else []


def _more(words: Words, made: Summary) -> list[_Row]:
    rows = weeks_row(words, made, _opened_here)
    directed = tuple(
        Choice(words(f"digest-open-{one.name}", total=one.total), ShowList(one.filter))
        for one in made.directed
        if one.total
    )
    rows += [directed] if directed else []
    if made.earlier is not None and made.earlier.total:
        wanted = made.earlier.filter
        period = dates.period(words, wanted.start, wanted.end)
        label = words("digest-open-earlier", period=period, total=made.earlier.total)
        rows.append((Choice(label, ShowList(wanted)),))
    if made.span is not Span.WEEK:
        rows += _late_units(words, made.owners)
    if made.owners:
        key = "person" if made.wanted.owner is OwnerKind.UNIT else "unit"
        label = words(f"digest-by-{key}", total=len(made.owners))
        rows.append((Choice(label, ShowOwners(ShowList(made.wanted))),))
    return rows


def _late_units(words: Words, owners: Sequence[OwnerRow]) -> list[_Row]:
    """The units with most that is overdue; the others are among all units, a tap away."""
    return [
        (
            Choice(
                words("digest-late-unit", name=shorten(row.label, _LABEL), total=late.total),
                ShowList(late.filter),
            ),
        )
        for row in owners[:_LATE_UNITS]
        if (late := row.overdue).total
    ]


def _opened_here(label: str, wanted: TaskFilter) -> Choice:
    return Choice(label, ShowList(wanted))
