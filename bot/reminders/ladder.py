"""The steps of a due date whose day has come, worked out once for all who have the same part."""

from dataclasses import dataclass, field
from datetime import date

from bot.domain import Part
from bot.reminders.mornings import Morning
from bot.reminders.rules import Step, steps

Come = tuple[tuple[Step, date], ...]
"""Steps, oldest first, each with the first day on which the office wants it told."""


@dataclass(slots=True)
class Ladder:
    """One morning's steps; what was worked out is kept, since thousands of tasks share a day."""

    morning: Morning
    periods_since: date
    """That a period began earlier than this is nobody's news any more."""
    _known: dict[tuple[date, frozenset[Part], date | None], Come] = field(default_factory=dict)

    def come(self, due: date, parts: frozenset[Part], *, begins: date | None) -> Come:
        """What somebody with these parts was or is to be told of a due date until today."""
        if begins is not None and begins < self.periods_since:
            begins = None  # or nearly every task would have a ladder of its own
        key = (due, parts, begins)
        if (found := self._known.get(key)) is None:
            found = self._known[key] = self._work_out(due, parts, begins)
        return found

    def _work_out(self, due: date, parts: frozenset[Part], begins: date | None) -> Come:
        morning = self.morning
        every = steps(due, morning.policy, morning.calendar, parts=parts, begins=begins)
        found = (
            (step, morning.told_from(step.days_before, parts))
            for step in every
            if step.day <= morning.today
        )
        return tuple(sorted(found, key=lambda one: (one[0].day, -one[0].days_before)))
