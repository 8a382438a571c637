"""What is half written stays: against another one, against looking, against forged buttons."""

import pytest

from bot.storage import Dialogue
from tests.handlers.broadcasts.steps import data_of, send_now, written
from tests.handlers.conftest import CHI, GIANG, Office
from tests.standin_person import Phone


async def sent_one(office: Office) -> Phone:
    """The phone of who has sent a broadcast and writes none now."""
    await office.enrolled(CHI)
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    await send_now(phone, 1)
    await phone.sees("Đã gửi xong")
    return phone


async def draft_of(office: Office) -> Dialogue | None:
    giang = await office.person(GIANG)
    async with office.database.read() as session:
        return await session.get(Dialogue, giang.id)


async def test_another_one_in_words_does_not_replace_it(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("/dondoc")
    await phone.sees("gõ nội dung")
    phone.say("Nội dung soạn rất lâu")
    await phone.sees("Gửi cho những ai")
    phone.say("/dondoc Thanh tra: họp lúc 14h")
    await phone.sees("Tin đôn đốc đang soạn")
    draft = await draft_of(office)
    assert draft
    assert draft.data["text"] == "Nội dung soạn rất lâu"


@pytest.mark.parametrize("kind", ["u", "r", "d", "p"])
async def test_a_forged_kind_is_an_old_button_and_changes_nothing(
    office: Office, kind: str
) -> None:
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    draft = await draft_of(office)
    assert draft
    phone.forge(f"bt:{draft.data['draft']}:{kind}")
    await phone.is_told("Nút này")
    after = await draft_of(office)
    assert after
    assert after.data["parts"] == draft.data["parts"]


async def test_looking_at_the_last_ones_begins_nothing(office: Office) -> None:
    phone = await sent_one(office)
    phone.say("/dondoc")
    await phone.sees("Các lần gần đây")
    phone.tap("nộp báo cáo")
    await phone.sees("Lần đôn đốc")
    phone.tap("‹ Các lần đôn đốc")
    await phone.sees("Các lần gần đây")
    assert await draft_of(office) is None


async def test_a_new_one_is_a_tap_away_from_the_last_ones(office: Office) -> None:
    phone = await sent_one(office)
    phone.say("/dondoc")
    await phone.sees("Các lần gần đây")
    phone.tap("Soạn tin mới")
    await phone.sees("gõ nội dung")
    phone.say("Họp 8h")
    await phone.sees("Gửi cho những ai")


async def test_one_that_is_half_done_hides_no_list_and_goes_on(office: Office) -> None:
    phone = await sent_one(office)
    phone.say("đôn đốc Thanh tra: tin thứ hai")
    await phone.sees("tin thứ hai")
    number = data_of(phone, "Gửi ngay").split(":")[1]
    phone.say("/dondoc")
    await phone.sees("Các lần gần đây")
    phone.tap("Soạn tiếp tin đang dở")
    await phone.sees("tin thứ hai")
    assert data_of(phone, "Gửi ngay").split(":")[1] == number


async def test_the_last_ones_show_while_something_else_is_half_done(office: Office) -> None:
    phone = await sent_one(office)
    phone.say("/themviec")
    await phone.sees()
    phone.say("Kiểm tra đột xuất cơ sở")
    await phone.sees()
    phone.say("/dondoc")
    await phone.sees("Các lần gần đây")
