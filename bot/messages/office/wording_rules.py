"""What an office's own text must keep of the message it replaces."""

import re
import unicodedata

from fluent.syntax import ast

from bot.messages.office import patterns
from bot.messages.office.patterns import BadWording
from bot.parsing.plain_text import without_unseen

TAGS = ("b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler")
"""Telegram's tags an office may use; links hide where they lead, so they are not among them."""
LABEL = 32
"""Characters up to which a message may be a button or a heading, so it stays on one line."""
_LONGEST_LABEL = 64
_LONGEST = 1500
_TAG = re.compile(r"<(/?)([^\s<>/]*)([^<>]*)>")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\w+);")
_VALUE = re.compile(r"\{ \$\w+ \}")
_FILE_ENDING = re.compile(r"\.(?:txt|xlsx|docx|pdf|ics|png|zip)$")


def accepted(text: str, *, original: ast.Pattern) -> ast.Pattern:
    """The text as a pattern; raises `BadWording` with the one thing that is wrong with it."""
    said = cleaned(text)
    if not said.strip():
        raise BadWording("wording-empty")
    pattern = patterns.read(said)
    before, after = patterns.variants(original), patterns.variants(pattern)
    _check_values(pattern, original)
    check = _check_tags if takes_tags(original) else _check_no_tags
    for way in after:
        check(way)
    _check_size(before, after)
    _check_ending(before, after)
    return pattern


def takes_tags(original: ast.Pattern) -> bool:
    """Whether the message is HTML for certain; one without tags may be a button or a toast."""
    return any("<" in way for way in patterns.variants(original))


def cleaned(text: str) -> str:
    """Without signs nobody sees: they turn words around or hide what stands there."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\u2028", "\n")
    kept = without_unseen(lines.replace("\t", " "))
    return "\n".join(line.rstrip() for line in kept.split("\n"))


def _check_values(pattern: ast.Pattern, original: ast.Pattern) -> None:
    known = patterns.values_of(original)
    unknown = sorted(patterns.values_of(pattern) - known)
    if unknown and not known:
        raise BadWording("wording-no-values", name=unknown[0])
    if unknown:
        raise BadWording("wording-value-unknown", name=unknown[0], known=", ".join(sorted(known)))


def _check_size(before: list[str], after: list[str]) -> None:
    longest_before = max(_shown_length(way) for way in before)
    is_label = longest_before <= LABEL and not any("\n" in way for way in before)
    if is_label and any("\n" in way for way in after):
        raise BadWording("wording-one-line")
    limit = _LONGEST_LABEL if is_label else min(_LONGEST, max(300, 3 * longest_before))
    if max(_shown_length(way) for way in after) > limit:
        raise BadWording("wording-too-long", limit=limit)
    if (
        min(_shown_length(way, value="x") for way in after)
        == 0
        < min(_shown_length(way, value="x") for way in before)
    ):
        raise BadWording("wording-empty")


def _shown_length(way: str, *, value: str = "") -> int:
    """Characters of the text itself, neither tags nor values counted."""
    return len(_TAG.sub("", _VALUE.sub(value, way)).strip())


def _check_ending(before: list[str], after: list[str]) -> None:
    """A file's name keeps the ending by which phones know how to open it."""
    ending = _FILE_ENDING.search(before[0])
    if ending and not all(way.endswith(ending[0]) for way in after):
        raise BadWording("wording-file-ending", ending=ending[0])


def _check_no_tags(way: str) -> None:
    if "<" in way or _REFERENCE.search(way):
        raise BadWording("wording-takes-no-tags")


def _check_tags(way: str) -> None:
    """Each tag is one of ours, closed, and the last one opened is closed first."""
    opened: list[str] = []
    for closing, name, rest in _TAG.findall(way):
        if name not in TAGS or rest.strip() not in _attributes(name, closing):
            raise BadWording("wording-tag-unknown", tag=f"<{closing}{name}{rest}>")
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            raise BadWording("wording-tag-not-closed", tag=f"<{name}>")
    if opened:
        raise BadWording("wording-tag-not-closed", tag=f"<{opened[-1]}>")
    if "<" in _TAG.sub("", way):
        raise BadWording("wording-bare-sign")


def _attributes(name: str, closing: str) -> tuple[str, ...]:
    return ("", "expandable") if name == "blockquote" and not closing else ("",)
