"""Finds a message by the words somebody saw, or by its key."""

import re
from collections.abc import Mapping
from functools import lru_cache

from fluent.syntax import ast

from bot.messages.office import patterns
from bot.parsing.text import fold

_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r"\{ \$\w+ \}")
_WORD = re.compile(r"\w+")
_LEAST = 0.5
"""The share of the words typed that a message must have."""


def keys_like(said: str, texts: Mapping[str, ast.Pattern], *, most: int) -> list[str]:
    """The keys of the messages that fit best, the best first."""
    wanted = _folded(_TAG.sub(" ", said))
    if said.strip() in texts:
        return [said.strip()]
    if not wanted:
        return []
    found = [(_likeness(wanted, key, _spoken(pattern)), key) for key, pattern in texts.items()]
    fitting = sorted((-score, key) for score, key in found if score)
    return [key for _, key in fitting[:most]]


def _likeness(wanted: str, key: str, spoken: str) -> float:
    """Above nought for a message that may be meant; the greater, the likelier."""
    own = len(spoken.split()) or 1
    words = wanted.split()
    if f" {wanted} " in f" {spoken} ":
        return 2 + len(words) / own
    if fold(key).startswith(wanted.replace(" ", "-")):
        return 2
    has = set(spoken.split())
    share = sum(word in has for word in words) / len(words)
    if share >= _LEAST:
        begins_alike = words[:2] == spoken.split()[:2]
        return share + begins_alike / 2 + len(has & set(words)) / (2 * own)
    return _inside(wanted, spoken, own)


def _inside(wanted: str, spoken: str, own: int) -> float:
    """A message that is one line of several that were pasted."""
    return 1.0 if own >= 3 and f" {spoken} " in f" {wanted} " else 0.0


@lru_cache(maxsize=4096)
def _spoken(pattern: ast.Pattern) -> str:
    """The words of a message without markup and values."""
    ways = " ".join(patterns.variants(pattern))
    return _folded(_TAG.sub(" ", _VALUE.sub(" ", ways)))


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
