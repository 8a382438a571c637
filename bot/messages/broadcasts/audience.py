"""Whom a broadcast is for, in words."""

from collections.abc import Sequence

from bot.messages import dates
from bot.messages.broadcasts.values import AudiencePart, Draft, Named, PartKind, Reached
from bot.messages.catalog import Words
from bot.messages.text import safe, shorten

_NAMES = 400
_FEW = 8


def chosen(words: Words, draft: Draft) -> str:
    """“Thanh tra; những người đang trễ hạn; trừ Lê Văn An”, escaped."""
    said = [part_in_words(words, part, draft) for part in draft.parts]
    text = safe(shorten("; ".join(said), _NAMES))
    if draft.without:
        names = "; ".join(one.name for one in draft.without)
        text = words("audience-without", text=text, names=safe(shorten(names, _NAMES)))
    return text


def part_in_words(words: Words, part: AudiencePart, draft: Draft) -> str:
    name = draft.names.get(part, "")
    match part.kind:
        case PartKind.ALL:
            return (
                words("audience-all-of", unit=draft.of_unit)
                if draft.of_unit
                else words("audience-all")
            )
        case PartKind.ROLE:
            return words(f"role-{part.role}")
        case PartKind.LATE:
            return words("audience-late-of", unit=name) if name else words("audience-late")
        case PartKind.DUE:
            return words("audience-due", when=dates.period(words, part.start, part.end))
    return name


def count(words: Words, found: Reached) -> list[str]:
    """How many, and who of them cannot be reached by name."""
    if not found.people:
        return [words("audience-nobody")]
    lines = [f"<b>{words('audience-count', count=len(found.people))}</b>"]
    for key, names in (
        ("audience-not-enrolled", found.not_enrolled),
        ("audience-unreachable", found.unreachable),
    ):
        if names:
            lines.append("⚠️ " + words(key, count=len(names), names=few(words, names)))
    return lines


def few(words: Words, names: Sequence[str]) -> str:
    """The first names, and how many more there are; escaped."""
    said = safe(", ".join(shorten(one, 60) for one in names[:_FEW]))
    more = len(names) - _FEW
    return words("audience-and-more", names=said, count=more) if more > 0 else said


def unclear(words: Words, printed: str, choices: Sequence[Named]) -> str:
    return words("audience-unclear", said=safe(shorten(printed, 80)), count=len(choices))


def nobody(words: Words, names: Sequence[str]) -> str:
    return words("audience-nobody-called", said=safe(shorten("; ".join(names), 200)))
