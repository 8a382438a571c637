"""Cells of units and people taken apart."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from bot.parsing.text import clean
from bot.plans.people import read_people, read_person
from bot.plans.units import COLLECTIVE, PARENTHESIS, UNIT

_SEPARATOR = re.compile(r"[;\n]|,|\s(?:và|cùng|với)\s|\s&\s|(?<=\w)\s?\+\s?")
_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ0-9&.\-]*[A-ZĐ0-9]")
_AFTER_UNIT = re.compile(r"\s*[:–-]\s+|:\s*")
_BULLET = re.compile(r"^[-+*•·]\s+")
_NOTHING = frozenset("-_./'\"*")
_LONGEST_CELL = 2_000


@dataclass(frozen=True, slots=True)
class Assignees:
    """Who a cell names, each as printed, in order."""

    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


def read_assignees(cell: str) -> Assignees:
    """Units and, split off from them, the people in parentheses or after titles.

    >>> read_assignees("Văn phòng (Thuận, Kiều); Chi cục TĐC")
    Assignees(units=('Văn phòng', 'Chi cục TĐC'), persons=('Thuận', 'Kiều'))
    """
    units: list[str] = []
    persons: list[str] = []
    for part in split_units(cell):
        unit, people = _without_people(part)
        persons += [person for person in people if person not in persons]
        if unit and unit not in units:
            units.append(unit)
    return Assignees(tuple(units), tuple(persons))


def split_units(cell: str) -> tuple[str, ...]:
    """The names of a list of units; a comma or "và" inside one name does not split it.

    >>> split_units("Các phòng, đơn vị thuộc Sở và các đơn vị bên ngoài")
    ('Các phòng, đơn vị thuộc Sở và các đơn vị bên ngoài',)
    >>> split_units("Thanh tra Sở, Trung tâm, Phòng HCTH")
    ('Thanh tra Sở', 'Trung tâm', 'Phòng HCTH')
    """
    text = "\n".join(clean(line) for line in cell[:_LONGEST_CELL].split("\n"))
    parts = (_BULLET.sub("", part).strip(" .,;") for part in _parts(text))
    return tuple(part for part in parts if part and not _NOTHING.issuperset(part))


def _parts(text: str) -> Iterator[str]:
    masked = _masked(text)
    start = 0
    for separator in _SEPARATOR.finditer(masked):
        head, rest = text[start : separator.start()], text[separator.end() :]
        if head.strip() and _divides(separator[0].strip(" ") or "\n", head.strip(), rest.lstrip()):
            yield head
            start = separator.end()
    yield text[start:]


def _masked(text: str) -> str:
    """The text with parentheses blanked, so that what stands in them separates nothing."""
    return PARENTHESIS.sub(lambda inside: "\0" * len(inside[0]), text)


def _divides(separator: str, head: str, rest: str) -> bool:
    if separator in (";", "\n"):
        return True
    if COLLECTIVE.match(head):
        return rest[:1].isupper() and _is_unit_start(rest)
    if _is_unit_start(rest) or COLLECTIVE.match(rest):
        return True
    following = re.split(r"[,;\n(]|\s(?:và|&)\s", rest, maxsplit=1)[0].strip(" .")
    if separator in (",", "+"):
        return bool(_ABBREVIATION.fullmatch(following)) or read_person(following) is not None
    if separator == "&":
        # "Phòng QLKH & HCTH" are two, "KH & CN" is one.
        return bool(_ABBREVIATION.fullmatch(following)) and len(following) > 2
    return read_person(following) is not None


def _is_unit_start(text: str) -> bool:
    unit = UNIT.match(text)
    if not unit:
        return False
    # "Doanh nghiệp, đơn vị tư vấn" is one phrase; "Văn phòng, Thanh tra Sở" are two.
    return text[0].isupper()


def _without_people(part: str) -> tuple[str, tuple[str, ...]]:
    people: list[str] = []
    for inside in PARENTHESIS.finditer(part):
        if found := read_people(inside[1]):
            people += found
            part = part.replace(inside[0], " ")
    unit = clean(part).strip(" .,;:-")
    if person := read_person(unit):
        return "", (person, *people)
    pieces = _AFTER_UNIT.split(unit, maxsplit=1)
    if len(pieces) == 2 and (found := read_people(pieces[1])) and UNIT.match(pieces[0]):
        return pieces[0].strip(), (*found, *people)
    return unit, tuple(people)


def with_kind_restored(units: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """ "Phòng QLKH, TĐC" says "Phòng" once: TĐC becomes the "Phòng TĐC" named elsewhere."""
    kind = ""
    restored: list[str] = []
    for unit in units:
        if _ABBREVIATION.fullmatch(unit) and f"{kind} {unit}" in known:
            restored.append(f"{kind} {unit}")
            continue
        found = UNIT.match(unit)
        kind = found[0] if found else ""
        restored.append(unit)
    return tuple(restored)
