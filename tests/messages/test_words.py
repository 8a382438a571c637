"""Every language says everything, with the same values, and nothing is left over."""

import re

import pytest
from fluent.syntax import ast

from bot.messages.catalog import LANGUAGES, words_in
from bot.messages.office import patterns, wording_rules
from tests.messages.locale_texts import entries, keys, messages, values_of
from tests.messages.made_to_word import error_classes, notices, refusals
from tests.messages.spoken_keys import Call, calls, spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_read_to_its_end(language: str) -> None:
    odd = [file for file, entry in entries(language) if not isinstance(entry, ast.Message)]
    assert odd == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_said_twice(language: str) -> None:
    found = [entry.id.name for _, entry in entries(language) if isinstance(entry, ast.Message)]
    assert sorted(set(found)) == sorted(found)


def test_every_language_has_the_same_files_and_keys() -> None:
    files = {language: {file for file, _ in entries(language)} for language in LANGUAGES}
    assert files["vi"] == files["en"]
    assert messages("vi").keys() == messages("en").keys()


def test_every_language_uses_the_same_values() -> None:
    english = messages("en")
    differing = [
        key
        for key, text in messages("vi").items()
        if patterns.values_of(text) != patterns.values_of(english[key])
    ]
    assert differing == []


def test_no_key_is_left_over() -> None:
    assert sorted(keys() - spoken()) == []


def test_no_key_is_asked_for_that_there_is_not() -> None:
    assert [call for call in calls() if set(call.keys) - keys()] == []


def test_every_refusal_has_its_sentence() -> None:
    made = {key for call in refusals() for key in call.keys}
    own = {f"error-{one.key}" for one in error_classes() if one.key}
    assert sorted((made | own) - keys()) == []


def wrong(call: Call) -> bool:
    """Whether a message would lack a value, or is given one that none of its wordings uses."""
    needed = [values_of(key) for key in call.keys]
    given_in_vain = call.given - frozenset().union(*needed)
    return bool(needed) and bool(
        given_in_vain or (not call.is_open and any(one - call.given for one in needed))
    )


def test_every_message_is_given_its_values_and_no_others() -> None:
    assert [call for call in calls() if wrong(call)] == []


def test_every_refusal_is_given_its_values_and_no_others() -> None:
    assert [call for call in refusals() if wrong(call)] == []


def test_every_notice_has_its_words_with_its_values_and_no_others() -> None:
    assert [call for call in notices() if set(call.keys) - keys() or wrong(call)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_shouted_at(language: str) -> None:
    assert [key for key, text in messages(language).items() if "!" in patterns.write(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_reads_a_word_of_the_program(language: str) -> None:
    word = re.compile(r"\b(?:None(?! of)|True|False|null|exception|traceback|callback|\w+_id)\b")
    found = [key for key, text in messages(language).items() if word.search(patterns.write(text))]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_could_be_an_office_s_own(language: str) -> None:
    """So that a card can show it, and what is typed back unchanged is taken."""
    for text in messages(language).values():
        again = wording_rules.accepted(patterns.write(text), original=text)
        assert again.equals(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_is_explained_with_an_example(language: str) -> None:
    used = {name for key in keys() if not key.startswith("cli-") for name in values_of(key)}
    words = words_in(language)
    assert sorted(name for name in used if not words.has(f"value-{name}")) == []
    explained = {key.removeprefix("value-") for key in keys() if key.startswith("value-")}
    assert all(words.attribute(f"value-{name}", "sample") for name in explained)
