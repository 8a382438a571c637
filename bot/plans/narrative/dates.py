"""The deadline a sentence of a narrative states with words of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.parsing.text import fold, words_of
from bot.parsing.when.citations import blank_citations
from bot.plans.tables.dates import RowDates, possible_milestones, row_dates

_OF_YEAR = r"(?:\s*(?:/|nam)\s*\d{4})?"
_DAY = (
    r"(?:ngay\s+)?(?:\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?"
    r"|\d{1,2}\s+thang\s+\d{1,2}(?:\s+nam\s+\d{4})?"
    r"|\d{1,2}\s+(?:hang|moi)\s+(?:thang|quy)|\d{1,2}\s+thang\s+cuoi\s+(?:cua\s+)?quy)"
    r"(?:\s+hang\s+nam)?"
)
_NAME = rf"(?:\d{{1,2}}|iv|i{{1,3}}){_OF_YEAR}(?![\w/])"
_MONTH = (
    rf"(?:dau |giua |cuoi )?(?:thang|quy)\s+{_NAME}"
    rf"(?:(?:,|\s+va|\s+den|\s*-)\s*(?:(?:thang|quy)\s+)?{_NAME})*"
)
_WHEN = rf"(?:{_DAY}|{_MONTH})"
_DONE = r"(?:hoan thanh|hoan tat|xong|ket thuc)"
# "Trước ngày …", "trong quý …", "hoàn thành tháng …", "Tháng 5: …"; a bare date is none.
_BY = r"(?:truoc|cham nhat|muon nhat|khong qua|den het|trong|han)"
_DEADLINE = re.compile(
    rf"(?<![a-z0-9])(?:(?:{_DONE}\s+)?{_BY}\s+(?:(?:la|vao|den|het|trong)\s+)*"
    rf"|{_DONE}\s+(?:(?:vao|trong|den)\s+)?){_WHEN}(?![\w/])"
    rf"|^{_WHEN}(?=\s*:)"
    # A closing parenthesis that says nothing else: "… (tháng 9/2024)".
    rf"|(?<=\()\s*{_WHEN}\s*(?=\)\W*$)"
)
# What these say of a day is about the thing, not about the task.
_OF_THE_THING = re.compile(
    r"\b(?:phat sinh|sinh|co hieu luc|ton dong|hinh thanh|duoc cap|da cap|thanh lap|so lieu"
    r"|tinh)\s+$"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SHORTER_THAN_A_YEAR = re.compile(r"\b(?:quy|thang)\b")


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    start: int
    end: int


def dates_of(content: str, *, said: str, sections: Sequence[str], year: int) -> RowDates:
    """From the labelled line first, then the sentence, then a heading's month or quarter.

    Dates that are no deadline are doubts, so that a person sees them.
    """
    phrases = () if said else tuple(_phrases(content, year=year))
    timeline = said or "; ".join(phrase.text for phrase in phrases)
    periods = [section for section in sections if _SHORTER_THAN_A_YEAR.search(fold(section))]
    dates = row_dates(timeline, note="", sections=periods, year=year)
    possible = possible_milestones(_without(content, phrases)) if not said else ()
    return RowDates(dates.timeline, dates.milestones, (*dates.doubts, *possible))


def deadline_within(content: str, *, year: int) -> RowDates:
    """What a sentence of a table states where no cell of its row, and no heading, says when."""
    timeline = "; ".join(phrase.text for phrase in _phrases(content, year=year))
    return row_dates(timeline, note="", sections=(), year=year)


def states_deadline(content: str, *, year: int) -> bool:
    return any(_phrases(content, year=year))


def _phrases(content: str, *, year: int) -> Iterator[_Phrase]:
    words = words_of(content)
    folded = blank_citations(words.folded)
    for found in _DEADLINE.finditer(folded):
        past = any(int(named) < year for named in _YEAR.findall(found[0]))
        if not past and not _OF_THE_THING.search(folded, 0, found.start()):
            text = words.printed[found.start() : found.end()]
            yield _Phrase(text, found.start(), found.end())


def _without(content: str, phrases: Sequence[_Phrase]) -> str:
    printed = words_of(content).printed
    for phrase in phrases:
        blank = " " * (phrase.end - phrase.start)
        printed = printed[: phrase.start] + blank + printed[phrase.end :]
    return printed
