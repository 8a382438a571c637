"""Queries about tasks: lists, the card of one, and who it belongs to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)
from sqlmodel import col

from bot.domain import (
    OPEN_STATES,
    OwnerKind,
    Part,
    Speaker,
    TaskFilter,
    TaskLine,
    TaskPage,
    TaskState,
)
from bot.parsing.values import Status
from bot.storage import (
    Assignment,
    Attachment,
    Milestone,
    Person,
    Result,
    Section,
    Session,
    Task,
    Unit,
)
from bot.storage.ids import id_of
from bot.storage.inserting import is_sqlite
from bot.storage.people import rows_changed

PAGE_SIZE = 8
"""Lines of a list that fit a phone's screen with their buttons."""


async def task_page(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date, page: int = 0
) -> TaskPage:
    """One page of the tasks the filter names: due inside the period first, done ones last."""
    shape = _shape(speaker, wanted)
    values = _values(speaker, wanted, today=today)
    rows = await _rows(session, shape, values, page)
    if not rows and page:
        page, rows = 0, await _rows(session, shape, values, 0)
    if not rows:
        overdue = await session.scalar(select(_overdue_count(shape)), values)
        return TaskPage(wanted, (), total=0, page=0, inside=0, overdue=overdue or 0)
    lines = tuple(
        TaskLine(row.id, row.number, row.content, row.state, row.shown_due, bool(row.inside))
        for row in rows
    )
    total, inside, overdue = rows[0].total, int(rows[0].all_inside), rows[0].overdue
    return TaskPage(wanted, lines, total=total, page=page, inside=inside, overdue=overdue)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What decides the SQL of a list; the statement of each shape is built once."""

    owner: OwnerKind
    only_visible: bool
    has_unit: bool
    status: Status | None
    has_start: bool
    has_end: bool
    words: int

    @property
    def has_period(self) -> bool:
        return self.has_start or self.has_end


def _shape(speaker: Speaker, wanted: TaskFilter) -> _Shape:
    return _Shape(
        owner=wanted.owner,
        only_visible=wanted.owner is OwnerKind.ALL and not speaker.sees_all,
        has_unit=speaker.unit_id is not None,
        status=wanted.status,
        has_start=wanted.start is not None,
        has_end=wanted.end is not None,
        words=len(wanted.words.split()),
    )


def _values(speaker: Speaker, wanted: TaskFilter, *, today: date) -> dict[str, Any]:
    values: dict[str, Any] = {
        "org_id": speaker.org_id,
        "me": speaker.id,
        "my_unit": speaker.unit_id,
        "owner_id": wanted.owner_id,
        "first_day": wanted.start,
        "last_day": wanted.end,
        "today": today,
        "year_start": wanted.start.replace(month=1, day=1) if wanted.start else None,
    }
    words = (_LIKE_SIGNS.sub(r"\\\g<0>", word) for word in wanted.words.split())
    return values | {f"word_{index}": f"%{word}%" for index, word in enumerate(words)}


async def _rows(
    session: Session, shape: _Shape, values: dict[str, Any], page: int
) -> Sequence[Any]:
    found = await session.execute(
        _listing(shape), values | {"lines": PAGE_SIZE, "before": page * PAGE_SIZE}
    )
    rows: Sequence[Any] = found.all()
    return rows


_LIKE_SIGNS = re.compile(r"[%_\\]")
_ORG, _ME, _MY_UNIT, _OWNER = (
    bindparam(name, type_=Integer) for name in ("org_id", "me", "my_unit", "owner_id")
)
_FIRST_DAY, _LAST_DAY, _TODAY, _YEAR_START = (
    bindparam(name, type_=Date) for name in ("first_day", "last_day", "today", "year_start")
)


@cache
def _listing(shape: _Shape) -> Select[Any]:
    """All lines of a list in its order, each carrying the size of the whole."""
    due = col(Milestone.due)
    if shape.has_period:
        is_inside = _within(due, shape)
        inside = func.max(case((is_inside, 1), else_=0))
        shown_due = func.coalesce(func.min(case((is_inside, due))), func.min(due))
        on_milestone, outer = _overlaps(shape), False
    else:
        inside = func.max(0)
        shown_due = func.coalesce(func.min(due), col(Task.due))
        on_milestone, outer = and_(due >= _TODAY, col(Milestone.done_at).is_(None)), True
    done_last = case((col(Task.state) == TaskState.DONE, 1), else_=0)
    # Positions repeat from plan to plan; without the id a line could be on two pages or on none.
    in_plan = (col(Task.position), col(Task.id))
    return (
        select(
            col(Task.id),
            col(Task.number),
            col(Task.content),
            col(Task.state),
            shown_due.label("shown_due"),
            inside.label("inside"),
            func.count().over().label("total"),
            func.sum(inside).over().label("all_inside"),
            _overdue_count(shape).label("overdue"),
        )
        .join(Milestone, and_(col(Milestone.task_id) == col(Task.id), on_milestone), isouter=outer)
        .where(*_of_owner(shape), *_has_status(shape), *_has_words(shape))
        .group_by(col(Task.id))
        .order_by(done_last, inside.desc(), shown_due.is_(None), shown_due, *in_plan)
        .limit(bindparam("lines", type_=Integer))
        .offset(bindparam("before", type_=Integer))
    )


def _of_owner(shape: _Shape) -> list[ColumnElement[bool]]:
    """The owner's tasks; "everybody's" means those the speaker may see.

    Units and people belong to one office; asking for the office as well would lead SQLite to
    walk the index of all its late tasks.
    """
    match shape.owner:
        case OwnerKind.ME:
            return [_assigned(col(Assignment.person_id) == _ME)]
        case OwnerKind.PERSON:
            return [_assigned(col(Assignment.person_id) == _OWNER)]
        case OwnerKind.UNIT:
            return [_assigned(col(Assignment.unit_id) == _OWNER)]
        case OwnerKind.ALL if shape.only_visible:
            return [_names_speaker(has_unit=shape.has_unit)]
        case OwnerKind.ALL:
            return [col(Task.org_id) == _ORG]


def _assigned(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return col(Task.id).in_(select(col(Assignment.task_id)).where(condition))


def _names_speaker(*, has_unit: bool) -> ColumnElement[bool]:
    """Tasks that name the speaker or their unit."""
    is_mine = col(Assignment.person_id) == _ME
    if not has_unit:
        return _assigned(is_mine)
    return _assigned(or_(is_mine, col(Assignment.unit_id) == _MY_UNIT))


def _within(due: Any, shape: _Shape) -> ColumnElement[bool]:
    bounds: list[ColumnElement[bool]] = [due.is_not(None)]
    if shape.has_start:
        bounds.append(due >= _FIRST_DAY)
    if shape.has_end:
        bounds.append(due <= _LAST_DAY)
    return and_(*bounds)


def _overlaps(shape: _Shape) -> ColumnElement[bool]:
    """Windows with a day in common; an unknown start reaches back without end."""
    bounds: list[ColumnElement[bool]] = [col(Milestone.due).is_not(None)]
    if shape.has_start:
        # A recurring milestone runs through the year it started in.
        recurs = and_(col(Milestone.recurrence).is_not(None), col(Milestone.start) >= _YEAR_START)
        bounds.append(or_(col(Milestone.due) >= _FIRST_DAY, recurs))
    if shape.has_end:
        bounds.append(or_(col(Milestone.start).is_(None), col(Milestone.start) <= _LAST_DAY))
    return and_(*bounds)


def _has_status(shape: _Shape) -> list[ColumnElement[bool]]:
    state = col(Task.state)
    match shape.status:
        case Status.DONE:
            return [state == TaskState.DONE]
        case Status.OVERDUE:
            return list(_late())
        case Status.OPEN:
            return [state.not_in((TaskState.DONE, TaskState.CANCELLED))]
        case None:
            return [state != TaskState.CANCELLED]


def _late() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(Task.state).in_(OPEN_STATES), col(Task.due) < _TODAY


def _has_words(shape: _Shape) -> list[ColumnElement[bool]]:
    return [
        col(Task.folded).like(bindparam(f"word_{index}", type_=String), escape="\\")
        for index in range(shape.words)
    ]


def _overdue_count(shape: _Shape) -> Any:
    """How many of the owner's tasks are late, whatever the period and the words."""
    return (
        select(func.count())
        .select_from(Task)
        .where(*_of_owner(shape), *_late())
        .correlate(None)
        .scalar_subquery()
    )


