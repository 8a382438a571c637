"""Loads `locales/` and gives the text of a key in a language."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("vi", "en")
"""Complete languages, the first being what people get who chose none."""


class Words:
    """The texts of one language. Values put into HTML must come escaped."""

    def __init__(self, language: str) -> None:
        self.language = language
        # Isolation marks around values would show up in copied document numbers.
        self._bundle = FluentBundle([language], use_isolating=False)
        for source in sources(language):
            self._bundle.add_resource(FluentResource(source.read_text(encoding="utf-8")))
        self._cached = lru_cache(maxsize=8192)(self._format)

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key; raises `KeyError` for a key or value that is missing."""
        return self._cached(key, tuple(values.items()))

    def _format(self, key: str, values: tuple[tuple[str, Any], ...]) -> str:
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, problems = self._bundle.format_pattern(message.value, dict(values))
        if problems:
            raise KeyError(f"{key}: {problems[0]}")
        return str(text)

    def has(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))


def sources(language: str) -> Iterator[Traversable]:
    """The Fluent files of a language."""
    folder = files("locales") / language
    return (entry for entry in folder.iterdir() if entry.name.endswith(".ftl"))


@cache
def words_in(language: str) -> Words:
    """The texts of a language, Vietnamese for one we do not speak."""
    return Words(language if language in LANGUAGES else LANGUAGES[0])
