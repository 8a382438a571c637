"""Who above its doers hears of a late task, level by level: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.domain import NO_OWN_TIMES, Level, OwnTimes, Role
from bot.standing_in import Passing, holder_of
from bot.storage.task_people import Member, Named, has

_SEE_ALL = (Role.DIRECTOR, Role.OFFICE, Role.ADMIN)


@dataclass(frozen=True)
class Staff:
    """The office on one day: who is in it, who is away, who stands in for whom."""

    members: Mapping[int, Member]
    passings: Sequence[Passing]
    own: Mapping[int, OwnTimes]
    today: date

    def superiors(self, level: Level, named: Named, task_id: int) -> frozenset[int]:
        """Who hears of a task at a level; nobody where it has none besides whoever does it.

        Of who is away the one who stands in and may see the task; without one, the others of that
        level hear of it, and where there are none, the level waits. Nobody counts as told whom no
        message reaches.
        """
        found = set[int]()
        for one in self._of_level(level, named, task_id):
            stands_in = self._stands_in(one, level, named, task_id)
            if self.members[stands_in].is_in_reach and not self._is_away(stands_in):
                found.add(stands_in)
        return frozenset(found - self._doing(named, task_id))

    def out_of_reach(self, level: Level, named: Named, task_id: int) -> frozenset[int]:
        """Who would have heard of it, were they enrolled and got what is sent to them."""
        every = self._of_level(level, named, task_id)
        found = {one for one in every if not self.members[one].is_in_reach}
        return frozenset(found - self._doing(named, task_id))

    def _stands_in(self, one: int, level: Level, named: Named, task_id: int) -> int:
        holder = holder_of(self.passings, one, task_id)
        return holder if self._may_see(holder, one, level, named) else one

    def _of_level(self, level: Level, named: Named, task_id: int) -> list[int]:
        if level is Level.LEAD:
            units = set[int | None](named.units) or {self._unit(one) for one in named.doers}
            return [one for unit in units for one in self._heads.get(unit, ())]
        directing = [one for one in named.directing if one in self.members]
        hear = (self._stands_in(one, level, named, task_id) for one in directing)
        if any(self.members[one].is_in_reach for one in hear):
            return directing
        return [*directing, *self._directors]

    def _doing(self, named: Named, task_id: int) -> set[int]:
        """Those named, or who answers for the unit where nobody is; and who stands in for them."""
        doers = set(named.doers) or self._answering(named)
        return doers | {holder_of(self.passings, one, task_id) for one in doers}

    def _answering(self, named: Named) -> set[int]:
        return {one for unit in named.units for one in self._heads.get(unit, ())}

    def _may_see(self, holder: int, absent: int, level: Level, named: Named) -> bool:
        """Who is named stands in with all rights; for a head, only somebody of the unit does."""
        if holder not in self.members or not self.members[holder].is_in_reach:
            return False
        if level is Level.LEAD:
            return self._unit(holder) == self._unit(absent)
        return absent in named.directing or any(
            has(self.members[holder], role) for role in _SEE_ALL
        )

    @cached_property
    def _heads(self) -> dict[int | None, list[int]]:
        """By unit; somebody without one heads none."""
        found: dict[int | None, list[int]] = {}
        for one in self.members.values():
            if one.unit_id is not None and has(one, Role.LEAD):
                found.setdefault(one.unit_id, []).append(one.id)
        return found

    @cached_property
    def _directors(self) -> list[int]:
        return [one.id for one in self.members.values() if has(one, Role.DIRECTOR)]

    def _unit(self, person_id: int) -> int | None:
        found = self.members.get(person_id)
        return found.unit_id if found else None

    def _is_away(self, person_id: int) -> bool:
        return self.own.get(person_id, NO_OWN_TIMES).is_away(self.today)
