"""May this person do this to this row? One pure table; asked for every command, button and word."""

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType

from bot.acts import POSSIBLE, Act, OfficeAct
from bot.domain import OwnerKind, Part, Role, Speaker, TaskFilter, TaskState
from bot.errors import NotAllowed, NotFound
from bot.storage import Assignment


class Relation(StrEnum):
    """What a person has to do with a task; one may have several."""

    DOES = "does"  # named with the lead part, or stands in for who is
    UNIT_DOES = "unit_does"  # their unit leads it and nobody is named
    # Their unit leads it, whoever is named; where no unit does, they head the unit of who is.
    UNIT_LEADS = "unit_leads"
    HELPS = "helps"  # named as co-operating
    UNIT_HELPS = "unit_helps"  # their unit co-operates
    DIRECTS = "directs"  # named, or their unit, as directing
    ACTS_AS_HEAD = "acts_as_head"  # stands in for who heads the unit that leads it
    NONE = "none"


_ALL = frozenset(Relation)
_RELATED = _ALL - {Relation.NONE}
_DOERS = frozenset({Relation.DOES, Relation.UNIT_DOES})
_UNIT = frozenset({Relation.UNIT_LEADS})
_ACTING = frozenset({Relation.ACTS_AS_HEAD})
_Row = dict[Role, frozenset[Relation]]


def _doing(**more: frozenset[Relation]) -> _Row:
    """Those who do the task, and who leads their unit."""
    return {Role.OFFICER: _DOERS, Role.LEAD: _UNIT} | {Role(role): of for role, of in more.items()}


def _deciding(**more: frozenset[Relation]) -> _Row:
    """Who leads the unit or stands in for who does, and every director."""
    deciding = {Role.OFFICER: _ACTING, Role.LEAD: _UNIT, Role.DIRECTOR: _ALL}
    return deciding | {Role(role): of for role, of in more.items()}


TABLE: MappingProxyType[Act, _Row] = MappingProxyType(
    {
        Act.SEE: {
            Role.OFFICER: _RELATED,
            Role.DIRECTOR: _ALL,
            Role.OFFICE: _ALL,
            Role.ADMIN: _ALL,
        },
        Act.HAND_IN: _doing(office=_ALL),
        Act.REPORT_PROGRESS: _doing(),
        Act.TICK_MILESTONE: _doing(office=_ALL),
        Act.SET_EVENT_DAY: _doing(office=_ALL),
        Act.WITHDRAW: _doing(office=_ALL),
        Act.ASK_EXTENSION: _doing(),
        Act.COMMENT: {Role.OFFICER: _RELATED, Role.DIRECTOR: _ALL, Role.OFFICE: _ALL},
        Act.CONTRIBUTE: {Role.OFFICER: frozenset({Relation.HELPS, Relation.UNIT_HELPS})},
        Act.SNOOZE: {
            Role.OFFICER: _RELATED,
            Role.DIRECTOR: _ALL,
            Role.OFFICE: _ALL,
            Role.ADMIN: _ALL,
        },
        Act.TAKE: {Role.OFFICER: frozenset({Relation.UNIT_DOES})},
        Act.ASSIGN: {Role.LEAD: _UNIT, Role.OFFICE: _ALL},
        Act.APPROVE: _deciding(),
        Act.RETURN: _deciding(office=_ALL),
        Act.DECIDE_EXTENSION: _deciding(office=_ALL),
        Act.NUDGE: {Role.LEAD: _UNIT, Role.DIRECTOR: _ALL, Role.OFFICE: _ALL},
        Act.ASK_LEAD: {Role.DIRECTOR: _ALL, Role.OFFICE: _ALL},
        Act.EDIT: {Role.OFFICE: _ALL},
        Act.PAUSE: {Role.OFFICE: _ALL},
        Act.RESUME: {Role.OFFICE: _ALL},
        Act.CANCEL: {Role.OFFICE: _ALL},
    }
)
"""Act × role × relation. The officer's column is everybody's: each role is an officer's too."""

OFFICE_TABLE: MappingProxyType[OfficeAct, frozenset[Role]] = MappingProxyType(
    {
        OfficeAct.ADD_TASK: frozenset({Role.OFFICE}),
        OfficeAct.KEEP_PLANS: frozenset({Role.OFFICE, Role.ADMIN}),
        OfficeAct.MANAGE_PEOPLE: frozenset({Role.OFFICE, Role.ADMIN}),
        OfficeAct.SET_ROLES: frozenset({Role.OFFICE, Role.ADMIN}),
        OfficeAct.HAND_OVER: frozenset({Role.LEAD, Role.OFFICE, Role.ADMIN}),
        OfficeAct.SET_POLICY: frozenset({Role.OFFICE, Role.ADMIN}),
        OfficeAct.SET_DAYS: frozenset({Role.OFFICE, Role.ADMIN}),
        OfficeAct.SEE_LEDGER: frozenset({Role.OFFICE, Role.ADMIN}),
        OfficeAct.SEE_PHRASES: frozenset({Role.OFFICE}),
        OfficeAct.REWORD: frozenset({Role.OFFICE, Role.ADMIN}),
        OfficeAct.CONNECT_GROUP: frozenset({Role.LEAD, Role.OFFICE, Role.ADMIN}),
        OfficeAct.SEE_UNIT_BOARD: frozenset({Role.LEAD, Role.DIRECTOR, Role.OFFICE}),
        OfficeAct.SEE_OFFICE_BOARD: frozenset({Role.DIRECTOR, Role.OFFICE}),
        # As with nudges one by one; a lead presses the own unit alone, see `may_press`.
        OfficeAct.BROADCAST: frozenset({Role.LEAD, Role.DIRECTOR, Role.OFFICE, Role.ADMIN}),
    }
)


