"""Counts of tasks, each of them the size of a list the speaker may open."""

from dataclasses import dataclass, replace
from datetime import date

from bot.domain import OwnerKind, Speaker, TaskFilter
from bot.parsing.grouping import Grouping
from bot.services.asking.owners import Owner, office_of, told_apart
from bot.services.tasks.tasks import listed_owner
from bot.storage import Session
from bot.storage.groups import counts_by_owner
from bot.storage.ids import id_of

GROUPS_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class Group:
    """A person or unit, the list of their tasks, and how many are in it."""

    label: str
    filter: TaskFilter
    total: int


@dataclass(frozen=True, slots=True)
class Groups:
    """Some people or units with their counts, and how many have any."""

    shown: tuple[Group, ...]
    page: int
    pages: int
    total: int
    unit_name: str | None
    """The unit whose people they are."""


async def groups_page(
    session: Session,
    speaker: Speaker,
    wanted: TaskFilter,
    by: Grouping,
    *,
    today: date,
    page: int = 0,
) -> Groups:
    """A page of `groups`, the nearest there is; raises `NotAllowed` for somebody else's unit."""
    unit_name = await listed_owner(session, speaker, wanted)
    found = await groups(session, speaker, wanted, by, today=today)
    pages = max(-(-len(found) // GROUPS_A_PAGE), 1)
    page = min(max(page, 0), pages - 1)
    first = page * GROUPS_A_PAGE
    return Groups(found[first : first + GROUPS_A_PAGE], page, pages, len(found), unit_name)


async def groups(
    session: Session, speaker: Speaker, wanted: TaskFilter, by: Grouping, *, today: date
) -> tuple[Group, ...]:
    """Who has tasks of the filter, most first; only whose lists the speaker may open.

    Of a unit's filter it is the people of the unit, each with all tasks of their own. What
    somebody only directs is none of theirs.
    """
    owners = [
        one
        for one in await _owners(session, speaker, by)
        if one.may_be_listed_by(speaker) and _is_within(one, wanted)
    ]
    kind = OwnerKind.UNIT if by is Grouping.UNIT else OwnerKind.DOER
    counts = await counts_by_owner(session, speaker, wanted, kind, today=today)
    found = [
        Group(one.label, replace(wanted, owner=kind, owner_id=one.id), counts[one.id])
        for one in owners
        if counts.get(one.id)
    ]
    return tuple(sorted(found, key=lambda group: (-group.total, group.label)))


def _is_within(one: Owner, wanted: TaskFilter) -> bool:
    return not wanted.owner.is_unit or one.unit_id == wanted.owner_id


async def _owners(session: Session, speaker: Speaker, by: Grouping) -> tuple[Owner, ...]:
    office = await office_of(session, speaker.org_id)
    units = {id_of(unit): unit.name for unit in office.units}
    if by is Grouping.UNIT:
        return office.units_of_ids(set(units))
    return told_apart(office.people, units)
