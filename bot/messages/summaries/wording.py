"""What we say in a summary: a picture, its figures below it, a button for each number."""

from collections.abc import Iterable, Sequence

from bot.domain import OwnerKind, TaskFilter
from bot.messages import dates
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.asking.figures import Opens
from bot.messages.catalog import Words
from bot.messages.summaries.chart import chart
from bot.messages.summaries.comparing import best_and_furthest
from bot.messages.summaries.titles import title
from bot.messages.summaries.values import Line, Named, OwnerRow, Span, Summary
from bot.messages.taps.summaries import ShowOwners, ShowPeriod
from bot.messages.text import fitting_lines, safe, shorten

CAPTION_LIMIT = 1024
"""Characters of the words below a picture after markup is read (Bot API, sendPhoto)."""
_A_ROW = 2
_LATE_UNITS = 6
_LABEL = 34
_TITLE = 60
_Row = tuple[Choice, ...]


def message(
    words: Words, made: Summary, *, also: Sequence[Summary] = (), late: bool = False
) -> Answer:
    """One message: picture, words, buttons.

    Those that are `also` due are a button each; of the same owner's week its days are said as well,
    since nothing longer tells them.
    """
    if not made.total:
        return Answer(words("digest-nothing", title=safe(title(words, made))))
    lines = [*head(words, made, late=late), *figures(words, made)]
    lines += _weeks(words, made) if made.span is Span.WEEK else _periods(words, made)
    rows = [*buttons(words, made.lines, _opened_here), *_more(words, made)]
    lines += [f"<i>{words('digest-overlap')}</i>"] if made.overlaps and made.owners else []
    for one in also:
        lines += ["", f"<b>{safe(title(words, one))}</b>"]
        if one.span is Span.WEEK and one.wanted.owner is made.wanted.owner:
            lines += _weeks(words, one)
            rows += [*weeks_row(words, one, _opened_here), *_directed(words, one)]
        else:
            lines.append(words("digest-below"))
    rows += [(_whole(words, one),) for one in also]
    return Answer(captioned(lines), choices=tuple(rows), picture=chart(words, made))


def _whole(words: Words, made: Summary) -> Choice:
    """Opens a summary that came with a longer one."""
    unit_id = made.wanted.owner_id
    return Choice(shorten(title(words, made), _TITLE), ShowPeriod(made.span, made.first, unit_id))


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
    found += _rate(words, made)
    if made.since is not None:
        key = "digest-compared" if any(map(_has_changed, made.lines)) else "digest-unchanged"
        found.append(f"<i>{words(key, day=dates.day(made.since))}</i>")
    return found


def _has_changed(line: Line) -> bool:
    return line.before is not None and line.before != line.total


def _figure(words: Words, line: Line) -> str:
    said = words(f"figure-{line.name}", total=line.total)
    if line.before is None or not _has_changed(line):
        return said
    change = line.total - line.before
    return f"{said} {'▲' if change > 0 else '▼'}{abs(change)}"


def _rate(words: Words, made: Summary) -> list[str]:
    """With what of the figures above is not in it, so that nobody has to guess the difference."""
    rate = made.rate
    if rate.per_cent is None:
        return []
    totals = {line.name: line.total for line in made.lines}
    said = [words("digest-rate-of", on_time=rate.on_time, settled=rate.settled)]
    if early := totals[Named.ON_TIME] - rate.on_time:
        key = "digest-rate-early" if made.span is Span.WEEK else "digest-rate-outside"
        said.append(words(key, count=early))
    if unsettled := totals[Named.CAME_DUE] - rate.settled:
        said.append(words("digest-rate-unsettled", count=unsettled))
    return [words("digest-rate", per_cent=rate.per_cent, text="; ".join(said))]


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
    rows = [*weeks_row(words, made, _opened_here), *_directed(words, made)]
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


def _directed(words: Words, made: Summary) -> list[_Row]:
    row = tuple(
        Choice(words(f"digest-open-{one.name}", total=one.total), ShowList(one.filter))
        for one in made.directed
        if one.total
    )
    return [row] if row else []


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
