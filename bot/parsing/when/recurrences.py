"""Rhythms of a plan ("hàng tháng", "ngày 20 hàng tháng", "6 tháng/lần") as iCalendar rules.

The rules stand in order (`rhythm_rules`); one is tried only where the text opens as it does.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from bot.parsing.text import Words
from bot.parsing.when.printed import says_quarter
from bot.parsing.when.rhythm_rules import RULES, Build


class Rhythm(NamedTuple):
    """Where a text says it recurs, and the RRULE; no rule where it does not say how often."""

    at: int
    end: int
    rule: str | None
    yearly: bool = False
    exists: bool = True
    """No month has a 35th day."""
    quarterly: bool = False
    """Its three months are those of a quarter, whatever month it begins in."""


_OTHER_WORDS = re.compile(r"tháng sáu")
_SPELLINGS = {
    "hang": ("hàng", "hằng", "hăng"),
    "moi": ("mỗi", "mổi"),
    "lan": ("lần", "lân"),
    "cac": ("các",),
    "tung": ("từng",),
    "ngay": ("ngày",),
    "tuan": ("tuần", "tuân"),
    "nam": ("năm", "nằm"),
    "dau": ("đầu",),
    "cuoi": ("cuối",),
    "giua": ("giữa",),
    "dinh": ("định",),
}
"""What the words of a rhythm look like where they bear marks: "mỗi" and not "mới"."""
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r" [a-z]+")
_OF_QUY = frozenset(
    {
        *(" dinh", " che", " trinh", " mo", " hoach", " uoc", " tac", " luat", " cach", " chuan"),
        *(" pham", " doi", " ket", " nap", " tu", " hop"),
    }
)
"""With "quy" before them, words of their own: "quy định", "quy chế", "quy trình"."""
_NUMBERS_OF = re.compile(r"(BYMONTHDAY|BYMONTH)=([\d,]+)")
_MOST = {"BYMONTHDAY": 31, "BYMONTH": 12}
_MAYBE = re.compile(
    r"\b(?:hang|moi|dinh ky|lan|thuong nien|thang (?:sau|tiep|ke|lien)"
    r"|thang (?:dau|giua|cuoi|thu \w{1,4})(?: tien| cung)? (?:cua )?(?:cac )?quy(?! ?[\divl])"
    r"|(?:cac|tung|nhung|theo) (?:thang|quy|tuan)|quy,|thang,"
    r"|ngay [\d, va-]{1,12}(?:cua )?(?:cac )?thang"
    r"|(?<=[a-z] )(?:thang|quy|tuan)(?: ?[:,(]| (?:vao|cham|la|han|gui|nop)\b)"
    r"|ngay (?:lam viec )?(?:dau|cuoi))"
)
_OPENING = re.compile(
    r"(?<![a-z0-9/])(?:(?P<number>(?:ngay\s*)?(?:m[uo]ng\s*)?\d)"
    r"|(?P<each>hang|moi|dinh|theo(?=\sdinh))"
    r"|(?P<part>nua (?=dau|cuoi|sau)|(?:thuong|trung|ha) (?=tuan)|giua)"
    r"|(?P<edge>ngay (?:lam viec )?(?=dau|cuoi)|dau|cuoi)|(?P<weekday>thu(?=\s*[2-7hbtns])|chu)"
    r"|(?P<listed>cac|tung|nhung|theo)|(?P<unit>thang|quy|tuan|nam|ngay)"
    r"|(?P<count>mot|hai|ba|bon|sau|nua)|(?P<always>thuong))"
)


@cache
def _rules_at(opening: str) -> tuple[tuple["re.Pattern[str]", Build], ...]:
    return tuple(
        (re.compile(rule.pattern), rule.build) for rule in RULES if opening in rule.opens.split()
    )


def find_rhythms(words: Words, folded: str) -> list[Rhythm]:
    """The rhythms in text order; at one place the first rule that fits wins.

    >>> from bot.parsing.text import words_of
    >>> words = words_of("trước ngày 20 hàng tháng")
    >>> [rhythm.rule for rhythm in find_rhythms(words, words.folded)]
    ['FREQ=MONTHLY;BYMONTHDAY=20']
    """
    found: list[Rhythm] = []
    if not _MAYBE.search(folded):
        return found
    at = 0
    while opening := _OPENING.search(folded, at):
        rhythm = _rhythm_at(words, folded, opening.start(), opening.lastgroup or "")
        if rhythm:
            found.append(rhythm)
            at = rhythm.end
        else:
            at = opening.start() + 1
    return found


def _rhythm_at(words: Words, folded: str, at: int, opening: str) -> Rhythm | None:
    for pattern, build in _rules_at(opening):
        found = pattern.match(folded, at)
        if found and _is_said(words, folded, found):
            start = found.start("at") if "at" in found.re.groupindex else at
            opened = "(" in folded[start : found.end()]
            end = found.end() + (opened and folded.startswith(")", found.end()))
            return _rhythm(start, end, build(found), found[0])
    return None


def _is_said(words: Words, folded: str, found: "re.Match[str]") -> bool:
    following = _NEXT_WORD.match(folded, found.end())
    lower = words.lower[found.start() : found.end()]
    return _is_meant(lower, found[0], following[0] if following else "")


def _rhythm(at: int, end: int, rule: str | None, said: str) -> Rhythm:
    if rule and not _can_be(rule):
        return Rhythm(at, end, None, exists=False)
    return Rhythm(at, end, rule, rule == "FREQ=YEARLY", quarterly="quy" in said)


@lru_cache(maxsize=1024)
def _can_be(rule: str) -> bool:
    """Whether a calendar has such days and months.

    >>> _can_be("FREQ=MONTHLY;BYMONTHDAY=31"), _can_be("FREQ=MONTHLY;BYMONTHDAY=15,32")
    (True, False)
    """
    return all(
        1 <= int(number) <= _MOST[name]
        for name, numbers in _NUMBERS_OF.findall(rule)
        for number in numbers.split(",")
    )


@lru_cache(maxsize=1024)
def _is_meant(lower: str, folded: str, following: str) -> bool:
    """Whether the words are those meant once their marks are looked at, and not parts of others.

    Plans say the same few rhythms, so what they mean is remembered.
    """
    if _OTHER_WORDS.search(lower):
        return False
    words = Words(lower, lower, folded)
    for word in _WORD.finditer(folded):
        at, end = word.span()
        if word[0] == "quy" and not says_quarter(words, at, end):
            return False
        spellings = _SPELLINGS.get(word[0])
        if spellings and not words.spelled(at, end, *spellings):
            return False
    return not (folded.endswith("quy") and _is_of_quy(lower, following))


def _is_of_quy(lower: str, following: str) -> bool:
    """“Quy định”: who writes marks would have put one on "quý" before a word."""
    if not following or not lower[-3:].isascii():
        return False
    return following in _OF_QUY or not lower.isascii()
