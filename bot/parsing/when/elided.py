"""Months and quarters listed behind a part or a day that holds for each of them.

elided := (part of | D) thang M (, M)+ | part of quy Q (, Q)+     "cuối tháng 3, 6, 9 và 12"
"""

import re
from collections.abc import Iterator

from bot.parsing.text import Words
from bot.parsing.when.counts import COUNTED, is_counted
from bot.parsing.when.printed import NOT_A_DATE, TAIL, Mention, Q, Unit, numeral, year_in

_AND = r"\s*(?:[,;&+]|,?\s*\bva\b)\s*"
_AND_MORE = re.compile(rf"{_AND}[\dil]")
_MONTH = re.compile(rf"{_AND}((?:0?[1-9]|1[0-2]){NOT_A_DATE}(?!{COUNTED}))({TAIL})(?![a-z])")
_QUARTER = re.compile(rf"{_AND}({Q}(?!\s*/\s*\d{{1,2}}(?!\d))(?!{COUNTED}))({TAIL})(?![a-z])")


def elided_behind(words: Words, folded: str, said: Mention, *, year: int) -> Iterator[Mention]:
    """The same part or day of each later month or quarter listed behind this one.

    >>> from bot.parsing.text import words_of
    >>> said = Mention(Unit.PART, 0, 12, (3, 21), (3, 31))
    >>> words = words_of("cuối tháng 3, 6 và 9")
    >>> [one.last for one in elided_behind(words, words.folded, said, year=2024)]
    [(6, 31), (9, 31)]
    """
    if said.unit > Unit.PART or not said.exists or not _AND_MORE.match(folded, said.end):
        return
    last, pattern, months = said, _MONTH, 1
    if "quy" in folded[said.at : said.end]:
        pattern, months = _QUARTER, 3
    elif "thang" not in folded[said.at : said.end] or said.first[0] != said.last[0]:
        return
    while found := pattern.match(folded, last.end):
        later = (numeral(found[1]) if months == 3 else int(found[1])) or 0
        moved = later * months - (last.last[0] + months - 1) // months * months
        before = (last.last[0] + months - 1) // months
        if moved <= 0 or is_counted(words, found.end(), before, later):
            return
        last = _moved(last, moved, found.start(1), found.end(), year_in(found[2], year))
        yield last


def _moved(said: Mention, months: int, at: int, end: int, year: int | None) -> Mention:
    first = said.first[0] + months, said.first[1]
    last = said.last[0] + months, said.last[1]
    return said._replace(at=at, end=end, first=first, last=last, year=year)
