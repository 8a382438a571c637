"""How many tasks of a filter each unit or person has."""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlmodel import col

from bot.domain import OwnerKind, Speaker, TaskFilter
from bot.storage import Session, Task
from bot.storage.filters import gate, runs_in_period, sees_through_people, shape_of, values_of
from bot.storage.unit_tasks import owners


async def counts_by_owner(
    session: Session, speaker: Speaker, wanted: TaskFilter, kind: OwnerKind, *, today: date
) -> dict[int, int]:
    """The count of each unit's or person's list of this filter, by their id; words do not count.

    Only tasks the speaker may see are counted; the caller leaves out whose list they may not open.
    """
    of_all = replace(wanted, owner=OwnerKind.ALL, owner_id=None, words="")
    shape = shape_of(speaker, of_all)
    of = owners(kind, with_people=sees_through_people(speaker))
    found = await session.execute(
        select(of.c.owner_id, func.count(col(Task.id).distinct()))
        .join(of, of.c.task_id == col(Task.id))
        .where(*gate(shape), *runs_in_period(shape))
        .group_by(of.c.owner_id),
        values_of(speaker, of_all, today=today),
    )
    return {row[0]: row[1] for row in found if row[0] is not None}


async def any_of_several_units(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date
) -> bool:
    """Whether some task of this filter counts for more than one unit."""
    shape = shape_of(speaker, wanted)
    of = owners(OwnerKind.UNIT, with_people=sees_through_people(speaker))
    found = await session.execute(
        select(col(Task.id))
        .join(of, of.c.task_id == col(Task.id))
        .where(*gate(shape), *runs_in_period(shape))
        .group_by(col(Task.id))
        .having(func.count(of.c.owner_id.distinct()) > 1)
        .limit(1),
        values_of(speaker, wanted, today=today),
    )
    return found.first() is not None
