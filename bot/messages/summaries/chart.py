"""The picture of a summary: by unit or by person with what is nobody's, else by figure."""

from dataclasses import replace

from bot.domain import Figure, OwnerKind
from bot.messages import dates
from bot.messages.catalog import Words
from bot.messages.charts import Bar, Chart, Series, Tone
from bot.messages.summaries.titles import title
from bot.messages.summaries.values import OwnerRow, Summary, name_of

_TONES = {
    Figure.ON_TIME: Tone.GOOD,
    Figure.AFTER_TIME: Tone.AFTER,
    Figure.IN_TIME: Tone.RUNNING,
    Figure.AWAITING: Tone.WAITING,
    Figure.OVERDUE: Tone.LATE,
    Figure.PAUSED: Tone.RESTING,
}
MOST_BARS = 40


def chart(words: Words, made: Summary) -> Chart | None:
    """None where there is nothing to draw."""
    if not made.total:
        return None
    rows = _rows(words, made)
    found = [figure for figure in _TONES if _total(made, figure)]
    if rows:
        found = [figure for figure in _TONES if any(row.totals[figure] for row in rows)]
        bars = tuple(
            Bar(row.label, tuple(row.totals[figure] for figure in found), row.total) for row in rows
        )
    else:
        bars = tuple(_alone(words, figure, found, made) for figure in found)
    return Chart(
        title=title(words, made),
        subtitle=words("digest-as-of", day=dates.day(made.today)),
        series=tuple(Series(words(f"chart-{name_of(figure)}"), _TONES[figure]) for figure in found),
        bars=bars,
        note=_note(words, made),
    )


def _rows(words: Words, made: Summary) -> tuple[OwnerRow, ...]:
    """As many owners as there is room for, below them what none of them has."""
    if not made.drawn:
        return ()
    by = "person" if made.wanted.owner is OwnerKind.UNIT else "unit"
    rest = ((made.unassigned, "chart-unassigned"), (made.others, f"chart-no-{by}"))
    named = (replace(row, label=words(key)) for row, key in rest if row is not None)
    return (*made.owners[:MOST_BARS], *named)


def _alone(words: Words, figure: Figure, found: list[Figure], made: Summary) -> Bar:
    """A figure as a bar of its own."""
    total = _total(made, figure)
    values = tuple(total if one is figure else 0 for one in found)
    return Bar(words(f"chart-{name_of(figure)}"), values, total)


def _total(made: Summary, figure: Figure) -> int:
    return next((line.total for line in made.lines if line.name == name_of(figure)), 0)


def _note(words: Words, made: Summary) -> str:
    notes = [words("digest-group-without")] if made.leaves_out_named else []
    notes += [words("chart-overlap")] if made.overlaps and made.drawn else []
    if made.drawn and len(made.owners) > MOST_BARS:
        notes.append(words("chart-more", total=len(made.owners) - MOST_BARS))
    return " ".join(notes)
