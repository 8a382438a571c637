"""Each rule by which a morning leaves milestones unread, in an office where all hangs on it.

Whatever the narrow way leaves out, reading everything must have no use for either.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.domain import Level, Part
from bot.storage import (
    Assignment,
    DayOff,
    Escalation,
    Handover,
    Milestone,
    Person,
    Task,
    Unit,
)
from tests.reminders.both_ways import both_ways
from tests.reminders.conftest import LONG_AGO, Desk, at

DUE = date(2024, 5, 24)
"""Told on 17, 21, 23 and 24 May to who leads, on the 23rd to who helps."""


@dataclass
class Staff:
    """Two units, of which only the first has a head."""

    desk: Desk
    an: int
    head: int
    chi: int
    other: int


@pytest.fixture
async def staff(desk: Desk) -> Staff:
    async with desk.database.write() as session:
        session.add(Unit(id=2, org_id=1, name="Phòng Hai"))
    an = await desk.person("An", telegram_id=1)
    head = await desk.person("Bình", telegram_id=2, roles="lead")
    chi = await desk.person("Chi", telegram_id=3)
    other = await desk.person("Dũng", telegram_id=4)
    made = Staff(desk, an, head, chi, other)
    await change_person(made, other, unit_id=2)
    return made


async def change_person(staff: Staff, person_id: int, **values: Any) -> None:
    async with staff.desk.database.write() as session:
        await session.execute(update(Person).where(col(Person.id) == person_id).values(**values))


async def assign(staff: Staff, task_id: int, part: Part = Part.LEAD, **values: Any) -> None:
    async with staff.desk.database.write() as session:
        session.add(Assignment(org_id=1, task_id=task_id, part=part, **values))


async def stand_in(staff: Staff, whose: int, to: int, *, on: date) -> None:
    async with staff.desk.database.write() as session:
        session.add(
            Handover(
                org_id=1,
                from_person_id=whose,
                to_person_id=to,
                starts_on=on,
                ends_on=on + timedelta(days=5),
                task_ids=[],
                begun_at=datetime.combine(on, time(0), LONG_AGO.tzinfo),
                created_at=LONG_AGO,
            )
        )


async def told(staff: Staff, day: date) -> set[int]:
    """Who is told something of a milestone, or that something is stale, in either way."""
    found = await both_ways(staff.desk.database, day)
    return {who for who, one in found.items() if one.items or one.dropped}


async def test_everybody_hears_of_what_a_unit_without_a_head_leads(staff: Staff) -> None:
    await assign(staff, await staff.desk.task("1", DUE), unit_id=2)
    assert await told(staff, date(2024, 5, 17)) == {staff.other}


async def test_the_head_hears_of_what_a_unit_helps_with(staff: Staff) -> None:
    await assign(staff, await staff.desk.task("1", DUE), Part.COORDINATING, unit_id=1)
    assert await told(staff, date(2024, 5, 23)) == {staff.head}


async def test_a_helper_of_another_unit_does_not_help_for_this_one(staff: Staff) -> None:
    task_id = await staff.desk.task("1", DUE)
    await assign(staff, task_id, Part.COORDINATING, unit_id=1)
    values: dict[str, Any] = {"person_id": staff.other, "assigned_at": at(23, 15)}
    await assign(staff, task_id, Part.COORDINATING, **values)
    assert await told(staff, DUE) == {staff.head}


async def test_the_head_hears_where_whoever_is_named_has_left(staff: Staff) -> None:
    await assign(staff, await staff.desk.task("1", DUE, staff.chi), unit_id=1)
    await change_person(staff, staff.chi, active=False)
    assert await told(staff, date(2024, 5, 17)) == {staff.head}


async def test_who_helps_and_stands_in_for_the_doer_hears_as_the_doer(staff: Staff) -> None:
    task_id = await staff.desk.task("1", DUE, staff.an)
    await assign(staff, task_id, Part.COORDINATING, person_id=staff.chi)
    await staff.desk.tick(at(17))
    await stand_in(staff, staff.an, staff.chi, on=date(2024, 5, 20))
    assert await told(staff, date(2024, 5, 20)) == {staff.chi}


async def test_who_helps_and_stands_in_for_the_head_hears_as_the_head(staff: Staff) -> None:
    task_id = await staff.desk.task("1", DUE, unit=1)
    await assign(staff, task_id, Part.COORDINATING, person_id=staff.chi)
    await staff.desk.tick(at(17))
    await stand_in(staff, staff.head, staff.chi, on=date(2024, 5, 20))
    assert await told(staff, date(2024, 5, 20)) == {staff.chi}


async def test_what_was_stored_on_the_day_of_a_step_is_news(staff: Staff) -> None:
    await staff.desk.task("1", DUE, staff.an, created_at=at(17, 6))
    assert await told(staff, date(2024, 5, 17)) == {staff.an}


async def test_of_a_past_day_what_was_stored_since_is_news_too(staff: Staff) -> None:
    await staff.desk.task("1", DUE, staff.an, created_at=at(20))
    assert await told(staff, date(2024, 5, 17)) == {staff.an}


async def test_a_due_date_that_moved_is_told_anew(staff: Staff) -> None:
    await staff.desk.task("1", DUE, staff.an)
    await staff.desk.tick(at(17))
    async with staff.desk.database.write() as session:
        moved = {"due": date(2024, 5, 27), "moved_at": at(18)}
        await session.execute(update(Milestone).values(**moved))
        await session.execute(update(Task).values(due=date(2024, 5, 27)))
    assert await told(staff, date(2024, 5, 20)) == {staff.an}


async def test_what_went_up_is_told_however_late_it_is(staff: Staff) -> None:
    due, today = date(2024, 4, 15), date(2024, 5, 20)
    task_id = await staff.desk.task("1", due, staff.an)
    async with staff.desk.database.write() as session:
        of_it: dict[str, Any] = {"org_id": 1, "task_id": task_id, "due": due, "day": today}
        session.add(Escalation(**of_it, level=Level.LEAD, person_id=staff.head))
    assert await told(staff, today) == {staff.an}


async def test_an_hour_the_last_morning_did_not_come_to_is_looked_at(staff: Staff) -> None:
    await staff.desk.set_policy(days_after=[], coordinating_after=[7])
    await change_person(staff, staff.an, morning_at=time(14))
    await staff.desk.task("1", date(2024, 5, 2), staff.an)
    await staff.desk.tick(at(2))
    found = await both_ways(staff.desk.database, date(2024, 5, 29))
    assert list(found[staff.an].dropped) == [1]


@pytest.mark.parametrize("day", [15, 29])
async def test_a_period_is_news_for_two_weeks_however_far_its_end(staff: Staff, day: int) -> None:
    begins, ends = date(2024, 5, 15), date(2024, 8, 30)
    await staff.desk.task("1", ends, staff.an, start=begins)
    assert await told(staff, date(2024, 5, day)) == {staff.an}


async def test_a_period_that_began_in_a_long_closure_is_told_after_it(staff: Staff) -> None:
    closed = [date(2024, 7, 1) + timedelta(days=number) for number in range(31)]
    await staff.desk.task("1", date(2024, 9, 30), staff.an, start=closed[0])
    async with staff.desk.database.write() as session:
        session.add_all(DayOff(org_id=1, day=day) for day in closed)
    await staff.desk.tick(at(28, month=6))
    assert await told(staff, date(2024, 8, 1)) == {staff.an}


LEAVE = {"away_from": date(2024, 4, 8), "away_until": date(2024, 5, 19)}


async def test_who_is_back_from_leave_hears_of_what_is_long_past(staff: Staff) -> None:
    await staff.desk.task("1", date(2024, 4, 15), staff.an)
    await change_person(staff, staff.an, **LEAVE)
    assert await told(staff, date(2024, 5, 20)) == {staff.an}


async def test_a_head_who_is_back_from_leave_hears_of_it_too(staff: Staff) -> None:
    await staff.desk.task("1", date(2024, 4, 15), unit=1)
    await change_person(staff, staff.head, **LEAVE)
    assert await told(staff, date(2024, 5, 20)) == {staff.head}


async def test_who_is_back_and_stands_in_hears_of_the_others_long_past(staff: Staff) -> None:
    await staff.desk.task("1", date(2024, 4, 15), staff.other)
    await change_person(staff, staff.an, **LEAVE)
    await stand_in(staff, staff.other, staff.an, on=date(2024, 5, 20))
    assert await told(staff, date(2024, 5, 20)) == {staff.an}
