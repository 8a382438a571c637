"""What differs between two forms of one row; spelling, Unicode and spaces alone do not."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.parsing.text import clean, fold
from bot.parsing.values import Milestone
from bot.plans.values import DraftItem
from bot.plans.versions.changes import AnyChange, Change, DeadlineChange, Field, OldRow

_STOPS = re.compile(r"[.,;:()\[\]\"'“”‘’/*•…+\-]+")
_AFTER_NUMBER = re.compile(r"[\s.)]+$")


def plain(text: str) -> str:
    """What two spellings of a text share: letters without marks, and digits."""
    return " ".join(_STOPS.sub(" ", fold(text)).split())


def plain_number(number: str) -> str:
    return _AFTER_NUMBER.sub("", clean(number).casefold())


_PEOPLE_OF = {
    Field.LEAD_UNITS: Field.LEAD_PERSONS,
    Field.COORDINATING_UNITS: Field.COORDINATING_PERSONS,
}


def differences(old: OldRow, new: DraftItem) -> tuple[AnyChange, ...]:
    """Every field the plan itself changes in a row that goes on, the deadline first.

    What people made of a row since stays, unless the plan changes the same field; a change to
    what they made of it is none.
    """
    changes = _between(old.item, new, granted=old.granted)
    if old.now is None:
        return changes
    edited = {change.field: change for change in _between(old.item, old.now)}
    overruled = {change.field: change for change in _between(old.now, new)}
    changes += tuple(_people_left_behind(changes, edited, overruled))
    return tuple(
        _overruling(change, edited[change.field]) if change.field in edited else change
        for change in changes
        if change.field not in edited or change.field in overruled
    )


def edited_fields(old: OldRow) -> frozenset[Field]:
    """What people changed of a row since the plan printed it."""
    if old.now is None:
        return frozenset()
    return frozenset(change.field for change in _between(old.item, old.now))


def _people_left_behind(
    changes: tuple[AnyChange, ...],
    edited: dict[Field, AnyChange],
    overruled: dict[Field, AnyChange],
) -> Iterator[Change]:
    """Whom a unit chose goes with the unit when the plan takes the row away from it."""
    changed = {change.field for change in changes}
    for change in changes:
        people = _PEOPLE_OF.get(change.field)
        if people is None or isinstance(change, DeadlineChange) or people in changed:
            continue
        chosen, printed = edited.get(people), overruled.get(people)
        if set(change.old) - set(change.new) and isinstance(chosen, Change) and printed:
            yield Change(people, chosen.old, chosen.old)


def _overruling(change: AnyChange, edited: AnyChange) -> AnyChange:
    if isinstance(change, DeadlineChange) and isinstance(edited, DeadlineChange):
        return replace(change, in_bot=edited.new)
    if isinstance(change, Change) and isinstance(edited, Change):
        return replace(change, in_bot=edited.new)
    return change


def _between(
    old: DraftItem, new: DraftItem, *, granted: date | None = None
) -> tuple[AnyChange, ...]:
    deadline = _deadline(old, new, granted=granted)
    return (*([deadline] if deadline else []), *_others(old, new))


def _deadline(old: DraftItem, new: DraftItem, *, granted: date | None) -> DeadlineChange | None:
    if sorted(map(_moment, old.milestones)) == sorted(map(_moment, new.milestones)):
        return None
    return DeadlineChange(old.milestones, new.milestones, granted=granted)


def _moment(milestone: Milestone) -> tuple[str, ...]:
    """When it is due. The open occurrence of what recurs and the day an event came move on."""
    if milestone.recurrence:
        return ("every", milestone.recurrence, _year(milestone))
    if milestone.trigger:
        days = f"{milestone.offset_days or 0}{'w' if milestone.working else ''}"
        return ("after", plain(milestone.trigger), days)
    return ("on", milestone.due.isoformat() if milestone.due else "")


def same_moment(one: Milestone, other: Milestone) -> bool:
    """Whether both are due on the same day, or after the same event, or in the same rhythm."""
    return _moment(one) == _moment(other)


def _year(milestone: Milestone) -> str:
    return str(milestone.start.year) if milestone.start else ""


def _others(old: DraftItem, new: DraftItem) -> Iterator[Change]:
    for field, before, after in _texts(old, new):
        if plain(before) != plain(after):
            yield Change(field, _one(before), _one(after))
    for field, names, others in _names(old, new):
        if {clean(one).casefold() for one in names} != {clean(one).casefold() for one in others}:
            yield Change(field, names, others)
    if (_target(old), _money(old)) != (_target(new), _money(new)):
        yield from _figures(old, new)
    if plain_number(old.number) != plain_number(new.number):
        yield Change(Field.NUMBER, _one(old.number), _one(new.number))


def _texts(old: DraftItem, new: DraftItem) -> tuple[tuple[Field, str, str], ...]:
    return (
        (Field.TIMELINE, old.timeline, new.timeline),
        (Field.CONTENT, old.content, new.content),
        (Field.EXPECTED_RESULT, old.expected_result, new.expected_result),
        (Field.NOTE, old.note, new.note),
        (Field.KIND, old.kind, new.kind),
        (Field.SECTION, old.section, new.section),
    )


Names = tuple[Field, tuple[str, ...], tuple[str, ...]]


def _names(old: DraftItem, new: DraftItem) -> tuple[Names, ...]:
    return (
        (Field.LEAD_UNITS, old.lead_units, new.lead_units),
        (Field.LEAD_PERSONS, old.lead_persons, new.lead_persons),
        (Field.COORDINATING_UNITS, old.coordinating_units, new.coordinating_units),
        (Field.COORDINATING_PERSONS, old.coordinating_persons, new.coordinating_persons),
        (Field.DIRECTED_BY, old.directed_by, new.directed_by),
    )


def _figures(old: DraftItem, new: DraftItem) -> Iterator[Change]:
    if _money(old) != _money(new):
        yield Change(Field.BUDGET, _one(_money(old)), _one(_money(new)))
    if _target(old) != _target(new):
        yield Change(Field.TARGET, _one(_target(old)), _one(_target(new)))


def _money(item: DraftItem) -> str:
    """The amount; where none was read, the words."""
    return str(item.budget_vnd) if item.budget_vnd is not None else clean(item.budget_text)


def _target(item: DraftItem) -> str:
    parts = (item.indicator_target, item.indicator_unit)
    return " ".join(clean(part) for part in parts if part)


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
