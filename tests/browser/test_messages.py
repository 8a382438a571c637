"""What is written, tapped and answered."""

import pytest

from tests.browser.conftest import HOA, OpenChat
from tests.browser.scripted_bot import ScriptedBot, inline

pytestmark = pytest.mark.browser


async def test_a_text_reaches_the_bot_and_its_answer_the_person(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("việc của tôi tháng 5")
    assert (await bot.hear("message"))["text"] == "việc của tôi tháng 5"
    await bot.say(HOA, "Có <b>2 việc</b>")
    answer = await phone.from_bot("Có 2 việc")
    assert await answer.locator("b").inner_text() == "2 việc"


async def test_shift_and_enter_begin_a_new_line(open_chat: OpenChat, bot: ScriptedBot) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    composer = phone.element.get_by_test_id("composer")
    await composer.press_sequentially("một")
    await composer.press("Shift+Enter")
    await composer.press_sequentially("hai")
    await composer.press("Enter")
    assert (await bot.hear("message"))["text"] == "một\nhai"


async def test_a_tapped_button_reaches_the_bot_and_the_message_changes_in_place(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("/start")
    sent = await bot.say(HOA, "Trang 1", reply_markup=inline([("Sau", "p:2")], [("Thôi", "x")]))
    await phone.tap("Sau")
    assert (await bot.hear("callback_query"))["data"] == "p:2"
    await bot.call("editMessageText", chat_id=HOA, message_id=sent, text="Trang 2")
    changed = await phone.from_bot("Trang 2")
    assert await changed.get_attribute("data-message-id") == str(sent)
    assert await changed.get_by_test_id("edited").is_visible()
    assert await phone.messages.count() == 2


async def test_an_answered_tap_shows_a_toast(open_chat: OpenChat, bot: ScriptedBot) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("/start")
    await bot.say(HOA, "Chọn", reply_markup=inline([("Xong", "ok")]))
    await phone.tap("Xong")
    waiting = phone.element.locator("[data-testid=inline-button][aria-busy=true]")
    await waiting.wait_for()
    tapped = await bot.hear("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=tapped["id"], text="Đã ghi nhận")
    await phone.toast.filter(has_text="Đã ghi nhận").wait_for()
    await waiting.wait_for(state="hidden")


async def test_an_alert_waits_for_ok(open_chat: OpenChat, bot: ScriptedBot) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("/start")
    await bot.say(HOA, "Chọn", reply_markup=inline([("Xoá", "del")]))
    await phone.tap("Xoá")
    tapped = await bot.hear("callback_query")
    answer = {"callback_query_id": tapped["id"], "text": "Không được", "show_alert": True}
    await bot.call("answerCallbackQuery", **answer)
    await phone.alert.filter(has_text="Không được").wait_for()
    await phone.element.get_by_test_id("alert-ok").click()
    await phone.alert.wait_for(state="detached")


async def test_the_reply_keyboard_types_for_the_person_and_folds_away(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("/start")
    keyboard = {"keyboard": [["Việc của tôi", "Sắp đến hạn"]], "resize_keyboard": True}
    await bot.say(HOA, "Mời chọn", reply_markup=keyboard)
    await phone.element.get_by_test_id("reply-button").first.wait_for()
    await phone.element.get_by_test_id("reply-toggle").click()
    assert await phone.element.get_by_test_id("reply-keyboard").is_hidden()
    await phone.press("Sắp đến hạn")
    await phone.from_person("Sắp đến hạn")


async def test_a_slash_lists_the_commands_that_fit(open_chat: OpenChat, bot: ScriptedBot) -> None:
    commands = [
        {"command": "help", "description": "Hướng dẫn"},
        {"command": "tasks", "description": "Việc của tôi"},
    ]
    await bot.call("setMyCommands", commands=commands)
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.element.get_by_test_id("composer").press_sequentially("/t")
    offered = phone.element.get_by_test_id("command")
    assert await offered.all_inner_texts() == ["/tasks\nViệc của tôi"]
    await offered.click()
    assert (await bot.hear("message"))["text"] == "/tasks"


async def test_messages_of_another_day_stand_under_that_day(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    chat = await open_chat(HOA)
    phone = chat.phone(HOA)
    await phone.say("hôm nay")
    await phone.from_person("hôm nay")
    await chat.plus_week()
    await bot.say(HOA, "tuần sau")
    await phone.from_bot("tuần sau")
    days = phone.element.get_by_test_id("day")
    assert await days.all_inner_texts() == ["Thứ Tư 15/05/2024", "Hôm nay"]


async def test_typing_shows_until_the_answer_comes(open_chat: OpenChat, bot: ScriptedBot) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("/start")
    await phone.from_person("/start")
    await bot.call("sendChatAction", chat_id=HOA, action="typing")
    await phone.element.get_by_test_id("typing").wait_for()
    await bot.say(HOA, "đây")
    await phone.element.get_by_test_id("typing").wait_for(state="hidden")


async def test_a_reader_who_scrolled_up_is_left_there(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("/start")
    for number in range(20):
        await bot.say(HOA, f"dòng {number}<blockquote>một\nhai</blockquote>")
    await phone.from_bot("dòng 19")
    log = phone.element.get_by_test_id("log")
    await log.evaluate("log => { log.scrollTop = 0; }")
    await phone.element.get_by_test_id("new-messages").wait_for()
    await bot.say(HOA, "tin cuối")
    await phone.element.get_by_test_id("new-messages").filter(has_text="1 tin mới").click()
    assert await log.evaluate("log => log.scrollHeight - log.scrollTop - log.clientHeight") < 2


async def test_a_spoiler_and_a_folded_quote_open_on_request(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("/start")
    quote = "<blockquote expandable>" + "\n".join("abcdefgh") + "</blockquote>"
    await bot.say(HOA, f"<tg-spoiler>kín</tg-spoiler>{quote}")
    message = await phone.from_bot("kín")
    await message.locator(".spoiler").press("Enter")
    await message.locator(".spoiler.shown").wait_for()
    folded = await message.evaluate("message => message.offsetHeight")
    await message.get_by_role("button", name="Xem hết").click()
    assert await message.evaluate("message => message.offsetHeight") > folded


async def test_telegram_links_lead_nowhere_and_web_links_open_aside(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("/start")
    text = '<a href="https://t.me/ai">riêng</a> và <a href="https://example.org/a">trang</a>'
    row = [{"text": "Mở", "url": "https://t.me/bot?start=x"}]
    await bot.say(HOA, text, reply_markup={"inline_keyboard": [row]})
    message = await phone.from_bot("riêng và trang")
    links = message.locator("a")
    assert await links.all_inner_texts() == ["trang"]
    assert await links.get_attribute("rel") == "noopener noreferrer"
    await phone.element.get_by_test_id("inline-button").click()
    await phone.toast.filter(has_text="t.me/bot").wait_for()


async def test_a_copy_button_fills_the_clipboard(open_chat: OpenChat, bot: ScriptedBot) -> None:
    chat = await open_chat(HOA)
    await chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone = chat.phone(HOA)
    await phone.say("/start")
    row = [{"text": "Chép", "copy_text": {"text": "123/QĐ-SKHCN"}}]
    await bot.say(HOA, "Số", reply_markup={"inline_keyboard": [row]})
    await phone.element.get_by_test_id("inline-button").click()
    await phone.toast.filter(has_text="123/QĐ-SKHCN").wait_for()
    assert await chat.page.evaluate("navigator.clipboard.readText()") == "123/QĐ-SKHCN"
