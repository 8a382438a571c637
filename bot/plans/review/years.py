"""A draft read in another year than before."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.parsing.values import Doubt, Milestone
from bot.plans.tables.dates import row_dates
from bot.plans.values import DraftItem, DraftPlan


def with_year(draft: DraftPlan, year: int) -> DraftPlan:
    """Every phrase without a year is read in this one; what a reviewer corrected stays."""
    if year == draft.year:
        return draft
    items = tuple(_in_year(item, old=draft.year, new=year) for item in draft.items)
    return replace(draft, year=year, items=items)


def _in_year(item: DraftItem, *, old: int, new: int) -> DraftItem:
    before, after = _reading(item, old), _reading(item, new)
    if before[0] == item.milestones:
        kept = tuple(one for one in item.doubts if one not in before[1])
        return replace(item, milestones=after[0], doubts=(*kept, *after[1]))
    if item.timeline:
        return item  # the reviewer's own dates
    # A period that came from a heading or from the row above.
    return replace(item, milestones=tuple(_shifted(m, old=old, new=new) for m in item.milestones))


def _reading(item: DraftItem, year: int) -> tuple[tuple[Milestone, ...], tuple[Doubt, ...]]:
    found = row_dates(item.timeline, note=item.note, sections=(item.section,), year=year)
    return found.milestones, found.doubts


def _shifted(milestone: Milestone, *, old: int, new: int) -> Milestone:
    def shifted(day: date | None) -> date | None:
        return _in(day, new) if day and day.year == old else day

    return replace(milestone, start=shifted(milestone.start), due=shifted(milestone.due))


def moved_to_year(milestones: Iterable[Milestone], year: int) -> tuple[Milestone, ...]:
    """The same days, all of them in this year."""
    return tuple(
        replace(m, start=_in(m.start, year) if m.start else None, due=_in(m.due, year))
        if m.due
        else m
        for m in milestones
    )


def _in(day: date, year: int) -> date:
    """The same day of another year; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
