"""Who heads, directs and keeps the office on one day: counted out once for however many matters."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.domain import NO_OWN_TIMES, OwnTimes, Part, Role, Speaker
from bot.standing_in import Passing, Places, holder_of, places_of
from bot.storage import Assignment, Session, handovers, reminders, task_people
from bot.storage.task_people import Member, has

_NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Ranks:
    """Those still in the office, who is on leave, and who stands in for whom."""

    members: Mapping[int, Member]
    passings: Sequence[Passing] = ()
    own: Mapping[int, OwnTimes] = field(default_factory=dict)
    today: date | None = None
    """Without a day nobody is known to be on leave."""
    _holders: dict[int, int] = field(default_factory=dict, init=False)
    _places: dict[int, Places] = field(default_factory=dict, init=False)

    def having(self, role: Role) -> frozenset[int]:
        return self._by_role.get(role, _NOBODY)

    def heads_of(self, units: Iterable[int]) -> frozenset[int]:
        return frozenset().union(*(self._heads.get(unit, _NOBODY) for unit in units))

    def heads_for(self, assignments: Iterable[Assignment]) -> frozenset[int]:
        """The heads of the units that lead a task; of its doers' units where none is named."""
        leading = [row for row in assignments if row.part is Part.LEAD]
        units = {row.unit_id for row in leading if row.unit_id}
        doers = (self.members.get(row.person_id or 0) for row in leading)
        return self.heads_of(units or {one.unit_id for one in doers if one and one.unit_id})

    def holder_of(self, person_id: int) -> int:
        """Who has all of somebody's work in the end."""
        if person_id not in self._holders:
            self._holders[person_id] = holder_of(self.passings, person_id, None)
        return self._holders[person_id]

    def takes_place(
        self, person_id: int, others: Collection[int], assignments: Iterable[Assignment]
    ) -> bool:
        """Whether somebody stands in for one of the others, wholly or on this task."""
        if person_id not in self._places:
            self._places[person_id] = places_of(self.passings, person_id)
        places = self._places[person_id]
        on_task = {(one, row.task_id) for one in others for row in assignments}
        return not places.people.isdisjoint(others) or not places.tasks.isdisjoint(on_task)

    def is_there(self, person_id: int) -> bool:
        """Whether a message would reach somebody today: enrolled, not blocked, not on leave."""
        found = self.members.get(person_id)
        if found is None or not found.is_in_reach:
            return False
        own = self.own.get(person_id, NO_OWN_TIMES)
        return self.today is None or not own.is_away(self.today)

    @cached_property
    def _by_role(self) -> dict[Role, frozenset[int]]:
        found: dict[Role, set[int]] = {role: set() for role in Role}
        for one in self.members.values():
            for role in Role:
                if has(one, role):
                    found[role].add(one.id)
        return {role: frozenset(people) for role, people in found.items()}

    @cached_property
    def _heads(self) -> dict[int | None, frozenset[int]]:
        """By unit; somebody without one heads none."""
        found: dict[int | None, frozenset[int]] = {}
        for one in self.having(Role.LEAD):
            unit_id = self.members[one].unit_id
            if unit_id is not None:
                found[unit_id] = found.get(unit_id, _NOBODY) | {one}
        return found


async def ranks_of(session: Session, speaker: Speaker) -> Ranks:
    """Those of the speaker's office as things stand now."""
    return Ranks(
        await task_people.members(session, speaker.org_id),
        await handovers.running(session, speaker.org_id),
        await reminders.own_times(session, speaker.org_id),
        speaker.today,
    )
