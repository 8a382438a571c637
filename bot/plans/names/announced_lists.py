"""Lists that say the kind of their units once: "các phòng: QLKH, HCTH"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.plans.names.unit_kinds import COLLECTIVE, starts_unit

_ANNOUNCED = re.compile(
    r"(?:(?:các|những|\d{1,2}) )?(?P<body>ubnd )?(?:các )?(?P<kind>phòng|khoa|vụ|cục|sở|tổ|ban"
    r"|chi cục|trung tâm|viện|trường|huyện|xã|phường|thị trấn|khối|bộ)"
    r"(?: chuyên môn| nghiệp vụ| thuộc sở)?(?P<colon>\s*:\s*|\s+(?=(?-i:[A-ZĐ0-9])))",
    re.IGNORECASE,
)
_BETWEEN_ANNOUNCED = re.compile(r"\s*[,;\n]\s*|\s+và\s+")
_BEGINS = re.compile(r"(?:^|[;,]\s*|\svà\s)(?=\S)")


@dataclass(frozen=True, slots=True)
class Announced:
    """Where such a list stands in a line, and its names with their kind."""

    start: int
    end: int
    names: tuple[str, ...]


def announced_lists(text: str, masked: str) -> Iterator[Announced]:
    """The lists of a line; `masked` is the line with blanked what separates nothing."""
    end = 0
    for begins in _BEGINS.finditer(masked):
        found = _ANNOUNCED.match(masked, begins.end())
        if begins.end() < end or not found:
            continue
        places = _items(masked, found.end())
        if not places or not _announces(found, len(places)):
            continue
        names = tuple(f"{_kind(found)} {text[start:stop].strip()}" for start, stop in places)
        end = places[-1][1]
        yield Announced(begins.start(), end, names)


def goes_on_below(line: str) -> bool:
    """Whether a list is announced with a colon, so that it may run over the next lines."""
    found = _ANNOUNCED.match(line)
    return found is not None and found["colon"].strip() == ":"


def _announces(found: "re.Match[str]", count: int) -> bool:
    many = re.search(r"(?<!\w)(?:các|những|\d{1,2}) ", found[0], re.IGNORECASE)
    if found["colon"].strip() == ":":
        return bool(many) or count > 1
    return bool(many) and count > 1


def _kind(found: "re.Match[str]") -> str:
    body, kind = found["body"], found["kind"]
    return f"{body.upper()}{kind.lower()}" if body else kind.capitalize()


def _items(masked: str, at: int) -> list[tuple[int, int]]:
    """Where the names stand that share one kind: up to a unit that says its own."""
    places: list[tuple[int, int]] = []
    while at < len(masked):
        found = _BETWEEN_ANNOUNCED.search(masked, at)
        end = found.start() if found else len(masked)
        name = masked[at:end].strip()
        if starts_unit(name) or COLLECTIVE.match(name) or name[:1].islower():
            break
        if name:
            places.append((at, end))
        at = found.end() if found else len(masked)
    return places
