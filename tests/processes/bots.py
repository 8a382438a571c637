"""Real processes of the bot, of which nothing is known but what the outside sees."""

import asyncio
import os
import signal
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

from bot.demo.standin.world import TOKEN
from tests.processes.pair import SECRET, free_port
from tests.processes.proxy import HOST
from tests.processes.waiting import becomes

SLOW = 60.0
"""Seconds a process may take to start on a busy machine."""

_ENDED = (0, -signal.SIGKILL)
"""Asked to, or killed."""


def environment(url: str, *, telegram: str, webhook: str, folder: Path) -> dict[str, str]:
    """What each bot of this database is told."""
    return {
        "NHACVIEC_TOKEN": TOKEN,
        "NHACVIEC_DATABASE_URL": url,
        "NHACVIEC_TELEGRAM_API_URL": telegram,
        "NHACVIEC_FILES_DIR": str(folder / "files"),
        "NHACVIEC_WEBHOOK_URL": webhook,
        "NHACVIEC_WEBHOOK_SECRET": SECRET,
    }


@dataclass
class Bots:
    """They keep their place in both lists when they have ended."""

    folder: Path
    urls: list[str] = field(default_factory=list)
    running: list[Popen[bytes]] = field(default_factory=list)

    def start(self, environment: dict[str, str], *, port: int = 0) -> None:
        port = port or free_port()
        self.urls.append(f"http://{HOST}:{port}")
        with (self.folder / f"bot-{port}.log").open("ab") as log:
            told = os.environ | environment | {"NHACVIEC_LISTEN": f"{HOST}:{port}"}
            command = [sys.executable, "-m", "bot", "run"]
            self.running.append(Popen(command, env=told, stdout=log, stderr=log))

    async def are_up(self) -> None:
        """Every process that was not ended listens."""
        await becomes(self._listen, within=SLOW)

    def _listen(self) -> bool:
        every = zip(self.running, self.urls, strict=True)
        return all(listens(url) for process, url in every if process.poll() not in _ENDED)

    async def stop(self) -> None:
        for one in self.running:
            one.send_signal(signal.SIGTERM)
        for one in self.running:
            assert await asyncio.to_thread(one.wait, SLOW) in _ENDED


def listens(url: str) -> bool:
    host, _, port = url.removeprefix("http://").partition(":")
    with socket.socket() as one:
        return one.connect_ex((host, int(port))) == 0
