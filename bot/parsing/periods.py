"""Periods out of mentions: ranges and lists joined, years filled in, the words before them read.

    phrase  := [limit] stretch (, stretch)*
    stretch := mention | mention (- | den) mention
    limit   := truoc | (cham nhat | den | het | han ...) | (tu | ke tu) | sau | (trong | vao ...)

A stretch without a year takes its neighbour's, then the plan's. A range whose end lies before
its start crosses the new year. A printed day that does not exist becomes its month's last.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto

from bot.parsing.mentions import DayOfYear, Mention, Unit, find_mentions
from bot.parsing.text import Words


class Limit(Enum):
    NONE = auto()
    WITHIN = auto()
    BEFORE = auto()
    BY = auto()
    FROM = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Inclusive days a text names; `moved` are the days as printed that do not exist."""

    unit: Unit
    at: int
    end: int
    first: date
    last: date
    moved: tuple[tuple[str, date], ...] = ()
    exists: bool = True
    ranged: bool = False
    backwards: bool = False
    """It is printed to end before it begins; only the end is believed."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Stretches that share one place in the text and the limiting words before it."""

    at: int
    end: int
    stretches: tuple[Stretch, ...]
    limit: Limit = Limit.NONE
    weak: bool = False
    """A year or half-year without a preposition: as likely the subject as the deadline."""


_RANGE_GAP = re.compile(
    r"[ ,]*(?:-+>?|=>|→|÷|~|\b(?:cho )?(?:den|toi)(?: (?:het|truoc|khoang|ngay"
    r"|thoi diem|cuoi))*\b)[ ]*"
)
_LIST_GAP = re.compile(r" *(?:,|&|\+|/|\bva\b|\bhoac\b|, va\b)? *")
_UNTIL_GAP = re.compile(r"[ ,;.\n]*(?:va )?(?:ket thuc|hoan thanh)[ :]*")
_LIMIT_WORDS = (
    r"truoc|cham nhat|cham|muon nhat|tre nhat|la|vao|trong|cho den|den|het|toi|han chot"
    r"|han cuoi(?: cung)?|thoi han|han|deadline|khoang|tu nay|ke tu|bat dau tu|bat dau|tu|sau"
    r"|khong (?:qua|muon hon|cham hon|tre hon|cham qua|muon qua|de qua)|thoi diem|ngay|xong|va"
    r"|\d{1,2} ?(?:h|g|gio)(?: ?\d{2})?(?: phut)?|before|by|until|till|from|since|after"
)
_LIMIT_CHAIN = re.compile(rf"(?:(?<![a-z0-9])(?:{_LIMIT_WORDS})(?![a-z0-9])[ :]*)+$")
_MAYBE_LIMIT = re.compile(rf"(?<![a-z0-9])(?:{_LIMIT_WORDS})[ :]*$")
_NUMBERED_YEAR = re.compile(r"(?:nam\s*)?\d")
_OTHER_WORDS = frozenset(
    {"toi", "sáu", "tư", "tự", "tứ", "đền", "đèn", "tôi", "tối", "trọng", "trồng", "hàn", "hán"}
)


def find_phrases(words: Words, folded: str, *, year: int) -> list[Phrase]:
    """The dated phrases in text order, each with its limit."""
    return phrases_of(words, folded, list(find_mentions(words, folded, year=year)), year=year)


def phrases_of(
    words: Words, folded: str, mentions: Sequence[Mention], *, year: int
) -> list[Phrase]:
    """Mentions in text order, joined to ranges and lists, each with its limit."""
    phrases: list[Phrase] = []
    for stretch in _joined(words, folded, mentions, year=year):
        phrase = _limited(words, folded, stretch)
        if phrases and (merged := _merged(folded, phrases[-1], phrase)):
            phrases[-1] = merged
        else:
            phrases.append(phrase)
    return phrases


def _joined(
    words: Words, folded: str, mentions: Sequence[Mention], *, year: int
) -> Iterator[Stretch]:
    at = 0
    while at < len(mentions):
        first, last = mentions[at], mentions[at]
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        if following and _RANGE_GAP.fullmatch(folded, first.end, following.at):
            last = following
        yield stretch_of(words, first, last, year=year)
        at += 1 if last is first else 2


def stretch_of(words: Words, first: Mention, last: Mention, *, year: int) -> Stretch:
    """The days from one mention to another (or the same), years filled in."""
    unit, ranged = max(first.unit, last.unit), last is not first or _is_range(first)
    if not (first.exists and last.exists):
        return Stretch(unit, first.at, last.end, date.min, date.min, exists=False)
    first_year, last_year = _years_of(first, last, year)
    start, finish = _day(first_year, first.first), _day(last_year, last.last)
    moved = [
        (_without_ngay(words.printed[mention.at : mention.end]), day)
        for mention, day, printed in ((first, start, first.first), (last, finish, last.last))
        if mention.unit is Unit.DAY and day.day != printed[1]
    ]
    found = Stretch(unit, first.at, last.end, min(start, finish), finish, ranged=ranged)
    return replace(found, moved=tuple(dict(moved).items()), backwards=finish < start)


def _is_range(mention: Mention) -> bool:
    """Whether one mention names several of its unit: "15-20/5", "tháng 3-6"."""
    if mention.unit is Unit.DAY:
        return mention.first != mention.last
    months = (mention.last[0] - mention.first[0]) % 12
    return months > {Unit.MONTH: 0, Unit.QUARTER: 2}.get(mention.unit, 12)


def _without_ngay(printed: str) -> str:
    return re.sub(r"^\D+", "", printed)


