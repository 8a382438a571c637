"""The databases under test: a file, or a PostgreSQL server that can be made to fall over."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.postgres import Server, running_server

_AGAIN = """
trap 'kill -INT $child; wait $child; exit' INT
while :; do "$@" & child=$!; wait $child; sleep 1; done
"""
"""Whatever ends the server, a second later it is started anew; asked to stop, both stop."""
_SURE = ("synchronous_commit=on",)
"""What was committed must outlast the server's own fall."""
_PATIENCE = 30


@dataclass(frozen=True, slots=True)
class FallingServer:
    """What it has of other servers is behind `server`."""

    server: Server

    async def fall(self) -> None:
        """As `pg_ctl restart -m immediate`: nothing is brought to an end. Returns when it is up."""
        os.kill(self._main_process(), signal.SIGQUIT)
        until = time.monotonic() + _PATIENCE
        await asyncio.sleep(0.2)
        while not await asyncio.to_thread(self.server.is_there):
            assert time.monotonic() < until, (self.server.folder / "log").read_text()
            await asyncio.sleep(0.1)

    def _main_process(self) -> int:
        return int((self.server.folder / "data" / "postmaster.pid").read_text().split()[0])


@contextmanager
def falling_server() -> Iterator[FallingServer]:
    """Raises `NoPostgres` where there is none."""
    under = ("/bin/sh", "-c", _AGAIN, "sh")
    with running_server(under=under, settings=_SURE) as server:
        yield FallingServer(server)


def file_url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'office.db'}"
