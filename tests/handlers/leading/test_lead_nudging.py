"""One officer is pressed about one task, once a day, and answers."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.messages.callback_data import encode
from bot.messages.taps.lead import NudgeDoers
from bot.storage import TaskNote
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, Office
from tests.handlers.lead_office import events


async def test_words_press_the_officer_who_answers(office: Office) -> None:
    officer, lead = await office.enrolled(AN), await office.enrolled(BINH)
    officer.look()
    lead.say("nhắc anh An việc 2")
    await lead.sees(f"Đã nhắc {AN} về việc 2")
    await officer.sees(f"{BINH} nhắc anh/chị việc 2")
    assert {"Trả lời", "Cập nhật tiến độ", "Xin gia hạn", "Xem việc"} <= set(officer.labels())
    officer.tap("Trả lời")
    await officer.sees("gõ câu trả lời về việc 2")
    officer.say("Mai tôi trình <dự thảo>")
    await officer.sees("Đã gửi câu trả lời")
    assert "Mai tôi trình <dự thảo>" in (await lead.sees(f"{AN} trả lời về việc 2")).text
    async with office.database.read() as session:
        assert [one.text for one in await session.scalars(select(TaskNote))] == [
            "Mai tôi trình <dự thảo>"
        ]


async def test_once_a_day_is_enough(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say("nhắc anh An việc 2")
    await lead.sees("chưa ghi danh với bot")
    lead.say("nhắc anh An việc 2")
    await lead.sees(f"Hôm nay đã nhắc {AN} về việc 2")
    office.clock.move_to(office.clock.now() + timedelta(days=1))
    lead.say("nhắc anh An việc 2")
    await lead.sees(f"Đã nhắc {AN}")
    assert (await events(office, "2")).count("nudged") == 2


async def test_the_card_has_the_button(office: Office) -> None:
    director = await office.enrolled(DUNG)
    director.say("việc số 2")
    await director.sees("Việc 2")
    director.tap("Nhắc người làm")
    await director.sees(f"Đã nhắc {AN} về việc 2")


async def test_somebody_not_on_the_task_is_not_pressed(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say(f"nhắc {CHI} việc 2")
    await lead.sees("không làm việc 2")


async def test_a_task_nobody_has_is_to_be_assigned_first(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.forge(encode(NudgeDoers(id_of(await office.task("5")))))
    await lead.is_told("giao người trước")


@pytest.mark.parametrize("name", [AN, CHI])
async def test_officers_press_nobody(office: Office, name: str) -> None:
    phone = await office.enrolled(name)
    phone.forge(encode(NudgeDoers(id_of(await office.task("8")))))
    await phone.is_told()
    assert await events(office, "8") == []
