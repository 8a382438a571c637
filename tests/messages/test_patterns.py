"""An office's text is read, and written back as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.catalog import LANGUAGES, originals
from bot.messages.office import patterns
from bot.messages.office.patterns import BadWording, read, variants, write

COUNTED = "{ $total ->\n    [0] none\n   *[other] { $total } tasks\n}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_ours_is_written_and_read_alike(language: str) -> None:
    for key, pattern in originals(language).items():
        assert read(write(pattern)).equals(pattern), key


@pytest.mark.parametrize(
    "text",
    [
        "one line",
        "two\nlines",
        "a paragraph\n\n    • indented\n  • less\n\nthe end",
        "{ $name } and { $day }",
        COUNTED,
        f"before\n{COUNTED}\nafter",
    ],
)
def test_what_is_typed_is_what_is_kept(text: str) -> None:
    assert write(read(text)) == text


@pytest.mark.parametrize("typed", ["{name}", "{$name}", "{ $name }", "{ name }"])
def test_a_value_may_be_typed_loosely(typed: str) -> None:
    assert write(read(typed)) == "{ $name }"


@pytest.mark.parametrize("text", ["[a] b", "* b", ".b = c", "a\n[b]\n* c\n.d = e"])
def test_signs_of_fluent_at_the_start_of_a_line_are_plain_words(text: str) -> None:
    assert variants(read(text)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "}",
        "a { } b",
        "{ -term }",
        "{ other-message }",
        "{ other.attribute }",
        '{ NUMBER($x, style: "percent") }',
        "{ $total ->\n [one] a\n}",
        "a }\nkey = b",
    ],
)
def test_what_is_no_plain_text_is_refused(text: str) -> None:
    with pytest.raises(BadWording):
        read(text)


def test_each_way_a_text_can_come_out_is_known() -> None:
    assert variants(read(COUNTED)) == ["none", "{ $total } tasks"]
    assert patterns.choices_of(read(COUNTED)) == {"total": ("0", "other")}


def test_too_many_ways_are_refused_before_they_are_made() -> None:
    with pytest.raises(BadWording):
        variants(read("\n".join([COUNTED] * 40)))


@given(st.text(st.characters(exclude_categories=["C"], exclude_characters="{}\u2028\u2029\x85")))
def test_any_words_come_back_as_they_went_in(text: str) -> None:
    said = " ".join(text.split())
    if said:
        assert variants(read(said)) == [said]
