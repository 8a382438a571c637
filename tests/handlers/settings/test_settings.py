"""What people set for themselves in the chat: tapped, typed, refused."""

from datetime import date, time, timedelta

import pytest

from bot.services import dialogues
from tests.handlers.conftest import AN, GIANG, Office
from tests.standin_person import Phone


async def opened(office: Office, *taps: str) -> Phone:
    """A person on the page of settings, some taps on."""
    phone = await office.enrolled(AN)
    phone.say("/caidat")
    await phone.sees("Cài đặt của anh/chị")
    for label in taps:
        phone.tap(label)
        await phone.sees()
    return phone


@pytest.mark.parametrize("words", ["/caidat", "cài đặt", "Cai dat", "settings"])
async def test_the_page_of_settings_opens_by_command_and_in_words(
    office: Office, words: str
) -> None:
    phone = await office.enrolled(AN)
    phone.say(words)
    page = await phone.sees("Cài đặt của anh/chị")
    assert "Tin buổi sáng: 8:00, theo giờ cơ quan" in page.text
    assert "Giờ yên lặng: không đặt" in page.text


async def test_the_language_changes_the_page_and_the_standing_keyboard(office: Office) -> None:
    phone = await opened(office, "Ngôn ngữ")
    phone.tap("English")
    await phone.sees("Switched to English")
    assert any("Your settings" in message.text for message in phone.from_bot())
    keys = phone.keys()
    assert "My tasks" in keys
    phone.tap("My tasks")
    await phone.sees("Your tasks")


async def test_an_hour_is_tapped(office: Office) -> None:
    phone = await opened(office, "Tin buổi sáng")
    phone.tap("7:30")
    await phone.sees("Từ ngày mai, tin buổi sáng đến lúc 7:30")
    person = await office.person(AN)
    assert (person.morning_at, person.morning_before) == (time(7, 30), None)
    assert person.morning_since == date(2024, 5, 16)


@pytest.mark.parametrize("typed", ["7h30", "7:30", "7 giờ rưỡi", "lúc 7 giờ 30 sáng ạ"])
async def test_an_hour_is_typed(office: Office, typed: str) -> None:
    phone = await opened(office, "Tin buổi sáng")
    phone.say(typed)
    await phone.sees("đến lúc 7:30")
    assert (await office.person(AN)).morning_at == time(7, 30)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("25h", "chưa đọc được giờ này"),
        ("sớm sớm", "chưa đọc được giờ này"),
        ("3h", "từ 5:00 đến trước 18:00"),
        ("18h", "từ 5:00 đến trước 18:00"),
    ],
)
async def test_an_hour_that_cannot_be_is_refused_in_a_sentence(
    office: Office, typed: str, refusal: str
) -> None:
    phone = await opened(office, "Tin buổi sáng")
    phone.say(typed)
    await phone.sees(refusal)
    assert (await office.person(AN)).morning_at is None


async def test_quiet_hours_go_over_midnight_and_go_away_again(office: Office) -> None:
    phone = await opened(office, "Giờ yên lặng")
    phone.say("từ 22h đến 6h30")
    page = await phone.sees("Đã đặt giờ yên lặng")
    assert "từ 22:00 đến 6:30" in page.text
    phone.tap("Giờ yên lặng")
    await phone.sees("Trong giờ yên lặng")
    phone.tap("Không đặt")
    await phone.sees("Đã bỏ giờ yên lặng")
    assert (await office.person(AN)).quiet_from is None


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("6h đến 6h", "không còn lúc nào để nhắc"),
        ("7h - 17h30", "chiếm gần hết"),
        ("22h", "giờ bắt đầu và giờ kết thúc"),
        ("22h - 25h", "giờ bắt đầu và giờ kết thúc"),
    ],
)
async def test_quiet_hours_leave_time_to_remind(office: Office, typed: str, refusal: str) -> None:
    phone = await opened(office, "Giờ yên lặng")
    phone.say(typed)
    await phone.sees(refusal)
    assert (await office.person(AN)).quiet_from is None


