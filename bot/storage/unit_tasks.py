"""Which units a task is of: those it names; where none leads it, also those of its doers."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, not_, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.domain import OwnerKind, Part
from bot.storage import Assignment, Person, Session

_OTHER = aliased(Assignment)
_NO_UNIT_LEADS = not_(
    select(col(_OTHER.id))
    .where(
        col(_OTHER.task_id) == col(Assignment.task_id),
        col(_OTHER.part) == Part.LEAD,
        col(_OTHER.unit_id).is_not(None),
    )
    .correlate(Assignment)
    .exists()
)
_LED_BY_PEOPLE = and_(col(Assignment.part) == Part.LEAD, _NO_UNIT_LEADS)


def leads(unit_id: Any) -> ColumnElement[bool]:
    """Of an assignment: it names this unit to lead the task."""
    return and_(col(Assignment.unit_id) == unit_id, col(Assignment.part) == Part.LEAD)


def led_by_people_of(unit_id: Any) -> ColumnElement[bool]:
    """Of an assignment: somebody of this unit leads the task, and no unit is named to."""
    people = select(col(Person.id)).where(col(Person.unit_id) == unit_id)
    return and_(col(Assignment.person_id).in_(people), _LED_BY_PEOPLE)


def led_by_any(people: Any) -> ColumnElement[bool]:
    """Of an assignment: one of these people leads the task, and no unit is named to."""
    return and_(col(Assignment.person_id).in_(people), _LED_BY_PEOPLE)


async def ids_in_unit(session: Session, unit_id: int | None) -> list[int]:
    """Its people, also who has left: what still names them is to be given to somebody."""
    found = await session.scalars(select(col(Person.id)).where(col(Person.unit_id) == unit_id))
    return sorted(one for one in found if one is not None)


def does() -> ColumnElement[bool]:
    """Leads a task or co-operates on it; who only directs it does not do it."""
    is_done_by: ColumnElement[bool] = col(Assignment.part) != Part.DIRECTING
    return is_done_by


def owners(kind: OwnerKind, *, with_people: bool) -> Any:
    """Each task with its units, or its people: `task_id` and `owner_id`, some pairs twice.

    Where the reader's lists of units have what their people lead, so do these: `with_people`.
    """
    if kind is not OwnerKind.UNIT:
        doing = [does()] if kind is OwnerKind.DOER else []
        return _named(col(Assignment.person_id), *doing).subquery()
    named = _named(col(Assignment.unit_id))
    if not with_people:
        return named.subquery()
    through_people = _named(col(Person.unit_id), _LED_BY_PEOPLE).join(
        Person, col(Person.id) == col(Assignment.person_id)
    )
    return union_all(named, through_people).subquery()


def _named(owner: Any, *conditions: ColumnElement[bool]) -> Select[Any]:
    return (
        select(col(Assignment.task_id).label("task_id"), owner.label("owner_id"))
        .select_from(Assignment)
        .where(owner.is_not(None), *conditions)
    )
