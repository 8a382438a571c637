"""However often the office changes when what is late goes up, each level hears once and in time."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain import Level, counts_held, escalation_field
from bot.errors import NhacViecError
from bot.messages.taps.office_settings import PolicyField
from bot.reminders.going_up import goes_up_on
from bot.services.office.policy_values import values_of
from bot.storage.policies import read_policy
from bot.workdays import Calendar

CALENDAR = Calendar()
FIRST = date(2024, 5, 6)
DAYS = [FIRST + timedelta(days=at) for at in range(70)]
FIELDS = {Level.LEAD: PolicyField.UP_LEAD, Level.DIRECTOR: PolicyField.UP_DIRECTOR}


@dataclass(frozen=True)
class Change:
    """On a day, before or after its morning message; 0 is “không báo”."""

    at: int
    count: int
    early: bool = False


def changed(policy: dict[str, object], level: Level, count: int, day: date) -> dict[str, object]:
    """As the office keeps it; what it would be refused changes nothing."""
    try:
        said = str(count) if count else "không báo"
        before = read_policy(dict(policy))
        found = values_of(before, FIELDS[level], said, today=day, calendar=CALENDAR)
    except NhacViecError:
        return policy
    return {**policy, **found}


@dataclass(frozen=True)
class Heard:
    """What came of one due date, and the counts it lived under with their first days."""

    days: tuple[date, ...]
    counts: tuple[int, ...]


def heard(level: Level, due: date, changes: list[Change]) -> Heard:
    """Morning by morning, as the bot looks: what has come and was not told is told."""
    other = Level.DIRECTOR if level is Level.LEAD else Level.LEAD
    stored: dict[str, object] = {escalation_field(other): 0}
    told: list[date] = []
    counts = [read_policy(dict(stored)).escalates_after(level)]
    for at, day in enumerate(DAYS):
        for early in (True, False):
            for one in changes:
                if (one.at, one.early) == (at, early):
                    stored = changed(stored, level, one.count, day)
                    counts.append(read_policy(dict(stored)).escalates_after(level))
            if early and CALENDAR.is_workday(day) and not told:
                comes = goes_up_on(due, level, read_policy(dict(stored)), CALENDAR)
                told += [day] if comes is not None and comes <= day else []
    return Heard(tuple(told), tuple(counts))


CHANGES = st.lists(
    st.builds(Change, st.integers(0, 20), st.integers(1, 9), st.booleans()), max_size=5
)
MAYBE_NEVER = st.lists(
    st.builds(Change, st.integers(0, 20), st.integers(0, 9), st.booleans()), max_size=5
)
DUES = st.sampled_from(DAYS[:25])


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(Level), DUES, CHANGES)
@example(Level.DIRECTOR, DAYS[0], [Change(7, 5), Change(8, 3)])
@example(Level.DIRECTOR, DAYS[0], [Change(11, 5), Change(12, 3)])  # a Friday and the Saturday
@example(Level.LEAD, DAYS[0], [Change(3, 1, early=True)])
def test_nobody_is_silenced_and_nobody_waits_beyond_the_longest_count(
    level: Level, due: date, changes: list[Change]
) -> None:
    found = heard(level, due, changes)
    days = [CALENDAR.add_workdays(due, count) for count in found.counts]
    assert len(found.days) == 1
    assert min(days) <= found.days[0] <= max(days)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(Level), DUES, MAYBE_NEVER)
@example(Level.LEAD, DAYS[0], [Change(1, 0), Change(14, 3)])
def test_a_new_count_brings_no_flood_of_what_is_past(
    level: Level, due: date, changes: list[Change]
) -> None:
    """What is told comes on the day of a count, or on the first day of one in place of a later."""
    found = heard(level, due, changes)
    wanted = [count for count in found.counts if count]
    days = {CALENDAR.add_workdays(due, count) for count in wanted}
    first_days = {CALENDAR.workday_on_or_after(DAYS[one.at] + timedelta(days=1)) for one in changes}
    for day in found.days:
        assert day in days or (day in first_days and any(later >= day for later in days))


def test_two_stricter_counts_on_two_days_hold_one_after_the_other() -> None:
    stored = changed({}, Level.DIRECTOR, 6, FIRST)
    stored = changed(stored, Level.DIRECTOR, 4, FIRST + timedelta(days=1))
    second = FIRST + timedelta(days=1)
    held = counts_held(read_policy(stored), "escalate_director")
    assert [(one.count, one.first, one.last) for one in held] == [
        (7, date.min, FIRST),
        (6, second, second),
        (4, second + timedelta(days=1), date.max),
    ]


def test_a_count_set_and_changed_within_a_day_never_held() -> None:
    stored = changed({}, Level.DIRECTOR, 6, FIRST)
    stored = changed(stored, Level.DIRECTOR, 4, FIRST)
    assert [one[1] for one in read_policy(stored).replaced] == [7]


def test_what_held_months_ago_is_forgotten() -> None:
    stored = changed({}, Level.DIRECTOR, 6, FIRST)
    stored = changed(stored, Level.DIRECTOR, 5, FIRST + timedelta(days=120))
    assert [one[1] for one in read_policy(stored).replaced] == [6]
