"""What a filter means in SQL: whose tasks, in which state, when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    and_,
    bindparam,
    case,
    func,
    not_,
    or_,
    select,
    tuple_,
)
from sqlmodel import col

from bot.domain import OPEN_STATES, OwnerKind, Part, Speaker, TaskFilter, TaskState
from bot.parsing.values import Status
from bot.storage import Assignment, Milestone, Task
from bot.storage.unit_tasks import does, leads, led_by_any, led_by_people_of

_OF_OTHERS = (OwnerKind.ALL, OwnerKind.PERSON, OwnerKind.DOER)
"""Lists that may hold tasks the speaker must not see; own ones and those of the unit do not."""

_SEEN_THROUGH_PEOPLE = (OwnerKind.UNIT, OwnerKind.LEADING)
"""Lists of a unit that for some readers also have what names only its people."""


@dataclass(frozen=True, slots=True)
class Me:
    """By what tasks can be the speaker's: their name, their unit, those they stand in for."""

    has_unit: bool
    stands_in: bool = False
    stands_in_on_some: bool = False
    heads_unit: bool = False
    acts_as_head: bool = False


def me_of(speaker: Speaker) -> Me:
    return Me(
        has_unit=speaker.unit_id is not None,
        stands_in=bool(speaker.stands_in_for),
        stands_in_on_some=bool(speaker.stands_in_on),
        heads_unit=bool(speaker.unit_people),
        acts_as_head=bool(speaker.acting_units),
    )


