"""What Telegram did stands, though its answer came late or never."""

import time

import pytest
from telegram.error import NetworkError

from bot.demo.standin.line import Trouble
from tests.demo.conftest import ANN, Standin


async def test_a_message_stands_whose_answer_never_came(standin: Standin) -> None:
    standin.world.line.order(Trouble("sendMessage", chat_id=ANN, cut=True))
    with pytest.raises(NetworkError):
        await standin.bot.send_message(ANN, "Một")
    assert [one.text for one in standin.world.private_chat(ANN).messages.values()][-1] == "Một"


async def test_a_late_answer_comes_after_the_message(standin: Standin) -> None:
    standin.world.line.order(Trouble("sendMessage", seconds=0.3))
    began = time.monotonic()
    await standin.bot.send_message(ANN, "Một")
    assert time.monotonic() - began >= 0.3


async def test_only_so_many_answers_are_lost_and_only_in_that_chat(standin: Standin) -> None:
    standin.world.line.order(Trouble("sendMessage", chat_id=ANN + 1, cut=True))
    await standin.bot.send_message(ANN, "Một")
    standin.world.line.order(Trouble("sendMessage", times=2, cut=True))
    for _ in range(2):
        with pytest.raises(NetworkError):
            await standin.bot.send_message(ANN, "Hai")
    assert await standin.bot.send_message(ANN, "Ba")
