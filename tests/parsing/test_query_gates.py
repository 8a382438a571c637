"""A pattern that is spared where none of its words is heard would not have found anything there."""

import random
import re
from collections.abc import Iterator

import pytest

from bot.parsing import vocabulary as say
from bot.parsing.heard import heard_in
from bot.parsing.intents import (
    asked,
    assigning,
    courtesies,
    extending,
    helping,
    lists,
    negations,
    openings,
    orders,
    reporting,
    searches,
    states,
)
from bot.parsing.owners import found, kinds, people
from bot.parsing.text import fold
from tests.parsing.tables.notation import question_rows

ANYWHERE = {
    "questions": (say.QUESTION, asked.ASKING),
    "polite": (courtesies.POLITE, courtesies.POLITE_WORDS),
    "closing": (openings._CLOSING, openings.CLOSING_WORDS),
    "overdue": (say.OVERDUE, states.LATE),
    "open": (say.OPEN, states.LEFT),
    "finished": (say.FINISHED, states.FINISHED),
    "extend": (extending._EXTEND, extending.EXTEND_WORDS),
    "search behind": (searches._SEARCH_BEHIND, searches.SEARCH_WORDS),
    "about": (searches._ABOUT, searches.ABOUT_WORDS),
    "using": (helping._USING, helping.HELP_WORDS),
    "stats": (say.STATS, lists.STATS_WORDS),
    "summary": (lists._SUMMARY, lists.SUMMARY_WORDS),
    "given": (assigning._GIVEN, assigning.ASSIGN_WORDS),
    "attach": (reporting._ATTACH, reporting.ATTACH_WORDS),
    "update": (reporting._UPDATE, reporting.UPDATE_WORDS),
    "done": (reporting._DONE, reporting.DONE_WORDS),
    "without": (negations._WITHOUT, negations.NEGATING),
    "left out": (negations.LEFT_OUT, negations.NEGATING),
    "not late": (negations._NOT_LATE, negations.NEGATING),
    "own": (found._OWN, found.OWN),
    "own unit": (found._OWN, found.UNITS),
    "all": (found._ALL, found.ALL_WORDS),
    "me": (found._ME, found.ME_WORDS),
    "oneself": (people._ONESELF, found.ME_WORDS),
    "title": (people._TITLE, people.TITLE_WORDS),
    "of": (people._OF, people.OF_WORDS),
    "kind": (kinds.KIND, kinds.FIRST_WORDS),
}
AT_FIRST = {
    "moves": (extending._MOVES, extending.EXTEND_WORDS),
    "search": (searches._SEARCH, searches.SEARCH_WORDS),
    "document": (searches._DOCUMENT_FIRST, searches.DOCUMENT_WORDS),
    "how to": (helping._HOW_TO, helping.HELP_WORDS),
    "broadcast": (orders._BROADCAST, orders.BROADCAST_WORDS),
    "assign": (assigning._ASSIGN, assigning.ASSIGN_WORDS),
    "only done": (reporting._ONLY_DONE, reporting.DONE_WORDS),
    "closes": (reporting._CLOSES, reporting.CLOSING_WORDS),
}
SPARED = ANYWHERE | AT_FIRST
QUESTIONS = [fold(row.query.text) for row in question_rows()]
SOME = 4_000


def texts(pattern: "re.Pattern[str]") -> Iterator[str]:
    """Questions, and words of the pattern itself and of questions in any order."""
    yield from QUESTIONS
    its_own = re.findall("[a-z]+", re.sub(r"\\.|\(\?P?<\w+>", " ", pattern.pattern))
    others = [word for text in QUESTIONS for word in text.split()]
    drawn = random.Random(2024)
    for _ in range(SOME):
        words = drawn.choices(its_own, k=4) + drawn.choices(others, k=2)
        drawn.shuffle(words)
        yield " ".join(words)


@pytest.mark.parametrize("name", SPARED)
def test_nothing_is_found_without_one_of_the_words(name: str) -> None:
    pattern, needed = SPARED[name]
    finds = pattern.match if name in AT_FIRST else pattern.search
    some = list(texts(pattern))
    assert any(map(finds, some)), "no text that shows it"
    without = (
        " ".join(word for word in text.split() if needed.isdisjoint(heard_in(word)))
        for text in some
    )
    assert [text for text in without if finds(text)] == []
