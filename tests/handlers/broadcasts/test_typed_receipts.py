"""“Dạ em nhận rồi ạ”, typed below a broadcast, counts as “Đã nhận”."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.demo.standin import acts
from bot.demo.standin.acts import Where
from bot.storage import BroadcastReceipt
from tests.handlers.broadcasts.steps import send_now, written
from tests.handlers.conftest import AN, Office
from tests.standin_person import Phone


async def received(office: Office) -> list[datetime | None]:
    async with office.database.read() as session:
        return [one.received_at for one in await session.scalars(select(BroadcastReceipt))]


async def got_one(office: Office) -> Phone:
    """A recipient with a broadcast they have not confirmed."""
    an = await office.enrolled(AN)
    phone = await written(office, "đôn đốc Phòng Nghiệp vụ nộp báo cáo")
    await send_now(phone, 2)
    await an.sees("nộp báo cáo")
    await phone.sees("Đã gửi xong")
    return an


@pytest.mark.parametrize("words", ["ok a", "dạ em nhận rồi ạ", "đã nhận"])
async def test_words_of_receipt_count_as_the_button(office: Office, words: str) -> None:
    an = await got_one(office)
    an.say(words)
    await an.sees("Đã ghi nhận anh/chị đã nhận tin đôn đốc, lúc 9:00 ngày 15/5/2024")
    assert len(await received(office)) == 1


async def test_other_words_confirm_nothing(office: Office) -> None:
    an = await got_one(office)
    an.say("em chưa nhận được")
    await an.sees("chưa")
    assert await received(office) == []


async def test_once_confirmed_a_polite_word_is_only_polite(office: Office) -> None:
    an = await got_one(office)
    an.tap("Đã nhận")
    await an.is_told()
    before = await received(office)
    an.say("ok a")
    await an.sees("Dạ")
    assert not any("đã nhận tin đôn đốc" in one.text for one in an.from_bot())
    assert await received(office) == before


async def test_after_three_days_nobody_means_it(office: Office) -> None:
    an = await got_one(office)
    office.clock.move_to(office.clock.now() + timedelta(days=3, minutes=1))
    an.say("ok a")
    await an.sees("Dạ")
    assert await received(office) == []


async def test_a_reply_to_it_counts_even_amid_something_else(office: Office) -> None:
    an = await got_one(office)
    told = await an.sees("nộp báo cáo")
    an.say("gia hạn 1 đến 14/6")
    await an.sees("gõ lý do")
    acts.say(office.world, an.user_id, "dạ em nhận ạ", Where(None, None, told.id))
    await an.sees("Đã ghi nhận anh/chị đã nhận")
    assert len(await received(office)) == 1
