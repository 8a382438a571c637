"""One person's updates one after the other, though two processes take them."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from telegram import Bot, Update

from bot.clock import Clock
from bot.demo.standin.world import TOKEN
from bot.handlers import turns as module
from bot.handlers.turns import NotItsTurn, Turns
from bot.storage import Database
from bot.storage.locks import ServerLocks
from bot.storage.updates import Seen
from tests.storage.conftest import opened

CUT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@pytest.fixture
async def both(server_url: str) -> AsyncIterator[tuple[Turns, Turns]]:
    databases = [Database(server_url), Database(server_url)]
    locks = [ServerLocks(server_url), ServerLocks(server_url)]
    one, other = (
        Turns(d, Clock(), lock, unanswered=set()) for d, lock in zip(databases, locks, strict=True)
    )
    yield one, other
    for lock in locks:
        await lock.aclose()
    for database in databases:
        await database.close()


def update(number: int) -> Update:
    """An update that belongs to the bot of the stand-in."""
    made = Update(number)
    made.set_bot(_Known(TOKEN))
    return made


class _Known(Bot):
    """A bot whose number is known without asking Telegram."""

    @property
    def id(self) -> int:
        return 7


async def hold(turns: Turns, number: int, whose: int, log: list[str]) -> None:
    async with turns.taken(update(number), whose) as seen:
        log.append(f"{number} begins" if seen is Seen.NEW else f"{number} again")
        await asyncio.sleep(0.1)
        log.append(f"{number} ends")


async def test_two_of_one_person_wait_for_each_other(both: tuple[Turns, Turns]) -> None:
    log: list[str] = []
    await asyncio.gather(hold(both[0], 1, 5, log), hold(both[1], 2, 5, log))
    first, second = log[0][0], log[2][0]
    assert log == [f"{first} begins", f"{first} ends", f"{second} begins", f"{second} ends"]
    assert {first, second} == {"1", "2"}


async def test_those_of_two_people_do_not(both: tuple[Turns, Turns]) -> None:
    """Each waits for the other to begin, so they are under way at once or never end."""
    begun = asyncio.Barrier(2)

    async def meet(turns: Turns, number: int) -> None:
        async with turns.taken(update(number), number):
            await begun.wait()

    async with asyncio.timeout(20):
        await asyncio.gather(meet(both[0], 1), meet(both[1], 2))


async def test_one_update_given_to_both_is_handled_once(both: tuple[Turns, Turns]) -> None:
    log: list[str] = []
    await asyncio.gather(hold(both[0], 1, 5, log), hold(both[1], 1, 5, log))
    assert log == ["1 begins", "1 ends", "1 again", "1 ends"]


async def test_what_was_cut_off_is_handled_by_the_other(both: tuple[Turns, Turns]) -> None:
    with pytest.raises(RuntimeError):
        async with both[0].taken(update(1), 5):
            raise RuntimeError
    async with both[1].taken(update(1), 5) as seen:
        assert seen is Seen.NEW


async def test_who_waited_in_vain_handles_nothing(
    both: tuple[Turns, Turns], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    for number in (1, 2):  # the same update, and another of the same person
        async with both[0].taken(update(1), 5):
            with pytest.raises(NotItsTurn):
                async with both[1].taken(update(number), 5):
                    raise AssertionError("handled beside the first")


async def test_an_update_is_not_handled_twice_though_its_connection_is_cut(
    both: tuple[Turns, Turns], server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LOOK_EVERY", 0.1)
    log: list[str] = []

    async def wait_for_it() -> None:
        async with both[1].taken(update(1), 5) as seen:
            log.append("again" if seen is Seen.ANSWERED else "twice")

    async with both[0].taken(update(1), 5) as seen:
        assert seen is Seen.NEW
        waiting = asyncio.create_task(wait_for_it())
        await asyncio.sleep(0.3)
        with opened(server_url) as connection:
            assert connection.execute(CUT).all()
        await asyncio.sleep(3)
        log.append("first ends")
    await waiting
    assert log == ["first ends", "again"]


async def test_the_next_of_a_person_is_not_kept_waiting_by_a_lost_connection(
    both: tuple[Turns, Turns], server_url: str
) -> None:
    """The first asks for its turn on a connection that is gone, and asks again on a new one."""
    async with both[0].taken(update(1), 5):
        pass
    with opened(server_url) as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    async with both[0].taken(update(2), 5) as seen:
        assert seen is Seen.NEW
        assert not await both[1]._locks.take("turn:5")
