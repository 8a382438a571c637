import re
from importlib.resources import files
from pathlib import Path

import pytest

import bot.plans
from bot.messages.catalog import LANGUAGES, words_in

SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(bot.plans.__path__[0]).rglob("*.py")
)
DOUBTS = re.findall(r'(?:Doubt|_in_doubt)\(\s*"([a-z-]+)"', SOURCES)
ERRORS = re.findall(r'NotAPlan\(\s*"([a-z-]+)"', SOURCES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [*(f"doubt-{d}" for d in DOUBTS), *(f"error-{e}" for e in ERRORS)])
def test_everything_that_can_be_said_about_a_file_has_words(language: str, key: str) -> None:
    assert words_in(language).has(key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_left_over(language: str) -> None:
    printed = (files("locales") / language / "plan_doubts.ftl").read_text(encoding="utf-8")
    assert set(re.findall(r"^doubt-([a-z-]+)", printed, re.MULTILINE)) == set(DOUBTS)
