"""A plan of a school year: its months up to July are those of the second calendar year."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from bot.parsing.values import Milestone
from bot.plans.front.pages import Front
from bot.plans.values import DraftItem

_LAST_MONTH = 7


def in_school_year(
    read: Callable[[int], Sequence[DraftItem]], year: int, front: Front
) -> list[DraftItem]:
    """The items as read for the plan's year; for a school year, as both its years read them."""
    items = list(read(year))
    if front.year != year or not is_of_school_year(front):
        return items
    later = read(year + 1)
    if [item.content for item in items] != [item.content for item in later]:
        return items
    return [_over_both(one, other, year=year) for one, other in zip(items, later, strict=True)]


def is_of_school_year(front: Front) -> bool:
    return any(doubt.key == "school-year" for doubt in front.doubts)


def _over_both(first: DraftItem, second: DraftItem, *, year: int) -> DraftItem:
    if len(first.milestones) != len(second.milestones):
        return first
    pairs = zip(first.milestones, second.milestones, strict=True)
    milestones = tuple(_in_its_year(one, other, year=year) for one, other in pairs)
    within = all(one.due is None or year <= one.due.year <= year + 1 for one in milestones)
    doubts = (doubt for doubt in first.doubts if not (within and doubt.key == "other-year"))
    return replace(first, milestones=milestones, doubts=tuple(doubts))


def _in_its_year(first: Milestone, second: Milestone, *, year: int) -> Milestone:
    if (first.start, first.due) == (date(year, 1, 1), date(year, 12, 31)):
        # A whole calendar year stays one only where its number is printed.
        if first.due == second.due:
            return first
        return replace(first, start=date(year, 8, 1), due=date(year + 1, _LAST_MONTH, 31))
    start = _in_its_half(first.start, second.start, year=year)
    due = _in_its_half(first.due, second.due, year=year)
    # "Tháng 7 - 8" is the summer before the first term.
    return first if start and due and start > due else replace(first, start=start, due=due)


def _in_its_half(first: date | None, second: date | None, *, year: int) -> date | None:
    """The second year's date where the year is not printed and the month is before August."""
    if first is None or second is None or first == second or first.year != year:
        return first
    return second if second.month <= _LAST_MONTH else first