def my_values(speaker: Speaker) -> dict[str, Any]:
    """What a condition on the speaker's tasks is filled with."""
    values: dict[str, Any] = {"me": speaker.id, "my_unit": speaker.unit_id}
    if speaker.stands_in_for:
        values["stood_in_for"] = sorted(speaker.stands_in_for)
    if speaker.stands_in_on:
        values["stood_in_on"] = sorted(speaker.stands_in_on)
    if speaker.acting_units:
        values["acting_units"] = sorted(speaker.acting_units)
        values["acting_people"] = sorted(speaker.acting_people)
    return values


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides the SQL of a list; the statement of each shape is built once."""

    owner: OwnerKind
    only_visible: bool
    with_people: bool
    """Of a unit: also what is led by its people, where no unit leads it."""
    me: Me
    status: Status | None
    has_start: bool
    has_end: bool

    @property
    def has_period(self) -> bool:
        return self.has_start or self.has_end


def shape_of(speaker: Speaker, wanted: TaskFilter) -> Shape:
    return Shape(
        owner=wanted.owner,
        only_visible=wanted.owner in _OF_OTHERS and not speaker.sees_all,
        with_people=wanted.owner in _SEEN_THROUGH_PEOPLE and sees_through_people(speaker),
        me=me_of(speaker),
        status=wanted.status,
        has_start=wanted.start is not None,
        has_end=wanted.end is not None,
    )


def sees_through_people(speaker: Speaker) -> bool:
    """Whether what names somebody, and no unit, counts for the unit, as far as they may open it."""
    return speaker.sees_all or bool(speaker.unit_people)


def values_of(speaker: Speaker, wanted: TaskFilter, *, today: date) -> dict[str, Any]:
    """What the statements of a list are filled with."""
    return {
        "org_id": speaker.org_id,
        **my_values(speaker),
        "owner_id": wanted.owner_id,
        "first_day": wanted.start,
        "last_day": wanted.end,
        "today": today,
        "year_start": wanted.start.replace(month=1, day=1) if wanted.start else None,
    }


@dataclass(frozen=True, slots=True)
class Columns:
    """What of a task a list looks at; a search has it beside its words, on PostgreSQL."""

    id: Any
    org_id: Any
    state: Any
    due: Any
    position: Any
    is_done: Any


TASKS = Columns(
    id=col(Task.id),
    org_id=col(Task.org_id),
    state=col(Task.state),
    due=col(Task.due),
    position=col(Task.position),
    is_done=case((col(Task.state) == TaskState.DONE, 1), else_=0),
)

_ORG, _ME, _MY_UNIT, _OWNER = (
    bindparam(name, type_=Integer) for name in ("org_id", "me", "my_unit", "owner_id")
)
_STOOD_IN_FOR = bindparam("stood_in_for", expanding=True, type_=Integer)
_STOOD_IN_ON: Any = bindparam("stood_in_on", expanding=True)
_ACTING_UNITS, _ACTING_PEOPLE = (
    bindparam(name, expanding=True, type_=Integer) for name in ("acting_units", "acting_people")
)
_FIRST_DAY, _LAST_DAY, _TODAY, _YEAR_START = (
    bindparam(name, type_=Date) for name in ("first_day", "last_day", "today", "year_start")
)


@dataclass(frozen=True, slots=True)
class Days:
    """Of a task joined with the milestones a list is about: the day it shows."""

    on_milestone: ColumnElement[bool]
    shown_due: Any
    inside: Any
    """1 where that day lies within the period, else 0."""


def days_of(shape: Shape, of: Columns = TASKS) -> Days:
    due = col(Milestone.due)
    of_task = col(Milestone.task_id) == of.id
    if not shape.has_period:
        ahead = and_(of_task, due >= _TODAY, col(Milestone.done_at).is_(None))
        return Days(ahead, func.coalesce(func.min(due), of.due), func.max(0))
    is_inside = _within(due, shape)
    return Days(
        and_(of_task, _overlaps(shape)),
        func.coalesce(func.min(case((is_inside, due))), func.min(due)),
        func.max(case((is_inside, 1), else_=0)),
    )


def in_order(days: Days | None, of: Columns = TASKS) -> tuple[Any, ...]:
    """Due inside the period first, by due day; done last. Without milestones by the last day."""
    # Positions repeat from plan to plan; without the id a line could be on two pages or on none.
    in_plan = (of.position, of.id)
    if days is None:
        return (of.is_done, of.due.is_(None), of.due, *in_plan)
    return (of.is_done, days.inside.desc(), days.shown_due.is_(None), days.shown_due, *in_plan)


def gate(shape: Shape, of: Columns = TASKS) -> list[ColumnElement[bool]]:
    """Whose tasks, as far as the speaker may see them, and in which state; not yet when."""
    return [*_of_owner(shape, of), *_has_status(shape, of)]


def runs_in_period(shape: Shape, of: Columns = TASKS) -> list[ColumnElement[bool]]:
    """Whether a milestone is open on some day of the period, where the filter names one."""
    if not shape.has_period:
        return []
    return [_milestone_with(of, _overlaps(shape))]


def is_due_in_period(shape: Shape, of: Columns = TASKS) -> ColumnElement[bool]:
    return _milestone_with(of, _within(col(Milestone.due), shape), _overlaps(shape))


def _milestone_with(of: Columns, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    of_task = col(Milestone.task_id) == of.id
    return select(col(Milestone.id)).where(of_task, *conditions).correlate(of.id.table).exists()


def _of_owner(shape: Shape, of: Columns) -> list[ColumnElement[bool]]:
    """The owner's tasks; "everybody's" means those the speaker may see.

    Units and people belong to one office; asking for the office as well would lead SQLite to
    walk the index of all its late tasks.
    """
    match shape.owner:
        case OwnerKind.ME:
            return [_assigned(of, _is_mine(shape.me))]
        case OwnerKind.PERSON | OwnerKind.DOER:
            theirs = col(Assignment.person_id) == _OWNER
            if shape.owner is OwnerKind.DOER:
                theirs = and_(theirs, does())
            seen = [names_speaker(shape.me, of)] if shape.only_visible else []
            return [_assigned(of, theirs), *seen]
        case OwnerKind.UNIT:
            return [_assigned(of, _or_people(shape, col(Assignment.unit_id) == _OWNER))]
        case OwnerKind.NAMED:
            return [_assigned(of, col(Assignment.unit_id) == _OWNER)]
        case OwnerKind.LEADING:
            return [_assigned(of, _or_people(shape, leads(_OWNER)))]
        case OwnerKind.DIRECTED:
            directs = col(Assignment.part) == Part.DIRECTING
            return [_assigned(of, and_(directs, _is_speaker(shape.me)))]
        case OwnerKind.ALL if shape.only_visible:
            return [names_speaker(shape.me, of)]
        case OwnerKind.ALL:
            return [of.org_id == _ORG]


def _or_people(shape: Shape, is_unit: ColumnElement[bool]) -> ColumnElement[bool]:
    return or_(is_unit, led_by_people_of(_OWNER)) if shape.with_people else is_unit


def _assigned(of: Columns, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    found: ColumnElement[bool] = of.id.in_(select(col(Assignment.task_id)).where(condition))
    return found


def names_speaker(me: Me, of: Columns = TASKS) -> ColumnElement[bool]:
    """Tasks that name the speaker, their unit, or somebody they stand in for.

    For who heads a unit also those its people lead where no unit does; for who stands in for a
    head those that one decides about.
    """
    found = [_is_speaker(me)]
    if me.heads_unit:
        found.append(led_by_people_of(_MY_UNIT))
    if me.acts_as_head:
        leads_it = and_(
            col(Assignment.part) == Part.LEAD, col(Assignment.unit_id).in_(_ACTING_UNITS)
        )
        found += [leads_it, led_by_any(_ACTING_PEOPLE)]
    return _assigned(of, or_(*found) if len(found) > 1 else found[0])


def _is_speaker(me: Me) -> ColumnElement[bool]:
    is_mine = _is_mine(me)
    return or_(is_mine, col(Assignment.unit_id) == _MY_UNIT) if me.has_unit else is_mine


def _is_mine(me: Me) -> ColumnElement[bool]:
    """Without a handover the plain condition, which is what nearly everybody asks."""
    person = col(Assignment.person_id)
    found: list[ColumnElement[bool]] = [person == _ME]
    if me.stands_in:
        found.append(person.in_(_STOOD_IN_FOR))
    if me.stands_in_on_some:
        found.append(tuple_(person, col(Assignment.task_id)).in_(_STOOD_IN_ON))
    return or_(*found) if len(found) > 1 else found[0]


def _within(due: Any, shape: Shape) -> ColumnElement[bool]:
    bounds: list[ColumnElement[bool]] = [due.is_not(None)]
    if shape.has_start:
        bounds.append(due >= _FIRST_DAY)
    if shape.has_end:
        bounds.append(due <= _LAST_DAY)
    return and_(*bounds)


def _overlaps(shape: Shape) -> ColumnElement[bool]:
    """Windows with a day in common; an unknown start reaches back without end."""
    bounds: list[ColumnElement[bool]] = [col(Milestone.due).is_not(None)]
    if shape.has_start:
        # A recurring milestone runs through the year it started in.
        recurs = and_(col(Milestone.recurrence).is_not(None), col(Milestone.start) >= _YEAR_START)
        bounds.append(or_(col(Milestone.due) >= _FIRST_DAY, recurs))
    if shape.has_end:
        bounds.append(or_(col(Milestone.start).is_(None), col(Milestone.start) <= _LAST_DAY))
    return and_(*bounds)


def _has_status(shape: Shape, of: Columns) -> list[ColumnElement[bool]]:
    match shape.status:
        case Status.DONE:
            return [of.state == TaskState.DONE]
        case Status.OVERDUE:
            return list(_late(of))
        case Status.OPEN:
            return [_not_over(of)]
        case Status.NOT_STARTED:
            return [of.state == TaskState.NOT_STARTED]
        case Status.IN_PROGRESS:
            return [of.state == TaskState.IN_PROGRESS]
        case Status.UNASSIGNED:
            return [_not_over(of), *_names_nobody(shape, of)]
        case None:
            return [of.state != TaskState.CANCELLED]


def _not_over(of: Columns) -> ColumnElement[bool]:
    """Somebody still has to do it, or to approve it; what is paused rests."""
    is_open: ColumnElement[bool] = of.state.not_in(_OVER_OR_RESTING)
    return is_open


_OVER_OR_RESTING = (TaskState.DONE, TaskState.CANCELLED, TaskState.PAUSED)


def _names_nobody(shape: Shape, of: Columns) -> list[ColumnElement[bool]]:
    """No person leads it; of a unit's tasks, those it leads itself."""
    leads_it = col(Assignment.part) == Part.LEAD
    nobody = not_(_assigned(of, and_(leads_it, col(Assignment.person_id).is_not(None))))
    return [nobody, _assigned(of, leads(_OWNER))] if shape.owner.is_unit else [nobody]


def _late(of: Columns) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return of.state.in_(OPEN_STATES), of.due < _TODAY


def late_tasks(shape: Shape, *, on_server: bool) -> Any:
    """How many of the owner's tasks are late, whatever the period and the words.

    PostgreSQL finds the late ones of an office by its index, where else it would look through all
    tasks; SQLite would walk through them all, where it goes through the owner's alone.
    """
    by_office = [TASKS.org_id == _ORG] if on_server else []
    return (
        select(func.count())
        .select_from(Task)
        .where(*by_office, *_of_owner(shape, TASKS), *_late(TASKS))
        .correlate(None)
        .scalar_subquery()
    )
