"""A task rests and goes on: by tap, in words, by itself."""

from datetime import timedelta

import pytest

from bot.domain import TaskState
from bot.services.office import pausing
from tests.handlers.conftest import AN, BINH, DUNG, GIANG, NOW, Office


async def state(office: Office, number: str) -> TaskState:
    return (await office.task(number)).state


async def test_it_rests_until_a_day_and_goes_on_by_itself(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await office.enrolled(GIANG)
    phone.say("tạm dừng việc 2 đến 3/6 vì chờ kinh phí")
    await phone.sees("Đã tạm dừng việc 2 đến 3/6/2024")
    await an.sees("tạm dừng việc 2 đến 3/6/2024")
    await pausing.resume_due(office.database, NOW.replace(month=6, day=2))
    assert await state(office, "2") is TaskState.PAUSED
    await pausing.resume_due(office.database, NOW.replace(month=6, day=2, hour=17))
    assert await state(office, "2") is TaskState.NOT_STARTED
    office.clock.move_to(NOW.replace(month=6, day=3))
    await an.sees("tiếp tục từ hôm nay; đã quá hạn 14 ngày")


async def test_while_it_rests_nobody_is_reminded_and_counts_leave_it_out(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await office.enrolled(GIANG)
    phone.say("tạm dừng việc 4")
    await phone.sees("Đến khi nào?")
    phone.tap("Đến khi mở lại")
    await phone.sees("Đã tạm dừng việc 4 đến khi mở lại")
    await an.sees("tạm dừng việc 4")
    an.say("việc quá hạn")
    await an.sees("Không có việc nào")
    an.say("việc chưa xong của tôi")
    await an.sees("việc.")
    assert "Rà soát danh mục" not in an.last().text


async def test_the_office_resumes_it_and_sees_what_is_late(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("tạm dừng việc 4 đến 1/8")
    await phone.sees("Đã tạm dừng")
    phone.tap("Tiếp tục")
    await phone.sees("Mốc 30/4/2024: quá hạn 15 ngày")
    assert await state(office, "4") is TaskState.NOT_STARTED
    phone.say("tiếp tục việc 4")
    await phone.sees("4")
    assert await state(office, "4") is TaskState.NOT_STARTED


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("tạm dừng việc 2 đến 1/5", "đã qua"),
        ("tạm dừng việc 2 đến hôm nay", "không tạm dừng được"),
        ("tạm dừng việc 2 đến 1/8/2030", "không tạm dừng được"),
        ("tạm dừng việc 2 đến khi nào đó", "chưa đọc được thời hạn"),
        ("tạm dừng việc 99", "Không có việc số 99"),
    ],
)
async def test_a_day_that_cannot_be_is_refused(office: Office, said: str, answer: str) -> None:
    phone = await office.enrolled(GIANG)
    phone.say(said)
    await phone.sees(answer)
    assert await state(office, "2") is TaskState.NOT_STARTED


async def test_a_day_is_typed_where_none_was_said(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("tạm dừng việc 2")
    await phone.sees("Đến khi nào?")
    phone.say("đầu tháng 8")
    await phone.sees("Đã tạm dừng việc 2 đến 1/8/2024")


async def test_a_second_tap_says_the_state_it_is_in(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("tạm dừng việc 2")
    await phone.sees("Đến khi nào?")
    phone.tap("Một tuần")
    phone.tap("Một tuần")
    await phone.is_told("2")
    assert (await office.task("2")).paused_until == (NOW + timedelta(days=7)).date()


@pytest.mark.parametrize("name", [AN, BINH, DUNG])
async def test_others_are_told_who_pauses_tasks(office: Office, name: str) -> None:
    phone = await office.enrolled(name)
    phone.say("tạm dừng việc 2 đến 1/8")
    await phone.sees("Chỉ văn phòng tạm dừng được việc")
    phone.say("tiếp tục việc 2")
    await phone.sees("Chỉ văn phòng mở lại được việc")
