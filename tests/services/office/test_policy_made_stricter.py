"""A stricter count begins tomorrow; what came too soon for it is told by the one before."""

from datetime import date, timedelta

import pytest

from bot.domain import Policy
from bot.messages.catalog import words_of
from bot.messages.office.policy_words import changed
from bot.messages.taps.office_settings import PolicyField
from bot.services.office import policy
from bot.storage import Person
from bot.storage.people import speaker_by_id
from tests.reminders.conftest import Desk, at, desk

__all__ = ["desk"]


async def change(desk: Desk, field: PolicyField, said: str) -> tuple[Policy, str]:
    """The office sets a value on Friday the 17th, after the morning; what it then is told."""
    now = at(17, 10)
    async with desk.database.write() as session:
        row = Person(org_id=1, full_name="Giang", roles=["office"])
        session.add(row)
        await session.flush()
        speaker = await speaker_by_id(session, row.id or 0, now=now)
        assert speaker is not None
        found = await policy.change(session, speaker, field, said, now=now)
        return found, changed(words_of(speaker), found, field, today=date(2024, 5, 17))


async def days_told(desk: Desk, first: int = 18, last: int = 40) -> list[int]:
    """Days of May, those of June counted on, on which a message went out."""
    days = (at(first) + timedelta(days=one) for one in range(last - first + 1))
    return [first + n for n, instant in enumerate(days) if await desk.tick(instant)]


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (date(2024, 5, 22), [21]),  # seven days before it is past: one day, as it was
        (date(2024, 5, 24), [23]),
        (date(2024, 5, 26), [24]),  # its new day is the Sunday, so today, which has been told
        (date(2024, 5, 27), [20]),
    ],
)
async def test_a_count_of_more_days_passes_nobody_over(
    desk: Desk, due: date, told: list[int]
) -> None:
    await desk.set_policy(days_before=[1], days_after=[])
    await desk.task("1", due, await desk.person("An", telegram_id=1))
    await desk.tick(at(17))
    await change(desk, PolicyField.DAYS, "7")
    assert await days_told(desk, last=28) == told
    assert "muộn" not in desk.telegram.texts(1)[-1]


async def test_the_nearest_of_several_new_counts_takes_the_place(desk: Desk) -> None:
    await desk.set_policy(days_before=[3], days_after=[])
    await desk.task("1", date(2024, 5, 28), await desk.person("An", telegram_id=1))
    await desk.tick(at(17))
    await change(desk, PolicyField.DAYS, "14, 6")
    assert await days_told(desk, last=31) == [22]


@pytest.mark.parametrize(("due", "told"), [(date(2024, 5, 14), [24]), (date(2024, 5, 16), [20])])
async def test_a_count_of_fewer_days_after_neither(desk: Desk, due: date, told: list[int]) -> None:
    await desk.set_policy(days_before=[0], days_after=[10])
    await desk.task("1", due, await desk.person("An", telegram_id=1))
    for day in (13, 14, 15, 16, 17):
        await desk.tick(at(day))
    await change(desk, PolicyField.AFTER, "2")
    assert await days_told(desk, last=31) == told


async def test_what_changes_twice_is_still_told(desk: Desk) -> None:
    await desk.set_policy(days_before=[1], days_after=[])
    await desk.task("1", date(2024, 5, 22), await desk.person("An", telegram_id=1))
    await desk.tick(at(17))
    await change(desk, PolicyField.DAYS, "7")
    await change(desk, PolicyField.DAYS, "14")
    assert await days_told(desk, last=28) == [21]


async def test_a_count_given_up_again_is_told_from_its_own_first_day_on(desk: Desk) -> None:
    await desk.set_policy(days_before=[1], days_after=[])
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", date(2024, 5, 26), an)  # seven days before: told by one day alone
    await desk.task("2", date(2024, 5, 28), an)  # seven days before: Tuesday, told then
    await desk.tick(at(17))
    await change(desk, PolicyField.DAYS, "7")
    await change(desk, PolicyField.DAYS, "14")
    assert await days_told(desk, last=31) == [21, 24]
    assert ["Việc 2" in text for text in desk.telegram.texts(1)] == [True, False]


async def test_a_count_that_comes_back_is_kept_once(desk: Desk) -> None:
    await desk.set_policy(days_before=[1], days_after=[])
    found, _ = await change(desk, PolicyField.DAYS, "7")
    assert found.replaced == (("days_before", 1, date.min, date(2024, 5, 26)),)
    found, _ = await change(desk, PolicyField.DAYS, "7 1")
    assert found.replaced == ()


async def test_only_what_is_added_waits_for_tomorrow(desk: Desk) -> None:
    assert "từ ngày mai" in (await change(desk, PolicyField.DAYS, "10, 7, 3, 1, 0"))[1]
    assert "từ ngày mai" not in (await change(desk, PolicyField.AFTER, "1, 3"))[1]
    assert "từ ngày mai" not in (await change(desk, PolicyField.UP_LEAD, "không báo"))[1]
    assert "từ ngày mai" in (await change(desk, PolicyField.UP_LEAD, "2"))[1]
    assert "từ ngày mai" not in (await change(desk, PolicyField.PERIOD, "không"))[1]
    assert "từ ngày mai" in (await change(desk, PolicyField.MORNING, "7:30"))[1]
