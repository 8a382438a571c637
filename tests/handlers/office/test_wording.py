"""Answers say what was done with odd words, and never end without a way on."""

import pytest

from tests.handlers.conftest import AN, BINH, CHI, DUNG, Office
from tests.standin_person import Phone


async def asked(office: Office, name: str, *questions: str) -> Phone:
    """A person who has asked this, one after the other, and seen each answer."""
    phone = await office.enrolled(name)
    for question in questions:
        phone.say(question)
        await phone.sees()
    return phone


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("việc ngày 31/11", "Không có ngày 31/11; lấy ngày cuối tháng là 30/11/2024.\n"),
        ("bao nhiêu việc đến 31/6", "Không có ngày 31/6; lấy ngày cuối tháng là 30/6/2024.\n"),
        ("ai chưa xong đến 31/6", "Không có ngày 31/6; lấy ngày cuối tháng là 30/6/2024.\n"),
        ("việc từ 30/2 đến 5/3", "Không có ngày 30/2; lấy ngày cuối tháng là 29/2/2024.\n"),
        ("gia hạn việc 2 đến 31/6", "Không có ngày 31/6; lấy ngày cuối tháng là 30/6/2024.\n"),
    ],
)
async def test_a_day_its_month_does_not_have_is_said(office: Office, text: str, note: str) -> None:
    phone = await asked(office, AN, text)
    assert phone.last().text.startswith(note)


async def test_words_that_go_on_say_it_too(office: Office) -> None:
    phone = await asked(office, AN, "việc ngày 29/2", "còn 30/2?")
    assert phone.last().text.startswith("Không có ngày 30/2; lấy ngày cuối tháng là 29/2/2024.\n")


@pytest.mark.parametrize("text", ["việc ngày 30/11", "việc ngày 29/2", "việc tháng 2"])
async def test_a_day_there_is_goes_without_a_word(office: Office, text: str) -> None:
    phone = await asked(office, AN, text)
    assert "Không có ngày" not in phone.last().text


@pytest.mark.parametrize("text", ["tìm", "Tim", "em muốn tìm việc ạ"])
async def test_a_search_for_nothing_is_asked_what_for(office: Office, text: str) -> None:
    phone = await asked(office, AN, text)
    assert phone.last().text.startswith("Anh/chị muốn tìm gì?")


async def test_a_search_says_nothing_of_late_tasks(office: Office) -> None:
    phone = await asked(office, AN, "tìm hội nghị")
    assert not [label for label in phone.labels() if "quá hạn" in label]


async def test_none_due_in_the_period_is_not_counted(office: Office) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 7")
    assert "\n1 việc.\n" in phone.last().text


@pytest.mark.parametrize(
    ("text", "wider"),
    [
        ("việc quá hạn tháng 1", "Việc của tôi, tháng 1/2024"),
        ("việc của tôi tháng 1", "Việc của tôi"),
        ("việc đã xong", "Việc của tôi"),
    ],
)
async def test_from_an_empty_list_the_wider_one_is_a_tap_away(
    office: Office, text: str, wider: str
) -> None:
    phone = await asked(office, CHI, text)
    assert "Không có việc nào" in phone.last().text
    assert phone.labels()[0] == wider


async def test_an_empty_list_without_conditions_has_no_wider_one(office: Office) -> None:
    phone = await asked(office, DUNG, "việc của tôi")
    assert phone.labels() == []


@pytest.mark.parametrize(("name", "whom"), [(AN, "lãnh đạo đơn vị"), (BINH, "văn phòng")])
async def test_the_card_of_what_one_handed_in_says_whom_to_ask_for_its_return(
    office: Office, name: str, whom: str
) -> None:
    phone = await asked(office, name, "xong việc 2", "đã trình ký")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận hoàn thành")
    phone.tap("Xem việc")
    await phone.sees(f"Nếu báo nhầm, anh/chị đề nghị {whom} trả lại kết quả.")
    other = await asked(office, DUNG, "việc số 2")
    assert "báo nhầm" not in other.last().text


async def test_the_card_of_what_nobody_handed_in_does_not(office: Office) -> None:
    phone = await asked(office, AN, "việc số 2")
    assert "báo nhầm" not in phone.last().text
