"""The roster to try things on: what it finds and creates is stored nowhere."""

from datetime import datetime
from itertools import count
from typing import Self, cast

from bot.services.people.roster import Roster
from bot.storage import Organisation, Person, Session, Unit
from bot.storage.ids import Stored, id_of
from bot.storage.people import people_of, units_of


class _Nowhere:
    """Takes rows as a session does, gives them an id nobody has, and forgets them."""

    def __init__(self) -> None:
        self._ids = count(-1, -1)

    def add(self, row: Stored) -> None:
        row.id = next(self._ids)

    async def flush(self) -> None:
        """There is nothing to write."""


class RosterCopy(Roster):
    """Answers as the roster would, on copies of its rows."""

    @classmethod
    async def load(
        cls,
        session: Session,
        organisation: Organisation,
        *,
        now: datetime,
        actor_id: int | None = None,
    ) -> Self:
        roster = cls(cast(Session, _Nowhere()), organisation, now=now, actor_id=actor_id)
        for unit in await units_of(session, id_of(organisation)):
            roster._know_unit(Unit(**unit.model_dump()))
        for person in await people_of(session, id_of(organisation)):
            roster._know_person(Person(**person.model_dump()))
        return roster

    @property
    def nowhere(self) -> Session:
        """A session that forgets what is added to it."""
        return self._session

    def names(self) -> tuple[dict[int, str], dict[int, str]]:
        """Units and people by id, those it only tried among them."""
        return self.unit_names(), {id_of(one): one.full_name for one in self.people()}
