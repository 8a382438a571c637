"""The bot as it runs on a server: processes that can be killed, and started again."""

import asyncio
import os
import signal
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

_PATIENCE = 45


@dataclass(slots=True)
class Bots:
    """One polling process, or several behind a webhook, each logging into a file of its own."""

    settings: dict[str, str]
    clock: Path
    folder: Path
    count: int = 1
    running: list[Popen[bytes]] = field(default_factory=list)
    begun: int = 0

    def start(self) -> None:
        """As many as there should be, where some are gone."""
        self.running = [one for one in self.running if one.poll() is None]
        while len(self.running) < self.count:
            self.running.append(self._process())

    def _process(self) -> Popen[bytes]:
        self.begun += 1
        with (self.folder / f"bot-{self.begun}.log").open("wb") as log:
            return Popen(
                self.command("run"),
                env=self.environment() | self._listening(),
                stdout=log,
                stderr=log,
                start_new_session=True,  # a Ctrl-C is for the tests, which stop it then
            )

    def command(self, *words: str) -> list[str]:
        """The program by the clock of the scene."""
        return [sys.executable, "-m", "tests.faults.clocked", str(self.clock), *words]

    def environment(self) -> dict[str, str]:
        return os.environ | self.settings

    def _listening(self) -> dict[str, str]:
        if self.count == 1:
            return {}
        return {
            "NHACVIEC_WEBHOOK_URL": "http://127.0.0.1:9",
            "NHACVIEC_WEBHOOK_SECRET": "bi-mat-dung-de-thu",
            "NHACVIEC_LISTEN": f"127.0.0.1:{_free_port()}",
        }

    def kill(self, index: int) -> int:
        """Nothing of it can say goodbye; its number among processes."""
        gone = self.running.pop(index)
        gone.kill()
        gone.wait()
        return gone.pid

    def are_up(self) -> bool:
        return all(one.poll() is None for one in self.running)

    async def stop(self) -> None:
        """As a service manager does it; one that does not go is killed, and that is a failure."""
        for one in self.running:
            if one.poll() is None:
                one.send_signal(signal.SIGTERM)
        stopped, self.running = self.running, []
        try:
            for one in stopped:
                await asyncio.to_thread(one.wait, _PATIENCE)
        finally:
            for one in stopped:
                one.kill()

    def said(self, *, at_most: int = 1500) -> str:
        """The last of every log, for a failure's report."""
        logs = (path.read_text(errors="replace") for path in self.folder.glob("bot-*.log"))
        return "\n---\n".join(log[-at_most:] for log in logs)

    def have_said(self, words: str) -> bool:
        return words in self.said(at_most=10**9)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
