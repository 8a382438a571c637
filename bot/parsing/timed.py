"""A phrase or a rhythm of a plan, and the milestones it stands for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.parsing.citations import BLANK
from bot.parsing.mentions import Unit
from bot.parsing.periods import Limit, Phrase, Stretch, find_phrases, limit_before
from bot.parsing.recurrences import Rhythm, find_rhythms
from bot.parsing.text import Words
from bot.parsing.values import Doubt, Milestone


@dataclass(frozen=True, slots=True)
class Timed:
    """One place in a text that says when: a phrase, a rhythm, or a phrase that recurs."""

    at: int
    end: int
    phrase: Phrase | None = None
    rhythm: Rhythm | None = None

    @property
    def weak(self) -> bool:
        return self.phrase.weak if self.phrase and not self.rhythm else False

    @property
    def limit(self) -> Limit:
        return self.phrase.limit if self.phrase else Limit.NONE

    @property
    def window(self) -> tuple[date, date] | None:
        """The days it covers, if it is one stretch of existing days."""
        if self.phrase is None or len(self.phrase.stretches) != 1:
            return None
        stretch = self.phrase.stretches[0]
        return (stretch.first, stretch.last) if stretch.exists else None


_TO_RHYTHM = re.compile(r"[ ,]*(?:cua )?")
_FROM_RHYTHM = re.compile(r"[ ,:(]*")


def find_timed(words: Words, folded: str, *, year: int) -> list[Timed]:
    """Everything in the text that says when, in text order."""
    rhythms = _that_say_how_often(list(find_rhythms(words, folded)))
    for rhythm in rhythms:
        blank = BLANK * (rhythm.end - rhythm.at)
        folded = folded[: rhythm.at] + blank + folded[rhythm.end :]
    phrases = find_phrases(words, folded, year=year)
    if phrases:
        rhythms = [rhythm for rhythm in rhythms if rhythm.rule]
    found = [Timed(phrase.at, phrase.end, phrase) for phrase in phrases]
    for rhythm in rhythms:
        at, _ = limit_before(words, folded, rhythm.at)
        found.append(Timed(at, rhythm.end, None, rhythm))
    return list(_with_rhythms(folded, sorted(found, key=lambda timed: timed.at)))


def _that_say_how_often(rhythms: list[Rhythm]) -> list[Rhythm]:
    return [rhythm for rhythm in rhythms if rhythm.rule] or rhythms


def _with_rhythms(folded: str, found: list[Timed]) -> Iterator[Timed]:
    """Joins a rhythm to the phrase it stands beside: "31/3 hàng năm", "hàng tháng từ tháng 3"."""
    held: Timed | None = None
    for timed in found:
        joined = _joined(folded, held, timed) if held else None
        if held and not joined:
            yield held
        held = joined or timed
    if held:
        yield held


def _joined(folded: str, left: Timed, right: Timed) -> Timed | None:
    if left.phrase and right.rhythm and not left.rhythm and not right.phrase:
        gap, phrase, rhythm = _TO_RHYTHM, left.phrase, right.rhythm
    elif left.rhythm and right.phrase and not left.phrase and not right.rhythm:
        gap, phrase, rhythm = _FROM_RHYTHM, right.phrase, left.rhythm
    else:
        return None
    points = phrase.stretches[0].unit is Unit.DAY and not phrase.stretches[0].ranged
    fits = gap.fullmatch(folded, left.end, right.at) and (rhythm.yearly or not points)
    return Timed(left.at, right.end, phrase, rhythm) if fits else None


def milestones_of(timed: Timed, *, year: int, strict_before: bool) -> tuple[Milestone, ...]:
    """What a timed place asks for, the action left open; nothing for days that cannot be."""
    if timed.rhythm:
        return _recurring(timed.rhythm, timed.phrase, year=year)
    if timed.phrase is None:
        return ()
    limit = timed.phrase.limit
    return tuple(
        _milestone(stretch, limit, strict_before=strict_before)
        for stretch in timed.phrase.stretches
        if stretch.exists
    )


def _recurring(rhythm: Rhythm, phrase: Phrase | None, *, year: int) -> tuple[Milestone, ...]:
    start, due = date(year, 1, 1), date(year, 12, 31)
    if phrase is None:
        return (Milestone(start, due, recurrence=rhythm.rule),)
    held = [stretch for stretch in phrase.stretches if stretch.exists]
    if (rhythm.yearly or len(held) > 1) and not any(stretch.unit is Unit.YEAR for stretch in held):
        return tuple(Milestone(start, due, recurrence=_yearly(stretch)) for stretch in held)
    bounds = [_milestone(stretch, phrase.limit, strict_before=False) for stretch in held]
    return tuple(
        Milestone(bound.start or start, bound.due, recurrence=rhythm.rule) for bound in bounds
    )


def _yearly(stretch: Stretch) -> str:
    rule = f"FREQ=YEARLY;BYMONTH={stretch.last.month}"
    if stretch.unit is Unit.DAY:
        return f"{rule};BYMONTHDAY={stretch.last.day}"
    return rule


def _milestone(stretch: Stretch, limit: Limit, *, strict_before: bool) -> Milestone:
    start, due = bounds_of(stretch, limit, strict_before=strict_before)
    return Milestone(start, due, adjusted=bool(stretch.moved))


def bounds_of(
    stretch: Stretch, limit: Limit, *, strict_before: bool = False
) -> tuple[date | None, date]:
    """The first and last day a stretch leaves under its limit; "trước" and "đến" leave no first."""
    if limit is Limit.BEFORE:
        return None, _last_day_before(stretch, strict=strict_before)
    if limit is Limit.BY or stretch.backwards:
        return None, stretch.last
    if limit is Limit.FROM and not stretch.ranged:
        return stretch.first, date(stretch.last.year, 12, 31)
    if limit is Limit.AFTER:
        start = min(stretch.last + timedelta(days=1), date(stretch.last.year, 12, 31))
        return start, date(start.year, 12, 31)
    return stretch.first, stretch.last


def _last_day_before(stretch: Stretch, *, strict: bool) -> date:
    """Offices write "trước 30/6" and mean by 30/6; "trước tháng 6" ends with May."""
    if stretch.unit is Unit.DAY:
        return stretch.last - timedelta(days=1) if strict else stretch.last
    if stretch.unit is Unit.PART and stretch.first.day > 15:
        return stretch.last
    return stretch.first - timedelta(days=1)


def doubts_of(words: Words, timed: Timed, *, year: int) -> Iterator[Doubt]:
    """What a person should look at in a timed place."""
    if timed.rhythm and timed.rhythm.rule is None:
        yield Doubt("no-rhythm", (("printed", words.printed[timed.at : timed.end]),))
    for stretch in timed.phrase.stretches if timed.phrase else ():
        printed = words.printed[stretch.at : stretch.end]
        if not stretch.exists:
            yield Doubt("impossible-date", (("printed", printed),))
            continue
        if stretch.backwards:
            yield Doubt("backwards", (("printed", printed),))
        for day, taken in stretch.moved:
            values = (("printed", day), ("taken", f"{taken.day}/{taken.month}/{taken.year}"))
            yield Doubt("impossible-day", values)
        if {stretch.first.year, stretch.last.year} != {year}:
            yield Doubt("other-year", (("printed", printed), ("year", str(year))))
