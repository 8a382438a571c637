"""However often the office changes its days of reminding, everybody hears, and of nothing late."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain import Part
from bot.errors import NhacViecError
from bot.messages.taps.office_settings import DAY_FIELDS, PolicyField
from bot.reminders.rules import LEADING, policy_since, steps
from bot.services.office.policy_values import values_of
from bot.storage.policies import read_policy
from bot.workdays import Calendar

CALENDAR = Calendar()
DAYS = [date(2024, 5, 6) + timedelta(days=at) for at in range(60)]
Told = dict[int, tuple[date, date]]
"""By count, the step's own day and the morning that told of it."""


@dataclass(frozen=True)
class Change:
    """On a day, before or after its morning message."""

    at: int
    counts: frozenset[int]
    early: bool = False


def changed(stored: dict[str, object], field: PolicyField, one: Change) -> dict[str, object]:
    """As the office keeps it; what it would be refused changes nothing."""
    said, day = " ".join(map(str, sorted(one.counts))), DAYS[one.at]
    try:
        found = values_of(read_policy(dict(stored)), field, said, today=day, calendar=CALENDAR)
    except NhacViecError:
        return stored
    return {**stored, **found}


def told(field: PolicyField, due: date, first: frozenset[int], changes: list[Change]) -> Told:
    """Morning by morning, as the bot looks: each step that has come is told once."""
    stored: dict[str, object] = {"days_before": [], "days_after": [], "period_start": False}
    stored[DAY_FIELDS[field]] = sorted(first)
    found: Told = {}
    for at, day in enumerate(DAYS):
        for early in (True, False):
            for one in changes:
                if (one.at, one.early) == (at, early):
                    stored = changed(stored, field, one)
            if early and CALENDAR.is_workday(day):
                found = _of_morning(stored, due, day) | found
    return found


def _of_morning(stored: dict[str, object], due: date, day: date) -> Told:
    policy = read_policy(dict(stored))
    return {
        step.days_before: (step.day, day)
        for step in steps(due, policy, CALENDAR, parts=LEADING)
        if policy_since(policy, Part.LEAD, step.days_before) <= step.day <= day
    }


def of(first: int) -> st.SearchStrategy[frozenset[int]]:
    return st.frozensets(st.integers(first, 12), min_size=1, max_size=3)


def some(first: int) -> st.SearchStrategy[list[Change]]:
    return st.lists(st.builds(Change, st.integers(0, 25), of(first), st.booleans()), max_size=4)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(DAYS[15:45]), of(0), some(0))
# The last of May is a Friday: both counts bring what is due on the Saturday to this morning.
@example(date(2024, 6, 1), frozenset({1}), [Change(25, frozenset({0}), early=True)])
def test_everybody_hears_before_a_due_date(
    due: date, first: frozenset[int], changes: list[Change]
) -> None:
    found = told(PolicyField.DAYS, due, first, changes)
    assert found
    assert all(own == day for own, day in found.values())


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(DAYS[:25]), of(1), some(1))
def test_everybody_hears_after_it(due: date, first: frozenset[int], changes: list[Change]) -> None:
    found = told(PolicyField.AFTER, due, first, changes)
    assert found
    assert all(own == day for own, day in found.values())
