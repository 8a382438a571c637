"""Milestones ticked one by one, and the days awaited events came."""

from datetime import date, timedelta

import pytest

from bot.domain import TaskState
from tests.handlers.conftest import AN, BINH, CHI, GIANG, Office
from tests.handlers.officer_steps import (
    chosen,
    events,
    milestones,
    opened,
)


async def test_milestones_are_ticked_and_unticked_in_place(office: Office) -> None:
    phone = await opened(office, "8", name=BINH)
    await chosen(phone, "Các mốc")
    await phone.sees("Bấm vào mốc đã xong")
    phone.tap("15/12/2024")
    await phone.sees("✅ đến 15/12/2024")
    assert (await office.task("8")).due == date(2024, 5, 20)
    phone.tap("15/12/2024")
    await phone.sees("▫️ đến 15/12/2024")
    assert [event.action for event in await events(office, (await office.task("8")).id)] == [
        "milestone_ticked",
        "milestone_unticked",
    ]


async def test_a_milestone_whose_day_has_passed_is_marked(office: Office) -> None:
    office.clock.move_to(office.clock.now() + timedelta(days=6))
    phone = await opened(office, "8", name=BINH)
    text = phone.last().text
    assert "❗ 1/1/2024 - 20/5/2024 (đã quá hạn)" in text
    assert "▫️ đến 15/12/2024\n" in text
    await chosen(phone, "Các mốc")
    assert "❗ 1/1/2024 - 20/5/2024" in (await phone.sees("Bấm vào mốc đã xong")).text


async def test_on_its_day_a_milestone_is_not_over_yet(office: Office) -> None:
    office.clock.move_to(office.clock.now() + timedelta(days=5))
    phone = await opened(office, "8", name=BINH)
    assert "▫️ 1/1/2024 - 20/5/2024" in phone.last().text


async def test_a_recurring_milestone_goes_on_to_its_next_day(office: Office) -> None:
    phone = await opened(office, "8", name=BINH)
    await chosen(phone, "Các mốc")
    await phone.sees("Bấm vào mốc đã xong")
    phone.tap("1/1/2024 - 20/5/2024")
    await phone.sees("20/6/2024")
    assert [one.due for one in await milestones(office, "8")] == [
        date(2024, 6, 20),
        date(2024, 12, 15),
    ]


async def test_the_last_milestone_leads_to_the_hand_in(office: Office) -> None:
    phone = await opened(office, "2")
    (milestone,) = await milestones(office, "2")
    phone.forge(f"ot:{milestone.id}:1:0:")
    await phone.sees("gửi kết quả")
    assert (await office.task("2")).state is TaskState.NOT_STARTED


async def test_the_same_tick_twice_changes_nothing(office: Office) -> None:
    phone = await opened(office, "8", name=BINH)
    last = (await milestones(office, "8"))[1]
    for _ in range(2):
        phone.forge(f"ot:{last.id}:1:0:")
        await phone.sees("✅ đến 15/12/2024")
        phone.say("việc số 8")
        await phone.sees("Việc 8")
    assert len(await events(office, last.task_id)) == 1


async def test_a_milestone_of_somebody_else_is_as_good_as_none(office: Office) -> None:
    phone = await office.enrolled(CHI)
    (milestone,) = await milestones(office, "2")
    phone.forge(f"ot:{milestone.id}:1:0:")
    await phone.is_told("Không tìm thấy việc này")


async def test_the_day_of_an_event_gives_the_due_day_and_can_be_corrected(
    office: Office,
) -> None:
    phone = await opened(office, "7")
    await chosen(phone, "Sự kiện đã diễn ra")
    await phone.sees("Diễn ra ngày nào")
    phone.say("10/5")
    await phone.sees("Hạn của mốc này là 25/5/2024")
    assert (await office.task("7")).due == date(2024, 5, 25)
    await chosen(phone, "Sự kiện đã diễn ra")
    await phone.sees("Ngày đã nhập: 10/5/2024")
    phone.tap("Hôm qua")
    await phone.sees("Hạn của mốc này là 29/5/2024")
    (milestone,) = await milestones(office, "7")
    assert (milestone.happened_on, milestone.due) == (date(2024, 5, 14), date(2024, 5, 29))


@pytest.mark.parametrize(
    "said",
    [
        "có văn bản của tỉnh ngày 10/5",
        "việc 7: đã có văn bản của tỉnh ngày 10/5/2024",
        "tinh da co van ban 10/5",
        "đã có văn bản của tỉnh việc 7 ngày 10/5",
    ],
)
async def test_an_event_is_told_in_words_and_entered_by_one_tap(office: Office, said: str) -> None:
    phone = await office.enrolled(AN)
    phone.say(said)
    await phone.sees("đang chờ sự kiện")
    phone.tap("Ghi 10/5/2024 cho việc 7")
    await phone.sees("Hạn của mốc này là 25/5/2024")


@pytest.mark.parametrize("day", ["10/6", "1/1/2010"])
async def test_a_day_that_cannot_be_is_refused(office: Office, day: str) -> None:
    phone = await opened(office, "7")
    await chosen(phone, "Sự kiện đã diễn ra")
    await phone.sees("Diễn ra ngày nào")
    phone.say(day)
    await phone.sees("chưa tới hoặc đã quá lâu")
    assert (await milestones(office, "7"))[0].due is None


async def test_the_office_enters_the_day_of_an_event_too(office: Office) -> None:
    phone = await opened(office, "7", name=GIANG)
    await chosen(phone, "Sự kiện đã diễn ra")
    await phone.sees("Diễn ra ngày nào")
    phone.tap("Hôm nay")
    await phone.sees("Hạn của mốc này là 30/5/2024")
    assert (await office.task("7")).due == date(2024, 5, 15) + timedelta(days=15)
