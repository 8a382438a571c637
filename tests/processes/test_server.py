"""The whole of it as on a server: real processes behind a proxy, killed and stopped at will."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

import pytest

from bot.clock import Clock
from bot.demo.standin.server import running_standin
from bot.demo.standin.world import TOKEN, World
from bot.storage import Database
from tests.handlers.conftest import AN, BINH, CHI, Office
from tests.processes.pair import SECRET, free_port
from tests.processes.proxy import HOST, Proxy
from tests.processes.waiting import becomes
from tests.standin_person import Phone

_SLOW = 60.0
"""Seconds a process may take to start on a busy machine."""


@dataclass
class Server:
    """Two processes of the bot; nothing of them is known but what Telegram and the proxy see."""

    office: Office
    proxy: Proxy
    environment: dict[str, str]
    folder: Path
    running: list[Popen[bytes]] = field(default_factory=list)

    def start(self) -> None:
        port = free_port()
        self.proxy.bots.append(f"http://{HOST}:{port}")
        with (self.folder / f"bot-{port}.log").open("wb") as log:
            environment = os.environ | self.environment | {"NHACVIEC_LISTEN": f"{HOST}:{port}"}
            command = [sys.executable, "-m", "bot", "run"]
            self.running.append(Popen(command, env=environment, stdout=log, stderr=log))

    async def is_up(self) -> None:
        """Every process that runs listens."""
        await becomes(self._listens, within=_SLOW)

    def _listens(self) -> bool:
        every = zip(self.running, self.proxy.bots, strict=True)
        return all(_listens(url) for process, url in every if process.poll() is None)

    async def stop(self) -> None:
        for one in self.running:
            one.send_signal(signal.SIGTERM)
        for one in self.running:
            assert await asyncio.to_thread(one.wait, _SLOW) in (0, -signal.SIGKILL)

    async def all_handled(self) -> None:
        await becomes(lambda: self.office.world.updates.is_empty, within=_SLOW)


def _listens(url: str) -> bool:
    host, _, port = url.removeprefix("http://").partition(":")
    with socket.socket() as one:
        return one.connect_ex((host, int(port))) == 0


@pytest.fixture
async def server(server_url: str, tmp_path: Path) -> AsyncIterator[Server]:
    async with AsyncExitStack() as stack:
        database = Database(server_url)
        stack.push_async_callback(database.close)
        world, telegram = await stack.enter_async_context(running_standin(World()))
        proxy = Proxy()
        webhook_url = await stack.enter_async_context(proxy.open())
        environment = {
            "NHACVIEC_TOKEN": TOKEN,
            "NHACVIEC_DATABASE_URL": server_url,
            "NHACVIEC_TELEGRAM_API_URL": telegram,
            "NHACVIEC_FILES_DIR": str(tmp_path / "files"),
            "NHACVIEC_WEBHOOK_URL": webhook_url,
            "NHACVIEC_WEBHOOK_SECRET": SECRET,
        }
        office = Office(world, database, Clock(), tmp_path / "files", _no_restart)
        server = Server(office, proxy, environment, tmp_path)
        stack.push_async_callback(server.stop)
        server.start()
        server.start()
        await server.is_up()
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
    server.running[0].kill()
    await server.all_handled()
    server.start()
    await server.is_up()
    for number in numbers[5:]:
        for phone in people:
            phone.say(f"việc số {number}")
    server.running[1].send_signal(signal.SIGTERM)
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
