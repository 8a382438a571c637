"""More that may change between two mornings: who stands in for whom, hours, closures, policy."""

from datetime import time, timedelta

from sqlalchemy import delete
from sqlmodel import col

from bot.errors import NhacViecError
from bot.messages.taps.office_settings import PolicyField
from bot.storage import Assignment, DayOff, Handover, Milestone, Organisation, Person, Task
from bot.storage.planned_mornings import plan_again
from tests.reminders.random_office import PEOPLE, TASKS, UNITS, Act, RandomOffice

_QUIET = ((None, None), (time(21), time(9)), (time(12), time(13)), (time(7), time(10)))
_GOES_UP = (PolicyField.UP_LEAD, PolicyField.UP_DIRECTOR)


class RandomChanges(RandomOffice):
    """The same office, with all that."""

    def _acts(self) -> list[Act]:
        return [
            *super()._acts(),
            self._quiet,
            self._stand_in_on_some,
            self._stand_in_along_a_chain,
            self._period_start,
            self._goes_up,
            self._policy_of_old,
            self._second_part,
            self._other_names,
            self._milestone_added,
            self._urgent,
            self._look_again,
            self._recur,
            self._closure,
        ]

    async def _quiet(self) -> None:
        row = await self._any(Person)
        row.quiet_from, row.quiet_until = self.rnd.choice(_QUIET)

    async def _stand_in_on_some(self) -> None:
        whose, to = self.rnd.sample(PEOPLE, k=2)
        self._stand_in(whose, to, self.rnd.sample(TASKS, k=2))

    async def _stand_in_along_a_chain(self) -> None:
        first, second, third = self.rnd.sample(PEOPLE, k=3)
        self._stand_in(first, second, [])
        self._stand_in(second, third, [])

    def _stand_in(self, whose: int, to: int, tasks: list[int]) -> None:
        starts_on = self._near(12, 2)
        self._add(
            Handover(
                org_id=1,
                from_person_id=whose,
                to_person_id=to,
                starts_on=starts_on,
                ends_on=starts_on + timedelta(days=self.rnd.randrange(20)),
                task_ids=tasks,
                begun_at=self._instant(5),
                created_at=self._instant(5),
            )
        )

    async def _period_start(self) -> None:
        await self._say_if_new(PolicyField.PERIOD, self.rnd.choice(("có", "không")))

    async def _goes_up(self) -> None:
        await self._say_if_new(self.rnd.choice(_GOES_UP), self.rnd.choice("01258"))

    async def _say_if_new(self, field: PolicyField, said: str) -> None:
        try:
            await self._say(field, said)
        except NhacViecError:  # the lead after the director, say: the office is told so
            return

    async def _policy_of_old(self) -> None:
        (await self.session.get_one(Organisation, 1)).policy = {}

    async def _second_part(self) -> None:
        row = await self._any(Assignment)
        if row is not None and row.person_id is not None:
            again = self._assignment(row.task_id)
            again.unit_id, again.person_id = None, row.person_id
            self._add(again)

    async def _other_names(self) -> None:
        row = await self._any(Assignment)
        if row is None:
            return
        if row.person_id is not None:
            row.person_id = self.rnd.choice(PEOPLE)
        else:
            row.unit_id = self.rnd.choice(UNITS)
        row.assigned_at = self.rnd.choice((None, self._instant(2)))

    async def _milestone_added(self) -> None:
        task: Task = await self._any(Task)
        added = self._milestone(task.id or 0, 9)
        added.created_at = self._instant(1)
        self._add(added)

    async def _urgent(self) -> None:
        row = await self._any(Task)
        row.urgent = not row.urgent

    async def _look_again(self) -> None:
        await plan_again(self.session, 1, self.today)

    async def _recur(self) -> None:
        row: Milestone = await self._any(Milestone)
        row.recurrence = None if row.recurrence else "monthly"

    async def _closure(self) -> None:
        """For some weeks, once in a while."""
        if self.rnd.random() < 0.5:
            return
        first = self._near(3, 20)
        for number in range(self.rnd.randrange(5, 45)):
            day = first + timedelta(days=number)
            await self.session.execute(delete(DayOff).where(col(DayOff.day) == day))
            self._add(DayOff(org_id=1, day=day))
