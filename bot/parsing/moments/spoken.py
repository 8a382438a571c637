"""How rules about days said from where one stands are written, and how a text is searched for them.

A rule is a pattern on text without marks and the days it means. The rules of a grammar stand in
order; at one place the first that means anything wins.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from bot.parsing.moments.stretches import Days
from bot.parsing.text import Words
from bot.parsing.when.mentions import Mention


@dataclass(frozen=True, slots=True)
class Said:
    """A text, the day it was said on, and the plan's year."""

    words: Words
    today: date
    year: int

    def spelled(self, at: int, end: int, *spellings: str) -> bool:
        """Whether the word there bears no marks, or those of one of these spellings."""
        return self.words.spelled(at, end, *spellings)


Build = Callable[["re.Match[str]", Said], Days | None]
Matcher = tuple["re.Pattern[str]", Build]


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, the words it may begin with, a pattern and the days it means.

    "1" among the words stands for any number. `build` gives `None` where it only looks so.
    """

    name: str
    first: str
    pattern: str
    build: Build


# A number begins a rule only before a word: "5 ngay", "20th"; "15/6" is no concern of these.
_WORD = re.compile(r"[a-z]+|\d+(?= ?[a-z]| ?- ?\d{1,2} [a-z])")
_INSIDE = frozenset("/0123456789abcdefghijklmnopqrstuvwxyz")
"""Behind these no word begins."""
_END = r"(?![a-z0-9])"
_LONGEST_DAYS = 366

WHICH = (
    "(nay|hien tai|sau nua|toi nua|sau|sap toi|toi|truoc nua|truoc|vua qua|vua roi|vua rui|qua"
    "|roi|ngoai|tiep theo|ke tiep|tiep)"
)
"""Which week, month or year: this one, the one that comes, the one that went."""
NOW = "(?:nay|gio|bay gio|hom nay|hien tai|hien nay)"
# "Vi" is "vì" in small letters: "cuối tháng vì ..."
NOT_NAMED = r"(?!\s*(?:\d|(?!vi\b)[ivx]+\b|(?:mot|hai|ba|tu|nam|bay|tam|chin|muoi|gieng|chap)\b))"
"""No month or quarter by number stands next: "cuối tháng", not "cuối tháng 5"."""
_SHIFTS = {"nay": 0, "hien tai": 0, "sau nua": 2, "toi nua": 2, "truoc nua": -2}
_NEXT = frozenset({"sau", "toi", "sap toi", "tiep theo", "ke tiep", "tiep"})
_NEXT_WORD = re.compile(r"\w+\s+(\w)")
_TITLES = re.compile(r"(?<![a-z0-9])(?:anh|chi|ong|ba|co|chu|bac|em|thay|dong chi|d/c|sep) $")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules in order, by the words they may begin with; most words of a text begin none."""

    rules: dict[str, tuple[Rule, ...]]
    ready: dict[str, tuple[Matcher, ...]] = field(default_factory=dict)
    """Those already needed."""

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> "Grammar":
        by_word: dict[str, tuple[Rule, ...]] = {}
        for rule in rules:
            for word in rule.first.split():
                by_word[word] = (*by_word.get(word, ()), rule)
        return cls(by_word)

    def mentions(self, said: Said, folded: str) -> Iterator[Mention]:
        """What the rules read in the text, in text order, each mention with its year."""
        end = 0
        for word in _WORD.finditer(folded):
            opening = "1" if word[0] < "a" else word[0]
            if opening not in self.rules or (at := word.start()) < end:
                continue
            if folded[at - 1 : at] in _INSIDE:
                continue
            if found := _first_fit(self._matchers(opening), said, folded, at):
                yield found
                end = found.end

    def _matchers(self, opening: str) -> tuple[Matcher, ...]:
        """Compiled when first needed: all at once would slow every start."""
        if opening not in self.ready:
            rules = self.rules[opening]
            self.ready[opening] = tuple((_compiled(rule.pattern), rule.build) for rule in rules)
        return self.ready[opening]


@cache
def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(f"(?:{pattern}){_END}")


def _first_fit(
    rules: tuple[Matcher, ...],
    said: Said,
    folded: str,
    at: int,
) -> Mention | None:
    for pattern, build in rules:
        found = pattern.match(folded, at)
        days = _days(build, found, said) if found else None
        if found and days and (days[2] - days[1]).days <= _LONGEST_DAYS:
            unit, first, last = days
            start, end = (first.month, first.day), (last.month, last.day)
            return Mention(unit, found.start(), found.end(), start, end, first.year)
    return None


def _days(build: Build, found: "re.Match[str]", said: Said) -> Days | None:
    try:
        return build(found, said)
    except (OverflowError, ValueError):  # beyond the calendar, or no such day
        return None


def shift_of(which: str | None) -> int:
    """How many units on "này", "sau", "trước", "ngoái" ... point; nothing said is this one."""
    if which is None:
        return 0
    return _SHIFTS.get(which, 1 if which in _NEXT else -1)


def is_a_name(words: Words, at: int) -> bool:
    """Whether a title or capitals make a name of the word there: "chị Mai", "Mai Anh".

    A capital that opens the message is none by itself, nor are those of a message in capitals.
    """
    if _TITLES.search(words.folded, max(0, at - 10), at):
        return True
    if not words.printed[at].isupper() or words.printed.isupper():
        return False
    following = _NEXT_WORD.match(words.printed, at)
    return at > 0 or (following is not None and following[1].isupper())


def is_said_of_oneself(said: Said, at: int) -> bool:
    """Whether the word there is "tôi", not "tới"."""
    return said.words.lower.startswith("tôi", at)
