"""Groups on the page: tabs, topics, answers, and the bot put in and out."""

from typing import TYPE_CHECKING

import pytest

from bot.demo.standin.state import Seat
from bot.demo.standin.world import World
from tests.browser.chat_page import NARROW, Phone
from tests.browser.conftest import DAT, HOA, OpenChat
from tests.browser.scripted_bot import ScriptedBot, inline

if TYPE_CHECKING:
    from playwright.async_api import Locator

pytestmark = pytest.mark.browser
NAME = "Phòng Quản lý khoa học"


def part(phone: Phone, testid: str, words: str = "") -> "Locator":
    return phone.element.get_by_test_id(testid).filter(has_text=words)


async def create(phone: Phone, *, forum: bool = False) -> None:
    """Makes a group of this person and Đạt, and opens it."""
    await part(phone, "phone-menu").locator("summary").click()
    await part(phone, "new-group").click()
    await part(phone, "group-title").fill(NAME)
    await phone.element.get_by_test_id("group-forum").set_checked(forum)
    await phone.element.get_by_test_id(f"member-{DAT}").check()
    await part(phone, "sheet-send").click()
    await part(phone, "chat-tab", NAME).click()


async def test_a_group_is_made_and_seen_by_its_members(
    open_chat: OpenChat, bot: ScriptedBot, world: World
) -> None:
    chat = await open_chat(HOA, DAT)
    await create(chat.phone(HOA))
    added = await bot.hear("my_chat_member")
    assert added["new_chat_member"]["status"] == "member"
    await chat.phone(HOA).say("Chào cả phòng")
    other = chat.phone(DAT)
    await part(other, "chat-tab", NAME).click()
    await part(other, "message", "Chào cả phòng").wait_for()
    (group,) = world.groups_of(DAT)
    assert group.members == [HOA, DAT]


async def test_the_bot_hears_commands_and_answers_and_says_who_it_is_in_the_group(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    chat = await open_chat(HOA, size=NARROW, touch=True)
    phone = chat.phone(HOA)
    await create(phone)
    group = (await bot.hear("my_chat_member"))["chat"]["id"]
    await bot.say(group, "Tuần này còn 3 việc", reply_markup=inline([("Xem", "s")]))
    await (await phone.from_bot("còn 3 việc")).get_by_test_id("reply").click()
    await phone.say("Gửi lại giúp")
    while "text" not in (said := await bot.hear("message")):
        pass
    assert said["reply_to_message"]["text"] == "Tuần này còn 3 việc"
    await phone.tap("Xem")
    assert (await bot.hear("callback_query"))["message"]["chat"]["id"] == group
    assert await chat.overflow() == 0


async def test_what_is_new_in_a_group_shows_on_its_tab(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    chat = await open_chat(HOA, DAT)
    await create(chat.phone(HOA))
    group = (await bot.hear("my_chat_member"))["chat"]["id"]
    await bot.say(group, "Tổng kết tuần")
    other = chat.phone(DAT)
    await part(other, "tab-unread", "1").wait_for()
    await part(other, "chat-tab", NAME).click()
    await other.from_bot("Tổng kết tuần")
    await part(other, "tab-unread").wait_for(state="detached")


async def test_each_topic_shows_its_own_messages(open_chat: OpenChat, bot: ScriptedBot) -> None:
    chat = await open_chat(HOA, size=NARROW, touch=True)
    phone = chat.phone(HOA)
    await create(phone, forum=True)
    group = (await bot.hear("my_chat_member"))["chat"]["id"]
    await part(phone, "group-menu").locator("summary").click()
    await part(phone, "new-topic").click()
    await part(phone, "topic-name").fill("Kế hoạch")
    await part(phone, "sheet-send").click()
    await part(phone, "topic-tab", "Kế hoạch").click()
    await part(phone, "note", "đã mở chủ đề Kế hoạch").wait_for()
    await phone.say("/baocao")
    while "text" not in (said := await bot.hear("message")):
        pass
    await bot.say(group, "Chung một lời")
    await bot.say(group, "Số liệu", message_thread_id=said["message_thread_id"])
    await phone.from_bot("Số liệu")
    assert await phone.texts() == ["/baocao", "Số liệu"]
    await part(phone, "topic-tab", "Chung").click()
    await phone.from_bot("Chung một lời")
    assert await phone.texts() == ["Chung một lời"]


async def test_the_bot_is_put_out_and_let_in_again(
    open_chat: OpenChat, bot: ScriptedBot, world: World
) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await create(phone)
    (group,) = world.groups_of(HOA)
    for testid, seat in (("bot-kicked", Seat.KICKED), ("bot-member", Seat.MEMBER)):
        await part(phone, "group-menu").locator("summary").click()
        await part(phone, testid).click()
        while (await bot.hear("my_chat_member"))["new_chat_member"]["status"] != seat:
            pass
        assert group.seat is seat


async def test_a_number_is_shared_and_somebody_elses_card_too(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    phone = (await open_chat(HOA, size=NARROW, touch=True)).phone(HOA)
    await phone.say("/start")
    ask = {"keyboard": [[{"text": "Gửi số của tôi", "request_contact": True}]]}
    await bot.say(HOA, "Cho xin số", reply_markup=ask)
    for name in ("", "Người khác"):
        await part(phone, "reply-button", "Gửi số").click()
        await part(phone, "contact-name").fill(name)
        await part(phone, "sheet-send").click()
        while "contact" not in (said := await bot.hear("message")):
            pass
        assert said["contact"].get("user_id") == (None if name else HOA)


async def test_links_into_telegram_do_what_they_can(
    open_chat: OpenChat, bot: ScriptedBot, world: World
) -> None:
    phone = (await open_chat(HOA, size=NARROW, touch=True)).phone(HOA)
    await phone.say("/start")
    share = "https://t.me/share/url?url=https://t.me/x&text=Vi%E1%BB%87c%202"
    links = [
        {"text": "Chia sẻ", "url": share},
        {"text": "Mở bot", "url": f"https://t.me/{world.me['username']}?start=viec-2"},
        {"text": "Gửi bạn", "switch_inline_query": "việc 2"},
    ]
    keyboard = {"inline_keyboard": [[link] for link in links]}
    await bot.say(HOA, "Việc 2", reply_markup=keyboard)
    await part(phone, "inline-button", "Chia sẻ").click()
    assert await phone.element.get_by_test_id("shared").input_value() == "Việc 2\nhttps://t.me/x"
    await part(phone, "sheet-leave").click()
    await part(phone, "inline-button", "Gửi bạn").click()
    await phone.toast.filter(has_text="inline").wait_for()
    await part(phone, "inline-button", "Mở bot").click()
    while (await bot.hear("message"))["text"] != "/start viec-2":
        pass


async def test_a_date_keeps_its_words_and_tells_its_moment(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("/start")
    await bot.say(HOA, 'Hạn <tg-time unix="1716195600" format="D">20/5/2024</tg-time>')
    moment = (await phone.from_bot("Hạn 20/5/2024")).locator("time.moment")
    assert "20/05/2024 16:00" in str(await moment.get_attribute("title"))
