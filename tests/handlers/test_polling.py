"""Telegram keeps an update until the bot does; whatever fails in between is asked for again."""

import asyncio
import json
from typing import Any

import pytest
from sqlalchemy import select

from bot.demo.standin.failures import OTHER_POLL
from bot.handlers import polling
from bot.handlers.asking import ask
from bot.storage import Database, WaitingUpdate, waiting_updates
from tests.handlers.conftest import AN, Office
from tests.handlers.test_errors import NOWHERE
from tests.standin_person import Phone


async def answers_again(phone: Phone) -> None:
    phone.say("việc số 2")
    await phone.sees("Việc 2")


async def test_telegram_is_told_to_forget_only_what_is_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = await office.enrolled(AN)
    begun, may_go_on, keep = asyncio.Event(), asyncio.Event(), waiting_updates.keep

    async def keeping(*args: Any, **options: Any) -> set[int]:
        begun.set()
        await may_go_on.wait()
        return await keep(*args, **options)

    monkeypatch.setattr(waiting_updates, "keep", keeping)
    phone.say("việc số 2")
    await begun.wait()
    await asyncio.sleep(0.2)
    assert not office.world.updates.is_empty
    may_go_on.set()
    await phone.sees("Việc 2")


async def test_what_is_being_handled_is_kept_while_telegram_has_forgotten_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = await office.enrolled(AN)
    begun, may_go_on, hear = asyncio.Event(), asyncio.Event(), ask._hear

    async def hearing(*args: Any, **options: Any) -> Any:
        begun.set()
        await may_go_on.wait()
        return await hear(*args, **options)

    monkeypatch.setattr(ask, "_hear", hearing)
    phone.say("việc số 2")
    await begun.wait()
    await asyncio.sleep(0.2)
    async with office.database.read() as session:
        (row,) = await session.scalars(select(WaitingUpdate))
    assert (row.content["message"]["text"], row.tries) == ("việc số 2", 1)
    assert office.world.updates.is_empty
    may_go_on.set()
    await phone.sees("Việc 2")


async def test_what_was_kept_and_comes_again_is_answered_once(office: Office) -> None:
    """The last process died after it was kept and before Telegram was told so."""
    phone = await office.enrolled(AN)
    before = len(phone.from_bot())

    async def keep() -> None:
        (body,) = office.world.updates.waiting.values()
        content = json.loads(body)
        async with office.database.write() as session:
            number, now = content["update_id"], office.clock.now()
            await waiting_updates.keep(session, office.world.bot_id, {number: content}, now=now)

    kept: list[asyncio.Task[None]] = []

    def say() -> None:
        phone.say("việc số 2")
        kept.append(asyncio.ensure_future(keep()))

    await office.restart(amid=say)
    await phone.sees("Việc 2")
    await asyncio.gather(*kept)
    phone.say("việc số 5")
    await phone.sees("Việc 5")
    assert len(phone.from_bot()) == before + 2


async def test_what_telegram_hands_out_twice_at_once_is_answered_once(office: Office) -> None:
    phone = await office.enrolled(AN)
    before = len(phone.from_bot())
    phone.say("việc số 2")
    office.world.redeliver()
    await phone.sees("Việc 2")
    phone.say("việc số 5")
    await phone.sees("Việc 5")
    assert len(phone.from_bot()) == before + 2


async def test_an_update_nobody_can_read_holds_nothing_up(office: Office) -> None:
    phone = await office.enrolled(AN)
    office.world.updates.add("message", {"text": 1})
    await answers_again(phone)
    await office.restart()
    async with office.database.read() as session:
        assert not (await session.scalars(select(WaitingUpdate))).all()


@pytest.mark.parametrize(
    ("code", "words"),
    [(500, "Internal Server Error"), (502, "Bad Gateway"), (409, f"Conflict: {OTHER_POLL}")],
)
async def test_it_asks_again_when_telegram_fails(
    office: Office, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    monkeypatch.setattr(polling, "_FIRST_PAUSE", 0.01)
    phone = await office.enrolled(AN)
    office.world.fail_next("getUpdates", error_code=code, description=words, times=3)
    for _ in range(3):
        await answers_again(phone)


async def test_it_waits_as_long_as_telegram_says(office: Office) -> None:
    phone = await office.enrolled(AN)
    office.world.fail_next(
        "getUpdates",
        error_code=429,
        description="Too Many Requests: retry after 1",
        parameters={"retry_after": 1},
        times=1,
    )
    await answers_again(phone)
    await answers_again(phone)


async def test_who_writes_while_the_database_is_away_is_told_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, away = await office.enrolled(AN), Database(NOWHERE)
    with monkeypatch.context() as patch:
        patch.setattr(office.database, "engine", away.engine)
        patch.setattr(office.database, "_reading", away._reading)
        phone.say("việc số 2")
        await phone.sees("chưa truy cập được dữ liệu")
    await answers_again(phone)
    await away.close()


async def test_a_poll_that_waits_for_news_does_not_keep_the_bot_from_stopping(
    office: Office,
) -> None:
    await office.enrolled(AN)
    await asyncio.sleep(0.2)
    async with asyncio.timeout(10):
        await office.restart()
