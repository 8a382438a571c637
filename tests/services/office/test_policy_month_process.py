"""The process that counts a month ends with the bot that began it, however that one ends."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.domain import Policy
from bot.services.office.policy_counting import MonthNotCounted, count_apart
from bot.services.office.policy_months import MonthAsked
from tests.services.office.test_policy_counting import DAYS, NOW

_BOT = """
import asyncio, sys
from tests.services.office.test_policy_counting import IN_USE, NOW
from bot.services.office.policy_counting import count_apart
asyncio.run(count_apart(sys.argv[1], IN_USE, now=NOW))
"""


@pytest.fixture
def silent_server() -> Iterator[socket.socket]:
    """A database that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        yield server


def children(process_id: int) -> list[int]:
    found = Path(f"/proc/{process_id}/task/{process_id}/children").read_text()
    return [int(one) for one in found.split()]


def is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for a process's children")
def test_it_ends_when_the_bot_is_killed(silent_server: socket.socket) -> None:
    url = f"postgresql+psycopg://a:b@127.0.0.1:{silent_server.getsockname()[1]}/x"
    with subprocess.Popen([sys.executable, "-c", _BOT, url]) as bot:
        asking, _ = silent_server.accept()  # the month is being counted
        (child,) = children(bot.pid)
        bot.kill()
    until = time.monotonic() + 10
    while is_running(child) and time.monotonic() < until:
        time.sleep(0.05)
    asking.close()
    assert not is_running(child)


async def test_why_it_broke_off_is_in_the_log() -> None:
    asked = MonthAsked.of(1, Policy(), DAYS)
    with capture_logs() as said, pytest.raises(MonthNotCounted):
        await count_apart("nonsense://", asked, now=NOW)
    assert said[0]["event"] == "policy_month_broke"
    assert "nonsense" in said[0]["said"][-1]
