"""Escaping and shortening of foreign text; the only place that knows Telegram's HTML."""

import re
from collections.abc import Iterable
from html import escape, unescape

_TAG = re.compile(r"<[^<>]*>")

MESSAGE_LIMIT = 4096
"""Characters of a message after its markup is read (Bot API, sendMessage)."""
_UNFOLDED = 300
"""Characters of a text that is shown whole at once."""


def safe(text: str) -> str:
    """Foreign text for use inside our HTML."""
    return escape(text, quote=False)


def shorten(text: str, length: int) -> str:
    """At most `length` characters, cut between words, newlines folded."""
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    cut = words[: length - 1]
    kept, space, _ = cut.rpartition(" ")
    return f"{kept if space and len(kept) > length // 2 else cut}…"


def foldable(text: str, length: int) -> str:
    """Foreign text in our HTML; a long one is a quote that unfolds when it is tapped."""
    said = shorten(text, length)
    if len(said) <= _UNFOLDED:
        return safe(said)
    return f"<blockquote expandable>{safe(said)}</blockquote>"


def fitting_lines(lines: Iterable[str], *, room: int) -> list[str]:
    """The first lines of our HTML that fit, with an ellipsis where some did not."""
    kept: list[str] = []
    left = room - 2
    for line in lines:
        left -= len(unescape(_TAG.sub("", line))) + 1
        if left < 0:
            return [*kept, "…"]
        kept.append(line)
    return kept
