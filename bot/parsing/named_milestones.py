"""Which milestone of a task words mean: "mốc 30/6", "mốc 2", "mốc cuối", "mốc dự thảo".

named := moc what, up to what comes next: [den | sang | them when] [vi reason] [viec number]

It is looked for before the reason: boundary stones are "mốc" too. Behind the new day it is a day or
a number alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.parsing import vocabulary as say
from bot.parsing.moments.moment import find_moment
from bot.parsing.text import Words, fold, words_of
from bot.parsing.values import Period

_SPELLINGS = {
    "moc": ("mốc",),
    "den": ("đến",),
    "toi": ("tới",),
    "them": ("thêm",),
    "lui": ("lùi",),
    "vi": ("vì",),
    "boi": ("bởi",),
    "ly do": ("lý do",),
    "li do": ("lí do",),
    "cua": ("của",),
}
"""Other words look the same without their marks: "vị trí", "đo đạc", "tội phạm"."""
_MILESTONE = re.compile(r"(?<!\w)(?P<word>moc|milestone)(?=\s+\S)")
_REASON = re.compile(r"(?<!\w)(?P<word>vi|boi|do|ly do|li do)(?!\w)")
_DAY = (
    r"(?=\s+(?:\d|(?:ngay|cuoi|dau|giua|het|thang|quy|tuan|nam|thu|mai|hom"
    r"|mot|hai|ba|bon|sau|muoi)(?!\w)))"
)
_NEW_DAY = re.compile(rf"(?<!\w)(?P<word>den|sang|toi|qua|them|lui){_DAY}")
_NEXT = re.compile(
    rf"\s+(?:(?P<word>den|sang|toi|them|lui|cua)(?!\w)|(?P<day>qua){_DAY}"
    rf"|(?:{say.TASK}|task)\s+(?:so\s+)?\d)|\s*[,;:]|[\s.]*$"
)
_AS_A_NUMBER = re.compile(r"\s+\d")
_NTH = re.compile(r"(?:so |thu )?(\d{1,2})")
_LAST = frozenset({"cuoi", "cuoi cung", "sau cung", "last"})
_FIRST = frozenset({"dau", "dau tien", "first"})
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known of a milestone while it is told from the others of its task."""

    due: date | None
    text: str


def named_milestone(text: str) -> tuple[str, str] | None:
    """What names it, and the words without that; none where no milestone is spoken of.

    >>> named_milestone("gia hạn mốc 30/6 đến 15/7")
    ('30/6', 'gia hạn đến 15/7')
    >>> named_milestone("gia hạn việc 12 mốc dự thảo thêm 5 ngày vì chờ ý kiến")
    ('dự thảo', 'gia hạn việc 12 thêm 5 ngày vì chờ ý kiến')
    >>> named_milestone("gia hạn việc 12 đến 15/7") is None
    True
    """
    words = words_of(text)
    reason = _first(_REASON, words, _LONGEST)
    end = _LONGEST if reason is None else reason.start()
    day = _first(_NEW_DAY, words, end)
    for found in _all(_MILESTONE, words, 0, end):
        is_behind_day = day is not None and day.start() < found.start()
        if is_behind_day and not _AS_A_NUMBER.match(words.folded, found.end()):
            continue
        at, stop = found.end(), _all(_NEXT, words, found.end(), end)[0].start()
        if what := words.printed[at:stop].strip():
            kept = words.printed[: found.start()].rstrip(), words.printed[stop:].lstrip()
            return what, " ".join(part for part in kept if part)
    return None


def _first(pattern: re.Pattern[str], words: Words, end: int) -> re.Match[str] | None:
    return next(iter(_all(pattern, words, 0, end)), None)


def _all(pattern: re.Pattern[str], words: Words, at: int, end: int) -> list[re.Match[str]]:
    """Up to `end`, without words that only look alike."""
    return [found for found in pattern.finditer(words.folded, at, end) if _is_meant(words, found)]


def _is_meant(words: Words, found: re.Match[str]) -> bool:
    word = found["word"]
    return word is None or words.spelled(*found.span("word"), *_SPELLINGS.get(word, (word,)))


def meant_among(what: str, rows: Sequence[Moment], *, today: date, year: int) -> list[int]:
    """The places in `rows` of those it may mean; the n-th as they are listed, from 1.

    >>> rows = [Moment(date(2024, 5, 31), "dự thảo"), Moment(date(2024, 6, 30), "trình ký")]
    >>> [meant_among(what, rows, today=date(2024, 5, 15), year=2024)
    ...  for what in ("30/6", "1", "cuối", "tháng 6", "dự thảo", "30/9")]
    [[1], [0], [1], [1], [0], []]
    """
    said = fold(what)
    if nth := _NTH.fullmatch(said):
        return [int(nth[1]) - 1] if 0 < int(nth[1]) <= len(rows) else []
    if said in _LAST | _FIRST:
        return [len(rows) - 1 if said in _LAST else 0] if rows else []
    words = words_of(what)
    if moment := find_moment(words, words.folded, today=today, year=year):
        return [at for at, row in enumerate(rows) if _is_in(moment.period, row.due)]
    return [at for at, row in enumerate(rows) if said in fold(row.text)]


def _is_in(period: Period, due: date | None) -> bool:
    """A period open on one side is the one day it names."""
    first, last = period.start or period.end, period.end or period.start
    return due is not None and first is not None and last is not None and first <= due <= last
