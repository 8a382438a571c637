"""Who answers for what names only a unit: its heads."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, cast, select
from sqlmodel import col

from bot.domain import Role
from bot.storage import Person, Session
from bot.storage.reading import among

Heads = Mapping[int, Sequence[int]]
"""By unit, who heads it; a unit without a head is not there."""
_ROLES: Any = cast(col(Person.roles), String)
_UNIT: Any = col(Person.unit_id)


@dataclass(frozen=True, slots=True)
class Staff:
    """Who heads each unit, and everybody of those units where that is asked."""

    members: Mapping[int, Sequence[int]]
    heads: Heads

    def answering(self, unit_id: int, *, leads: bool) -> Sequence[int]:
        """Who hears of what names only their unit: of helping the heads alone, of directing nobody.

        Of leading everybody, where the unit has no head.
        """
        heads = self.heads.get(unit_id, ())
        if leads:
            return heads or self.members.get(unit_id, ())
        return heads


async def heads_of_units(session: Session, org_id: int) -> dict[int, list[int]]:
    found = await session.execute(
        select(col(Person.id), _UNIT, col(Person.roles))
        .where(
            col(Person.org_id) == org_id,
            col(Person.active),
            _UNIT.is_not(None),
            # Few are: the roles of the others need not be read.
            _ROLES.contains(Role.LEAD.value),
        )
        .order_by(col(Person.id))
    )
    heads: dict[int, list[int]] = {}
    for person_id, unit_id, roles in found:
        if Role.LEAD in roles:
            heads.setdefault(unit_id, []).append(person_id)
    return heads


async def members_of(session: Session, org_id: int, units: Collection[int]) -> dict[int, list[int]]:
    """Everybody of these units."""
    found = await session.execute(
        select(col(Person.id), _UNIT)
        .where(col(Person.org_id) == org_id, col(Person.active), among(session, _UNIT, units))
        .order_by(col(Person.id))
    )
    members: dict[int, list[int]] = {}
    for person_id, unit_id in found:
        members.setdefault(unit_id, []).append(person_id)
    return members
