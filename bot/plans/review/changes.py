"""A chosen reading put into the draft, with the doubts it settles taken off."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from bot.parsing.values import Doubt, Milestone
from bot.plans.review.kinds import NO_DAY_KNOWN, TWINS, Concern, concern_of
from bot.plans.review.questions import Question, matter_of
from bot.plans.review.readings import (
    YEAR_DOUBTS,
    ByDay,
    Called,
    Edited,
    LedBy,
    MovedTo,
    NoDay,
    OfYear,
    Reading,
)
from bot.plans.review.years import moved_to_year, with_year
from bot.plans.values import DraftItem, DraftPlan

_NAMES = ("lead_units", "lead_persons", "coordinating_units", "coordinating_persons", "directed_by")
_SETTLED_BY_FIELD = {
    "number": Concern.NUMBER,
    "content": Concern.CONTENT,
    "budget_vnd": Concern.BUDGET,
}


def answered(draft: DraftPlan, question: Question, reading: Reading) -> DraftPlan:
    """The draft with this answer applied to every row of the question."""
    if isinstance(reading, OfYear):
        doubts = tuple(doubt for doubt in draft.doubts if doubt.key not in YEAR_DOUBTS)
        return replace(with_year(draft, reading.year), doubts=doubts)
    items = list(draft.items)
    for position in question.rows:
        items[position] = _changed(items[position], question.doubt, reading)
    return replace(draft, items=tuple(items))


def _changed(item: DraftItem, doubt: Doubt, reading: Reading) -> DraftItem:
    # What is typed may be about something else than what was asked.
    is_answer = not isinstance(reading, Edited) or concern_of(doubt.key) is Concern.OTHER
    changed = settled(_with(item, reading), (doubt,) if is_answer else ())
    if isinstance(reading, (ByDay, NoDay)):
        return without_doubts(changed, NO_DAY_KNOWN)
    return changed


def _with(item: DraftItem, reading: Reading) -> DraftItem:
    match reading:
        case ByDay():
            return replace(item, milestones=_by_day(item.milestones, reading))
        case NoDay():
            return replace(item, milestones=tuple(m for m in item.milestones if not m.due))
        case MovedTo(year):
            return replace(item, milestones=moved_to_year(item.milestones, year))
        case Called(printed, name):
            return _renamed(item, printed, name)
        case LedBy(unit):
            return replace(item, lead_units=(unit,))
        case Edited(values):
            return edited(item, dict(values))
        case _:
            return item


def _by_day(milestones: tuple[Milestone, ...], reading: ByDay) -> tuple[Milestone, ...]:
    if reading.instead_of:
        return tuple(
            replace(m, due=reading.day, adjusted=False) if m.due == reading.instead_of else m
            for m in milestones
        )
    return (*(m for m in milestones if m.due), Milestone(due=reading.day))


def _renamed(item: DraftItem, printed: str, name: str) -> DraftItem:
    def called(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name if one == printed else one for one in names))

    names: dict[str, Any] = {field: called(getattr(item, field)) for field in _NAMES}
    return replace(item, **names)


def edited(item: DraftItem, values: dict[str, Any]) -> DraftItem:
    """The row with fields typed anew, without the doubts that were about them."""
    changed = replace(item, **values)
    settles = {concern for field, concern in _SETTLED_BY_FIELD.items() if field in values}
    if "milestones" in values:
        settles |= {Concern.DEADLINE, Concern.YEAR, Concern.POSSIBLE}
    kept = tuple(doubt for doubt in changed.doubts if concern_of(doubt.key) not in settles)
    return settled(replace(changed, doubts=kept))


def settled(item: DraftItem, answered_doubts: Collection[Doubt] = ()) -> DraftItem:
    """The row without doubts that were answered or no longer hold."""
    matters = {matter_of(doubt) for doubt in answered_doubts}
    kept = (one for one in item.doubts if matter_of(one) not in matters and _still_holds(item, one))
    return replace(item, doubts=tuple(kept))


def _still_holds(item: DraftItem, doubt: Doubt) -> bool:
    match doubt.key:
        case "no-lead":
            return not item.lead_units and not item.lead_persons
        case "no-content":
            return not item.content
        case key if key in TWINS:
            printed = dict(doubt.values)["printed"]
            return any(printed in getattr(item, field) for field in _NAMES)
        case _:
            return True


def without_doubts(item: DraftItem, keys: Collection[str]) -> DraftItem:
    return replace(item, doubts=tuple(doubt for doubt in item.doubts if doubt.key not in keys))


def due_moved(item: DraftItem, day: date | None) -> tuple[Milestone, ...]:
    """The row's milestones once its last day is this one; none dated where there is no day."""
    if day is None:
        return tuple(m for m in item.milestones if not m.due)
    if item.due is None:
        return (Milestone(due=day),)
    return tuple(_ending(m, day) if m.due == item.due else m for m in item.milestones)


def _ending(milestone: Milestone, day: date) -> Milestone:
    start = milestone.start if milestone.start and milestone.start <= day else None
    return replace(milestone, start=start, due=day, adjusted=False, recurrence=None)
