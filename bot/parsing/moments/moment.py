"""The period a question speaks of, and where; the finest one where it names several.

    moment := a date or stretch (see mentions.py) | one said from today (relative.py, english.py)
            | any of them under a limit or as a range (periods.py) | giua A va B | between A and B

A month or day without a year is the plan's; "năm nay", "năm ngoái" count from today. A date or a
year inside a document's name is no period.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bot.parsing import vocabulary as say
from bot.parsing.moments import english, relative
from bot.parsing.moments.lookalikes import without_lookalikes
from bot.parsing.moments.spoken import WHICH, Grammar, Said, is_a_name, is_said_of_oneself, shift_of
from bot.parsing.moments.weekdays import without_weekdays_of_dates
from bot.parsing.text import Words
from bot.parsing.values import Period
from bot.parsing.when.citations import BLANK, blank_citations
from bot.parsing.when.mentions import Mention, find_mentions
from bot.parsing.when.periods import Limit, Phrase, Stretch, phrases_of
from bot.parsing.when.timed import bounds_of


@dataclass(frozen=True, slots=True)
class Moment:
    """A period and the place of the words that name it."""

    period: Period
    at: int
    end: int


_SPOKEN = Grammar.of((*relative.RULES, *english.RULES))
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(rf"(?<![a-z0-9])(?<!thang )(?<!thu )(?<!may )(?<!hai )nam {WHICH}(?![a-z0-9])")
_COUNT = re.compile(r"(?<![\d/,-])(?<!thang )(?<!quy )(?<!thg )(?<!thang)(?<!quy)(?<![tq.])\d+ $")
_NAMED_BY_YEAR = re.compile(
    r"(?<![a-z0-9])(?:tim|kiem|tra cuu|search|find) (?![^,;.\n]{0,24}\b(?:viec|nhiem vu|tasks?)\b)"
    r"[^,;.\n]{1,100}?\b(nam (?:19|20)\d\d)"
)
_BETWEEN = re.compile(r"(?<![a-z0-9])(?:giua|between) +(?:ngay +)?$")
_ENGLISH_UNIT = re.compile("day|week|month")
_DUE_WORD = re.compile("han|xong|thanh|due|deadline")
"""One of them is in whatever `DUE` matches; looking for them is much cheaper."""
_AROUND = re.compile(
    r"(?<![a-z0-9])(tinh|tam|khoang|chung|giua|between|around|about)(?: (?:tu|vao|tam))? $"
)
_AROUND_SPELLED = frozenset(("tính", "tinh", "tầm", "tam", "khoảng", "chừng", "giữa", "giua")) | {
    *("between", "around", "about")
}
_JOINT = re.compile(r" +(?:(to|through|thru)|va|and) +")


def find_moment(words: Words, folded: str, *, today: date, year: int) -> Moment | None:
    """The period of a question; a month or day without a year is the plan's.

    `folded` is the text without marks, with what must not be read blanked out.

    >>> from bot.parsing.text import words_of
    >>> words = words_of("việc của tôi từ mai đến hết tuần")
    >>> moment = find_moment(words, words.folded, today=date(2024, 5, 15), year=2024)
    >>> moment.period
    Period(start=datetime.date(2024, 5, 16), end=datetime.date(2024, 5, 19))
    """
    said = Said(words, today, year)
    folded = without_lookalikes(words, folded)
    if _DIGIT.search(folded):
        folded = without_weekdays_of_dates(blank_citations(folded))
        if "nam " in folded:
            folded = _NAMED_BY_YEAR.sub(_without_year, folded)
    spoken = list(_SPOKEN.mentions(said, folded))
    folded = _years_in_figures(said, _without(folded, spoken))
    mentions = [mention for mention in find_mentions(words, folded, year=year) if mention.exists]
    if spoken:
        mentions = sorted((*spoken, *mentions), key=_place)
    if not mentions:
        return _english_span(folded, today=today) if _ENGLISH_UNIT.search(folded) else None
    if _DUE_WORD.search(folded):
        folded = say.DUE.sub(_blanks, folded)
    folded = _ranges_dashed(folded, mentions)
    finest = min(phrases_of(words, folded, mentions, year=year), key=_fineness)
    return _moment(finest, at=_begin(words, folded, finest.at))


def names_no_day(words: Words, folded: str, *, year: int) -> bool:
    """Whether the text names a day or month that does not exist, such as "tháng 13"."""
    if not _DIGIT.search(folded):
        return False
    mentions = find_mentions(words, blank_citations(folded), year=year)
    return any(not mention.exists for mention in mentions)


def _without(folded: str, mentions: Sequence[Mention]) -> str:
    """The text with these blanked, place for place."""
    kept, end = [], 0
    for mention in mentions:
        kept += [folded[end : mention.at], BLANK * (mention.end - mention.at)]
        end = mention.end
    return "".join(kept) + folded[end:] if kept else folded


def _without_year(found: "re.Match[str]") -> str:
    return found[0][: -len(found[1])] + BLANK * len(found[1])


def _years_in_figures(said: Said, folded: str) -> str:
    """ "Năm nay", "năm ngoái" as years in figures, which the rules of mentions read everywhere."""
    if "nam " not in folded:
        return folded

    def figures(found: "re.Match[str]") -> str:
        at = found.start()
        if is_a_name(said.words, at) or not said.spelled(at, at + 3, "năm"):
            return found[0]
        if is_said_of_oneself(said, found.start(1)) or _COUNT.search(folded, max(0, at - 12), at):
            return found[0]
        year = str(said.today.year + shift_of(found[1]))
        return f"nam{year:>{len(found[0]) - 3}}"

    return _YEAR.sub(figures, folded)


def _ranges_dashed(folded: str, mentions: Sequence[Mention]) -> str:
    """What joins two mentions to a range besides "đến": "from A to B", "giữa A và B"."""
    for left, right in pairwise(mentions):
        joint = _JOINT.fullmatch(folded, left.end, right.at)
        if joint and (joint[1] or _BETWEEN.search(folded, max(0, left.at - 12), left.at)):
            dash = "-".center(right.at - left.end)
            folded = folded[: left.end] + dash + folded[right.at :]
    return folded


def _english_span(folded: str, *, today: date) -> Moment | None:
    found = english.read_english_span(folded, today=today)
    if found is None:
        return None
    day, at, end = found
    return Moment(Period(min(today, day), max(today, day)), at, end)


def _place(mention: Mention) -> int:
    return mention.at


def _blanks(found: "re.Match[str]") -> str:
    return " " * len(found[0])


def _fineness(phrase: Phrase) -> int:
    return min(stretch.unit for stretch in phrase.stretches)


def _begin(words: Words, folded: str, at: int) -> int:
    """Where the moment begins with the words that only lead to it: "tính đến", "tầm 20/5"."""
    around = _AROUND.search(folded, max(0, at - 16), at)
    if around is None or words.lower[slice(*around.span(1))] not in _AROUND_SPELLED:
        return at
    return around.start(1)


def _moment(phrase: Phrase, *, at: int) -> Moment:
    bounds = [_bounds(stretch, phrase.limit) for stretch in phrase.stretches]
    starts = [start for start, _ in bounds if start]
    start = min(starts) if len(starts) == len(bounds) else None
    return Moment(Period(start, max(due for _, due in bounds)), at, phrase.end)


def _bounds(stretch: Stretch, limit: Limit) -> tuple[date | None, date]:
    """The days of a stretch under its limit; before a week means before its Monday."""
    is_week = stretch.first.weekday() == 0 and stretch.last - stretch.first == timedelta(days=6)
    if limit is Limit.BEFORE and is_week:
        return None, stretch.first - timedelta(days=1)
    return bounds_of(stretch, limit)
