"""Every language says everything, with the same values, and nothing is left over."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast

from bot.messages.catalog import LANGUAGES, sources

ROOT = Path(__file__).parents[2]
VARIABLE = re.compile(r"\{\s*\$(\w+)")
KEY = re.compile(r"""["']([a-z][a-z0-9_-]*)["']""")
BUILT = re.compile(r"""f["']([a-z-]+-)\{""")


def messages(language: str) -> Iterator[tuple[str, str]]:
    for source in sources(language):
        text = source.read_text(encoding="utf-8")
        for entry in FluentParser().parse(text).body:
            assert not isinstance(entry, ast.Junk), f"{source.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                yield entry.id.name, FluentSerializer().serialize_entry(entry)


def keys(language: str) -> set[str]:
    return {key for key, _ in messages(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_said_twice(language: str) -> None:
    found = [key for key, _ in messages(language)]
    assert sorted(set(found)) == sorted(found)


def test_every_language_has_the_same_keys() -> None:
    assert keys("vi") == keys("en")


def test_every_language_uses_the_same_values() -> None:
    english = dict(messages("en"))
    differing = [
        key
        for key, text in messages("vi")
        if set(VARIABLE.findall(text)) != set(VARIABLE.findall(english[key]))
    ]
    assert differing == []


def code() -> str:
    return "\n".join(path.read_text() for path in sorted((ROOT / "bot").rglob("*.py")))


def test_no_key_is_left_over() -> None:
    text = code()
    spoken, built = set(KEY.findall(text)), set(BUILT.findall(text))
    prefixes = (*built, "error-", "doubt-")
    left = [
        key
        for key in keys("vi")
        if key not in spoken and not (key.startswith(prefixes) and _tail_is_spoken(key, text))
    ]
    assert left == []


def _tail_is_spoken(key: str, text: str) -> bool:
    """The changing end of a built key stands somewhere in the code, as a name or a number."""
    tails = [key[index + 1 :] for index, letter in enumerate(key) if letter == "-"]
    return any(
        re.search(rf"\b{re.escape(tail)}\b", text.replace("_", "-")) for tail in tails
    ) or any(
        tail.replace("_", "-").isdigit() or re.search(rf"\b{re.escape(tail)}\b", text)
        for tail in tails
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_shouted_at(language: str) -> None:
    assert [key for key, text in messages(language) if "!" in text] == []


@pytest.mark.parametrize(
    "raised",
    sorted(
        set(
            re.findall(
                r"""(?:NhacViecError|NotFound|NotAllowed|NotAPlan|BadSettings)\(\s*["']([a-z-]+)["']""",
                code(),
            )
        )
    ),
)
def test_every_refusal_has_its_sentence(raised: str) -> None:
    assert f"error-{raised}" in keys("vi")
