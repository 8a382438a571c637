"""The whole of it as on a server: real processes behind a proxy, killed and stopped at will."""

import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.demo.standin.server import running_standin
from bot.demo.standin.world import World
from bot.storage import Database
from tests.handlers.conftest import AN, BINH, CHI, Office
from tests.processes.bots import SLOW, Bots, environment
from tests.processes.proxy import Proxy
from tests.processes.waiting import becomes
from tests.standin_person import Phone


@dataclass
class Server:
    """Two processes of the bot; nothing of them is known but what Telegram and the proxy see."""

    office: Office
    proxy: Proxy
    bots: Bots
    told: dict[str, str]

    async def start(self, count: int) -> None:
        for _ in range(count):
            self.bots.start(self.told)
        await self.bots.are_up()

    async def all_handled(self) -> None:
        await becomes(lambda: self.office.world.updates.is_empty, within=SLOW)


@pytest.fixture
async def server(server_url: str, tmp_path: Path) -> AsyncIterator[Server]:
    async with AsyncExitStack() as stack:
        database = Database(server_url)
        stack.push_async_callback(database.close)
        world, telegram = await stack.enter_async_context(running_standin(World()))
        proxy, bots = Proxy(), Bots(tmp_path)
        proxy.bots = bots.urls
        webhook = await stack.enter_async_context(proxy.open())
        told = environment(server_url, telegram=telegram, webhook=webhook, folder=tmp_path)
        office = Office(world, database, Clock(), tmp_path / "files", _no_restart)
        server = Server(office, proxy, bots, told)
        stack.push_async_callback(bots.stop)
        await server.start(2)
        yield server


async def _no_restart() -> None:
    raise NotImplementedError


def answered(phone: Phone) -> list[str]:
    """The numbers of the tasks that were shown, in order."""
    texts = (one.text for one in phone.from_bot())
    return [text.split()[1] for text in texts if text.startswith("Việc ") and " · " in text]


async def test_people_are_answered_once_and_in_order_whatever_becomes_of_the_bots(
    server: Server,
) -> None:
    """One bot is killed and another asked to stop while people talk; a third takes over."""
    people = [await server.office.enrolled(name) for name in (AN, BINH)]
    numbers = [str(number) for number in range(10, 20)]
    for number in numbers[:5]:
        for phone in people:
            phone.say(f"việc số {number}")
    server.bots.running[0].kill()
    await server.all_handled()
    await server.start(1)
    for number in numbers[5:]:
        for phone in people:
            phone.say(f"việc số {number}")
    server.bots.running[1].send_signal(signal.SIGTERM)
    await server.all_handled()
    for phone in people:
        shown = answered(phone)
        assert list(dict.fromkeys(shown)) == numbers
        assert len(shown) <= len(numbers) + 1  # what was in the air at the kill may come twice


async def test_what_one_has_learnt_the_other_knows(server: Server) -> None:
    """A result is handed in over both processes, its file in the folder they share."""
    phone = await server.office.enrolled(CHI)
    phone.say("việc số 6")
    await phone.sees("Việc 6")
    phone.tap("Hoàn thành")
    await phone.sees("gửi kết quả")
    phone.send_file("Biên bản.pdf", b"%PDF-1.4 bien ban")
    await phone.sees("Biên bản.pdf")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận hoàn thành việc 6")
    assert {bot for bot, _ in server.proxy.passed} == {0, 1}
