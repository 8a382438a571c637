"""Whether an assignment reminds somebody who lacks a step, by name or for their unit.

The same rules as in `storage.recipients`, as conditions of a query on assignments.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Integer, and_, column, false, or_, select, values
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.domain import Part
from bot.storage import Assignment, Milestone, Person, Session
from bot.storage.reading import among
from bot.storage.unit_heads import Heads

_PERSON: Any = col(Person.id)
_NAMED: Any = col(Assignment.person_id)
_PART: Any = col(Assignment.part)
_UNIT: Any = col(Assignment.unit_id)


class Lacks(Protocol):
    """Whether a person lacks a step that the assignment brings."""

    def __call__(self, person: Any, assigned_at: Any = None) -> ColumnElement[bool]: ...


@dataclass(frozen=True, slots=True)
class Hearers:
    """Who answers for units; and whose reminders another gets, which are always looked at."""

    session: Session
    heads: Heads
    absent: Collection[int]
    back: Collection[int]
    """From leave; they hear of what is long past for others."""

    def are_back(self) -> ColumnElement[bool]:
        """Whether a milestone's task is of theirs, or of a unit of theirs, or of whom anybody
        stands in for.
        """
        task_id = col(Assignment.task_id)
        own_unit = col(Person.unit_id)
        people = {*self.back, *self.absent}
        units = select(own_unit).where(among(self.session, _PERSON, people), own_unit.is_not(None))
        theirs = or_(among(self.session, _NAMED, people), _UNIT.in_(units))
        return col(Milestone.task_id).in_(select(task_id).where(theirs))

    def hear(
        self, org_id: int, lacks: Lacks, *, helping: ColumnElement[bool]
    ) -> ColumnElement[bool]:
        """`helping`: whether there is any step for who co-operates."""
        person, assigned_at = col(Assignment.person_id), col(Assignment.assigned_at)
        gone = select(col(Person.id)).where(col(Person.org_id) == org_id, ~col(Person.active))
        by_name = and_(
            person.is_not(None),
            person.not_in(gone),
            or_(self._is_absent(person), lacks(person, assigned_at)),
        )
        return or_(by_name, and_(person.is_(None), self._unit_hears(lacks, helping)))

    def _unit_hears(self, lacks: Lacks, helping: ColumnElement[bool]) -> ColumnElement[bool]:
        """What is led by a unit without a head is always looked at."""
        head_hears, unit = self._head_hears(lacks), among(self.session, _UNIT, self.heads)
        return or_(
            and_(_PART == Part.LEAD, _names_nobody(), or_(~unit, head_hears)),
            and_(_PART == Part.COORDINATING, helping, _names_nobody(of_unit=True), head_hears),
        )

    def _head_hears(self, lacks: Lacks) -> ColumnElement[bool]:
        rows = [(unit, head) for unit, heads in self.heads.items() for head in heads]
        if not rows:
            return false()
        columns = column("unit_id", Integer), column("person_id", Integer)
        listed = values(*columns, name="head").data(rows).cte()
        head = listed.c.person_id
        statement = select(head).where(
            listed.c.unit_id == _UNIT, or_(self._is_absent(head), lacks(head))
        )
        return statement.correlate_except(listed).exists()

    def _is_absent(self, person: Any) -> ColumnElement[bool]:
        found: ColumnElement[bool] = among(self.session, person, self.absent)
        return found if self.absent else false()


def _names_nobody(*, of_unit: bool = False) -> ColumnElement[bool]:
    """Nobody has this part of the task by name; or nobody of this unit has."""
    other, person = aliased(Assignment), aliased(Person)
    named = (
        select(col(other.id))
        .join(person, col(person.id) == col(other.person_id))
        .where(
            col(other.task_id) == col(Assignment.task_id),
            col(other.part) == _PART,
            col(person.active),
        )
    )
    if of_unit:
        named = named.where(col(person.unit_id) == _UNIT)
    return ~named.correlate(Assignment).exists()
