"""Asking on: short words continue the list shown last, within rights, until it is forgotten."""

from datetime import timedelta

import pytest

from bot.services.asking.chats import REMEMBERED
from tests.handlers.conftest import AN, BINH, CHI, DUNG, NOW, Office
from tests.standin_person import Phone


async def asked(office: Office, name: str, *questions: str) -> Phone:
    """A person who has asked this, one after the other, and seen each answer."""
    phone = await office.enrolled(name)
    for question in questions:
        phone.say(question)
        await phone.sees()
    return phone


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("còn tháng sau?", "Việc của anh/chị, tháng 6/2024"),
        ("con thang sau", "Việc của anh/chị, tháng 6/2024"),
        ("what about next month?", "Việc của anh/chị, tháng 6/2024"),
        ("thế tuần này", "Việc của anh/chị, từ 13/5/2024 đến 19/5/2024"),
        ("quý này thì sao", "Việc của anh/chị, quý II/2024"),
        ("của phòng tôi thì sao", "Việc của Phòng Nghiệp vụ, tháng 5/2024"),
        ("chỉ việc quá hạn", "Việc của anh/chị, quá hạn, tháng 5/2024"),
        ("chưa xong thôi", "Việc của anh/chị, chưa xong, tháng 5/2024"),
        ("việc đã xong thì sao", "Việc của anh/chị, đã hoàn thành, tháng 5/2024"),
        ("tất cả", "Việc của anh/chị\n"),
    ],
)
async def test_short_words_go_on_and_the_heading_says_with_what(
    office: Office, text: str, heading: str
) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 5", text)
    assert phone.last().text.startswith(heading)


async def test_going_on_goes_on_from_what_was_gone_on_to(office: Office) -> None:
    phone = await asked(
        office,
        DUNG,
        "phòng nghiệp vụ tháng 5",
        "chỉ việc quá hạn",
        "còn tháng 4?",
        "thanh tra thì sao",
    )
    assert phone.last().text.startswith("Việc của Thanh tra, quá hạn, tháng 4/2024")


async def test_a_full_question_stands_alone(office: Office) -> None:
    phone = await asked(office, DUNG, "phòng nghiệp vụ tháng 5", "việc của tôi tháng 6")
    assert phone.last().text.startswith("Việc của anh/chị, tháng 6/2024")


async def test_how_many_is_the_size_of_the_list(office: Office) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 5", "bao nhiêu việc?")
    assert "Việc của anh/chị, tháng 5/2024: 3 việc" in phone.last().text
    phone.tap("Xem danh sách (3)")
    await phone.sees("3 việc, 2 việc đến hạn trong kỳ")


async def test_the_next_page_by_word(office: Office) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 9", "tiếp")
    assert "Hội nghị chuyên đề 19" in phone.last().text
    phone.say("trang trước")
    await phone.sees("Hội nghị chuyên đề 10")


@pytest.mark.parametrize("text", ["trang cuối", "trang 2", "trang 900", "last page"])
async def test_a_page_beyond_the_last_is_the_last(office: Office, text: str) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 9", text)
    assert "Hội nghị chuyên đề 19" in phone.last().text


async def test_after_a_page_was_turned_by_button_words_go_on_from_it(office: Office) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 9")
    phone.tap("Trang 2/2")
    await phone.sees("Hội nghị chuyên đề 19")
    phone.say("việc thứ 2")
    await phone.sees("Việc 19")


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("việc thứ 2", "Việc 1 · chưa bắt đầu"),
        ("cái đầu tiên", "Việc 2 · chưa bắt đầu"),
        ("việc cuối cùng", "Việc 3 · chưa bắt đầu"),
        ("the second one", "Việc 1 · chưa bắt đầu"),
        ("việc số 3", "Việc 3 · chưa bắt đầu"),
    ],
)
async def test_a_line_is_opened_by_its_place(office: Office, text: str, card: str) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 5", text)
    assert phone.last().text.startswith(card)


async def test_a_place_that_is_also_a_number_is_asked_back(office: Office) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 5", "cái số 1")
    assert "thứ tự trong danh sách hay số việc" in phone.last().text
    phone.tap("Việc 1: Lập hồ sơ")
    await phone.sees("Việc 1 · chưa bắt đầu")


async def test_a_number_printed_on_another_page_is_asked_back_too(office: Office) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 9", "tiếp", "cái số 10")
    assert "thứ tự trong danh sách hay số việc" in phone.last().text
    phone.tap("Việc 10: Hội nghị chuyên đề 10")
    await phone.sees("Việc 10 · chưa bắt đầu")


