"""What `locales/` holds: every message of every language."""

from collections.abc import Iterator
from functools import cache

from fluent.syntax import FluentParser, ast

from bot.messages.catalog import LANGUAGES, sources
from bot.messages.office import patterns


def entries(language: str) -> Iterator[tuple[str, ast.EntryType]]:
    """Everything but comments, with the name of its file."""
    for source in sources(language):
        for entry in FluentParser().parse(source.read_text(encoding="utf-8")).body:
            if not isinstance(entry, ast.BaseComment):
                yield source.name, entry


@cache
def messages(language: str) -> dict[str, ast.Pattern]:
    return {
        entry.id.name: entry.value
        for _, entry in entries(language)
        if isinstance(entry, ast.Message) and entry.value is not None
    }


@cache
def keys() -> frozenset[str]:
    """The keys of all languages together."""
    return frozenset(key for language in LANGUAGES for key in messages(language))


@cache
def values_of(key: str) -> frozenset[str]:
    """The values a message uses in any language."""
    found = (messages(language).get(key) for language in LANGUAGES)
    return frozenset().union(*(patterns.values_of(one) for one in found if one))
