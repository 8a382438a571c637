"""The period a question speaks of, and where; the finest one where it names several."""

import re
from dataclasses import dataclass
from datetime import date

from bot.parsing import vocabulary as say
from bot.parsing.citations import BLANK, blank_citations
from bot.parsing.english import read_english_span
from bot.parsing.mentions import Mention, find_mentions
from bot.parsing.periods import Phrase, phrases_of
from bot.parsing.relative import find_relative
from bot.parsing.text import Words
from bot.parsing.timed import bounds_of
from bot.parsing.values import Period


@dataclass(frozen=True, slots=True)
class Moment:
    """A period and the place of the words that name it."""

    period: Period
    at: int
    end: int


_DIGIT = re.compile(r"\d")


def find_moment(words: Words, folded: str, *, today: date, year: int) -> Moment | None:
    """The period of a question; a month or day without a year is the plan's."""
    if _DIGIT.search(folded):
        folded = blank_citations(folded)
    relative = list(find_relative(words, folded, today=today, year=year))
    for mention in relative:
        folded = _blanked(folded, mention.at, mention.end)
    mentions = [m for m in find_mentions(words, folded, year=year) if m.exists]
    if relative:
        mentions = sorted((*relative, *mentions), key=_place)
    if not mentions:
        return _english(folded, today=today)
    folded = say.DUE.sub(_blanks, folded)
    phrases = phrases_of(words, folded, mentions, year=year)
    return _moment(min(phrases, key=_fineness))


def _english(folded: str, *, today: date) -> Moment | None:
    found = read_english_span(folded, today=today)
    if found is None:
        return None
    day, at, end = found
    return Moment(Period(min(today, day), max(today, day)), at, end)


def names_no_day(words: Words, folded: str, *, year: int) -> bool:
    """Whether the text names a day or month that does not exist, such as "tháng 13"."""
    if not _DIGIT.search(folded):
        return False
    mentions = find_mentions(words, blank_citations(folded), year=year)
    return any(not mention.exists for mention in mentions)


def _place(mention: Mention) -> int:
    return mention.at


def _blanked(text: str, at: int, end: int) -> str:
    return text[:at] + BLANK * (end - at) + text[end:]


def _blanks(found: "re.Match[str]") -> str:
    return " " * len(found[0])


def _fineness(phrase: Phrase) -> int:
    return min(stretch.unit for stretch in phrase.stretches)


def _moment(phrase: Phrase) -> Moment:
    bounds = [bounds_of(stretch, phrase.limit) for stretch in phrase.stretches]
    starts = [start for start, _ in bounds if start]
    start = min(starts) if len(starts) == len(bounds) else None
    return Moment(Period(start, max(due for _, due in bounds)), phrase.at, phrase.end)