async def test_a_place_beyond_the_list_is_said_so(office: Office) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 5", "việc thứ 9")
    assert "không có việc thứ 9" in phone.last().text


async def test_a_place_beyond_the_page_is_counted_in_the_whole_list(office: Office) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 9", "việc thứ 10")
    assert phone.last().text.startswith("Việc 19 ·")


async def test_lists_opened_by_key_and_command_go_on_too(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.tap("Việc tháng này")
    await phone.sees("tháng 5/2024")
    phone.say("còn tháng sau?")
    await phone.sees("tháng 6/2024")
    phone.say("/viec")
    await phone.sees("15 việc")
    phone.say("chỉ việc quá hạn")
    await phone.sees("Việc của anh/chị, quá hạn")


async def test_it_goes_on_after_a_restart(office: Office) -> None:
    phone = await asked(office, DUNG, "phòng nghiệp vụ tháng 5")
    await office.restart()
    phone.say("còn tháng sau?")
    await phone.sees("Việc của Phòng Nghiệp vụ, tháng 6/2024")


@pytest.mark.parametrize(
    ("later", "heading"),
    [
        (REMEMBERED - timedelta(minutes=1), "Việc của Phòng Nghiệp vụ, tháng 6/2024"),
        (REMEMBERED + timedelta(minutes=1), "Các việc"),
    ],
)
async def test_a_list_is_forgotten_in_time(office: Office, later: timedelta, heading: str) -> None:
    phone = await asked(office, DUNG, "phòng nghiệp vụ tháng 5")
    office.clock.move_to(NOW + later)
    phone.say("thế tháng sau")
    await phone.sees(heading)


async def test_without_a_list_there_is_no_next_page(office: Office) -> None:
    phone = await asked(office, AN, "tiếp")
    assert "Chưa có danh sách nào vừa mở" in phone.last().text


async def test_nobody_goes_on_from_the_list_of_another(office: Office) -> None:
    await asked(office, DUNG, "thanh tra tháng 5")
    other = await asked(office, AN, "còn tháng sau?")
    assert "Thanh tra" not in other.last().text


async def test_going_on_opens_nothing_one_may_not_see(office: Office) -> None:
    phone = await asked(office, CHI, "việc của tôi tháng 5")
    phone.say("của phòng nghiệp vụ thì sao")
    await phone.sees("chỉ xem được việc của mình")


async def test_rights_are_asked_anew_for_the_list_remembered(office: Office) -> None:
    phone = await asked(office, BINH, "việc của phòng nghiệp vụ tháng 5")
    async with office.database.write() as session:
        person = await session.merge(await office.person(BINH))
        person.roles, person.unit_id = ["officer"], None
    phone.say("còn tháng sau?")
    await phone.sees("chỉ xem được việc của mình")


async def test_after_a_refusal_ones_own_list_is_a_tap_away(office: Office) -> None:
    phone = await asked(office, CHI, "việc của An tháng 6")
    assert "chỉ xem được việc của mình" in phone.last().text
    phone.tap("Việc của tôi, tháng 6/2024")
    await phone.sees("Việc của anh/chị, tháng 6/2024")


async def test_a_refused_list_is_not_remembered(office: Office) -> None:
    phone = await asked(
        office, AN, "việc của tôi tháng 5", "của thanh tra thì sao", "còn tháng sau?"
    )
    assert phone.last().text.startswith("Việc của anh/chị, tháng 6/2024")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("tiếp", "Đây là trang cuối"),
        ("việc thứ 2", "Việc 1 · chưa bắt đầu"),
        ("còn tháng sau?", "Việc của anh/chị, tháng 6/2024"),
        ("ai chưa xong", "Việc của Phòng Nghiệp vụ, chưa xong"),
        ("tìm khảo sát", "Khảo sát"),
        ("còn bao nhiêu việc quá hạn", "quá hạn: 1 việc"),
    ],
)
async def test_a_question_in_a_hand_in_is_answered_and_is_no_part_of_the_result(
    office: Office, text: str, answer: str
) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 5", "xong việc 2")
    phone.say(text)
    assert answer in (await phone.sees(answer)).text
    phone.say("Đã trình báo cáo, còn thiếu chữ ký")
    assert text not in (await phone.sees("Đã trình báo cáo")).text


@pytest.mark.parametrize("text", ["Báo cáo tháng 5", "450/SKHCN-QLKH", "đã họp với các phòng"])
async def test_an_open_hand_in_takes_the_words_of_a_result(office: Office, text: str) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 5", "xong việc 2")
    phone.say(text)
    await phone.sees(text)
