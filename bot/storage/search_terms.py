"""The words of a search as the two databases want them, the best places first.

Of the tasks that have the words come first those that have them in the content, then among the
units and people, then anywhere; of each kind those that have them side by side.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any

from bot.domain import Search
from bot.storage.filters import Shape

_WORDS_AT_MOST = 100
_TRIED_AT_MOST = 8
"""Words of which any may be missing; of eight there are 70 ways to take half."""
_COLUMNS = "ABC"
CANDIDATES = 3
"""Like words to try for one that nobody wrote; with three such words that makes 27 searches."""
REPLACED_AT_MOST = 3
Term = tuple[str, ...]
"""A word, or the words of one number."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Whose tasks are searched, in which state and when: the SQL of the filter and its values."""

    shape: Shape
    values: dict[str, Any]
    owners: list[str]
    """Signs of which a task must have one; the rights are asked of the rows all the same."""


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of the tasks that meet a search, and the size of the whole."""

    task_ids: tuple[int, ...]
    total: int
    inside: int
    page: int


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a database writes a condition on words."""

    conjunction: str
    disjunction: str
    exclusion: str
    content: str
    people: str
    anywhere: str
    owners: str
    is_postgresql: bool

    def word(self, word: str, where: str, *, prefix: bool = False) -> str:
        if self.is_postgresql:
            return f"'{word}':{'*' if prefix else ''}{where}"
        return f'{{{where}}} : "{word}"{"*" if prefix else ""}'

    def phrase(self, words: Sequence[str], where: str, *, prefix: bool) -> str:
        if not self.is_postgresql:
            return self.word(" ".join(words), where, prefix=prefix)
        last = len(words) - 1
        # Each column by itself: PostgreSQL numbers the words of all of them in one row.
        return self.any_of(
            " <-> ".join(
                self.word(word, one, prefix=prefix and at == last) for at, word in enumerate(words)
            )
            for one in where or _COLUMNS
        )

    def all_of(self, conditions: Iterable[str]) -> str:
        return f"({self.conjunction.join(conditions)})"

    def any_of(self, conditions: Iterable[str]) -> str:
        return f"({self.disjunction.join(conditions)})"

    def without(self, condition: str, others: Sequence[str]) -> str:
        return f"({condition}{self.exclusion}{self.any_of(others)})" if others else condition


FTS5 = Grammar(
    conjunction=" AND ",
    disjunction=" OR ",
    exclusion=" NOT ",
    content="content",
    people="people",
    anywhere="content people rest",
    owners="owners",
    is_postgresql=False,
)
"""Full-text queries of SQLite: https://www.sqlite.org/fts5.html#full_text_query_syntax"""
TSQUERY = Grammar(
    conjunction=" & ",
    disjunction=" | ",
    exclusion=" & !",
    content="A",
    people="B",
    anywhere="",
    owners="",
    is_postgresql=True,
)
"""PostgreSQL's type tsquery; the letters are the weights migration 0003 gives the columns.

Without a letter it is answered from the index alone: no word looks like the sign of an owner.
"""


def anywhere(grammar: Grammar, search: Search, owners: Sequence[str]) -> str:
    """The condition that the words are in the task; `owners` narrows it to theirs."""
    return _narrowed(grammar, _words_in(grammar, search, grammar.anywhere), owners)


def tiers(grammar: Grammar, search: Search, owners: Sequence[str]) -> list[str]:
    """One condition for each kind of place, the best first; no task meets two."""
    kinds = places(grammar, search)
    conditions = (grammar.without(kind, kinds[:at]) for at, kind in enumerate(kinds))
    return [_narrowed(grammar, condition, owners) for condition in conditions]


def _narrowed(grammar: Grammar, condition: str, owners: Sequence[str]) -> str:
    if not owners:
        return condition
    whose = grammar.any_of(grammar.word(owner, grammar.owners) for owner in owners)
    return grammar.all_of([whose, condition])


def places(grammar: Grammar, search: Search) -> list[str]:
    """A condition for each kind of place, the best first; whoever meets one may meet later ones."""
    return list(_places(grammar, search))


def _places(grammar: Grammar, search: Search) -> Iterator[str]:
    has_order = len(search.words) > 1 and search.at_least == len(search.words)
    for where in (grammar.content, grammar.people, grammar.anywhere):
        if has_order:
            yield grammar.phrase(search.words, where, prefix=search.prefix)
        yield _words_in(grammar, search, where)


def _words_in(grammar: Grammar, search: Search, where: str) -> str:
    in_numbers = {word for number in search.numbers for word in number}
    loose = [word for word in search.words if word not in in_numbers]
    last = search.words[-1] if search.prefix else None
    words = [grammar.word(word, where, prefix=word == last) for word in loose]
    numbers = [
        grammar.phrase(number, where, prefix=search.prefix and _is_last(search, number))
        for number in search.numbers
    ]
    enough = search.at_least - (len(search.words) - len(loose))
    return grammar.any_of(grammar.all_of([*some, *numbers]) for some in combinations(words, enough))


def _is_last(search: Search, number: Term) -> bool:
    return search.words[-len(number) :] == number


def first_searches(terms: Sequence[Term]) -> Iterator[Search]:
    """All of the words; then all, the last one as far as it was typed."""
    asked = _all_of(_distinct(terms))
    yield asked
    if len(asked.words[-1]) > 1:
        yield replace(asked, prefix=True)


def searches_without_slips(
    terms: Sequence[Term], alike: Mapping[str, Sequence[str]]
) -> Iterator[Search]:
    """All of the words, those nobody wrote replaced by ones like them, the likest first."""
    if not alike or len(alike) > REPLACED_AT_MOST:
        return
    choices = product(*(range(len(candidates[:CANDIDATES])) for candidates in alike.values()))
    for choice in sorted(choices, key=sum):
        instead = {word: alike[word][at] for word, at in zip(alike, choice, strict=True)}
        meant = [(instead.get(term[0], term[0]),) if len(term) == 1 else term for term in terms]
        yield replace(_all_of(_distinct(meant)), replaced=tuple(instead.items()))


def searches_for_most(terms: Sequence[Term]) -> Iterator[Search]:
    """As many of the words as possible, at least half of them; a number is never taken apart."""
    asked = _distinct(terms)
    left_out = _loose(asked)[_TRIED_AT_MOST:]
    kept = [term for term in asked if term not in left_out]
    search = replace(_all_of(kept), is_cut=bool(left_out))
    most = len(kept) if left_out else len(kept) - 1
    loose = len(_loose(kept))
    for missing in range(len(kept) - most, min(loose, len(kept) // 2) + 1):
        yield replace(search, at_least=len(search.words) - missing)


def _all_of(terms: Sequence[Term]) -> Search:
    some = terms[:_WORDS_AT_MOST]
    numbers = tuple(term for term in some if len(term) > 1)
    words = tuple(word for term in some for word in term)
    return Search(words, at_least=len(words), numbers=numbers, is_cut=len(some) < len(terms))


def _distinct(terms: Sequence[Term]) -> list[Term]:
    """Each once; no word by itself that a number has anyway."""
    in_numbers = {(word,) for term in terms if len(term) > 1 for word in term}
    return [term for term in dict.fromkeys(terms) if term not in in_numbers]


def _loose(terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if len(term) == 1]
