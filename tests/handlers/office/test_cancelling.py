"""A task is cancelled: with a reason, told, kept, and for ten seconds taken back."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import TaskState
from bot.services.people import people
from bot.storage import Event
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office


async def state(office: Office, number: str) -> TaskState:
    return (await office.task(number)).state


async def test_everybody_on_it_reads_the_reason(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await office.enrolled(GIANG)
    phone.say("huỷ việc 2 vì trùng việc 12 <b>")
    await phone.sees("Lý do: trùng việc 12 <b>")
    await an.sees("đã huỷ việc 2: Báo cáo sơ kết")
    assert await state(office, "2") is TaskState.CANCELLED


async def test_who_is_not_enrolled_is_named_and_not_said_to_be_told(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("huỷ việc 2 vì trùng")
    text = (await phone.sees("Đã huỷ")).text
    assert "Bot chưa báo được cho ai." in text
    assert f"Chưa ghi danh nên chưa nhận được tin: {AN}, {BINH}." in text


async def test_it_is_kept_and_found_but_not_listed(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("huỷ việc 2 vì trùng")
    await phone.sees("Đã huỷ")
    phone.say("việc số 2")
    await phone.sees("Việc 2 · đã huỷ")
    phone.say("việc của Lê Văn An tháng 5")
    await phone.sees("việc")
    assert "Báo cáo sơ kết" not in phone.last().text


async def test_the_reason_is_asked_and_typed(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("huỷ việc 2")
    await phone.sees("Vì sao?")
    phone.say("\u200b")
    await phone.sees("Chưa có chữ nào đọc được")
    phone.say("tỉnh rút nhiệm vụ")
    await phone.sees("Lý do: tỉnh rút nhiệm vụ")
    async with office.database.read() as session:
        task = await office.task("2")
        found = await session.scalars(
            select(Event).where(col(Event.subject_id) == task.id, col(Event.action) == "cancelled")
        )
        event = found.one()
    assert (event.before, event.after) == (
        {"state": "not_started"},
        {"state": "cancelled", "reason": "tỉnh rút nhiệm vụ"},
    )


async def test_a_usual_reason_is_a_tap_on_the_card(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    phone.tap("Huỷ việc")
    await phone.sees("Vì sao?")
    phone.tap("Không còn cần thiết")
    await phone.sees("Lý do: Không còn cần thiết")
    assert await state(office, "2") is TaskState.CANCELLED


async def test_it_is_taken_back_within_ten_seconds(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await office.enrolled(GIANG)
    phone.say("huỷ việc 2 vì nhầm")
    await phone.sees("Đã huỷ")
    await an.sees("đã huỷ việc 2")
    phone.tap("Hoàn tác")
    await phone.sees("Đã hoàn tác")
    await an.sees("đã khôi phục việc 2")
    assert await state(office, "2") is TaskState.NOT_STARTED


async def test_a_second_one_is_told_that_it_is_cancelled(office: Office) -> None:
    async with office.database.write() as session:
        (chi,) = await people.find_people(session, 1, name=CHI)
        chi.roles = ["officer", "office"]
    first, second = await office.enrolled(GIANG), await office.enrolled(CHI)
    for phone in (first, second):
        phone.say("huỷ việc 2")
        await phone.sees("Vì sao?")
    first.tap("Trùng với việc khác")
    await first.sees("Đã huỷ")
    second.tap("Không còn cần thiết")
    await second.is_told("đã được huỷ trước đó")
    second.say("tôi cũng muốn huỷ")
    await second.sees("đã được huỷ trước đó")


@pytest.mark.parametrize("name", [AN, BINH, DUNG])
async def test_others_are_told_who_cancels_tasks(office: Office, name: str) -> None:
    phone = await office.enrolled(name)
    phone.say("huỷ việc 2 vì trùng")
    await phone.sees("Chỉ văn phòng huỷ được việc")
    assert await state(office, "2") is TaskState.NOT_STARTED


async def test_a_reason_of_four_thousand_letters_is_refused(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("huỷ việc 2 vì " + "dài " * 1000)
    await phone.sees("Dài quá 1.000 ký tự")
    assert await state(office, "2") is TaskState.NOT_STARTED
