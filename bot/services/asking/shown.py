"""What a chat was shown last: from there words go on, and places are counted there."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from bot.domain import Figure, OwnerKind, TaskFilter
from bot.parsing.grouping import Grouping
from bot.parsing.values import Status
from bot.services.asking.wishes import LikelyReading, OpensList, OpensTask


class ShownAs(StrEnum):
    """In which form the tasks of a filter were shown."""

    NOTHING = "nothing"  # only choices were offered
    LIST = "list"
    COUNT = "count"
    BY_PERSON = "p"
    BY_UNIT = "u"
    SUMMARY = "summary"
    NAMES = "names"  # whose list is meant was asked back

    @property
    def grouping(self) -> Grouping | None:
        """What was counted by, where people or units were shown."""
        return Grouping(self.value) if self in (ShownAs.BY_PERSON, ShownAs.BY_UNIT) else None


@dataclass(frozen=True, slots=True)
class Shown:
    """The filter of what was shown, its form, and the page that was open, from 0."""

    filter: TaskFilter
    page: int = 0
    form: ShownAs = ShownAs.LIST
    choices: tuple[LikelyReading, ...] = ()
    """What the buttons open, in their order; none for a list, whose lines are its tasks."""
    asked_back: str | None = None
    """The owner of the query that fits several, where names were offered."""

    def offering(self, choices: tuple[LikelyReading, ...]) -> "Shown":
        """The same with other choices below it, in which places are counted from now on."""
        return replace(self, choices=choices)


def offered_after(earlier: Shown | None, choices: tuple[LikelyReading, ...]) -> Shown:
    """What was shown before, now with these choices below it."""
    return (earlier or Shown(TaskFilter(), form=ShownAs.NOTHING)).offering(choices)


def written(shown: Shown) -> dict[str, Any]:
    """As it is kept in the database."""
    return {
        **_written_filter(shown.filter),
        "page": shown.page,
        "form": shown.form.value,
        "asked_back": shown.asked_back,
        "choices": [_written_choice(choice) for choice in shown.choices],
    }


def _written_choice(choice: LikelyReading) -> dict[str, Any]:
    if isinstance(choice, OpensTask):
        return {"task": choice.task_id, "number": choice.number}
    return {"name": choice.owner_name, **_written_filter(choice.filter)}


def _written_filter(wanted: TaskFilter) -> dict[str, Any]:
    return {
        "owner": wanted.owner.value,
        "owner_id": wanted.owner_id,
        "status": wanted.status.value if wanted.status else None,
        "start": wanted.start.isoformat() if wanted.start else None,
        "end": wanted.end.isoformat() if wanted.end else None,
        "words": wanted.words,
        "typed": wanted.typed,
        "figure": wanted.figure.value if wanted.figure else None,
    }


def read(kept: dict[str, Any]) -> Shown:
    """What `written` made."""
    return Shown(
        _read_filter(kept),
        page=kept["page"],
        form=ShownAs(kept["form"]),
        choices=tuple(_read_choice(choice) for choice in kept["choices"]),
        asked_back=kept["asked_back"],
    )


def _read_choice(kept: dict[str, Any]) -> LikelyReading:
    if "task" in kept:
        return OpensTask(kept["task"], kept["number"])
    return OpensList(_read_filter(kept), kept["name"])


def _read_filter(kept: dict[str, Any]) -> TaskFilter:
    start, end, status = kept["start"], kept["end"], kept["status"]
    figure = kept.get("figure")
    return TaskFilter(
        owner=OwnerKind(kept["owner"]),
        owner_id=kept["owner_id"],
        status=Status(status) if status else None,
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
        words=kept["words"],
        typed=kept["typed"],
        figure=Figure(figure) if figure else None,
    )
