"""Words that waited while the bot was down mean the day they were said on."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from tests.handlers.conftest import AN, GIANG, Office
from tests.standin_person import Phone

LATE_EVENING = datetime(2024, 5, 31, 16, 59, 30, tzinfo=UTC)  # some seconds before June
MIDNIGHT = datetime(2024, 5, 31, 17, 0, tzinfo=UTC)
NEXT_MORNING = datetime(2024, 6, 1, 1, 0, tzinfo=UTC)

Asleep = Callable[[Phone, str], Awaitable[None]]


@pytest.fixture
def overnight(office: Office) -> Asleep:
    """Says something while the bot is down, which comes up the next morning."""

    async def say(phone: Phone, words: str) -> None:
        office.clock.move_to(LATE_EVENING)
        await office.restart(amid=lambda: _sleep(office, phone, words))

    return say


def _sleep(office: Office, phone: Phone, words: str) -> None:
    phone.say(words)
    office.clock.move_to(NEXT_MORNING)


async def test_this_month_is_that_of_the_words(office: Office, overnight: Asleep) -> None:
    phone = await office.enrolled(AN)
    await overnight(phone, "việc của tôi tháng này")
    await phone.sees("Việc của anh/chị, tháng 5/2024")


async def test_who_waited_overnight_is_told_once_which_day_is_meant(office: Office) -> None:
    phone = await office.enrolled(AN)
    office.clock.move_to(LATE_EVENING)

    def say() -> None:
        phone.say("việc hôm nay")
        phone.say("việc số 1")
        office.clock.move_to(NEXT_MORNING)

    await office.restart(amid=say)
    await phone.sees("Lập hồ sơ trình duyệt")
    await phone.sees("Hạn: 31/5/2024, hôm nay")
    assert sum("tin anh/chị gửi ngày 31/5/2024" in one.text for one in phone.from_bot()) == 1


async def test_tomorrow_is_the_day_after_the_words(office: Office, overnight: Asleep) -> None:
    phone = await office.enrolled(AN)
    await overnight(phone, "việc của tôi ngày mai")
    await phone.sees("1/6/2024")


async def test_what_was_handed_in_on_its_last_day_is_in_time(
    office: Office, overnight: Asleep
) -> None:
    phone = await office.enrolled(AN)
    office.clock.move_to(LATE_EVENING)
    phone.say("xong việc 1")
    await phone.sees("gửi kết quả")
    phone.say("12/BC-TTr ngày 31/5/2024")
    await phone.sees("12/BC-TTr")
    await overnight(phone, "xong")
    await phone.sees("Đã ghi nhận hoàn thành việc 1")
    task = await office.task("1")
    assert task.handed_in_at is not None
    assert LATE_EVENING <= task.handed_in_at < MIDNIGHT
    phone.tap("Hoàn tác")
    await phone.is_told("hoàn tác")


async def test_a_new_task_is_due_by_the_words(office: Office, overnight: Asleep) -> None:
    phone = await office.enrolled(GIANG)
    await overnight(phone, "thêm việc: chuẩn bị phòng họp, hạn ngày mai")
    await phone.sees("1/6/2024")


async def test_a_tap_is_of_now(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc số 2")
    await phone.sees("còn 5 ngày")

    def tap() -> None:
        phone.tap("Tiến độ")
        office.clock.move_to(NEXT_MORNING)

    await office.restart(amid=tap)
    await phone.sees("chọn mức hoàn thành")
    phone.tap("Về việc")
    await phone.sees("quá hạn 12 ngày")
