"""Real processes that are killed (-9) while they handle what somebody sent."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from subprocess import Popen

import pytest
from sqlalchemy import text

from bot.demo.standin.failures import too_many_requests
from bot.demo.standin.limits import Fault
from bot.storage.engine import upgrade
from tests.faults.scene import Scene, scene
from tests.faults.servers import file_url
from tests.faults.staff import FIRST_ACCOUNT
from tests.processes.dying import POISON
from tests.processes.pair import SECRET, free_port
from tests.processes.waiting import becomes
from tests.standin_person import Phone

WAYS = ("polling", "webhook")


@pytest.fixture(params=WAYS)
async def at(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Scene]:
    """An office of two with a task each; one bot, which is started by the test."""
    url = file_url(tmp_path)
    upgrade(url)
    async with scene(url, tmp_path, 2, tasks=True) as at:
        if request.param == "webhook":
            here = f"127.0.0.1:{free_port()}"
            at.bots.settings |= {
                "NHACVIEC_WEBHOOK_URL": f"http://{here}",
                "NHACVIEC_WEBHOOK_SECRET": SECRET,
                "NHACVIEC_LISTEN": here,
            }
        yield at


def answers(phone: Phone, words: str) -> int:
    return sum(words in one.text for one in phone.from_bot())


async def sees(phone: Phone, words: str, *, times: int = 1) -> None:
    """A process takes its time to start."""
    await becomes(lambda: answers(phone, words) >= times, within=90)


def notes(at: Scene) -> int:
    with at.engine.connect() as connection:
        return connection.scalar(text("SELECT count(*) FROM tasknote")) or 0


async def killed_before_its_answer(at: Scene, phone: Phone, words: str) -> None:
    """Telegram asks the bot to wait with its answer, and then there is no bot any more."""
    at.bots.start()
    await sees(phone, "Việc thử 1")  # the morning's message
    at.telegram.faults.order(Fault("sendmessage", too_many_requests(4), phone.user_id, 1))
    phone.say(words)
    await becomes(lambda: bool(at.telegram.noted.told), within=60)
    at.bots.kill(0)
    at.bots.start()


async def test_what_was_done_is_said_by_the_next_process(at: Scene) -> None:
    phone = Phone(at.telegram, FIRST_ACCOUNT)
    await killed_before_its_answer(at, phone, "việc 1 được 60%")
    await sees(phone, "đã được ghi nhận")
    assert notes(at) == 1
    phone.tap("Xem việc")
    await sees(phone, "60%")
    assert answers(phone, "đã được ghi nhận") == 1


async def test_what_was_asked_is_answered_once_by_the_next_process(at: Scene) -> None:
    phone = Phone(at.telegram, FIRST_ACCOUNT)
    await killed_before_its_answer(at, phone, "việc số 1")
    await sees(phone, "Chủ trì")
    phone.say("việc của tôi")
    await sees(phone, "Việc của anh/chị")
    assert answers(phone, "Chủ trì") == 1


def start_dying(at: Scene) -> Popen[bytes]:
    """A bot that dies of certain words."""
    with (at.bots.folder / "dying.log").open("ab") as log:
        return Popen(
            [sys.executable, "-m", "tests.processes.dying", str(at.clock.file), "run"],
            env=os.environ | at.bots.settings,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


@pytest.mark.parametrize("at", ["polling"], indirect=True)
async def test_what_kills_every_process_is_set_aside_after_three(at: Scene) -> None:
    phone, other = Phone(at.telegram, FIRST_ACCOUNT), Phone(at.telegram, FIRST_ACCOUNT + 1)
    phone.say(POISON)
    other.say("việc số 2")
    for _ in range(3):
        dead = await asyncio.to_thread(start_dying(at).wait, 90)
        assert dead == -signal.SIGKILL
    at.bots.running.append(start_dying(at))
    await sees(phone, "chưa xử lý được")
    await sees(other, "Chủ trì")
    assert answers(other, "Chủ trì") == 1
    phone.say("việc số 1")
    await sees(phone, "Chủ trì")
