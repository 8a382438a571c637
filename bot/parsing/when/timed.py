"""A phrase or a rhythm of a plan, and the milestones it stands for."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from bot.parsing.text import Words
from bot.parsing.values import Doubt, Milestone
from bot.parsing.when.citations import BLANK
from bot.parsing.when.mentions import Unit
from bot.parsing.when.periods import Limit, Phrase, Stretch, find_phrases, limit_before
from bot.parsing.when.recurrences import Rhythm, find_rhythms


class Timed(NamedTuple):
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
    """Everything in the text that says when, in text order; `year` is the plan's.

    >>> from bot.parsing.text import words_of
    >>> words = words_of("Trình trước 30/6, báo cáo hàng tháng")
    >>> [words.printed[one.at : one.end] for one in find_timed(words, words.folded, year=2024)]
    ['trước 30/6', 'hàng tháng']
    """
    rhythms = find_rhythms(words, folded)
    if not rhythms:
        phrases = find_phrases(words, folded, year=year)
        return [Timed(phrase.at, phrase.end, phrase) for phrase in phrases]
    rhythms = _that_say_how_often(rhythms)
    folded = _without(folded, rhythms)
    phrases = find_phrases(words, folded, year=year)
    if phrases:
        rhythms = [rhythm for rhythm in rhythms if rhythm.rule or not rhythm.exists]
    found = [Timed(phrase.at, phrase.end, phrase) for phrase in phrases]
    for rhythm in rhythms:
        at, _ = limit_before(words, folded, rhythm.at)
        found.append(Timed(at, rhythm.end, None, rhythm))
    return list(_with_rhythms(folded, sorted(found, key=lambda timed: timed.at)))


def _without(folded: str, rhythms: list[Rhythm]) -> str:
    """The text with its rhythms blanked, place for place."""
    pieces, at = [], 0
    for rhythm in rhythms:
        pieces += [folded[at : rhythm.at], BLANK * (rhythm.end - rhythm.at)]
        at = rhythm.end
    return "".join([*pieces, folded[at:]])


def _that_say_how_often(rhythms: list[Rhythm]) -> list[Rhythm]:
    return [rhythm for rhythm in rhythms if rhythm.rule or not rhythm.exists] or rhythms


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
    if left.rhythm and right.rhythm and not (left.phrase or right.phrase):
        refined = _is_refined(left.rhythm, right.rhythm)
        refined = refined and _TO_RHYTHM.fullmatch(folded, left.end, right.at) is not None
        return Timed(left.at, right.end, None, right.rhythm) if refined else None
    if left.phrase and right.rhythm and not left.rhythm and not right.phrase:
        gap, phrase, rhythm = _TO_RHYTHM, left.phrase, right.rhythm
    elif left.rhythm and right.phrase and not left.phrase and not right.rhythm:
        gap, phrase, rhythm = _FROM_RHYTHM, right.phrase, left.rhythm
    else:
        return None
    points = phrase.stretches[0].unit is Unit.DAY and not phrase.stretches[0].ranged
    fits = gap.fullmatch(folded, left.end, right.at) and (rhythm.yearly or not points)
    return Timed(left.at, right.end, phrase, rhythm) if fits else None


def _is_refined(left: Rhythm, right: Rhythm) -> bool:
    """“Hàng tháng, trước ngày cuối cùng của tháng” is one rhythm, said more and more exactly."""
    if not (left.rule and right.rule):
        return False
    quarterly = left.rule == "FREQ=MONTHLY;INTERVAL=3" and ";BYMONTH=" in right.rule
    return quarterly or right.rule.startswith(f"{left.rule};BY")


def milestones_of(
    words: Words, timed: Timed, text: str = "", *, year: int, strict_before: bool = False
) -> tuple[Milestone, ...]:
    """What a timed place asks for, `text` its action; nothing for days that cannot be."""
    printed = words.printed[timed.at : timed.end].replace("\n", " ")
    if timed.rhythm:
        found = _recurring(timed.rhythm, timed.phrase, year=year)
        return tuple([replace(one, text=text, printed=printed) for one in found])
    if timed.phrase is None:
        return ()
    limit = timed.phrase.limit
    milestones = []
    for stretch in timed.phrase.stretches:
        if stretch.exists:
            start, due = bounds_of(stretch, limit, strict_before=strict_before)
            moved = bool(stretch.moved)
            milestones.append(Milestone(start, due, text, adjusted=moved, printed=printed))
    return tuple(milestones)


def _recurring(rhythm: Rhythm, phrase: Phrase | None, *, year: int) -> tuple[Milestone, ...]:
    start, due = date(year, 1, 1), date(year, 12, 31)
    if not rhythm.exists:
        return ()
    if phrase is None:
        return (Milestone(start, due, recurrence=rhythm.rule),)
    held = [stretch for stretch in phrase.stretches if stretch.exists]
    if (rhythm.yearly or len(held) > 1) and not any(stretch.unit is Unit.YEAR for stretch in held):
        return tuple(
            Milestone(start, due, adjusted=bool(stretch.moved), recurrence=_yearly(stretch))
            for stretch in held
        )
    return tuple(_within(rhythm, stretch, phrase.limit, year=year) for stretch in held)


def _within(rhythm: Rhythm, stretch: Stretch, limit: Limit, *, year: int) -> Milestone:
    """What recurs in a window of its own; one that says no beginning has begun with the year."""
    first, last = bounds_of(stretch, limit)
    start = first or date(min(year, last.year), 1, 1)
    rule = _of_quarters(rhythm.rule) if rhythm.quarterly and rhythm.rule else rhythm.rule
    begins_year = (start.month, start.day) == (1, 1)
    moved = bool(stretch.moved)
    return Milestone(start, last, adjusted=moved, recurrence=rhythm.rule if begins_year else rule)


def _of_quarters(rule: str) -> str:
    """The same rule with its months named: three months on from February is no quarter.

    >>> _of_quarters("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5")
    'FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=5'
    >>> _of_quarters("FREQ=MONTHLY;INTERVAL=3")
    'FREQ=MONTHLY;BYMONTH=3,6,9,12'
    """
    if rule == "FREQ=MONTHLY;INTERVAL=3":
        return "FREQ=MONTHLY;BYMONTH=3,6,9,12"
    return rule.replace(";INTERVAL=3;BY", ";BYMONTH=1,4,7,10;BY")


def _yearly(stretch: Stretch) -> str:
    rule = f"FREQ=YEARLY;BYMONTH={stretch.last.month}"
    if stretch.unit is Unit.DAY:
        return f"{rule};BYMONTHDAY={stretch.last.day}"
    return rule


def bounds_of(
    stretch: Stretch, limit: Limit, *, strict_before: bool = False
) -> tuple[date | None, date]:
    """The first and last day a stretch leaves under its limit; "trước" and "đến" leave no first."""
    if limit is Limit.BEFORE:
        return None, _last_day_before(stretch, strict=strict_before)
    if limit is Limit.BY or stretch.backwards:
        return None, stretch.last
    if stretch.ranged:
        return stretch.first, stretch.last
    if limit is Limit.FROM:
        return stretch.first, date(stretch.last.year, 12, 31)
    if limit is Limit.AFTER:
        start = min(stretch.last + timedelta(days=1), date(stretch.last.year, 12, 31))
        return start, date(start.year, 12, 31)
    return stretch.first, stretch.last


def _last_day_before(stretch: Stretch, *, strict: bool) -> date:
    """Offices write "trước 30/6" and mean by 30/6; "trước tháng 6" ends with May."""
    if stretch.unit is Unit.DAY:
        return stretch.last - timedelta(days=1) if strict else stretch.last
    if stretch.unit is Unit.PART and _closes_its_unit(stretch):
        return stretch.last
    return stretch.first - timedelta(days=1)


def _closes_its_unit(stretch: Stretch) -> bool:
    """“Trước cuối tháng 6” and "trước cuối quý II" end with June."""
    ends_month = (stretch.last + timedelta(days=1)).day == 1
    return ends_month and (stretch.first.day > 15 or stretch.last.month % 3 == 0)


def doubts_of(words: Words, timed: Timed, *, year: int) -> tuple[Doubt, ...]:
    """What a person should look at in a timed place, each thing once."""
    if (
        timed.phrase
        and not timed.rhythm
        and all(_is_plain(one, year) for one in timed.phrase.stretches)
    ):
        return ()
    return tuple(dict.fromkeys(_doubts(words, timed, year)))


def _is_plain(stretch: Stretch, year: int) -> bool:
    return (
        stretch.exists
        and not stretch.moved
        and not stretch.backwards
        and stretch.first.year == year == stretch.last.year
    )


def _doubts(words: Words, timed: Timed, year: int) -> Iterator[Doubt]:
    if timed.rhythm and timed.rhythm.rule is None:
        key = "no-rhythm" if timed.rhythm.exists else "impossible-date"
        yield Doubt(key, (("printed", words.printed[timed.at : timed.end]),))
    for stretch in timed.phrase.stretches if timed.phrase else ():
        printed = words.printed[stretch.at : stretch.end]
        if not stretch.exists:
            key = "lunar-date" if stretch.lunar else "impossible-date"
            yield Doubt(key, (("printed", printed),))
            continue
        if stretch.backwards:
            yield Doubt("backwards", (("printed", printed),))
        for day, taken in stretch.moved:
            values = (("printed", day), ("taken", f"{taken.day}/{taken.month}/{taken.year}"))
            yield Doubt("impossible-day", values)
        if {stretch.first.year, stretch.last.year} != {year}:
            yield Doubt("other-year", (("printed", printed), ("year", str(year))))
