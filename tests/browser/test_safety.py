"""What people and files are called does not become part of the page."""

import pytest

from tests.browser.conftest import BAO, HOA, OpenChat
from tests.browser.scripted_bot import ScriptedBot

pytestmark = pytest.mark.browser


HOSTILE = [
    "<script>document.title = 'bad'</script>",
    "<img src=x onerror=\"document.title = 'bad'\">",
    "<a href=\"javascript:document.title = 'bad'\">x</a>",
    "<svg onload=\"document.title = 'bad'\">",
]


async def test_markup_typed_by_a_person_stays_text(open_chat: OpenChat, bot: ScriptedBot) -> None:
    chat = await open_chat(BAO)
    phone = chat.phone(BAO)
    for text in HOSTILE:
        await phone.say(text)
        await phone.from_person(text)
    assert await chat.page.title() != "bad"
    assert await phone.element.locator("article :is(script, img, svg, a)").count() == 0


FOREIGN = [
    ("<script>document.title = 'bad'</script>", ""),
    ("<img src=/api/people>", ""),
    ("<a href=\"javascript:document.title = 'bad'\">x</a>", "<span>x</span>"),
    ("<a href='data:text/html,x'>x</a>", "<span>x</span>"),
    ("<iframe src=/></iframe>", ""),
    ("<form action=/api/people><button>x</button></form>", "x"),
    ("<svg><use href='/page/icons.svg#send'></use></svg>", ""),
    ("<b id=composer class=phone title=y>x</b>", "<b>x</b>"),
]


async def test_a_message_is_built_only_of_what_the_page_knows(
    open_chat: OpenChat,
) -> None:
    chat = await open_chat(HOA)
    build = """async html => {
      const { safeNodes } = await import('/page/safe.js');
      const place = document.createElement('div');
      place.append(...safeNodes(html));
      return place.innerHTML;
    }"""
    built = [(html, await chat.page.evaluate(build, html)) for html, _ in FOREIGN]
    assert built == FOREIGN


async def test_a_hostile_name_is_only_a_name(open_chat: OpenChat) -> None:
    chat = await open_chat(BAO)
    head = chat.phone(BAO).element.get_by_test_id("person-switch")
    assert "<img src=x onerror=alert(1)>" in await head.inner_text()
    assert await chat.page.locator("img[src=x]").count() == 0


async def test_a_hostile_file_name_is_only_a_name(open_chat: OpenChat, bot: ScriptedBot) -> None:
    chat = await open_chat(HOA)
    phone = chat.phone(HOA)
    await phone.say("/start")
    name = "<img src=x onerror=alert(1)>.html"
    content = b"<script>alert(1)</script>"
    await bot.call("sendDocument", chat_id=HOA, document=(name, content, "text/html"))
    assert await phone.download("onerror") == content
    assert await chat.page.locator("img[src=x]").count() == 0
