"""Reminders pass on with the tasks: each step is told once, to who had the task that day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.reminders.rules import Step
from bot.standing_in import Passing
from bot.storage import Session, handovers
from bot.storage.coming_due import Candidate
from bot.storage.handovers import Past

Told = Mapping[tuple[int, int, date], frozenset[int]]
"""Person, milestone and due date to the steps they were told."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What is handed over on a day, and what was of late."""

    passings: Sequence[Passing]
    past: Sequence[Past]

    def known(
        self,
        told: Told,
        person_id: int,
        absent: Collection[int],
        *,
        one: Candidate,
        steps: Sequence[Step],
    ) -> frozenset[int]:
        """The steps somebody need not be told: also what the absent heard before they left, and,
        once back, what who stood in was told of those days and of any before.
        """
        known = set[int]()
        for who in (person_id, *absent):
            known |= told.get((who, one.milestone_id, one.due), frozenset())
        for days, stand_in in self._stood_in(person_id, one.task_id):
            heard = told.get((stand_in, one.milestone_id, one.due), frozenset())
            known |= {
                step.days_before
                for step in steps
                if step.days_before in heard and step.day <= days.ends_on
            }
        return frozenset(known)

    def _stood_in(self, person_id: int, task_id: int) -> list[tuple[Past, int]]:
        """The handovers of somebody's task, each with whoever had it then, along a chain too."""
        found: list[tuple[Past, int]] = []
        for one in self.past:
            if one.passing.from_id != person_id or not one.passing.takes(task_id):
                continue
            having = {one.passing.to_id}
            for further in self.past:
                if further.passing.from_id in having and further.passing.takes(None):
                    having.add(further.passing.to_id)
            found += [(one, stand_in) for stand_in in sorted(having - {person_id})]
        return found


async def handed_over(session: Session, org_id: int, *, today: date, since: date) -> HandedOver:
    return HandedOver(
        await handovers.on_day(session, org_id, today),
        await handovers.begun_since(session, org_id, since),
    )
