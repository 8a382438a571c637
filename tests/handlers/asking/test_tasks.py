"""Asking for tasks: lists, pages, cards, and who may see them."""

import pytest

from tests.handlers.conftest import AN, BINH, CHI, DUNG, Office


@pytest.mark.parametrize(
    "question", ["việc của tôi tháng 5", "viec cua toi thang 5", "VIEC CUA TOI THANG 5 ạ"]
)
async def test_may_lists_what_is_due_in_may_first(office: Office, question: str) -> None:
    phone = await office.enrolled(AN)
    phone.say(question)
    text = (await phone.sees("tháng 5/2024")).text
    places = [text.index(words) for words in ("Báo cáo sơ kết", "Lập hồ sơ", "Kiểm tra định kỳ")]
    assert places == sorted(places)
    assert "3 việc, 2 việc đến hạn trong kỳ" in text
    assert "hạn 20/5, còn 5 ngày" in text


async def test_names_in_a_plan_cannot_break_the_message(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc của tôi tháng 5")
    assert "<nhãn hiệu>" in (await phone.sees()).text


async def test_a_list_shows_nobody_elses_tasks(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc của tôi tháng 5")
    assert "Thanh tra đo lường" not in (await phone.sees()).text


async def test_pages_turn_in_place_and_back(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc của tôi")
    first = await phone.sees("15 việc")
    phone.tap("Trang 2/2")
    second = await phone.sees("Hội nghị chuyên đề 19")
    assert second.id == first.id
    phone.tap("Trang trước")
    assert (await phone.sees("Rà soát danh mục")).id == first.id


async def test_turning_a_page_keeps_the_filter(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc của tôi tháng 9")
    await phone.sees("10 việc")
    phone.tap("Trang 2/2")
    text = (await phone.sees("tháng 9/2024")).text
    assert "Báo cáo sơ kết" not in text


async def test_a_card_shows_the_whole_task_and_leads_back(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc của tôi tháng 5")
    listed = await phone.sees()
    phone.tap("2")
    card = await phone.sees("Việc 2 · chưa bắt đầu")
    assert card.id == listed.id
    for words in (
        "Báo cáo sơ kết",
        "20/5/2024",
        "còn 5 ngày",
        AN,
        "Báo cáo được duyệt",
        "5.000.000 đồng",
    ):
        assert words in card.text
    phone.tap("Về danh sách")
    await phone.sees("tháng 5/2024")


async def test_late_tasks_are_pointed_out_and_listed(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc của tôi tháng 5")
    await phone.sees()
    phone.tap("Xem 1 việc quá hạn")
    text = (await phone.sees("quá hạn")).text
    assert "Rà soát danh mục" in text
    assert "quá hạn 15 ngày" in text


@pytest.mark.parametrize("question", ["việc số 2", "viec so 2", "việc 2"])
async def test_a_number_opens_the_card(office: Office, question: str) -> None:
    phone = await office.enrolled(AN)
    phone.say(question)
    await phone.sees("Việc 2 · chưa bắt đầu")


async def test_a_number_one_may_not_see_is_not_there(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc số 6")
    await phone.sees("Không có việc số 6")


async def test_an_awaited_event_is_shown_in_words(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc số 7")
    await phone.sees("15 ngày kể từ khi có văn bản của tỉnh")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Việc của tôi", "15 việc"),
        ("Việc tháng này", "tháng 5/2024"),
        ("Việc quá hạn", "Rà soát danh mục"),
        ("Báo kết quả", "chọn việc cần báo kết quả"),
    ],
)
async def test_the_standing_keyboard_does_four_things(office: Office, key: str, words: str) -> None:
    phone = await office.enrolled(AN)
    phone.tap(key)
    await phone.sees(words)


@pytest.mark.parametrize("text", ["asdf qwer", "🙂", "?", "123456789012345"])
async def test_text_that_means_nothing_gets_three_likely_readings(
    office: Office, text: str
) -> None:
    phone = await office.enrolled(AN)
    phone.say(text)
    await phone.sees("chưa hiểu")
    assert len(phone.labels()) == 3


async def test_a_director_sees_everybodys_tasks(office: Office) -> None:
    phone = await office.enrolled(DUNG)
    phone.say("thanh tra tháng 5")
    await phone.sees("Thanh tra đo lường")


async def test_an_officer_is_refused_another_units_list(office: Office) -> None:
    phone = await office.enrolled(CHI)
    phone.say("việc của phòng nghiệp vụ tháng 5")
    await phone.sees("chỉ xem được việc của mình")


async def test_a_lead_sees_an_officers_list(office: Office) -> None:
    phone = await office.enrolled(BINH)
    phone.say(f"việc của {AN} tháng 5")
    await phone.sees("Báo cáo sơ kết")


@pytest.mark.parametrize("verb", ["t", "s", "f", "x", "a"])
async def test_forged_buttons_open_nothing(office: Office, verb: str) -> None:
    hidden = await office.task("6")
    phone = await office.enrolled(AN)
    phone.forge(f"{verb}:{hidden.id}")
    await phone.is_told()
    assert "Thanh tra đo lường" not in phone.last().text
    assert (await office.task("6")).state == hidden.state


@pytest.mark.parametrize("data", ["l:u2::-:0:", "l:p3::-:0:", "zzz", "t:999999", "l:u999::-:0:"])
async def test_forged_lists_are_refused(office: Office, data: str) -> None:
    phone = await office.enrolled(CHI)
    phone.forge(data.replace("u2", "u1").replace("p3", "p1"))
    await phone.is_told()


async def test_a_button_pressed_by_a_stranger_is_refused(office: Office) -> None:
    await office.enrolled(AN)
    stranger = office.phone("Người lạ")
    stranger.say("xin chào")
    await stranger.sees("liên kết ghi danh")
    stranger.forge("l:m::-:0:")
    await stranger.is_told("liên kết ghi danh")


async def test_the_longest_card_still_fits_into_a_message(office: Office) -> None:
    phone = await office.enrolled(BINH)
    phone.say("việc số 9")
    card = await phone.sees("Việc 9")
    assert len(card.text) <= 4096
    assert "Hoàn thành" in phone.labels()
