"""The year a plan is for: its title's, else the one it is dated in."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.parsing.text import fold
from bot.parsing.values import Doubt
from bot.parsing.when.citations import blank_citations
from bot.plans.document import Paragraph

_YEAR = re.compile(r"\bnam (20\d\d)\b(?!\s*-)")
_ANY_YEAR = re.compile(r"(?<!\d)(20[1-9]\d)(?!\d)")
_SCHOOL_YEAR = re.compile(r"\bnam hoc\W*(20\d\d)\s*[-/]\s*(20\d\d)")
# "Giai đoạn 2021 - 2025" names no year of its own.
_SPAN = re.compile(r"(20\d\d)\s*-\s*(20\d\d)")
_DATED = re.compile(r"\bngay\b[\s.\d…]*\bthang\b[\s.]*(\d{0,2})[\s.…]*\bnam\s*(20\d\d)")
# "(Kèm theo Kế hoạch số … ngày 05/02/2026)", "Kế hoạch số … ngày 05/02/2026".
_ISSUED = re.compile(
    r"^\W*(?:ban hanh )?(?:kem theo"
    r"|ke hoach so)\b.*\bngay \d{1,2}/(\d{1,2})/(20\d\d)"
)
_LONGEST_DATE_LINE = 90
_TOP_LINES = 30
_LAST_MONTHS = ("11", "12")

Year = tuple[int | None, tuple[Doubt, ...]]


def names_year(text: str) -> bool:
    return bool(_ANY_YEAR.search(_SPAN.sub(" ", fold(text))))


def year_of(title: str, lines: Sequence[Paragraph]) -> Year:
    """The year, and what is doubtful about it."""
    folded = fold(title)
    if school := _SCHOOL_YEAR.search(folded):
        values = (("printed", f"{school[1]}-{school[2]}"), ("other", school[1]))
        return int(school[1]), (Doubt("school-year", values),)
    single = blank_citations(_SPAN.sub(" ", folded))
    named = sorted(set(_YEAR.findall(single))) or sorted(set(_ANY_YEAR.findall(single)))
    if len(named) > 1:
        values = (("printed", ", ".join(named)), ("other", named[-1]))
        return int(named[-1]), (Doubt("year-contradicts", values),)
    if named:
        return int(named[0]), ()
    # "Giáo dục pháp luật năm 2024" reads like the citation of a law.
    return _dated(lines) or max(map(int, _YEAR.findall(_SPAN.sub(" ", folded))), default=None), ()


def _dated(lines: Sequence[Paragraph]) -> int | None:
    """The year of the letterhead's date; a plan signed at a year's end is for the next."""
    texts = [blank_citations(_SPAN.sub(" ", fold(line.text))) for line in lines]
    counted = Counter(int(year) for text in texts for year in _YEAR.findall(text))
    for line in lines[:_TOP_LINES]:
        folded = fold(line.text)
        short = len(folded) <= _LONGEST_DATE_LINE
        if dated := (_DATED.search(folded) if short else None) or _ISSUED.match(folded):
            year = int(dated[2])
            ends = dated[1] in _LAST_MONTHS and counted[year + 1] >= max(counted[year], 1)
            return year + 1 if ends else year
    return counted.most_common(1)[0][0] if counted else None
