"""Cells of units and people taken apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.parsing.text import clean
from bot.parsing.values import Doubt
from bot.plans.names.cell_parts import Part, read_part
from bot.plans.names.cell_roles import Role, stretches, without_contacts
from bot.plans.names.unit_lists import LONGEST_CELL, split_units

__all__ = ["Assignees", "read_assignees", "read_roles", "split_units"]

_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Assignees:
    """Who a cell names, each as printed, in order.

    A post without a name ("Trưởng phòng QLKH") stands among the persons as printed: only the
    staff list can say who holds it.
    """

    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    dropped: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """Titles, words of a role and telephone numbers, which name nobody."""
    unread: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """What is neither unit nor person, for somebody to look at."""
    unsure: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """Units whose name says no kind: "Tài chính - Kế toán"."""

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return (
            *(Doubt("assignee-unread", (("printed", text),)) for text in self.unread),
            *(Doubt("unit-unsure", (("printed", text),)) for text in self.unsure),
        )


def read_assignees(cell: str) -> Assignees:
    """Units and, split off from them, the people in parentheses or after titles.

    >>> read_assignees("Văn phòng (Thuận, Kiều); Chi cục TĐC")
    Assignees(units=('Văn phòng', 'Chi cục TĐC'), persons=('Thuận', 'Kiều'))
    """
    return _together(_read(cell))


def read_roles(leading: str, helping: str = "") -> tuple[Assignees, Assignees]:
    """Who leads and who helps; a cell of leads may name both.

    >>> lead, helper = read_roles("Phòng A (chủ trì), Phòng B")
    >>> lead.units, helper.units
    (('Phòng A',), ('Phòng B',))
    """
    parts = _read(leading)
    said = any(part.role is Role.LEADS for part in parts)
    helpers = {Role.HELPS, Role.UNSAID} if said else {Role.HELPS}
    lead = [part for part in parts if part.role not in helpers]
    help_ = [part for part in parts if part.role in helpers]
    return _together(lead), _together([*help_, *_read(helping)])


def _together(parts: Iterable[Part]) -> Assignees:
    listed = list(parts)
    dropped = (clean(words) for part in listed for words in part.dropped)
    return Assignees(
        _once(unit for part in listed for unit in part.units),
        _once(person for part in listed for person in part.persons),
        tuple(words for words in dropped if words),
        _once(words for part in listed for words in part.unread),
        _once(unit for part in listed for unit in part.unsure),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _read(cell: str) -> list[Part]:
    if len(cell) > LONGEST_CELL:
        kept = re.split(r"[;,\n](?=[^;,\n]*$)", cell[:LONGEST_CELL])[0]
        cut = clean(cell[len(kept) :])[:_LONGEST_NAME]
        return [*_read(kept), Part(Role.UNSAID, unread=(f"{cut} …",))]
    text, contacts = without_contacts(cell)
    parts = [Part(Role.UNSAID, dropped=contacts)] if contacts else []
    for stretch in stretches(text):
        parts.append(Part(stretch.role, dropped=(clean(stretch.said),)))
        names = split_units(stretch.text)
        parts += [read_part(name, stretch.role, among=names) for name in names]
    return parts
