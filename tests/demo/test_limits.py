"""Telegram's sending limits, walked across their boundaries."""

import pytest
from telegram.error import RetryAfter

from bot.demo.standin.failures import ApiError
from bot.demo.standin.limits import SendingLimits
from bot.demo.standin.state import ChatKind
from tests.demo.conftest import ANN, Standin


class Seconds:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def wait_of(limits: SendingLimits, chat_id: int, kind: ChatKind = ChatKind.PRIVATE) -> int:
    """The seconds to wait, 0 when the message may go."""
    try:
        limits.count(chat_id, kind)
    except ApiError as refused:
        return int((refused.parameters or {})["retry_after"])
    return 0


def test_one_message_a_second_in_a_chat() -> None:
    clock = Seconds()
    limits = SendingLimits(enforced=True, clock=clock)
    assert [wait_of(limits, 1), wait_of(limits, 1), wait_of(limits, 2)] == [0, 1, 0]
    clock.now += 1
    assert wait_of(limits, 1) == 0


def test_thirty_a_second_in_all() -> None:
    clock = Seconds()
    limits = SendingLimits(enforced=True, clock=clock)
    assert [wait_of(limits, chat_id) for chat_id in range(31)] == [0] * 30 + [1]
    clock.now += 1
    assert wait_of(limits, 30) == 0


@pytest.mark.parametrize("kind", [ChatKind.GROUP, ChatKind.SUPERGROUP])
def test_twenty_a_minute_in_a_group(kind: ChatKind) -> None:
    clock = Seconds()
    limits = SendingLimits(enforced=True, clock=clock)
    for _ in range(20):
        assert wait_of(limits, -1, kind) == 0
        clock.now += 1
    assert wait_of(limits, -1, kind) == 40
    clock.now += 40
    assert wait_of(limits, -1, kind) == 0


def test_changing_counts_in_all_and_in_a_group_but_takes_no_second_of_the_chat() -> None:
    clock = Seconds()
    limits = SendingLimits(enforced=True, clock=clock)
    limits.count(1, ChatKind.PRIVATE)
    for _ in range(29):
        limits.count(1, ChatKind.PRIVATE, is_edit=True)
    assert wait_of(limits, 2) == 1
    clock.now += 1
    for _ in range(20):
        limits.count(-1, ChatKind.GROUP, is_edit=True)
    assert wait_of(limits, -1, ChatKind.GROUP) == 60


def test_nothing_is_limited_unless_asked_for() -> None:
    limits = SendingLimits(enforced=False)
    assert [wait_of(limits, 1) for _ in range(40)] == [0] * 40


async def test_the_library_is_told_how_long_to_wait(
    standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without it the library warns of its next version as soon as it must wait.
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    standin.world.limits = SendingLimits(enforced=True)
    await standin.bot.send_message(ANN, "x")
    with pytest.raises(RetryAfter):
        await standin.bot.send_message(ANN, "x")
    answer = await standin.call("sendMessage", chat_id=ANN, text="x")
    assert answer["description"] == "Too Many Requests: retry after 1"
