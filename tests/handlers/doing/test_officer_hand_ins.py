"""A hand-in taken back: while it waits for approval, and within seconds."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import ResultState, TaskState
from bot.storage import OutboxMessage, Result
from bot.storage.tasks import milestones_of
from tests.handlers.conftest import AN, BINH, Office
from tests.handlers.officer_steps import (
    needs_approval,
    opened,
    past_undoing,
)
from tests.standin_person import Phone


async def handed_in(office: Office, number: str = "1") -> Phone:
    """Somebody whose result waits for approval."""
    await needs_approval(office)
    phone = await opened(office, number)
    phone.tap("Hoàn thành")
    await phone.sees("gửi kết quả")
    phone.say("Đã trình")
    await phone.sees("Đã trình")
    phone.tap("Xong")
    await phone.sees("chờ duyệt")
    return phone


async def test_a_hand_in_that_waits_is_taken_back_and_stays_as_a_version(office: Office) -> None:
    phone = await handed_in(office)
    phone.tap("Xem việc")
    await phone.sees("chờ duyệt")
    phone.tap("Rút kết quả")
    assert "đã rút" in (await phone.sees("Đã rút kết quả")).text
    task = await office.task("1")
    assert (task.state, task.due, task.handed_in_at) == (
        TaskState.IN_PROGRESS,
        date(2024, 5, 31),
        None,
    )
    async with office.database.read() as session:
        (result,) = await session.scalars(select(Result))
        (milestone,) = await milestones_of(session, task.id or 0)
    assert (result.state, result.text) == (ResultState.WITHDRAWN, "Đã trình")
    assert milestone.done_at is None


async def shown_waiting(office: Office) -> tuple[Phone, Phone]:
    """A result whose doer has the card open, and the lead who was told of it."""
    binh = await office.enrolled(BINH)
    phone = await handed_in(office)
    phone.tap("Xem việc")
    await phone.sees("chờ duyệt")
    office.clock.move_to(office.clock.now() + timedelta(minutes=1))
    await binh.sees("nộp kết quả việc 1")
    return phone, binh


async def test_who_was_to_approve_hears_once_that_it_was_taken_back(office: Office) -> None:
    phone, binh = await shown_waiting(office)
    binh.look()
    phone.tap("Rút kết quả")
    await phone.sees("Đã rút kết quả")
    office.clock.move_to(office.clock.now() + timedelta(minutes=1))
    await binh.sees(f"{AN} đã rút kết quả việc 1. Không cần duyệt nữa")
    async with office.database.read() as session:
        kept = await session.scalars(
            select(col(OutboxMessage.dedupe_key)).where(
                col(OutboxMessage.dedupe_key).contains("hand-in-withdrawn")
            )
        )
        assert len(kept.all()) == 1


@pytest.mark.parametrize(
    ("label", "answer"), [("Duyệt", "không còn chờ duyệt"), ("Trả lại", f"{AN} đã rút kết quả")]
)
async def test_an_old_button_to_decide_answers_with_what_is_now(
    office: Office, label: str, answer: str
) -> None:
    phone, binh = await shown_waiting(office)
    phone.tap("Rút kết quả")
    await phone.sees("Đã rút kết quả")
    binh.tap(label)
    await binh.sees(answer)
    assert (await office.task("1")).state is TaskState.IN_PROGRESS


async def test_who_was_not_told_yet_hears_nothing(office: Office) -> None:
    await office.enrolled(BINH)
    phone = await handed_in(office)
    phone.tap("Xem việc")
    await phone.sees("chờ duyệt")
    phone.tap("Rút kết quả")
    await phone.sees("Đã rút kết quả")
    async with office.database.read() as session:
        kept = await session.scalars(
            select(col(OutboxMessage.dedupe_key)).where(
                col(OutboxMessage.dedupe_key).contains("hand-in-withdrawn")
            )
        )
        assert kept.all() == []


async def test_a_false_report_has_one_way_back_at_a_time(office: Office) -> None:
    phone = await handed_in(office)
    phone.tap("Xem việc")
    seen = await phone.sees("chờ duyệt")
    assert "Nếu báo nhầm" not in seen.text
    assert "Rút kết quả" in phone.labels()
    phone.tap("Rút kết quả")
    assert "Nếu báo nhầm" not in (await phone.sees("Đã rút kết quả")).text


async def test_what_was_decided_meanwhile_is_not_taken_back(office: Office) -> None:
    phone = await handed_in(office)
    task = await office.task("1")
    async with office.database.write() as session:
        (await session.get_one(type(task), task.id)).state = TaskState.DONE
    phone.forge(f"ow:{task.id}")
    await phone.is_told("đã hoàn thành nên không ghi thêm")


async def test_completing_is_undone_within_seconds_and_nothing_is_lost(office: Office) -> None:
    phone = await opened(office, "2")
    phone.tap("Hoàn thành")
    await phone.sees("gửi kết quả")
    phone.say("Đã trình Sở")
    await phone.sees("Đã trình Sở")
    before = await office.task("2")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    phone.tap("Hoàn tác")
    await phone.sees("Đã hoàn tác")
    after = await office.task("2")
    assert after.model_dump() == before.model_dump()
    phone.say("xong rồi")
    await phone.sees("Đã ghi nhận")
    async with office.database.read() as session:
        (result,) = await session.scalars(select(Result))
    assert (result.text, result.version) == ("Đã trình Sở", 1)


async def test_a_recurring_day_goes_back_too(office: Office) -> None:
    phone = await opened(office, "8", name=BINH)
    phone.tap("Hoàn thành")
    await phone.sees("gửi kết quả")
    phone.tap("Xong")
    await phone.sees("kỳ sau vẫn được nhắc")
    phone.tap("Hoàn tác")
    await phone.sees("Đã hoàn tác")
    task = await office.task("8")
    async with office.database.read() as session:
        found = await milestones_of(session, task.id or 0)
    assert [one.due for one in found] == [date(2024, 5, 20), date(2024, 12, 15)]
    assert task.state is TaskState.NOT_STARTED


async def test_after_the_seconds_it_is_history(office: Office) -> None:
    phone = await opened(office, "2")
    phone.tap("Hoàn thành")
    await phone.sees("gửi kết quả")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    await past_undoing(office)
    phone.tap("Hoàn tác")
    await phone.is_told("quá thời gian hoàn tác")
    assert (await office.task("2")).state is TaskState.DONE
