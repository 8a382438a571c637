"""Whom a broadcast is for: ticked, typed, added up, taken out."""

import pytest

from bot.storage import Person
from tests.handlers.broadcasts.steps import send_now, sent_to, written
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office
from tests.standin_person import Phone


async def choosing(office: Office) -> Phone:
    """A draft with words, whose recipients are asked for."""
    phone = await office.enrolled(GIANG)
    phone.say("/dondoc")
    await phone.sees("gõ nội dung")
    phone.say("Nộp báo cáo")
    await phone.sees("Gửi cho những ai")
    return phone


async def typed(office: Office, words: str, shows: str) -> Phone:
    phone = await choosing(office)
    phone.say(words)
    await phone.sees(shows)
    return phone


async def sent(office: Office, phone: Phone, count: int) -> set[str]:
    phone.tap("Tiếp")
    await phone.sees("Nội dung:")
    await send_now(phone, count)
    return await sent_to(office)


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("tất cả mọi người", {AN, BINH, CHI, DUNG, GIANG}),
        ("những người đang trễ hạn", {AN}),
        ("lãnh đạo đơn vị", {BINH}),
        ("có việc đến hạn trước 20/5", {AN, BINH}),
        ("p. nghiệp vụ; thanh tra", {AN, BINH, CHI}),
        ("Mai Chi\nanh Dũng", {CHI, DUNG}),
    ],
)
async def test_typed_words_name_exactly_these(office: Office, words: str, people: set[str]) -> None:
    phone = await typed(office, words, f"{len(people)} người nhận")
    assert await sent(office, phone, len(people)) == people


async def test_ticks_add_up_and_names_are_taken_out(office: Office) -> None:
    phone = await choosing(office)
    phone.tap("Đơn vị…")
    await phone.sees("đánh dấu các đơn vị")
    phone.tap("☐ Phòng Nghiệp vụ")
    await phone.sees("2 người nhận")
    phone.tap("☐ Thanh tra")
    await phone.sees("3 người nhận")
    phone.tap("Các cách chọn")
    await phone.sees("Gửi cho những ai")
    phone.tap("Bớt người")
    await phone.sees("Bớt những ai")
    phone.say("chị Chi")
    await phone.sees(f"trừ {CHI}")
    assert await sent(office, phone, 2) == {AN, BINH}


async def test_a_tick_is_taken_back(office: Office) -> None:
    phone = await choosing(office)
    phone.tap("☐ Tất cả")
    await phone.sees("5 người nhận")
    phone.tap("☑ Tất cả")
    text = (await phone.sees("Gửi cho những ai")).text
    assert "người nhận" not in text


async def test_roles_are_ticked(office: Office) -> None:
    phone = await choosing(office)
    phone.tap("Vai trò…")
    await phone.sees("các vai trò")
    phone.tap("☐ chuyên viên")
    await phone.sees("2 người nhận")
    phone.tap("Các cách chọn")
    await phone.sees("Gửi cho những ai")
    assert await sent(office, phone, 2) == {AN, CHI}


async def test_a_name_of_two_people_is_asked_about(office: Office) -> None:
    async with office.database.write() as session:
        session.add(Person(org_id=1, unit_id=2, full_name="Đỗ Mai An", roles=["officer"]))
    phone = await typed(office, "anh An, Mai Chi", "khớp 2 tên")
    phone.tap(AN)
    await phone.sees("2 người nhận")
    assert await sent(office, phone, 2) == {AN, CHI}


async def test_an_unknown_name_is_said_and_the_others_are_taken(office: Office) -> None:
    phone = await typed(office, "Mai Chi, Nguyễn Không Ai", "1 người nhận")
    assert "Không thấy ai tên: Nguyễn Không Ai" in phone.last().text


async def test_nobody_of_the_name_is_a_sentence(office: Office) -> None:
    phone = await choosing(office)
    phone.say("Nguyễn Không Ai")
    await phone.sees("Không thấy đơn vị hay người nào tên “Nguyễn Không Ai”")


async def test_several_units_in_one_order(office: Office) -> None:
    phone = await written(office, "đôn đốc phòng nghiệp vụ và thanh tra nộp báo cáo")
    assert "3 người nhận" in phone.last().text
    assert phone.last().text.endswith("nộp báo cáo")


async def test_those_late_of_one_unit(office: Office) -> None:
    phone = await written(office, "đôn đốc phòng nghiệp vụ đang trễ hạn: nộp báo cáo")
    assert "Những người đang trễ hạn của Phòng Nghiệp vụ" in phone.last().text
    await send_now(phone, 1)
    assert await sent_to(office) == {AN}


async def test_an_hour_that_is_none_is_asked_for_again(office: Office) -> None:
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    phone.tap("Hẹn giờ")
    await phone.sees("Gửi lúc nào")
    phone.say("lúc nào cũng được")
    await phone.sees("Chưa rõ giờ gửi")
    phone.say("8h ngày 1/5/2024")
    await phone.sees("Giờ này đã qua")
    phone.say("8h ngày 20/12/2024")
    await phone.sees("Chỉ hẹn được trong 92 ngày")
    phone.say("9h sáng mai")
    await phone.sees("Lúc gửi: 9:00 thứ Năm 16/5/2024")


@pytest.mark.parametrize(
    "data", ["ba:1:w:0", "bt:1:a", "bu:1:1", "bl:1:lead", "bd:1:w", "bg:1", "by:1", "bc:1"]
)
async def test_a_button_of_no_draft_is_over(office: Office, data: str) -> None:
    phone = await office.enrolled(GIANG)
    phone.forge(data)
    await phone.is_told("đã kết thúc")


async def test_a_unit_of_another_office_is_none(office: Office) -> None:
    phone = await choosing(office)
    draft = phone.button("Tất cả")
    assert draft is not None
    phone.forge(f"bu:{draft[1].split(':')[1]}:900")
    await phone.is_told("")
    assert "người nhận" not in phone.last().text
