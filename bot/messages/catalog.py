"""Loads `locales/`, lays an office's own wording over it, and gives the text of a key."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import structlog
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from bot.domain import Rewordings, Speaker
from bot.messages.office import patterns, wording_rules

LANGUAGES = ("vi", "en")
"""Complete languages, the first being what people get who chose none."""

_log = structlog.get_logger(__name__)


class Words:
    """The texts of one language. Values put into HTML must come escaped."""

    def __init__(
        self, language: str, *resources: ast.Resource, below: "Words | None" = None
    ) -> None:
        self.language = language
        self._below = below
        # Isolation marks around values would show up in copied document numbers.
        self._bundle = FluentBundle([language], use_isolating=False)
        for resource in resources:
            self._bundle.add_resource(resource)
        self._cached = lru_cache(maxsize=8192)(self._format)

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key; raises `KeyError` for a key or value that is missing."""
        if self._below is None:
            return self._cached(key, tuple(values.items()))
        if not self._bundle.has_message(key):
            return self._below(key, **values)
        try:
            return self._cached(key, tuple(values.items()))
        except KeyError:  # worded for a release that gave this message other values
            return self._below(key, **values)

    def _format(self, key: str, values: tuple[tuple[str, Any], ...]) -> str:
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, problems = self._bundle.format_pattern(message.value, dict(values))
        if problems:
            raise KeyError(f"{key}: {problems[0]}")
        return str(text)

    def attribute(self, key: str, name: str) -> str:
        """A part of a message that stands beside its text; raises `KeyError`."""
        if self._below is not None:
            return self._below.attribute(key, name)
        text, _ = self._bundle.format_pattern(self._bundle.get_message(key).attributes[name])
        return str(text)

    def has(self, key: str) -> bool:
        if self._bundle.has_message(key):
            return True
        return self._below is not None and self._below.has(key)


def sources(language: str) -> Iterator[Traversable]:
    """The Fluent files of a language."""
    folder = files("locales") / language
    return (entry for entry in folder.iterdir() if entry.name.endswith(".ftl"))


@cache
def words_in(language: str) -> Words:
    """The program's own texts of a language, Vietnamese for one we do not speak."""
    if language not in LANGUAGES:
        return words_in(LANGUAGES[0])
    return Words(language, *_resources(language))


@cache
def _resources(language: str) -> tuple[ast.Resource, ...]:
    return tuple(FluentResource(source.read_text(encoding="utf-8")) for source in sources(language))


def words_of(speaker: Speaker) -> Words:
    """The texts of this person's language, as their office words them."""
    return words_by(speaker.rewordings, speaker.language)


def words_by(rewordings: Rewordings, language: str) -> Words:
    """The texts of a language as an office words them."""
    below = words_in(language)
    return _overlaid(rewordings, below.language) if rewordings.texts else below


@lru_cache(maxsize=256)
def _overlaid(rewordings: Rewordings, language: str) -> Words:
    """Made once for each change of an office's wording; only what it changed is kept anew."""
    found = reworded(rewordings, language)
    entries = "\n".join(patterns.as_entry(key, pattern) for key, pattern in found.items())
    below = words_in(language)
    return Words(below.language, FluentResource(entries), below=below)


def reworded(rewordings: Rewordings, language: str) -> dict[str, ast.Pattern]:
    """What an office words itself in a language, as far as it still fits."""
    return {
        key: pattern
        for (spoken, key), text in rewordings.texts.items()
        if spoken == language and (pattern := _still_fitting(spoken, key, text))
    }


def _still_fitting(language: str, key: str, text: str) -> ast.Pattern | None:
    """The office's pattern, unless a later release asks something else of this message."""
    original = originals(language).get(key)
    if original is None:
        return None
    try:
        return wording_rules.accepted(text, original=original)
    except patterns.BadWording as refused:
        _log.warning("rewording_left_out", language=language, key=key, reason=refused.key)
        return None


@cache
def originals(language: str) -> Mapping[str, ast.Pattern]:
    """The program's own pattern of every key of a language."""
    return {
        entry.id.name: entry.value
        for resource in _resources(language)
        for entry in resource.body
        if isinstance(entry, ast.Message) and entry.value is not None
    }
