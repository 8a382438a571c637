"""How a cell is laid out: what opens a sentence or a clause, where both end, what brackets hold."""

import pytest

from bot.parsing.cells.layout import (
    Bracket,
    Opening,
    Rank,
    before_colon,
    brackets_of,
    closes_clause,
    follows_colon,
    signs_of,
)

HERE = "x"


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        *(
            (text, Opening.SENTENCE)
            for text in ("x", "a; x", "ab. x", "a\nx", "- x", "1. x", "b) x")
        ),
        *((text, Opening.SENTENCE) for text in ("thoi gian hoan thanh: x", "a, + x", "a; - x")),
        *((text, Opening.CLAUSE) for text in ("a, x", "a - x", "a / x", "a va x", "a: x", "(x")),
        *((text, Opening.CLAUSE) for text in ("a, du kien x", "a dong thoi x", "a (hoan thanh x")),
        *((text, Opening.NOTHING) for text in ("a x", "a: b x", "a, b x", "ts. a x", "dao va b x")),
    ],
)
def test_bullets_and_labels_do_not_hide_what_a_place_opens(text: str, opening: Opening) -> None:
    assert signs_of(text).opening(text, text.index(HERE)) is opening


@pytest.mark.parametrize(
    ("text", "hard", "soft"),
    [
        ("a; b\ncd. e", [1, 4, 7], []),
        ("a, b va c hoac d", [], [1, 5, 10]),
        ("ts. a, p. b", [2], [5]),
        ("thang 3. quy i. b", [7, 14], []),
        ("a - b, + c /d 1/2 -5", [5], [1]),
        ("vai a; vao con", [5], []),
        ("a (b; c, d) e, f", [], [13]),
    ],
)
def test_sentences_and_clauses_end_outside_brackets(
    text: str, hard: list[int], soft: list[int]
) -> None:
    signs, brackets = signs_of(text), brackets_of(text)
    assert signs.stops(Rank.HARD, brackets) == hard
    assert signs.stops(Rank.SOFT, brackets) == soft


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        ("a (b) (c)", [Bracket(2, 5), Bracket(6, 9)]),
        ("a (b (c) d)", [Bracket(2, 11)]),
        ("a) b (c", []),
        ("a) (b)", [Bracket(3, 6)]),
    ],
)
def test_only_closed_outermost_brackets_count(text: str, brackets: list[Bracket]) -> None:
    assert brackets_of(text) == brackets


@pytest.mark.parametrize("rest", ["", "; a", ", a", ". a", "\na", " - a", " / a", " va a", ") a"])
def test_a_separator_or_the_end_closes_a_clause(rest: str) -> None:
    assert closes_clause(f"x{rest}", 1)


@pytest.mark.parametrize("rest", [" a", ": a", ".5", " vai", " (a)", "/2"])
def test_words_and_colons_go_on(rest: str) -> None:
    assert not closes_clause(f"x{rest}", 1)


def test_colons_are_seen_beside_a_blank() -> None:
    assert before_colon("x : a", 1)
    assert follows_colon("a : x", 4)
    assert not before_colon("x a: b", 1)
    assert not follows_colon("a: b x", 5)