async def visible_tasks_by_number(
    session: Session, speaker: Speaker, number: str
) -> Sequence[Task]:
    """The tasks of that printed number the speaker may see, newest plan first."""
    statement = (
        select(Task)
        .where(col(Task.org_id) == speaker.org_id, col(Task.number) == number)
        .order_by(col(Task.plan_id).desc(), col(Task.position))
        .limit(PAGE_SIZE)
    )
    if not speaker.sees_all:
        statement = statement.where(_names_speaker(has_unit=speaker.unit_id is not None))
    values = {"me": speaker.id, "my_unit": speaker.unit_id}
    return (await session.scalars(statement, values)).all()


async def task_by_id(session: Session, org_id: int, task_id: int) -> Task | None:
    """A task of this office; another office's is as good as none."""
    found = await session.scalars(
        select(Task).where(col(Task.id) == task_id, col(Task.org_id) == org_id)
    )
    return found.one_or_none()


async def tasks_by_ids(session: Session, task_ids: Iterable[int]) -> dict[int, Task]:
    """The tasks of these ids."""
    found = await session.scalars(select(Task).where(col(Task.id).in_(list(task_ids))))
    return {task.id: task for task in found if task.id is not None}


async def assignments_of(session: Session, task_id: int) -> Sequence[Assignment]:
    found = await session.scalars(
        select(Assignment).where(col(Assignment.task_id) == task_id).order_by(col(Assignment.id))
    )
    return found.all()


