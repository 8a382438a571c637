"""The tasks a report is about, each with what its figures go by."""

import asyncio
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Executable, select
from sqlmodel import col

from bot.domain import OwnerKind, Speaker, TaskFilter, TaskPage
from bot.figures import AsOf, Reported, Standing, last_day
from bot.parsing.values import Status
from bot.storage import Session, Task
from bot.storage.filters import (
    Shape,
    gate,
    in_order,
    runs_in_period,
    sees_through_people,
    shape_of,
    values_of,
)
from bot.storage.lists import PAGE_SIZE, lines_of
from bot.storage.unit_tasks import owners

_AT_ONCE = 1_000
"""Tasks looked at before somebody else has a turn."""


async def reported(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date
) -> Reported:
    """All tasks of the filter's owner and days, whatever their state; cancelled ones do not count.

    Each is looked at here rather than in SQL: the day it was handed in is one of the office's
    time zone.
    """
    return await _reported(session, speaker, replace(wanted, status=None), today=today)


async def reported_unassigned(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date
) -> Reported:
    """Of these, what no person is named for: the very tasks of that list."""
    nobody = replace(wanted, status=Status.UNASSIGNED)
    return await _reported(session, speaker, nobody, today=today)


async def _reported(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date
) -> Reported:
    whole = replace(wanted, figure=None, words="")
    found = await session.execute(
        _rows(shape_of(speaker, whole)), values_of(speaker, whole, today=today)
    )
    strict = speaker.policy.strict_before
    tasks: list[tuple[int, Standing]] = []
    for rows in found.partitions(_AT_ONCE):
        tasks += [(row.id, _standing(row, speaker.zone, strict=strict)) for row in rows]
        await asyncio.sleep(0)  # of a large office it takes a second, and others wait
    return Reported(AsOf(today, wanted.start, wanted.end), tuple(tasks))


async def reported_by_owner(
    session: Session, speaker: Speaker, wanted: TaskFilter, kind: OwnerKind, *, today: date
) -> dict[int, Reported]:
    """The same of each unit or person that has any of these days' tasks, by their id.

    Only tasks the speaker may see are counted, as in the lists of people; whether they may open
    the list of a unit is the caller's to ask.
    """
    of_all = replace(wanted, owner=OwnerKind.ALL, owner_id=None, status=None, figure=None, words="")
    whole = await reported(session, speaker, of_all, today=today)
    standings = dict(whole.tasks)
    shape = shape_of(speaker, of_all)
    of = owners(kind, with_people=sees_through_people(speaker))
    pairs = await session.execute(
        select(of.c.owner_id, col(Task.id))
        .distinct()
        .join(of, of.c.task_id == col(Task.id))
        .where(*gate(shape), *runs_in_period(shape))
        .order_by(of.c.owner_id, col(Task.id)),
        values_of(speaker, of_all, today=today),
    )
    found: dict[int, list[tuple[int, Standing]]] = {}
    for owner_id, task_id in pairs:
        if owner_id is not None and task_id is not None and task_id in standings:
            found.setdefault(owner_id, []).append((task_id, standings[task_id]))
    return {owner_id: Reported(whole.on, tuple(tasks)) for owner_id, tasks in found.items()}


@cache
def _rows(shape: Shape) -> Executable:
    return (
        select(
            col(Task.id),
            col(Task.state),
            col(Task.due),
            col(Task.timeline),
            col(Task.handed_in_at),
            col(Task.completed_at),
        )
        .where(*gate(shape), *runs_in_period(shape))
        .order_by(*in_order(None))
    )


def _standing(row: Any, zone: ZoneInfo, *, strict: bool) -> Standing:
    at = row.handed_in_at or row.completed_at
    return Standing(
        row.state,
        last_day(row.due, row.timeline, strict=strict),
        at.astimezone(zone).date() if at else None,
    )


async def figure_page(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date, page: int = 0
) -> TaskPage:
    """One page of the tasks a number of a report counts."""
    if wanted.figure is None:
        raise ValueError(wanted)
    found = await reported(session, speaker, wanted, today=today)
    ids = found.ids(wanted.figure)
    if page * PAGE_SIZE >= len(ids):
        page = 0
    on_page = ids[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    whole = replace(wanted, figure=None)
    values = values_of(speaker, whole, today=today)
    lines = await lines_of(session, shape_of(speaker, whole), values, on_page)
    return TaskPage(wanted, lines, total=len(ids), page=page, inside=0, overdue=0)
