"""Periods out of mentions: ranges and lists joined, years filled in, the words before them read.

    phrase  := [limit] stretch (, stretch)* [tro di]
    stretch := mention | mention (- | den) mention
    limit   := truoc | (cham nhat | den | het | han ...) | (tu | ke tu) | sau | (trong | vao ...)

A mention without a year takes that of its neighbours in a range or list, then the plan's. A range
whose end lies before its start crosses the new year. A printed day that does not exist becomes its
month's last.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from bot.parsing.text import Words
from bot.parsing.when.limits import BETWEEN, Limit, limit_before
from bot.parsing.when.mentions import Mention, Unit, find_mentions
from bot.parsing.when.spans import Stretch, stretch_of

__all__ = [
    "Limit",
    "Phrase",
    "Stretch",
    "find_phrases",
    "limit_before",
    "phrases_of",
    "stretch_of",
]


class Phrase(NamedTuple):
    """Stretches that share one place in the text and the limiting words before it."""

    at: int
    end: int
    stretches: tuple[Stretch, ...]
    limit: Limit = Limit.NONE
    weak: bool = False
    """A year or half-year without a preposition: as likely the subject as the deadline."""


_RANGE = r"[ ,]*(?:-+>?|=>|→|÷|~)|[\s,]*\b(?:(?:va |cho |keo dai )?(?:den|toi)|va ket thuc)"
_LINK = re.compile(
    r"(?P<beside>\s*)|(?P<list>\s*(?:,|&|\+|/|\bva\b|\bhoac\b|, va\b) *)"
    rf"|(?P<range>(?:{_RANGE}(?:\s(?:het|truoc|khoang|ngay|thoi diem|cuoi|{BETWEEN}),?)*\b)\s*)"
)
_AND_ALSO = re.compile(r" *; *")
_CLAUSE_END = re.compile(r" *(?:$|[;,.\n)])")
_UNTIL_GAP = re.compile(r"[ ,;.\n]*(?:va )?(?:ket thuc|hoan thanh)[ :]*")
_ONWARD = re.compile(r" tro (?:di|ve sau)\b")
_NUMBERED_YEAR = re.compile(r"(?:nam\s*)?\d")
_LONGEST_GAP = 60


def find_phrases(words: Words, folded: str, *, year: int) -> list[Phrase]:
    """The dated phrases in text order, each with its limit; `year` is the plan's.

    >>> from bot.parsing.text import words_of
    >>> words = words_of("trước 30/6")
    >>> phrase, = find_phrases(words, words.folded, year=2024)
    >>> phrase.limit.name, phrase.stretches[0].last.isoformat()
    ('BEFORE', '2024-06-30')
    """
    return phrases_of(words, folded, list(find_mentions(words, folded, year=year)), year=year)


def phrases_of(
    words: Words, folded: str, mentions: Sequence[Mention], *, year: int
) -> list[Phrase]:
    """Mentions in text order, joined to ranges and lists, each with its limit."""
    if len(mentions) == 1:
        return [_limited(words, folded, stretch_of(words, mentions[0], mentions[0], year=year))]
    runs: list[_Run] = []
    for stretch, link in _joined(words, folded, mentions, year=year):
        phrase = _limited(words, folded, stretch)
        if not (runs and runs[-1].takes(folded, phrase, link)):
            runs.append(_Run(phrase))
    return [run.phrase for run in runs]


def _joined(
    words: Words, folded: str, mentions: Sequence[Mention], *, year: int
) -> Iterator[tuple[Stretch, str | None]]:
    """The stretches, each with what links it to the one before."""
    links = [_link(folded, left.end, right.at) for left, right in pairwise(mentions)]
    held = _with_years(mentions, links)
    at, link = 0, None
    while at < len(held):
        last = at + 1 if at < len(links) and links[at] == "range" else at
        yield stretch_of(words, held[at], held[last], year=year), link
        link = links[last] if last < len(links) else None
        at = last + 1


def _link(folded: str, at: int, end: int) -> str | None:
    found = _LINK.fullmatch(folded, at, end) if end - at <= _LONGEST_GAP else None
    return found.lastgroup if found else None


def _with_years(mentions: Sequence[Mention], links: Sequence[str | None]) -> Sequence[Mention]:
    """A year said once counts for the whole list or range; where the months fall, it turns."""
    years = [mention.year for mention in mentions]
    if years.count(None) in {0, len(years)}:
        return mentions
    held = list(mentions)
    for place in range(len(links) - 1, -1, -1):
        left, right = held[place], held[place + 1]
        if left.year is None and right.year is not None and _shares(left, right, links[place]):
            held[place] = left._replace(year=right.year - (left.first > right.last))
    for place, link in enumerate(links):
        left, right = held[place], held[place + 1]
        if right.year is None and left.year is not None and _shares(left, right, link):
            held[place + 1] = right._replace(year=left.year + (left.first > right.last))
    return held


def _shares(left: Mention, right: Mention, link: str | None) -> bool:
    if link == "range":
        return True
    return link is not None and left.unit is not Unit.YEAR and right.unit is not Unit.YEAR


def _limited(words: Words, folded: str, stretch: Stretch) -> Phrase:
    at, limit = limit_before(words, folded, stretch.at)
    end = stretch.end
    if folded.startswith(" tro ", end) and limit in _OPEN_ENDED:
        onward = _ONWARD.match(folded, end)
        end, limit = (onward.end(), Limit.FROM) if onward else (end, limit)
    if stretch.unit is Unit.YEAR:
        if folded[stretch.at] in "tl":
            limit = Limit.NONE
        weak = limit in _WEAK_BY_YEAR and _NUMBERED_YEAR.match(folded, stretch.at) is not None
    else:
        weak = stretch.unit is Unit.HALF and limit is Limit.NONE
    return Phrase(at, end, (stretch,), limit, weak)


_BOUNDED = (Limit.BEFORE, Limit.BY)
_PLAIN = (Limit.NONE, Limit.WITHIN)
_OPEN_ENDED = (Limit.NONE, Limit.FROM)
_WEAK_BY_YEAR = (Limit.NONE, Limit.BY, Limit.FROM)


def _is_always(folded: str, phrase: Phrase) -> bool:
    """“Từ tháng 3 và thường xuyên” is one stretch that only has no end."""
    return folded.startswith(("thuong xuyen", "lien tuc"), phrase.at)


def _follows(left: Stretch, right: Stretch) -> bool:
    return left.first <= right.first <= left.last + timedelta(days=1) and left.last <= right.last


class _Run:
    """A phrase while it grows: a list in it, so that a long one takes no more than its length."""

    def __init__(self, phrase: Phrase) -> None:
        self.at, self.end, stretches, self.limit, self.weak = phrase
        self.stretches = list(stretches)

    @property
    def phrase(self) -> Phrase:
        return Phrase(self.at, self.end, tuple(self.stretches), self.limit, self.weak)

    def takes(self, folded: str, right: Phrase, link: str | None) -> bool:
        """Whether the next phrase belongs to this one, which then ends with it.

        “Cuối tháng 5, đầu tháng 6”, “trước 15/3, 15/6 và 15/9”, “từ tháng 3, kết thúc tháng 9”.
        """
        if right.at - self.end > _LONGEST_GAP or not (link or self._may_go_on(folded, right.at)):
            return False
        last, new = self.stretches[-1], right.stretches[0]
        taken = self._until(folded, last, new, right.at) or self._list(folded, right, link)
        if taken:
            self.end = right.end
        return taken

    def _may_go_on(self, folded: str, at: int) -> bool:
        return self.limit is Limit.FROM or folded[self.end : at].strip() == ";"

    def _until(self, folded: str, start: Stretch, finish: Stretch, at: int) -> bool:
        """“Bắt đầu tháng 3, kết thúc tháng 9” is one window."""
        if self.limit is not Limit.FROM or not _UNTIL_GAP.fullmatch(folded, self.end, at):
            return False
        if not (start.exists and finish.exists and start.first <= finish.last):
            return False
        self.stretches[-1] = _window(start, finish)
        return True

    def _list(self, folded: str, right: Phrase, link: str | None) -> bool:
        last, new = self.stretches[-1], right.stretches[0]
        if link and self.limit is Limit.FROM and _is_always(folded, right):
            return True
        if self._says_again(folded, right, link):
            return True
        if right.limit is not Limit.NONE or self.weak is not right.weak:
            return False
        if (last.unit is Unit.DAY) is not (new.unit is Unit.DAY):
            return False
        if not (link or self._goes_on(folded, right)) or not (last.exists and new.exists):
            return False
        if (last.unit is Unit.YEAR or new.unit is Unit.YEAR) and not self.weak:
            return False
        follows = _follows(last, new)
        if not follows and (self.weak or link == "beside"):
            return False
        if follows and self.limit in _PLAIN:
            self.stretches[-1] = _window(last, new)
        else:
            self.stretches.append(new)
        return True

    def _says_again(self, folded: str, right: Phrase, link: str | None) -> bool:
        """“Thường xuyên, cả năm” says one time in two ways."""
        last, new = self.stretches[-1], right.stretches[0]
        if last.first != new.first or last.last != new.last or not last.exists:
            return False
        if self.limit not in _PLAIN or right.limit not in _PLAIN:
            return False
        return bool(link or _AND_ALSO.fullmatch(folded, self.end, right.at))

    def _goes_on(self, folded: str, right: Phrase) -> bool:
        """“Trước 15/3; 15/6; 15/9” keeps its limit, with no action between."""
        bounded = self.limit in _BOUNDED and _AND_ALSO.fullmatch(folded, self.end, right.at)
        return bool(bounded) and _CLAUSE_END.match(folded, right.end) is not None


def _window(start: Stretch, finish: Stretch) -> Stretch:
    moved = start.moved + finish.moved
    return Stretch(start.unit, start.at, finish.end, start.first, finish.last, moved, ranged=True)