@dataclass(frozen=True, slots=True)
class Named:
    """A unit or a person on a task, by name."""

    part: Part
    unit: str | None
    person: str | None


@dataclass(frozen=True, slots=True)
class FileRef:
    """An attached file, as the card names it."""

    id: int
    result_id: int | None
    name: str
    is_photo: bool


@dataclass(frozen=True, slots=True)
class TaskCard:
    """Everything the card of a task shows."""

    task: Task
    section: str
    milestones: tuple[Milestone, ...]
    named: tuple[Named, ...]
    results: tuple[tuple[Result, str], ...]
    """Each with the name of who handed it in, oldest first."""
    files: tuple[FileRef, ...]


async def task_card(session: Session, task: Task) -> TaskCard:
    """The task with everything around it."""
    section = await session.get(Section, task.section_id) if task.section_id else None
    return TaskCard(
        task=task,
        section=section.title if section else "",
        milestones=tuple(await milestones_of(session, id_of(task))),
        named=await _named(session, id_of(task)),
        results=await _results(session, id_of(task)),
        files=await _files(session, id_of(task)),
    )


async def milestones_of(session: Session, task_id: int) -> Sequence[Milestone]:
    found = await session.scalars(
        select(Milestone).where(col(Milestone.task_id) == task_id).order_by(col(Milestone.position))
    )
    return found.all()


async def _named(session: Session, task_id: int) -> tuple[Named, ...]:
    found = await session.execute(
        select(col(Assignment.part), col(Unit.name), col(Person.full_name))
        .outerjoin(Unit, col(Unit.id) == col(Assignment.unit_id))
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .where(col(Assignment.task_id) == task_id)
        .order_by(col(Assignment.id))
    )
    return tuple(Named(part, unit, person) for part, unit, person in found)


async def _results(session: Session, task_id: int) -> tuple[tuple[Result, str], ...]:
    found = await session.execute(
        select(Result, col(Person.full_name))
        .join(Person, col(Person.id) == col(Result.person_id))
        .where(col(Result.task_id) == task_id)
        .order_by(col(Result.version))
    )
    return tuple((result, name) for result, name in found)


async def _files(session: Session, task_id: int) -> tuple[FileRef, ...]:
    found = await session.execute(
        select(
            col(Attachment.id),
            col(Attachment.result_id),
            col(Attachment.name),
            col(Attachment.is_photo),
        )
        .where(col(Attachment.task_id) == task_id, col(Attachment.result_id).is_not(None))
        .order_by(col(Attachment.id))
    )
    return tuple(FileRef(row.id, row.result_id, row.name, row.is_photo) for row in found)


async def lock(session: Session, task_id: int) -> None:
    """Keeps others from changing the task until this transaction ends."""
    if not is_sqlite(session):  # which has one writer at a time anyway
        await session.execute(select(col(Task.id)).where(col(Task.id) == task_id).with_for_update())


async def change_state(
    session: Session, task_id: int, *, seen: TaskState, state: TaskState, **values: Any
) -> bool:
    """Moves a task on; False when somebody else moved it since it was read."""
    changed = await session.execute(
        update(Task)
        .where(col(Task.id) == task_id, col(Task.state) == seen)
        .values(state=state, **values)
    )
    return rows_changed(changed) == 1


async def newest_version(session: Session, task_id: int) -> int:
    """The number of the latest result, 0 when there is none."""
    found = await session.scalar(
        select(func.max(col(Result.version))).where(col(Result.task_id) == task_id)
    )
    return found or 0
