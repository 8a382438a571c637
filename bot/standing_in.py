"""Who has whose tasks while they are handed over: pure, out of the handovers that run.

Who stands in for somebody also has what was handed to that one whole, all the way along. Single
tasks are handed on no further, and nobody ends where they began: a loop leaves things as they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passing:
    """The tasks of one person with another; single ones, or all where none is named."""

    from_id: int
    to_id: int
    task_ids: frozenset[int] = frozenset()

    def takes(self, task_id: int | None) -> bool:
        """Whether this task goes along; without one, whether everything does."""
        return not self.task_ids or task_id in self.task_ids


@dataclass(frozen=True, slots=True)
class Places:
    """Whose place one person takes: of some people whole, of others on a task (person, task)."""

    people: frozenset[int] = frozenset()
    tasks: frozenset[tuple[int, int]] = frozenset()


def places_of(passings: Sequence[Passing], person_id: int) -> Places:
    """Whose place somebody takes by these handovers."""
    people: set[int] = set()
    tasks: set[tuple[int, int]] = set()
    waiting = [person_id]
    while waiting:
        holder = waiting.pop()
        for one in passings:
            if one.to_id != holder or one.from_id == person_id:
                continue
            if one.task_ids:
                tasks |= {(one.from_id, task_id) for task_id in one.task_ids}
            elif one.from_id not in people:
                people.add(one.from_id)
                waiting.append(one.from_id)
    return Places(frozenset(people), frozenset(tasks))


def holder_of(passings: Iterable[Passing], person_id: int, task_id: int | None) -> int:
    """Who has this task of somebody's in the end: whoever nobody stands in for."""
    rows = list(passings)
    found = next((one for one in rows if one.from_id == person_id and one.takes(task_id)), None)
    passed = {person_id}
    while found is not None:
        if found.to_id in passed:
            return person_id
        passed.add(found.to_id)
        holder = found.to_id
        found = next((one for one in rows if one.from_id == holder and one.takes(None)), None)
        if found is None:
            return holder
    return person_id