async def test_a_morning_hour_within_quiet_hours_moves_to_their_end(office: Office) -> None:
    phone = await opened(office, "Giờ yên lặng")
    phone.say("18h - 9h")
    page = await phone.sees("Đã đặt giờ yên lặng")
    assert "đến lúc 9:00 vì giờ yên lặng" in page.text


async def test_leave_is_typed_shown_and_ended(office: Office) -> None:
    phone = await opened(office, "Nghỉ phép")
    phone.say("từ 20/5 đến hết 24/5")
    page = await phone.sees("Đã ghi anh/chị nghỉ")
    assert "Nghỉ phép: từ 20/5/2024 đến 24/5/2024" in page.text
    phone.tap("Nghỉ phép")
    await phone.sees("Trong những ngày nghỉ")
    phone.tap("Đã đi làm lại")
    await phone.sees("Đã bỏ nghỉ phép")
    assert (await office.person(AN)).away_until is None


async def test_a_leave_made_longer_keeps_its_first_day(office: Office) -> None:
    phone = await opened(office, "Nghỉ phép")
    phone.say("từ 15/5 đến 24/5")
    await phone.sees("Đã ghi anh/chị nghỉ")
    office.clock.move_to(office.clock.now() + timedelta(days=8))
    phone.tap("Nghỉ phép")
    await phone.sees("Trong những ngày nghỉ")
    phone.say("đến hết 10/6")
    page = await phone.sees("Đã ghi anh/chị nghỉ")
    assert "Nghỉ phép: từ 15/5/2024 đến 10/6/2024" in page.text


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("từ 6/5 đến 10/5", "đã qua"),
        ("từ 1/6/2024 đến 1/6/2026", "tối đa một năm"),
        ("31/6", "chưa đọc được ngày nghỉ"),
        ("nghỉ cho khoẻ", "chưa đọc được ngày nghỉ"),
    ],
)
async def test_a_leave_that_cannot_be_is_refused_in_a_sentence(
    office: Office, typed: str, refusal: str
) -> None:
    phone = await opened(office, "Nghỉ phép")
    phone.say(typed)
    await phone.sees(refusal)
    assert (await office.person(AN)).away_from is None


async def test_a_question_is_answered_while_a_setting_is_open(office: Office) -> None:
    phone = await opened(office, "Tin buổi sáng")
    phone.say("việc của tôi")
    await phone.sees("Việc của anh/chị")
    phone.say("7h")
    await phone.sees("đến lúc 7:00")


async def test_an_open_setting_does_not_push_out_what_was_typed_elsewhere(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong việc 2")
    await phone.sees("Báo kết quả việc 2")
    phone.say("Đã trình báo cáo")
    await phone.sees("Đã trình báo cáo")
    phone.say("/caidat")
    await phone.sees("Cài đặt của anh/chị")
    phone.tap("Tin buổi sáng")
    await phone.sees("mấy giờ")
    phone.tap("7:30")
    await phone.sees("đến lúc 7:30")
    phone.say("gửi kèm tờ trình")
    await phone.sees("tờ trình")


async def test_a_setting_left_open_for_days_is_forgotten_without_a_word(office: Office) -> None:
    phone = await opened(office, "Tin buổi sáng")
    async with office.database.write() as session:
        now = office.clock.now() + timedelta(days=3)
        assert await dialogues.expire(session, now=now) == 1
    phone.say("7h")
    await phone.sees()
    assert "đến lúc 7:00" not in phone.last().text


async def test_the_office_finds_its_own_settings_there_and_nobody_else(office: Office) -> None:
    phone = await opened(office)
    assert not [label for label in phone.labels() if "cơ quan" in label]
    other = await office.enrolled(GIANG)
    other.say("/caidat")
    await other.sees("Cài đặt của anh/chị")
    assert "Cài đặt cơ quan" in other.labels()


@pytest.mark.parametrize("data", ["sl:xx", "sm:2500", "sm:0300", "so:z", "sv:20240520:"])
async def test_forged_settings_change_nothing(office: Office, data: str) -> None:
    phone = await opened(office)
    phone.forge(data)
    await phone.is_told()
    person = await office.person(AN)
    assert (person.language, person.morning_at, person.away_from) == ("vi", None, None)
