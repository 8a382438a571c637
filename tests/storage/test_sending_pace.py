"""Before a Telegram that takes thirty messages a second and not one more: real time, real calls."""

import asyncio
from collections.abc import Iterator
from statistics import median

import pytest

from bot.demo.standin.server import running_standin
from bot.demo.standin.world import World
from bot.domain import MessageState
from bot.storage import Database
from bot.storage.engine import upgrade
from tests.postgres import Server
from tests.storage.sending_office import answered, messages, opened, sender, told, with_phone

ENOUGH = 90


@pytest.fixture(autouse=True)
def hasty_chats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the limits are Telegram's own."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


def in_a_second(world: World) -> int:
    """The most messages that came within one second."""
    moments = list(world.limits._everywhere)
    return max(sum(1 for t in moments if start <= t < start + 1) for start in moments)


async def test_bulk_and_answers_together_are_never_refused(database: Database) -> None:
    world = World(enforce_limits=True)
    people = await opened(database, ENOUGH, world=world)
    strangers = [with_phone(world, 5000 + n) for n in range(16)]
    await told(database, people)
    async with running_standin(world) as (_, url), sender(database, url) as (delivery, bot):
        sent, waits = await asyncio.gather(
            delivery.deliver_due(), answered(bot, strangers, every=0.2)
        )
    assert (sent, world.limits.refusals) == (ENOUGH, 0)
    assert median(waits) < 0.5  # the way there and back; a busy machine makes some of them long


@pytest.fixture
def served(postgres: Server) -> Iterator[str]:
    name = postgres.create()
    url = postgres.url_of(name)
    upgrade(url)
    yield url
    postgres.drop(name)


async def test_two_processes_keep_to_the_limit_together(served: str) -> None:
    one, other = Database(served), Database(served)
    world = World(enforce_limits=True)
    people = await opened(one, ENOUGH, world=world)
    await told(one, people)
    async with (
        running_standin(world) as (_, url),
        sender(one, url) as (first, _bot),
        sender(other, url) as (second, _bot2),
    ):
        began = asyncio.create_task(first.deliver_due())
        counts = [0, 0]
        while not began.done():
            counts[1] += await second.deliver_due()
            await asyncio.sleep(0.1)
        counts[0] = await began
    assert world.limits.refusals == 0
    assert in_a_second(world) <= 30
    assert sum(counts) == ENOUGH
    assert min(counts) > ENOUGH // 10
    assert {row.state for row in await messages(one)} == {MessageState.SENT}
    await one.close()
    await other.close()
