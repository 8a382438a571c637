"""The document an officer hands in: its number, its day, and what else was said.

reference := [so [:]] number [, | ky | ban hanh] [ngay date]
number    := N[/Y]/LETTERS[-LETTERS] | N-LETTERS/LETTERS | so N
date      := D/M[/Y] | D thang M [nam Y]
ending    := xong [roi] | gui du roi ... | huy [bo] | thoi [bo di] ...
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from bot.parsing.text import Words, fold, words_of
from bot.parsing.when.mentions import Unit, find_mentions


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """Number and day of a document, and the words around them."""

    number: str | None
    issued_on: date | None
    rest: str


class Ending(StrEnum):
    """What a hand-in's two buttons do, said in words."""

    FINISH = auto()
    LEAVE = auto()


_LETTERS = r"[a-z][a-z0-9&]*"
_NUMBER = re.compile(
    rf"(?:\bso(?:\s+(?:hieu|van ban|ky hieu))?\s*:?\s*)?"
    rf"(?<![\d/.-])(?P<number>\d{{1,6}}[a-z]?(?:\s?/\s?(?:19|20)\d\d)?"
    rf"(?:\s?/\s?{_LETTERS}(?:\s?-\s?{_LETTERS})*|\s?-\s?{_LETTERS}\s?/\s?{_LETTERS}(?:-{_LETTERS})*))"
)
_BARE_NUMBER = re.compile(
    r"\bso\s*:?\s*(?P<number>\d{1,6})(?=\s*(?:,?\s*(?:ky\s+)?ngay\b|$|[,;.]\s|\n))"
)
_UNITS_OF_MEASURE = re.compile(r"/\s?(?:nam|thang|quy|ngay|tuan|lan|lop|nguoi)\b")
_BETWEEN = re.compile(r"[\s,]*(?:(?:ky|ban hanh|phat hanh|de|cap)\s+)?(?:vao\s+)?")
_EDGES = " \n\t,;:-."
_POLITE = r"(?: (?:a|nhe|nha|di|luon|em|anh|chi|ban))*"
_FINISH = re.compile(
    r"(?:(?:em|toi|minh) )?(?:da )?(?:(?:gui|nop|bao) )?(?:xong|het|du|day du)(?: het)?(?: roi)?"
    rf"{_POLITE}"
    "|done|finish(?:ed)?|that is all"
)
_LEAVE = re.compile(
    rf"(?:thoi )?(?:khong (?:bao|gui|nop) nua|huy(?: bo)?|bo(?: qua)?|dung(?: lai)?|thoi){_POLITE}"
    r"|cancel|stop|never mind"
)


def ending_in(text: str) -> Ending | None:
    """What words that say nothing else ask for in the middle of a hand-in.

    >>> ending_in("Xong rồi ạ"), ending_in("thôi huỷ bỏ đi")
    (<Ending.FINISH: 'finish'>, <Ending.LEAVE: 'leave'>)
    >>> ending_in("Đã huỷ bỏ Quyết định số 12") is None
    True
    """
    said = fold(text).strip(" .,!?")
    if _FINISH.fullmatch(said):
        return Ending.FINISH
    return Ending.LEAVE if _LEAVE.fullmatch(said) else None


def read_document_reference(text: str, *, today: date) -> DocumentReference:
    """The first document number in the text with the day beside it; without any, only the text."""
    words = words_of(text)
    found = _number_in(words.folded)
    if found is None:
        return DocumentReference(None, None, text.strip())
    issued_on, end = _day_after(words, found.end(), today=today)
    number = _as_written(words.printed[found.start("number") : found.end("number")])
    before, after = words.printed[: found.start()], words.printed[end:]
    rest = " ".join(part for part in (before.strip(_EDGES), after.strip(_EDGES)) if part)
    return DocumentReference(number, issued_on, rest)


def _number_in(folded: str) -> "re.Match[str] | None":
    for found in _NUMBER.finditer(folded):
        if not _UNITS_OF_MEASURE.search(found["number"]):
            return found
    return _BARE_NUMBER.search(folded)


def _as_written(number: str) -> str:
    """Without the spaces of hasty typing; in capitals where none were typed."""
    tight = re.sub(r"\s+", "", number)
    return tight.upper() if tight == tight.lower() else tight


def _day_after(words: Words, at: int, *, today: date) -> tuple[date | None, int]:
    gap = _BETWEEN.match(words.folded, at)
    start = gap.end() if gap else at
    for mention in find_mentions(words, words.folded[: start + 40], year=today.year):
        if mention.at == start and mention.unit is Unit.DAY:
            return _past_day(mention.first, mention.year, today=today), mention.end
    return None, at


def _past_day(day_of_year: tuple[int, int], year: int | None, *, today: date) -> date | None:
    """A day without a year is the last such day: documents handed in are signed already."""
    month, day = day_of_year
    try:
        if year is not None:
            return date(year, month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year <= today else date(today.year - 1, month, day)
    except ValueError:
        return None
