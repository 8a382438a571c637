"""Queries about who is on a task, in the parts the office edits."""

from typing import NamedTuple

from sqlalchemy import delete, select
from sqlmodel import col

from bot.domain import OwnerKind, Part
from bot.storage import Assignment, Person, Session, Unit


class NamedRow(NamedTuple):
    """A unit or person on a task."""

    part: Part
    kind: OwnerKind
    id: int
    name: str


async def named_on(session: Session, task_id: int) -> list[NamedRow]:
    """Everybody on a task, in the order they were named."""
    found = await session.execute(
        select(
            col(Assignment.part),
            col(Assignment.unit_id),
            col(Unit.name),
            col(Assignment.person_id),
            col(Person.full_name),
        )
        .outerjoin(Unit, col(Unit.id) == col(Assignment.unit_id))
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .where(col(Assignment.task_id) == task_id)
        .order_by(col(Assignment.id))
    )
    return list(dict.fromkeys(NamedRow(*_of(*row)) for row in found))


def _of(
    part: Part, unit_id: int | None, unit: str, person_id: int | None, person: str
) -> tuple[Part, OwnerKind, int, str]:
    if unit_id is not None:
        return part, OwnerKind.UNIT, unit_id, unit
    return part, OwnerKind.PERSON, person_id or 0, person


async def take_off(session: Session, task_id: int, part: Part, kind: OwnerKind, one: int) -> None:
    """A unit or person is not on the task in this part any more."""
    column = Assignment.unit_id if kind is OwnerKind.UNIT else Assignment.person_id
    await session.execute(
        delete(Assignment).where(
            col(Assignment.task_id) == task_id, col(Assignment.part) == part, col(column) == one
        )
    )