def relations(speaker: Speaker, assignments: Iterable[Assignment]) -> frozenset[Relation]:
    """What the speaker has to do with the task of these assignments; `NONE` alone for nothing."""
    rows = list(assignments)
    doers = {row.person_id for row in rows if row.person_id and row.part is Part.LEAD}
    does = any(_is_or_stands_in(speaker, row) for row in rows if row.part is Part.LEAD)
    found = {Relation.DOES} if does else set[Relation]()
    is_of_no_unit = not any(row.unit_id for row in rows if row.part is Part.LEAD)
    if is_of_no_unit and doers & speaker.unit_people:
        found.add(Relation.UNIT_LEADS)
    if is_of_no_unit and doers & speaker.acting_people:
        found.add(Relation.ACTS_AS_HEAD)
    for row in rows:
        is_person = _is_or_stands_in(speaker, row)
        is_unit = speaker.unit_id is not None and row.unit_id == speaker.unit_id
        if row.part is Part.LEAD and row.unit_id in speaker.acting_units:
            found.add(Relation.ACTS_AS_HEAD)
        match row.part:
            case Part.LEAD if is_unit:
                found |= {Relation.UNIT_LEADS} if doers else _LEADING_ALONE
            case Part.COORDINATING if is_person:
                found.add(Relation.HELPS)
            case Part.COORDINATING if is_unit:
                found.add(Relation.UNIT_HELPS)
            case Part.DIRECTING if is_person or is_unit:
                found.add(Relation.DIRECTS)
    return frozenset(found) or frozenset({Relation.NONE})


def _is_or_stands_in(speaker: Speaker, row: Assignment) -> bool:
    person_id = row.person_id
    if person_id is None:
        return False
    stands_in = person_id in speaker.stands_in_for
    return person_id == speaker.id or stands_in or (person_id, row.task_id) in speaker.stands_in_on


_LEADING_ALONE = frozenset({Relation.UNIT_LEADS, Relation.UNIT_DOES})


def may(speaker: Speaker, act: Act, assignments: Iterable[Assignment]) -> bool:
    """Whether the speaker may do this to the task of these assignments, whatever its state."""
    found = relations(speaker, assignments)
    row = TABLE[act]
    return any(row.get(role, frozenset()) & found for role in {Role.OFFICER, *speaker.roles})


def require(speaker: Speaker, act: Act, assignments: Iterable[Assignment]) -> None:
    """Raises `NotFound` for a task the speaker may not even see, else `NotAllowed`."""
    rows = list(assignments)
    if not may(speaker, Act.SEE, rows):
        raise NotFound("task-not-found")
    if not may(speaker, act, rows):
        raise NotAllowed(f"not-allowed-{act.value.replace('_', '-')}")


def offered(
    speaker: Speaker, state: TaskState, assignments: Iterable[Assignment]
) -> frozenset[Act]:
    """The acts that are both allowed and possible now; what a card shows buttons for."""
    rows = list(assignments)
    return frozenset(act for act in Act if state in POSSIBLE[act] and may(speaker, act, rows))


def may_in_office(speaker: Speaker, act: OfficeAct) -> bool:
    """Whether one of the speaker's roles may do this in their office."""
    return bool(speaker.roles & OFFICE_TABLE[act])


def require_in_office(speaker: Speaker, act: OfficeAct) -> None:
    """Raises `NotAllowed` with a sentence that says whose work this is."""
    if not may_in_office(speaker, act):
        raise NotAllowed(f"not-allowed-{act.value.replace('_', '-')}")


def may_press(speaker: Speaker, unit_id: int | None) -> bool:
    """Whether a broadcast of the speaker may go to people of this unit: a lead's to the own."""
    if not may_in_office(speaker, OfficeAct.BROADCAST):
        return False
    return speaker.sees_all or (unit_id is not None and unit_id == speaker.unit_id)


_OWN = (OwnerKind.ME, OwnerKind.DIRECTED, OwnerKind.ALL)


def may_list(speaker: Speaker, wanted: TaskFilter, *, owner_unit_id: int | None = None) -> bool:
    """Whether the speaker may ask for this list; `owner_unit_id` is the unit of a listed person.

    Of a colleague's tasks the list has those the speaker may see, no others.
    """
    if speaker.sees_all or wanted.owner in _OWN:
        return True
    if wanted.owner.is_unit:
        return wanted.owner_id == speaker.unit_id
    absent = {*speaker.stands_in_for, *(person_id for person_id, _ in speaker.stands_in_on)}
    if wanted.owner_id in {speaker.id, *absent}:
        return True
    return owner_unit_id == speaker.unit_id is not None
