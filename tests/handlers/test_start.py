"""Enrolment by a one-time link, and what strangers are told."""

import pytest

from tests.handlers.conftest import AN, BINH, GIANG, Office

HINT = "xin văn phòng cấp liên kết ghi danh"


@pytest.mark.parametrize(
    "text", ["viec cua toi thang 5", "/help", "/viec", "/huy", "việc số 1", "?"]
)
async def test_a_stranger_gets_the_hint_and_nothing_else(office: Office, text: str) -> None:
    phone = office.phone("Người lạ")
    phone.say(text)
    message = await phone.sees()
    assert HINT in message.text
    assert phone.labels() == []
    assert phone.keys() == []


async def test_a_stranger_who_starts_gets_the_hint(office: Office) -> None:
    phone = office.phone("Người lạ")
    phone.start()
    assert HINT in (await phone.sees()).text


async def test_a_link_asks_for_the_name_before_it_enrols(office: Office) -> None:
    phone = office.phone("An trên Telegram")
    phone.start(await office.invitation(AN))
    message = await phone.sees("xác nhận")
    assert AN in message.text
    assert "Phòng Nghiệp vụ" in message.text
    assert (await office.person(AN)).telegram_id is None


async def test_the_first_button_enrols_and_brings_the_keyboard(office: Office) -> None:
    phone = office.phone("An trên Telegram")
    phone.start(await office.invitation(AN))
    await phone.sees("xác nhận")
    phone.tap(phone.labels()[0])
    await phone.sees("Chào anh/chị")
    assert (await office.person(AN)).telegram_id == phone.user_id
    assert phone.keys()[:4] == ["Việc của tôi", "Việc tháng này", "Việc quá hạn", "Báo kết quả"]


async def test_saying_no_leaves_the_link_good_for_its_owner(office: Office) -> None:
    code = await office.invitation(AN)
    wrong = office.phone("Không phải An")
    wrong.start(code)
    await wrong.sees("xác nhận")
    wrong.tap("Không phải tôi")
    await wrong.sees("Chưa ghi danh")
    right = office.phone("An")
    right.start(code)
    await right.sees("xác nhận")


async def test_a_link_is_good_once(office: Office) -> None:
    code = await office.invitation(AN)
    for words in ("xác nhận", "đã được dùng"):
        phone = office.phone("Ai đó")
        phone.start(code)
        await phone.sees(words)
        if phone.labels():
            phone.tap("Đúng, là tôi")
            await phone.sees("Chào anh/chị")


async def test_two_people_with_one_link_at_once_enrol_one(office: Office) -> None:
    code = await office.invitation(AN)
    phones = [office.phone("Một"), office.phone("Hai")]
    for phone in phones:
        phone.start(code)
        await phone.sees("xác nhận")
    phones[0].tap("Đúng, là tôi")
    await phones[0].sees("Chào anh/chị")
    phones[1].tap("Đúng, là tôi")
    await phones[1].is_told("đã được dùng")
    assert (await office.person(AN)).telegram_id == phones[0].user_id


async def test_an_expired_link_says_so(office: Office) -> None:
    code = await office.invitation(AN, days=0)
    phone = office.phone("An")
    phone.start(code)
    await phone.sees("đã hết hạn")


@pytest.mark.parametrize("code", ["sai", "' OR 1=1", "Ă" * 10])
async def test_a_wrong_link_says_so(office: Office, code: str) -> None:
    phone = office.phone("An")
    phone.say(f"/start {code}")
    await phone.sees("không đúng")


async def test_one_account_is_one_person(office: Office) -> None:
    phone = await office.enrolled(AN)
    code = await office.invitation(BINH)
    phone.forge(f"e:{code}")
    await phone.is_told("đã ghi danh cho người khác")
    assert (await office.person(BINH)).telegram_id is None


async def test_starting_again_greets(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.start()
    assert AN in (await phone.sees("Chào anh/chị")).text


async def test_help_names_every_command(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("/help")
    text = (await phone.sees("/viec")).text
    for command in ("/viec", "/huy", "/help", "/start"):
        assert command in text


@pytest.mark.parametrize(("name", "told"), [(AN, False), (GIANG, True)])
@pytest.mark.parametrize("asked", ["/help", "trợ giúp"])
async def test_help_says_how_to_send_the_plan_to_those_who_may(
    office: Office, name: str, told: bool, asked: str
) -> None:
    phone = await office.enrolled(name)
    phone.say(asked)
    assert ("gửi tệp kế hoạch" in (await phone.sees("/viec")).text) is told


async def test_the_menu_speaks_the_readers_language(office: Office) -> None:
    menus, phone = office.world.menus, office.phone("Ai đó")
    user = office.world.users[phone.user_id]
    vietnamese = menus.shown_to(user, phone.chat)
    user.language = "en"
    english = menus.shown_to(user, phone.chat)
    assert [one["command"] for one in vietnamese] == [one["command"] for one in english]
    assert "bắt đầu" in vietnamese[0]["description"]
    assert "begin" in english[0]["description"]


async def test_an_english_telegram_is_answered_in_english(office: Office) -> None:
    phone = office.phone("Visitor")
    office.world.users[phone.user_id].language = "en"
    phone.say("hello")
    await phone.sees("ask the office for an enrolment link")


async def test_a_second_tap_on_the_same_button_alarms_nobody(office: Office) -> None:
    phone = office.phone("An")
    code = await office.invitation(AN)
    phone.start(code)
    asked = await phone.sees("xác nhận")
    phone.forge(f"e:{code}", message_id=asked.id)
    await phone.sees("Chào anh/chị")
    phone.forge(f"e:{code}", message_id=asked.id)
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    assert not [toast for toast in office.world.toasts if toast.alert]


async def test_an_older_link_dies_with_a_newer_one(office: Office) -> None:
    old = await office.invitation(AN)
    await office.enrolled(AN)
    thief = office.phone("Người khác")
    thief.start(old)
    await thief.sees("đã hết hạn")


async def test_who_enrols_late_reads_what_waits_for_them(office: Office) -> None:
    phone = await office.enrolled(AN)
    told = next(one for one in phone.from_bot() if "Đã ghi danh" in one.text)
    assert "Anh/chị đang có" in told.text
    assert "1 việc quá hạn." in told.text
    phone.tap("Xem 1 việc quá hạn")
    assert "4." in (await phone.sees("Việc của anh/chị, quá hạn")).text


async def test_who_has_no_task_reads_of_none(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    told = next(one for one in phone.from_bot() if "Đã ghi danh" in one.text)
    assert "việc" not in told.text
