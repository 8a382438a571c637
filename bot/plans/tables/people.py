"""Who does a row: every column of people read by its header, and units whose column is marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.parsing.text import fold
from bot.parsing.values import Doubt
from bot.plans.names.assignees import Assignees, read_roles, split_units
from bot.plans.names.people import looks_like_name, read_person
from bot.plans.names.titles import is_post
from bot.plans.tables.columns import MARKED, Column, Columns

_NOBODY = Assignees()
_PERSON = re.compile(
    r"^(nguoi|can bo|chuyen vien|cong chuc|vien chuc|nhan vien|giao vien|ca nhan|ho (va )?ten"
    r"|truong doan|thanh vien|chu nhiem)\b(?!.*\b(don vi|bo phan|phong|to)\b)"
)
# The end of a cell that a page break printed twice: "Lê Văn An Văn An".
_TWICE = re.compile(r"(\w+(?: \w+)+) \1$")


@dataclass(frozen=True, slots=True)
class RowPeople:
    lead: Assignees = _NOBODY
    cooperating: Assignees = _NOBODY
    directed_by: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """Cells that only name the post of somebody else who leads, as printed."""
    doubts: tuple[Doubt, ...] = ()


def read_people_of(columns: Columns, cells: Sequence[str]) -> RowPeople:
    """Cells are read one by one: what a label says of one does not reach into the next."""
    leading: list[Assignees] = []
    helping: list[Assignees] = []
    posts: list[tuple[str, Assignees]] = []
    for cell, lead, helper in _roles(columns, cells):
        helping.append(helper)
        if _is_only_post(lead):
            posts.append((cell, lead))
        else:
            leading.append(lead)
    if not any(each.units or each.persons for each in leading):
        leading, posts = [*leading, *(lead for _, lead in posts)], []
    directors = (
        person for cell in _cells(columns, cells, Column.DIRECTOR) for person in _directors(cell)
    )
    return RowPeople(
        _together(leading),
        _together(helping),
        tuple(dict.fromkeys(directors)),
        tuple(cell for cell, _ in posts),
        tuple(dict.fromkeys(doubt for each in (*leading, *helping) for doubt in each.doubts)),
    )


def _is_only_post(lead: Assignees) -> bool:
    """ "Trưởng phòng A" beside "Phòng A" names nobody new."""
    return bool(lead.persons) and not lead.units and all(map(is_post, lead.persons))


def _roles(columns: Columns, cells: Sequence[str]) -> Iterator[tuple[str, Assignees, Assignees]]:
    for cell, header in _headed(columns, cells, Column.LEAD):
        lead, helper = read_roles(cell)
        yield (
            (cell, _as_people(lead), helper)
            if _PERSON.search(fold(header))
            else (cell, lead, helper)
        )
    for unit, helps in _marked(columns, cells):
        named = Assignees(units=(unit,))
        yield (unit, _NOBODY, named) if helps else (unit, named, _NOBODY)
    for cell, header in _headed(columns, cells, Column.COOPERATING):
        lead, helper = read_roles("", cell)
        yield cell, lead, _as_people(helper) if _PERSON.search(fold(header)) else helper


def _as_people(read: Assignees) -> Assignees:
    """Given names alone are people where the header announces people."""
    pieces = {unit: [name.strip() for name in unit.split(",")] for unit in read.units}
    named = {unit: names for unit, names in pieces.items() if all(map(looks_like_name, names))}
    units = tuple(unit for unit in read.units if unit not in named)
    people = dict.fromkeys((*read.persons, *(name for names in named.values() for name in names)))
    unsure = tuple(unit for unit in read.unsure if unit not in named)
    return replace(read, units=units, persons=tuple(people), unsure=unsure)


def _cells(columns: Columns, cells: Sequence[str], column: Column) -> Iterator[str]:
    return (text for text, _ in _headed(columns, cells, column))


def _headed(columns: Columns, cells: Sequence[str], column: Column) -> Iterator[tuple[str, str]]:
    """The cells of a meaning, each with its header."""
    for place in columns.places.get(column, ()):
        text = cells[place] if place < len(cells) else ""
        if text.strip("-–_. \n"):
            header = columns.headers[place] if place < len(columns.headers) else ""
            yield _TWICE.sub(r"\1", text), header


def _marked(columns: Columns, cells: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Units in whose column stands a mark, and whether it says that they only help."""
    for place, unit in columns.units.items():
        mark = cells[place].strip() if place < len(cells) else ""
        if MARKED.fullmatch(mark):
            yield unit, fold(mark) == "ph"


def _together(read: Iterable[Assignees]) -> Assignees:
    listed = list(read)
    units = dict.fromkeys(unit for each in listed for unit in each.units)
    persons = dict.fromkeys(person for each in listed for person in each.persons)
    return Assignees(tuple(units), tuple(persons))


def _directors(cell: str) -> tuple[str, ...]:
    """Names without their posts; a post alone ("Giám đốc Sở") stays as printed."""
    if person := read_person(cell):
        return (person,)
    return tuple(read_person(part) or part for part in split_units(cell))
