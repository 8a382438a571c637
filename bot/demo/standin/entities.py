"""Text with its formatting, measured in UTF-16 units as Telegram does."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

ASTRAL = re.compile("[\U00010000-\U0010ffff]")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
EDGES = " \n\t"
OPAQUE = frozenset({"code", "pre"})
ORDER = ("blockquote", "expandable_blockquote", "pre", "code", "text_link", "bold", "italic")
# What Telegram finds by itself: the sign without which there is none, and how it looks.
DETECTED = (
    (
        "/",
        re.compile(
            r"(?P<bot_command>(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/]))"
            r"|(?P<url>https?://[^\s<>\"]*[^\s<>\".,;:!?)\]'])"
        ),
    ),
    (
        "@",
        re.compile(
            r"(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})"
            r"|(?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w))"
        ),
    ),
    ("#", re.compile(r"(?P<hashtag>(?<![\w#/])#\w*[^\W\d]\w*)")),
)


@dataclass(frozen=True, slots=True)
class Entity:
    """One stretch of formatting; offset and length are UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    user_id: int | None = None
    custom_emoji_id: str | None = None
    unix_time: int | None = None
    date_time_format: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    def record(self) -> dict[str, Any]:
        """Only the fields that are set, as JSON carries them."""
        fields = ((name, getattr(self, name)) for name in self.__slots__)
        return {name: value for name, value in fields if value is not None}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities in Telegram's order: outer before inner."""

    text: str
    entities: tuple[Entity, ...] = ()


def utf16_length(text: str) -> int:
    """How long Telegram says the text is; signs beyond U+FFFF count twice."""
    return len(text) if text.isascii() else len(text) + len(ASTRAL.findall(text))


def clean(text: str) -> str:
    """Control characters become spaces, as on Telegram's servers."""
    return CONTROL.sub(" ", text.replace("\r", ""))


def trimmed(formatted: Formatted) -> Formatted:
    """Without the white space around it, the entities moved and cut to fit."""
    text = formatted.text.strip(EDGES)
    if text == formatted.text:
        return formatted
    shift = len(formatted.text) - len(formatted.text.lstrip(EDGES))
    size = utf16_length(text)
    moved = (_cut(entity, -shift, size) for entity in formatted.entities)
    return Formatted(text, tuple(entity for entity in moved if entity.length > 0))


def _cut(entity: Entity, shift: int, size: int) -> Entity:
    start = max(entity.offset + shift, 0)
    end = min(entity.end + shift, size)
    return replace(entity, offset=start, length=end - start)


def in_order(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Sorted outer before inner; nothing may stand inside code."""
    given = list(entities)
    opaque = [one for one in given if one.type in OPAQUE]
    kept = (one for one in given if one.type in OPAQUE or not _inside(one, opaque))
    return tuple(sorted(kept, key=lambda one: (one.offset, -one.length, _rank(one.type))))


def _rank(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def _inside(entity: Entity, others: Iterable[Entity]) -> bool:
    return any(
        other.offset <= entity.offset and entity.end <= other.end
        for other in others
        if other is not entity
    )


def with_detected(formatted: Formatted) -> Formatted:
    """Adds the commands, links and mentions Telegram finds by itself."""
    found = detected(formatted.text)
    if not found:
        return formatted
    taken = [one for one in formatted.entities if one.type in OPAQUE or one.url]
    free = [one for one in found if not _inside(one, taken)]
    return Formatted(formatted.text, in_order([*formatted.entities, *free]))


def detected(text: str) -> list[Entity]:
    """Commands, links, addresses, mentions and hashtags in plain text; the first wins."""
    found: list[Entity] = []
    for sign, pattern in DETECTED:
        if sign in text:
            fresh = [_found(text, match) for match in pattern.finditer(text)]
            found += [one for one in fresh if not _inside(one, found)]
    return found


def _found(text: str, match: re.Match[str]) -> Entity:
    offset = utf16_length(text[: match.start()])
    return Entity(str(match.lastgroup), offset, utf16_length(match.group()))
