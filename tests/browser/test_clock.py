"""The controls of a trial: the clock and the bot."""

from datetime import datetime

import pytest

from bot.demo.standin import BotControls, World
from tests.browser.conftest import HOA, OpenChat

pytestmark = pytest.mark.browser


async def test_the_clock_moves_by_every_button(open_chat: OpenChat) -> None:
    chat = await open_chat(HOA)
    assert await chat.clock() == "Thứ Tư 15/05/2024 09:00"
    await chat.plus_hour()
    await chat.until_clock("Thứ Tư 15/05/2024 10:00")
    await chat.next_morning()
    await chat.until_clock("Thứ Năm 16/05/2024 08:00")
    await chat.plus_day()
    await chat.until_clock("Thứ Sáu 17/05/2024 08:00")
    await chat.plus_week()
    await chat.until_clock("Thứ Sáu 24/05/2024 08:00")


@pytest.mark.parametrize("zone", ["Asia/Ho_Chi_Minh", "America/New_York"])
async def test_a_chosen_time_is_the_offices_wherever_the_browser_is(
    open_chat: OpenChat, world: World, zone: str
) -> None:
    chat = await open_chat(HOA)
    session = await chat.page.context.new_cdp_session(chat.page)
    await session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
    await chat.set_clock("2024-06-03T07:30")
    await chat.until_clock("Thứ Hai 03/06/2024 07:30")
    assert world.now() == datetime.fromisoformat("2024-06-03T07:30+07:00")


async def test_a_clock_that_cannot_be_moved_says_so(open_chat: OpenChat, world: World) -> None:
    world.clock = None
    chat = await open_chat(HOA)
    await chat.plus_day()
    await chat.page.get_by_test_id("toast").filter(has_text="không chỉnh được").wait_for()


async def test_the_bot_can_be_restarted(open_chat: OpenChat, bot_controls: BotControls) -> None:
    chat = await open_chat(HOA)
    await chat.restart_bot()
    assert bot_controls.state() == "running"
