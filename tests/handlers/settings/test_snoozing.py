"""“Nhắc lại sau”: from the morning message and from a card, until the task is handed in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.reminders.scheduler import plan_due
from bot.services.snoozing import tell_due
from bot.storage import Event, Milestone, Snooze
from bot.storage.outbox import ledger
from tests.handlers.conftest import AN, BINH, CHI, DUNG, Office
from tests.standin_person import Phone
from tests.standin_screen import buttons_of

NINE = datetime(2024, 5, 15, 2, 0, tzinfo=UTC)  # a Wednesday, 9:00 in the office


async def snoozes(office: Office) -> list[Snooze]:
    async with office.database.read() as session:
        return list((await session.scalars(select(Snooze).order_by(Snooze.id))).all())  # type: ignore[arg-type] # a column


async def with_card(office: Office, name: str = AN, number: str = "2") -> Phone:
    """A card whose times to be reminded at are open."""
    phone = await office.enrolled(name)
    phone.say(f"việc số {number}")
    await phone.sees(f"Việc {number} ·")
    await tap(phone, "Nhắc sau", shows="giờ nữa")
    return phone


async def tap(phone: Phone, label: str, *, shows: str) -> None:
    """Taps, and waits until the buttons show this."""
    phone.tap(label)
    await phone.wait_for(lambda: phone.button(shows), shows)


async def chosen(phone: Phone, label: str) -> str:
    phone.tap(label)
    return (await phone.is_told("nhắc lại việc")).text


@pytest.mark.parametrize(
    ("choice", "said", "until"),
    [
        ("1 giờ nữa", "lúc 10:00", NINE + timedelta(hours=1)),
        ("Chiều nay", "lúc 14:00", NINE + timedelta(hours=5)),
        ("Ngày mai", "lúc 8:00 thứ Năm 16/5", NINE + timedelta(hours=23)),
        ("Thứ Hai tới", "lúc 8:00 thứ Hai 20/5", NINE + timedelta(days=5, hours=-1)),
    ],
)
async def test_a_choice_says_when_and_keeps_the_series(
    office: Office, choice: str, said: str, until: datetime
) -> None:
    phone = await with_card(office)
    answer = await chosen(phone, choice)
    assert said in answer
    assert "Lịch nhắc theo hạn giữ nguyên" in answer
    (kept,) = await snoozes(office)
    assert kept.until == until
    assert (await office.task("2")).due == date(2024, 5, 20)


async def test_three_working_days_from_wednesday_are_monday_and_offered_once(
    office: Office,
) -> None:
    phone = await with_card(office)
    assert sum("20/5" in label for label in phone.labels()) == 1


@pytest.mark.parametrize("hours", [0, 9])
async def test_on_a_friday_the_next_morning_is_called_monday_and_offered_once(
    office: Office, hours: int
) -> None:
    office.clock.move_to(NINE + timedelta(days=2, hours=hours))
    phone = await office.enrolled(AN)
    phone.say("việc số 2")
    await phone.sees("Việc 2 ·")
    await tap(phone, "Nhắc sau", shows="Sáng thứ Hai 20/5 (8:00)")
    assert sum("thứ Hai" in label for label in phone.labels()) == 1
    assert not [label for label in phone.labels() if "Ngày mai" in label]
    await chosen(phone, "Sáng thứ Hai")
    (kept,) = await snoozes(office)
    assert kept.until == NINE + timedelta(days=5, hours=-1)


async def test_the_same_choice_twice_is_one_and_another_one_moves_it(office: Office) -> None:
    phone = await with_card(office)
    await chosen(phone, "1 giờ nữa")
    for label in ("1 giờ nữa", "Ngày mai"):
        await tap(phone, "Nhắc sau", shows="Bỏ lần hẹn")
        await chosen(phone, label)
    (kept,) = await snoozes(office)
    assert kept.until == NINE + timedelta(hours=23)
    async with office.database.read() as session:
        found = (await session.scalars(select(Event.action))).all()  # type: ignore[call-overload] # a column
    assert found.count("snoozed") == 2


async def test_it_comes_at_its_time_with_the_buttons_of_the_card(office: Office) -> None:
    phone = await with_card(office)
    await chosen(phone, "1 giờ nữa")
    office.clock.move_to(NINE + timedelta(minutes=61))
    again = await phone.sees("Nhắc lại")
    assert "Báo cáo sơ kết" in again.text
    phone.tap("Hoàn thành")
    await phone.sees("Báo kết quả việc 2")


async def test_it_ends_when_the_task_is_handed_in(office: Office) -> None:
    phone = await with_card(office)
    await chosen(phone, "1 giờ nữa")
    phone.say("xong việc 2")
    await phone.sees("Báo kết quả việc 2")
    phone.say("Đã trình báo cáo")
    await phone.sees("Đã trình báo cáo")
    phone.tap("Xong")
    await phone.sees("hoàn thành")
    office.clock.move_to(NINE + timedelta(minutes=61))
    await tell_due(office.database, office.clock.now())
    async with office.database.read() as session:
        kinds = [message.kind for message, _ in await ledger(session)]
    assert "snooze" not in kinds
    assert [one.told_at is None for one in await snoozes(office)] == [False]


async def test_it_can_be_dropped_again(office: Office) -> None:
    phone = await with_card(office)
    await chosen(phone, "1 giờ nữa")
    await tap(phone, "Nhắc sau", shows="Bỏ lần hẹn 10:00")
    phone.tap("Bỏ lần hẹn")
    await phone.is_told("Đã bỏ lần hẹn")
    assert await snoozes(office) == []


async def morning(office: Office, name: str) -> Phone:
    """The morning message of the 24th: task 1 ends in a week, task 2 is late."""
    phone = await office.enrolled(name)
    async with office.database.write() as session:
        for milestone in (await session.scalars(select(Milestone))).all():
            milestone.created_at = NINE - timedelta(days=40)
    office.clock.move_to(datetime(2024, 5, 24, 1, 5, tzinfo=UTC))
    await plan_due(office.database, office.clock)
    await phone.sees("Nhắc việc")
    return phone


async def test_a_morning_message_offers_each_of_its_tasks_and_keeps_its_words(
    office: Office,
) -> None:
    phone = await morning(office, AN)
    text, labels = phone.last().text, phone.labels()
    await tap(phone, "Nhắc sau", shows="🔔 2")
    await tap(phone, "🔔 2", shows="giờ nữa")
    assert "lúc 9:05" in await chosen(phone, "1 giờ nữa")
    await phone.wait_for(lambda: phone.labels() == labels or None, "the buttons it had")
    assert phone.last().text == text


async def test_another_persons_morning_message_is_as_good_as_none(office: Office) -> None:
    phone, other = await office.enrolled(CHI), await morning(office, AN)
    (data,) = (
        one["callback_data"] for one in buttons_of(other.last()) if "Nhắc sau" in one["text"]
    )
    phone.forge(data)
    await phone.is_told("Không tìm thấy")


async def test_who_may_not_see_a_task_is_not_reminded_of_it(office: Office) -> None:
    phone = await office.enrolled(CHI)
    task = await office.task("2")
    phone.forge(f"sz:{task.id}:h:")
    await phone.is_told("Không tìm thấy việc này")
    assert await snoozes(office) == []


@pytest.mark.parametrize("name", [AN, BINH, DUNG])
async def test_whoever_sees_a_task_may_be_reminded_of_it(office: Office, name: str) -> None:
    phone = await with_card(office, name)
    await chosen(phone, "1 giờ nữa")
    assert len(await snoozes(office)) == 1


async def test_this_afternoon_tapped_too_late_is_refused(office: Office) -> None:
    phone = await with_card(office)
    office.clock.move_to(NINE + timedelta(hours=5))
    phone.tap("Chiều nay")
    await phone.is_told("không còn giờ")
    assert await snoozes(office) == []


async def test_an_update_that_comes_twice_snoozes_once(office: Office) -> None:
    phone = await with_card(office)
    await chosen(phone, "1 giờ nữa")
    office.world.redeliver()
    phone.say("việc của tôi")
    await phone.sees("Việc của anh/chị")
    assert len(await snoozes(office)) == 1
