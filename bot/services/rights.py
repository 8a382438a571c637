"""May this person do this to this row? Pure; asked for every command, button and callback."""

from collections.abc import Iterable
from enum import StrEnum

from bot.domain import OwnerKind, Part, Role, Speaker, TaskFilter
from bot.errors import NotAllowed, NotFound
from bot.storage import Assignment


class Act(StrEnum):
    SEE = "see"
    HAND_IN = "hand_in"


class Relation(StrEnum):
    """What a person has to do with a task, the closest first."""

    DOES = "does"  # named with the lead part
    DOES_FOR_UNIT = "does_for_unit"  # nobody is named, their unit leads
    LEADS_UNIT = "leads_unit"  # heads the unit that leads the task
    HELPS = "helps"  # named otherwise, or their unit is
    NONE = "none"


_MAY: dict[Act, frozenset[Relation]] = {
    Act.SEE: frozenset(
        {Relation.DOES, Relation.DOES_FOR_UNIT, Relation.LEADS_UNIT, Relation.HELPS}
    ),
    Act.HAND_IN: frozenset({Relation.DOES, Relation.DOES_FOR_UNIT, Relation.LEADS_UNIT}),
}
_MAY_ANYWHERE: dict[Act, frozenset[Role]] = {
    Act.SEE: frozenset({Role.DIRECTOR, Role.OFFICE, Role.ADMIN}),
    Act.HAND_IN: frozenset({Role.OFFICE}),
}


def relation(speaker: Speaker, assignments: Iterable[Assignment]) -> Relation:
    """What the speaker has to do with the task of these assignments."""
    rows = list(assignments)
    doers = {row.person_id for row in rows if row.person_id and row.part is Part.LEAD}
    units = {row.unit_id for row in rows if row.unit_id and row.part is Part.LEAD}
    if speaker.id in doers:
        return Relation.DOES
    if speaker.unit_id in units and Role.LEAD in speaker.roles:
        return Relation.LEADS_UNIT
    if speaker.unit_id in units and not doers:
        return Relation.DOES_FOR_UNIT
    if any(row.person_id == speaker.id for row in rows):
        return Relation.HELPS
    if speaker.unit_id and any(row.unit_id == speaker.unit_id for row in rows):
        return Relation.HELPS
    return Relation.NONE


def may(speaker: Speaker, act: Act, assignments: Iterable[Assignment]) -> bool:
    """Whether the speaker may do this to the task of these assignments."""
    if speaker.roles & _MAY_ANYWHERE[act]:
        return True
    return relation(speaker, assignments) in _MAY[act]


def require(speaker: Speaker, act: Act, assignments: Iterable[Assignment]) -> None:
    """Raises `NotFound` for a task the speaker may not even see, else `NotAllowed`."""
    rows = list(assignments)
    if not may(speaker, Act.SEE, rows):
        raise NotFound("task-not-found")
    if not may(speaker, act, rows):
        raise NotAllowed(f"not-allowed-{act.value.replace('_', '-')}")


def may_list(speaker: Speaker, wanted: TaskFilter, *, owner_unit_id: int | None = None) -> bool:
    """Whether the speaker may ask for this list; `owner_unit_id` is the unit of a listed person.

    Of a colleague's tasks the list has those the speaker may see, no others.
    """
    if speaker.sees_all or wanted.owner in (OwnerKind.ME, OwnerKind.ALL):
        return True
    if wanted.owner is OwnerKind.UNIT:
        return wanted.owner_id == speaker.unit_id
    if wanted.owner_id == speaker.id:
        return True
    return owner_unit_id == speaker.unit_id is not None
