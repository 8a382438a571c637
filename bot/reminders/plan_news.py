"""What a new version of a plan means for each person, against what they knew."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Days = tuple[date, ...]
Known = dict[int, Days]
"""Somebody's open tasks, each with its days."""


@dataclass(frozen=True, slots=True)
class News:
    """What one person is told, by the ids of the tasks."""

    new: tuple[int, ...]
    moved: tuple[int, ...]
    taken: tuple[int, ...]
    """Somebody else's now."""
    dropped: tuple[int, ...]
    knew: Known
    """The days before, of every task but the new ones."""
    are: Known

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.moved or self.taken or self.dropped)

    def packed(self) -> dict[str, Any]:
        """As it waits in the outbox, with what `known_before` needs to take it back."""
        gone = (*self.moved, *self.taken, *self.dropped)
        return {
            "new": list(self.new),
            "moved": [[task_id, *self._move(task_id)] for task_id in self.moved],
            "taken": list(self.taken),
            "dropped": list(self.dropped),
            "knew": {str(task_id): _words(self.knew[task_id]) for task_id in gone},
        }

    def _move(self, task_id: int) -> tuple[list[str], list[str]]:
        """The days that are no more and those that are new."""
        old, new = set(self.knew[task_id]), set(self.are[task_id])
        return _words(old - new), _words(new - old)


def all_news(
    knew: Mapping[int, Known], are: Mapping[int, Known], *, still_open: Collection[int]
) -> dict[int, News]:
    """Everybody for whom something changed."""
    people = knew.keys() | are.keys()
    news = {
        person: _news(knew.get(person, {}), are.get(person, {}), still_open) for person in people
    }
    return {person: one for person, one in news.items() if not one.is_empty}


def _news(knew: Known, are: Known, still_open: Collection[int]) -> News:
    lost = sorted(knew.keys() - are.keys())
    return News(
        new=tuple(sorted(are.keys() - knew.keys())),
        moved=tuple(one for one in sorted(knew.keys() & are.keys()) if knew[one] != are[one]),
        taken=tuple(one for one in lost if one in still_open),
        dropped=tuple(one for one in lost if one not in still_open),
        knew=knew,
        are=are,
    )


def known_before(payload: Mapping[str, Any], knows: Known) -> Known:
    """What a person knew as long as the message of this payload is not sent.

    A task that is over by now stays out: nobody has to hear again of what they finished.
    """
    unheard, lost = set(payload["new"]), {*payload["taken"], *payload["dropped"]}
    heard = {task_id: days for task_id, days in knows.items() if task_id not in unheard}
    knew = {
        int(task_id): tuple(map(date.fromisoformat, days))
        for task_id, days in payload["knew"].items()
    }
    return heard | {one: days for one, days in knew.items() if one in heard or one in lost}


def _words(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]
