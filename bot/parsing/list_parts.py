"""What short words name of a list: whose, in which state, when; or that they ask who.

    part := name | [cua] whose | state | when | name state ... | who      as a question says them

Words that name something besides are no part of a list.
"""

from dataclasses import dataclass, replace
from datetime import date

from bot.parsing.grouping import grouping_of
from bot.parsing.intents.asked import asked_of
from bot.parsing.queries import read_query
from bot.parsing.replies import one_word_name, person_named, person_named_first
from bot.parsing.text import Words
from bot.parsing.values import Intent, KnownNames, Query

_LONGEST_NAME = 5
"""Words."""


@dataclass(frozen=True, slots=True)
class Part:
    """A query with what is named and nothing else, and whether the words ask who."""

    query: Query
    asks_who: bool = False


def part_of(words: Words, *, today: date, year: int, names: KnownNames) -> Part | None:
    """What the words name of a list; none where they name nothing of it or more than that.

    >>> from bot.parsing.text import words_of
    >>> def part(text): return part_of(
    ...     words_of(text), today=date(2024, 5, 15), year=2024, names=KnownNames()
    ... )
    >>> part("quá hạn").query.status.value, part("ai làm").asks_who, part("chờ ký") is None
    ('overdue', True, True)
    """
    if owner := person_named(words, names):
        return _of_person(words, owner)
    query = _read(words, today=today, year=year, names=names)
    if query.intent in (Intent.UNKNOWN, Intent.DONE):  # "đã xong" alone reports a result
        query = _of_work(words, today=today, year=year, names=names)
    if query.intent is Intent.STATS:
        return Part(query)
    if query.intent is Intent.LIST and (query.owner or query.status or query.period):
        is_of_somebody = words.folded.startswith(("cua ", "of "))
        asks_who = grouping_of(words.printed) is not None and not is_of_somebody
        return Part(replace(query, owner=None) if asks_who else query, asks_who)
    last = one_word_name(words, names)
    return _of_person(words, last) if last else None


def unknown_name(words: Words) -> Part | None:
    """“Lan" where nobody is called so; capitals only, as in "ISO", are no name."""
    said = words.printed.split()
    is_name = all(word.isalpha() and word.istitle() for word in said)
    if not is_name or not 0 < len(said) <= _LONGEST_NAME:
        return None
    return _of_person(words, f"person:{words.printed}")


def _of_person(words: Words, owner: str) -> Part:
    return Part(Query(words.printed, Intent.LIST, owner=owner))


def _read(words: Words, *, today: date, year: int, names: KnownNames) -> Query:
    """The words as a question; "Nhi quá hạn" is about Nhi's."""
    query = read_query(words.printed, today=today, year=year, names=names)
    if query.owner or not names.people:
        return query
    undated = asked_of(words.printed, today=today, year=year, names=names).undated
    if not person_named_first(words, undated, names):
        return query
    return read_query(f"của {words.printed}", today=today, year=year, names=names)


def _of_work(words: Words, *, today: date, year: int, names: KnownNames) -> Query:
    """The words as said of tasks; unknown where they name something besides."""
    text = f"việc {words.printed}"
    asked = asked_of(text, today=today, year=year, names=names)
    if asked.left_over(asked.owner):
        return Query(text, Intent.UNKNOWN)
    return read_query(text, today=today, year=year, names=names)
