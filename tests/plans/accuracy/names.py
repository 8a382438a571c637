"""The names a cell should give: some of them spelt in several ways, some that may be left out."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

_LIKE = 70


@dataclass(frozen=True, slots=True)
class Name:
    spellings: tuple[str, ...]
    optional: bool = False


NameList = tuple[Name, ...]


def parse(written: str) -> tuple[NameList, ...]:
    """The lists accepted: `A; B|Bee; ?C || A and B`, where C may be left out.

    Long names stand with underscores for spaces; comparing looks at letters and digits alone.
    """
    return tuple(_parse_list(one) for one in written.split("||"))


def _parse_list(written: str) -> NameList:
    parts = [part.strip() for part in written.split(";") if part.strip()]
    return tuple(
        Name(tuple(part.removeprefix("?").split("|")), part.startswith("?")) for part in parts
    )


def fold(name: str) -> str:
    """
    >>> fold("Phòng HC - TH") == fold("phòng HCTH")
    True
    """
    plain = unicodedata.normalize("NFC", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def initialled(name: str) -> str:
    """How the gold writes people, whose full names stay out of the repository.

    >>> initialled("Trần Thị Mẫu Thử")
    'T. T. M. Thử'
    """
    *others, given = name.split() or [""]
    return " ".join([*(f"{other[0]}." for other in others), given])


def agree(expected: Sequence[NameList], read: Sequence[str], *, likeness: int = 100) -> bool:
    return any(_agree(one, list(read), likeness) for one in expected)


def _agree(expected: NameList, read: list[str], likeness: int) -> bool:
    left = list(read)
    for name in expected:
        found = [r for r in left if _is(name, r, likeness)]
        if not found and not name.optional:
            return False
        left = [r for r in left if r not in found]
    return not left


def _is(name: Name, read: str, likeness: int) -> bool:
    forms = (fold(read), fold(initialled(read)))
    return any(
        fuzz.ratio(fold(spelling), form) >= likeness
        for spelling in name.spellings
        for form in forms
    )


def unheard_of(expected: Sequence[NameList], read: Sequence[str]) -> list[str]:
    """The names read that resemble nothing the cell gives."""
    known = [fold(spelling) for one in expected for name in one for spelling in name.spellings]
    return [
        name
        for name in read
        if not any(
            fuzz.partial_ratio(spelling, form) >= _LIKE
            for spelling in known
            for form in (fold(name), fold(initialled(name)))
        )
    ]
