"""Which milestone of a task words mean: "mốc 30/6", "mốc 2", "mốc cuối", "mốc dự thảo".

named := moc what, up to what comes next: [den | sang | them when] [vi reason] [viec number]
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.parsing import vocabulary as say
from bot.parsing.moments.moment import find_moment
from bot.parsing.text import fold, words_of
from bot.parsing.values import Period

_NEXT = rf"den|sang|toi|qua|them|lui|vi|boi|do|ly do|cua|{say.TASK}|task"
_NAMED = re.compile(
    rf"(?<!\w)(?:moc|milestone)\s+(?P<what>\S.*?)(?=\s+(?:{_NEXT})(?!\w)|\s*[,;:]|[\s.]*$)"
)
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
    words = words_of(text[:_LONGEST])
    found = _NAMED.search(words.folded)
    if found is None:
        return None
    what = words.printed[slice(*found.span("what"))].strip()
    kept = words.printed[: found.start()].rstrip(), words.printed[found.end() :].lstrip()
    return what, " ".join(part for part in kept if part)


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
