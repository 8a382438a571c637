"""Lists of tasks: which rows a filter names, in their order, a page at a time."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, select
from sqlmodel import col

from bot.domain import Speaker, TaskFilter, TaskLine, TaskPage
from bot.storage import Milestone, Session, Task
from bot.storage.filters import Shape, days_of, gate, in_order, late_tasks, shape_of, values_of
from bot.storage.inserting import is_sqlite

PAGE_SIZE = 8
"""Lines of a list that fit a phone's screen with their buttons."""


async def task_page(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date, page: int = 0
) -> TaskPage:
    """One page of the tasks a filter without words names: due inside the period first, done last.

    With words it is `search.found_page`.
    """
    shape = shape_of(speaker, wanted)
    values = values_of(speaker, wanted, today=today)
    rows = await _rows(session, shape, values, page)
    if not rows and page:
        page, rows = 0, await _rows(session, shape, values, 0)
    if not rows:
        overdue = await overdue_count(session, shape, values)
        return TaskPage(wanted, (), total=0, page=0, inside=0, overdue=overdue)
    total, inside, overdue = rows[0].total, int(rows[0].all_inside), rows[0].overdue
    return TaskPage(
        wanted, tuple(map(_line, rows)), total=total, page=page, inside=inside, overdue=overdue
    )


def _line(row: Any) -> TaskLine:
    return TaskLine(row.id, row.number, row.content, row.state, row.shown_due, bool(row.inside))


async def _rows(session: Session, shape: Shape, values: dict[str, Any], page: int) -> Sequence[Any]:
    found = await session.execute(
        listing(shape, on_server=not is_sqlite(session)),
        values | {"lines": PAGE_SIZE, "before": page * PAGE_SIZE},
    )
    rows: Sequence[Any] = found.all()
    return rows


@cache
def listing(shape: Shape, *, on_server: bool) -> Select[Any]:
    """All lines of a list in its order, each carrying the size of the whole."""
    days = days_of(shape)
    return (
        _lines(shape)
        .add_columns(
            func.count().over().label("total"),
            func.sum(days.inside).over().label("all_inside"),
            late_tasks(shape, on_server=on_server).label("overdue"),
        )
        .where(*gate(shape))
        .order_by(*in_order(days))
        .limit(bindparam("lines", type_=Integer))
        .offset(bindparam("before", type_=Integer))
    )


def _lines(shape: Shape) -> Select[Any]:
    days = days_of(shape)
    return (
        select(
            col(Task.id),
            col(Task.number),
            col(Task.content),
            col(Task.state),
            days.shown_due.label("shown_due"),
            days.inside.label("inside"),
        )
        .join(Milestone, days.on_milestone, isouter=not shape.has_period)
        .group_by(col(Task.id))
    )


@cache
def _lines_of(shape: Shape) -> Select[Any]:
    ids = bindparam("task_ids", expanding=True, type_=Integer)
    return _lines(shape).where(col(Task.id).in_(ids))


async def lines_of(
    session: Session, shape: Shape, values: dict[str, Any], task_ids: Sequence[int]
) -> tuple[TaskLine, ...]:
    """These tasks as lines of such a list, in the order given; without those gone meanwhile."""
    found = await session.execute(_lines_of(shape), values | {"task_ids": list(task_ids)})
    lines = {row.id: _line(row) for row in found}
    return tuple(lines[one] for one in task_ids if one in lines)


async def lines_numbered(
    session: Session, speaker: Speaker, wanted: TaskFilter, number: str, *, today: date
) -> tuple[TaskLine, ...]:
    """The tasks of a list without words that are printed under a number, on whatever page."""
    values = values_of(speaker, wanted, today=today) | {"number": number}
    found = await session.execute(_numbered_lines(shape_of(speaker, wanted)), values)
    return tuple(map(_line, found))


@cache
def _numbered_lines(shape: Shape) -> Select[Any]:
    return (
        _lines(shape)
        .where(*gate(shape), col(Task.number) == bindparam("number"))
        .order_by(*in_order(days_of(shape)))
        .limit(PAGE_SIZE)
    )


async def overdue_count(session: Session, shape: Shape, values: dict[str, Any]) -> int:
    """How many of the owner's tasks are late, whatever the period and the words."""
    late = late_tasks(shape, on_server=not is_sqlite(session))
    return await session.scalar(select(late), values) or 0
