"""The page as a whole, against the stand-in with a bot that does what the test says."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from bot.demo.standin import World, running_standin
from bot.demo.standin.refusals import Reason
from tests.browser.chat_page import NARROW, ChatPage
from tests.browser.conftest import CHAU, DAT, HOA, OpenChat
from tests.browser.samples import PDF, upload
from tests.browser.scripted_bot import ScriptedBot, inline

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = pytest.mark.browser


async def test_the_invite_link_starts_the_bot_with_its_code(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    phone = (await open_chat(DAT)).phone(DAT)
    await phone.open_invite()
    assert (await bot.hear("message"))["text"] == "/start moi-dat"
    await phone.element.get_by_test_id("invite").wait_for(state="hidden")


async def test_two_people_lie_side_by_side_and_hear_only_their_own(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    chat = await open_chat(HOA)
    hoa, dat = chat.phone(HOA), await chat.choose_beside(DAT)
    await hoa.say("tôi là Hoà")
    await dat.say("tôi là Đạt")
    await hoa.from_person("tôi là Hoà")
    await dat.from_person("tôi là Đạt")
    await bot.say(DAT, "chào anh Đạt")
    await dat.from_bot("chào anh Đạt")
    assert await hoa.texts() == ["tôi là Hoà"]


async def test_a_person_not_looked_at_has_a_badge_until_chosen(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    chat = await open_chat(DAT)
    await chat.phone(DAT).say("/start")
    await chat.choose(HOA)
    await bot.say(DAT, "Nhắc một")
    await bot.say(DAT, "Nhắc hai")
    await chat.unread(DAT, 2)
    await chat.choose(DAT)
    await chat.page.get_by_test_id(f"unread-{DAT}").wait_for(state="detached")


async def test_the_list_is_searched_without_marks(open_chat: OpenChat) -> None:
    chat = await open_chat(HOA)
    assert await chat.people("tran van dat") == ["Trần Văn Đạt"]
    assert await chat.people("thanh tra chau") == ["Lê Minh Châu"]


async def test_a_stranger_can_be_invented(open_chat: OpenChat, bot: ScriptedBot) -> None:
    chat = await open_chat(HOA)
    await chat.add_stranger("Người Qua Đường")
    await chat.page.get_by_test_id("start").click()
    message = await bot.hear("message")
    assert (message["text"], message["from"]["first_name"]) == ("/start", "Người Qua Đường")


async def test_who_blocked_the_bot_can_let_it_back(open_chat: OpenChat, bot: ScriptedBot) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("/start")
    await phone.element.get_by_test_id("phone-menu").click()
    await phone.element.get_by_test_id("block").click()
    assert (await bot.hear("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await phone.element.get_by_test_id("composer").wait_for(state="hidden")
    await phone.element.get_by_test_id("unblock-here").click()
    await phone.element.get_by_test_id("composer").wait_for()


async def test_a_phone_in_english_tells_the_bot_so(open_chat: OpenChat, bot: ScriptedBot) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.element.get_by_test_id("phone-menu").click()
    await phone.element.get_by_test_id("phone-en").click()
    await phone.element.get_by_test_id("phone-en").filter(has_text="✓").wait_for(state="attached")
    await phone.say("hello")
    assert (await bot.hear("message"))["from"]["language_code"] == "en"


async def test_the_page_itself_speaks_english_on_request(open_chat: OpenChat) -> None:
    chat = await open_chat(HOA)
    await chat.page.get_by_test_id("page-language").click()
    await chat.until_clock("Wednesday 15/05/2024 09:00")
    assert await chat.page.locator("html").get_attribute("lang") == "en"
    assert await chat.phone(HOA).element.get_by_test_id("composer").get_attribute("aria-label") == (
        "Message"
    )


async def test_every_word_of_the_page_is_in_both_languages(open_chat: OpenChat) -> None:
    chat = await open_chat(HOA)
    keys = """async () => {
      const { words } = await import('/page/words.js');
      return Object.values(words).map(language => Object.keys(language).sort());
    }"""
    vietnamese, english = await chat.page.evaluate(keys)
    assert vietnamese == english


async def test_every_refusal_of_the_server_has_words(open_chat: OpenChat) -> None:
    chat = await open_chat(HOA)
    say = """async key => (await import('/page/words.js')).sayError(key)"""
    worded = [await chat.page.evaluate(say, reason.value) for reason in Reason]
    assert len(set(worded)) == len(worded)
    assert not [words for words in worded if words.startswith("Không làm được việc này")]


async def test_a_phone_screen_never_scrolls_sideways(open_chat: OpenChat, bot: ScriptedBot) -> None:
    chat = await open_chat(HOA, size=NARROW, touch=True)
    phone = chat.phone(HOA)
    await phone.say("/start")
    long = "dài" * 200
    rows = [[(f"{long[:30]} {number}", f"n:{number}") for number in range(4)]]
    await bot.say(HOA, f"{long} <pre>{long}</pre>", reply_markup=inline(*rows))
    await phone.attach([upload(f"{long[:60]}.pdf", PDF, "application/pdf")], caption=long)
    await phone.from_person(long)
    assert await chat.overflow() <= 0
    log = phone.element.get_by_test_id("log")
    assert await log.evaluate("log => log.scrollWidth - log.clientWidth") <= 0


async def test_everything_to_tap_is_large_enough_for_a_thumb(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    chat = await open_chat(HOA, size=NARROW, touch=True)
    await chat.phone(HOA).say("/start")
    keyboard = {"keyboard": [["Một", "Hai"]], "resize_keyboard": True}
    await bot.say(HOA, "Chọn", reply_markup=keyboard)
    await bot.say(HOA, "Chọn", reply_markup=inline([("A", "a"), ("B", "b")]))
    await chat.phone(HOA).from_bot("Chọn")
    await chat.page.get_by_test_id("bar-toggle").click()
    small = """() => [...document.querySelectorAll('button, summary, input:not([type=file])')]
      .filter(part => part.checkVisibility({ visibilityProperty: true }))
      .filter(part => Math.min(part.offsetWidth, part.offsetHeight) < 40)
      .map(part => part.dataset.testid ?? part.className)"""
    assert await chat.page.evaluate(small) == []


async def test_one_phone_fills_a_narrow_screen_and_the_person_is_switched(
    open_chat: OpenChat,
) -> None:
    chat = await open_chat(HOA, size=NARROW, touch=True)
    phone = await chat.choose(CHAU)
    await chat.phone(HOA).element.wait_for(state="detached")
    box = await phone.element.bounding_box()
    assert box is not None
    assert box["width"] == NARROW[0]


async def test_a_narrow_screen_tells_that_others_have_news(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    chat = await open_chat(DAT, size=NARROW, touch=True)
    await chat.phone(DAT).say("/start")
    phone = await chat.choose(HOA)
    await bot.say(DAT, "Nhắc việc")
    await phone.element.get_by_test_id("unread-elsewhere").filter(has_text="1").wait_for()


async def test_the_page_finds_a_server_that_was_restarted(
    chromium: "Browser", world: World
) -> None:
    async with running_standin(world) as (_, address):
        chat = ChatPage(await chromium.new_page(), address)
        await chat.open(HOA)
        phone = chat.phone(HOA)
        await phone.say("trước")
        await phone.from_person("trước")
    await chat.page.get_by_test_id("offline").wait_for()
    await phone.type("chưa đi được")
    await phone.element.get_by_test_id("send").click()
    await phone.toast.filter(has_text="Không nối được").wait_for()
    assert await phone.element.get_by_test_id("composer").input_value() == "chưa đi được"
    async with running_standin(world, port=urlsplit(address).port or 0):
        await chat.page.get_by_test_id("offline").wait_for(state="hidden")
        await phone.element.get_by_test_id("composer").press("Enter")
        await phone.from_person("chưa đi được")
        await chat.page.close()
