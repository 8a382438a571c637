"""A year with days off, swaps and outages, in several zones: each step once, in hours."""

import asyncio
import random
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from bot.domain import NO_OWN_TIMES, MessageState, Part, Policy
from bot.reminders.own_times import next_free
from bot.reminders.rules import is_open, next_opening, period_begins, steps
from bot.storage import DayOff, Milestone, Reminder, WorkSwap, reminders
from bot.workdays import Calendar
from tests.reminders.conftest import Desk, desk_in

ZONES = ("Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
DAY = timedelta(days=1)
LONGEST_OUTAGE = 9  # with Tết around it still within what is useful
Told = set[tuple[int, date, int]]


def ticks(rnd: random.Random, first: date, days: int, zone: ZoneInfo) -> list[datetime]:
    """Minutes at which the bot looks: one a day, mostly by day, none while it is down."""
    found: list[datetime] = []
    day, end = first, first + days * DAY
    while day < end:
        if rnd.random() < 0.05:
            day += rnd.randint(1, LONGEST_OUTAGE) * DAY
            continue
        minute = rnd.randrange(7 * 60, 19 * 60) if rnd.random() < 0.8 else rnd.randrange(24 * 60)
        found.append(datetime.combine(day, time(*divmod(minute, 60)), zone))
        day += DAY
    return [one.astimezone(UTC) for one in found]


async def fill(desk: Desk, rnd: random.Random, first: date, days: int) -> None:
    """One person leads dates and periods of any length, and the office has days of its own."""
    person = await desk.person("An", telegram_id=1)
    for number in range(25):
        due = first + rnd.randint(20, days) * DAY
        start = None
        if rnd.random() < 0.5:
            start = max(first, due - rnd.choice((20, 30, 90)) * DAY)
        await desk.task(str(number), due, person, start=start)
    async with desk.database.write() as session:
        off = {first + rnd.randrange(days) * DAY for _ in range(6)}
        session.add_all(DayOff(org_id=1, day=day) for day in off)
        saturday = first + (5 - first.weekday()) % 7 * DAY
        session.add(WorkSwap(org_id=1, worked_day=saturday + 7 * DAY, free_day=None))


async def expected(desk: Desk, last: date) -> Told:
    """Every step of every milestone that came until the last day the bot looked."""
    async with desk.database.read() as session:
        calendar = await reminders.calendar(session, 1)
        rows = (await session.scalars(select(Milestone))).all()
    return {
        (row.id or 0, row.due, step.days_before)
        for row in rows
        if row.due is not None
        for step in steps(
            row.due,
            Policy(),
            calendar,
            parts={Part.LEAD},
            begins=period_begins(row.start, row.due, None),
        )
        if step.day <= last
    }


async def simulated(folder: Path, seed: int, zone_name: str, first: date, days: int) -> None:
    rnd, zone, policy = random.Random(seed), ZoneInfo(zone_name), Policy()
    async with desk_in(folder, zone=zone_name) as desk:
        await fill(desk, rnd, first, days)
        async with desk.database.read() as session:
            calendar = await reminders.calendar(session, 1)
        last = date.min
        for instant in ticks(rnd, first, days, zone):
            in_hours = is_open(instant, zone=zone, policy=policy, calendar=calendar)
            sent = await desk.tick(instant)
            assert in_hours or not sent
            if in_hours:
                last = instant.astimezone(zone).date()
        async with desk.database.read() as session:
            kept = (await session.scalars(select(Reminder).order_by(col(Reminder.id)))).all()
        told = [(row.milestone_id, row.due, row.step) for row in kept]
        assert len(told) == len(set(told))
        assert set(told) == await expected(desk, last)
        assert {message.state for message in await desk.messages()} <= {MessageState.SENT}


def test_a_year_with_outages_tells_each_step_once_and_in_hours(tmp_path: Path) -> None:
    """From November 2027: over the new year, Tết, 29 February and both clock changes."""
    asyncio.run(simulated(tmp_path, 20, "America/New_York", date(2027, 11, 1), 366))


@settings(max_examples=3, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    zone=st.sampled_from(ZONES),
    first=st.dates(date(2024, 1, 15), date(2030, 11, 1)),
)
def test_any_quarter_tells_each_step_once_and_in_hours(seed: int, zone: str, first: date) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(simulated(Path(folder), seed, zone, first, 45))


CALENDARS = st.builds(
    Calendar,
    st.frozensets(st.dates(date(2025, 1, 1), date(2028, 12, 31)), max_size=40),
    st.frozensets(st.dates(date(2025, 1, 1), date(2028, 12, 31)), max_size=10),
)
COUNTS = st.lists(st.integers(0, 60), max_size=5, unique=True).map(tuple)


@given(
    due=st.dates(date(2025, 3, 1), date(2028, 10, 31)),
    before=COUNTS,
    after=COUNTS,
    calendar=CALENDARS,
    window=st.one_of(st.none(), st.integers(1, 360)),
)
def test_every_step_is_on_a_working_day_and_on_its_side_of_the_date(
    due: date,
    before: tuple[int, ...],
    after: tuple[int, ...],
    calendar: Calendar,
    window: int | None,
) -> None:
    policy = Policy(days_before=before, days_after=after)
    start = due - window * DAY if window else None
    found = steps(due, policy, calendar, begins=period_begins(start, due, None))
    assert len({step.days_before for step in found}) == len(found)
    for step in found:
        assert calendar.is_workday(step.day)
        assert step.day <= due if step.days_before >= 0 else step.day > due


@given(
    now=st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 1)).map(  # noqa: DTZ001 - made UTC below
        lambda naive: naive.replace(tzinfo=UTC, microsecond=0)
    ),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    calendar=CALENDARS,
)
def test_what_waits_goes_out_when_the_office_works_whatever_the_clock_does(
    now: datetime, zone: ZoneInfo, calendar: Calendar
) -> None:
    opening = next_opening(now, zone=zone, policy=Policy(), calendar=calendar)
    assert opening >= now
    assert is_open(opening, zone=zone, policy=Policy(), calendar=calendar)
    free = next_free(now, own=NO_OWN_TIMES, zone=zone, policy=Policy(), calendar=calendar)
    assert free == opening