def _years_of(first: Mention, last: Mention, plan_year: int) -> tuple[int, int]:
    crosses = first.first > last.last
    if first is last:
        year = first.year or plan_year
        return year, year + crosses
    if first.year and last.year:
        return first.year, last.year
    if last.year:
        return last.year - crosses, last.year
    year = first.year or plan_year
    return year, year + crosses


def _day(year: int, day_of_year: DayOfYear) -> date:
    month, day = day_of_year
    length = monthrange(year, month)[1]
    return date(year, month, min(day, length) if day > 0 else length + 1 + day)


def _limited(words: Words, folded: str, stretch: Stretch) -> Phrase:
    weak = stretch.unit is Unit.HALF or (
        stretch.unit is Unit.YEAR and _NUMBERED_YEAR.match(folded, stretch.at) is not None
    )
    at, limit = limit_before(words, folded, stretch.at)
    if stretch.unit is Unit.YEAR and folded[stretch.at] in "tl":
        limit = Limit.NONE
    if weak and limit is not Limit.NONE:
        weak = stretch.unit is Unit.YEAR and limit in {Limit.BY, Limit.FROM}
    return Phrase(at, stretch.end, (stretch,), limit, weak)


def limit_before(words: Words, folded: str, at: int) -> tuple[int, Limit]:
    """Where the limiting words before this place begin, and what they say."""
    chain = None
    if _MAYBE_LIMIT.search(folded, max(0, at - 12), at):
        chain = _LIMIT_CHAIN.search(folded, max(0, at - 48), at)
    if chain is None:
        return at, Limit.NONE
    start = _first_word_meant(words, chain.start(), at)
    said = folded[start:at]
    if said.startswith("va "):
        start, said = start + 3, said[3:]
    return start, limit_in(said)


def _first_word_meant(words: Words, at: int, end: int) -> int:
    """Skips words that only look like limits without their marks ("tôi", "sáu")."""
    for word in re.finditer(r"\S+", words.lower[at:end]):
        if word[0] in _OTHER_WORDS:
            return _first_word_meant(words, at + word.end() + 1, end)
    return min(at, end)


def limit_in(said: str) -> Limit:
    """What the folded words before a date make of it."""
    spoken = set(said.replace(":", " ").split())
    if spoken & {"truoc", "before"}:
        return Limit.BY if "het" in spoken else Limit.BEFORE
    if spoken & {
        "den",
        "het",
        "nhat",
        "toi",
        "han",
        "khong",
        "cham",
        "deadline",
        "by",
        "until",
        "till",
    }:
        return Limit.BY
    if spoken & {"sau", "after"}:
        return Limit.AFTER
    if spoken & {"tu", "bat", "from", "since"}:
        return Limit.FROM
    return Limit.WITHIN if spoken & {"trong", "vao", "khoang"} else Limit.NONE


def _merged(folded: str, left: Phrase, right: Phrase) -> Phrase | None:
    """One phrase for a list: "cuối tháng 5, đầu tháng 6", "trước 15/3, 15/6 và 15/9"."""
    if left.limit is Limit.FROM and _UNTIL_GAP.fullmatch(folded, left.end, right.at):
        return _until(left, right)
    gap = _LIST_GAP.fullmatch(folded, left.end, right.at)
    if gap and left.limit is Limit.FROM and _is_always(folded, right):
        return replace(left, end=right.end)
    if not gap or right.limit is not Limit.NONE or left.weak is not right.weak:
        return None
    if Unit.YEAR in {left.stretches[-1].unit, right.stretches[0].unit} and not left.weak:
        return None
    if left.weak and not _follows(left.stretches[-1], right.stretches[0]):
        return None
    *others, last = left.stretches
    new = right.stretches[0]
    if not (last.exists and new.exists):
        return None
    if not gap[0].strip() and not _follows(last, new):
        return None
    if _follows(last, new) and left.limit in {Limit.NONE, Limit.WITHIN}:
        window = replace(last, end=new.end, last=new.last, moved=last.moved + new.moved)
        return replace(left, end=right.end, stretches=(*others, window))
    if _missing_year_comes_from(folded, new, last):
        last = replace(last, first=_in_year(last.first, new), last=_in_year(last.last, new))
    return replace(left, end=right.end, stretches=(*others, last, new))


def _until(left: Phrase, right: Phrase) -> Phrase | None:
    """“Bắt đầu tháng 3, kết thúc tháng 9” is one window."""
    start, finish = left.stretches[-1], right.stretches[0]
    if not (start.exists and finish.exists and start.first <= finish.last):
        return None
    moved = start.moved + finish.moved
    window = replace(start, end=finish.end, last=finish.last, moved=moved, ranged=True)
    return replace(left, end=right.end, stretches=(window,))


def _is_always(folded: str, phrase: Phrase) -> bool:
    """“Từ tháng 3 và thường xuyên” is one stretch that only has no end."""
    return folded[phrase.at : phrase.end].startswith(("thuong xuyen", "lien tuc"))


def _missing_year_comes_from(folded: str, new: Stretch, last: Stretch) -> bool:
    """“15/6 và 15/12/2025”: the year said last counts for the whole list."""
    said = re.search(r"20\d\d", folded[last.at : last.end])
    return not said and last.first.year != new.first.year


def _in_year(day: date, new: Stretch) -> date:
    length = monthrange(new.first.year, day.month)[1]
    return day.replace(year=new.first.year, day=min(day.day, length))


def _follows(left: Stretch, right: Stretch) -> bool:
    return left.first <= right.first <= left.last + timedelta(days=1) and left.last <= right.last
