"""Whatever comes between the tries of joined news: none is lost, and none comes twice unmarked."""

import asyncio
from dataclasses import dataclass, field
from itertools import permutations, product

import pytest
from telegram.error import BadRequest, TimedOut

from bot.domain import MessageState
from bot.messages.answer import Answer
from bot.reminders.delivery import Delivery
from bot.reminders.pace import Pace
from tests.reminders.conftest import Desk, at
from tests.reminders.held_office import QUICK, Returning, returning

NEWS = 3
MISHAPS = ("cut", "came", "refused", "killed", "withdrawn")
"""The try was cut off before or after Telegram acted; Telegram refused; the process was killed when
the message was out; somebody withdrew the first news that can be."""
UNKNOWN = ("came", "killed")
"""What went out although the bot cannot know."""
TITLE = "những ngày anh/chị nghỉ"


@dataclass
class Line:
    """The network between the bot and Telegram, with one mishap at a time."""

    who: Returning
    mishap: str = ""
    refused: list[str] = field(default_factory=list)

    async def send(self, chat_id: int, answer: Answer) -> int:
        mishap, self.mishap = self.mishap, ""
        if mishap == "refused":
            self.refused.append(answer.text)
            raise BadRequest("can't parse entities")
        if mishap != "cut":
            number = await self.who.desk.telegram.send(chat_id, answer)
        if mishap == "killed":
            raise asyncio.CancelledError
        if mishap in ("cut", "came"):
            raise TimedOut
        return number


async def run(desk: Desk, line: Line) -> None:
    """A process of its own, so that a killed one leaves its chat as the next one finds it."""
    process = Delivery(desk.database, desk.clock, line.send, Pace(QUICK))
    try:
        await process.deliver_due()
    except asyncio.CancelledError:
        assert not line.mishap
    await process.leave()


async def after(desk: Desk, mishaps: tuple[str, ...], chat_id: int) -> tuple[Line, dict[int, int]]:
    """What somebody came back to: the line, and how often each withdrawn one had come by then."""
    who = await returning(desk, news=NEWS, chat_id=chat_id)
    line, withdrawn = Line(who), {}
    for hour, mishap in enumerate((*mishaps, "", "", ""), start=8):
        desk.clock.move_to(at(20, hour, minute=30))
        if mishap == "withdrawn":
            for number in range(NEWS):
                if number not in withdrawn and await who.withdraw(number):
                    withdrawn[number] = who.seen(number)
                    break
        line.mishap = "" if mishap == "withdrawn" else mishap
        await run(desk, line)
    return line, withdrawn


@pytest.mark.parametrize("first", MISHAPS)
async def test_none_is_lost_and_none_comes_twice_unmarked(desk: Desk, first: str) -> None:
    others = set(MISHAPS) - {first}
    for number, rest in enumerate(permutations(sorted(others), 2), start=1):
        mishaps = (first, *rest)
        line, withdrawn = await after(desk, mishaps, number)
        who = line.who
        for news, row in enumerate(await who.rows()):
            story = (mishaps, news, row.state, who.seen(news))
            refused = any(f"góp ý {news} " in one and TITLE not in one for one in line.refused)
            assert row.state is not MessageState.WAITING, story
            assert (row.state is MessageState.STALE) == (news in withdrawn), story
            assert (row.state is MessageState.FAILED) <= refused, story
            if news in withdrawn:
                assert who.seen(news) == withdrawn[news], story
            elif row.state is not MessageState.FAILED:
                assert who.seen(news) >= 1, story
            if who.seen(news) > 1:
                assert row.state is MessageState.SENT_AGAIN or news in withdrawn, story
                assert set(UNKNOWN) & set(mishaps), story


@pytest.mark.parametrize("mishaps", list(product(("cut", "withdrawn"), repeat=3)))
async def test_they_come_as_one_message_at_most(desk: Desk, mishaps: tuple[str, ...]) -> None:
    line, withdrawn = await after(desk, mishaps, 1)
    assert len(line.who.texts) == 1
    assert len(withdrawn) == int("withdrawn" in mishaps)  # by the next hour they are out
