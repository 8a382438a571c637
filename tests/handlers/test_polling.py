"""Telegram keeps an update until the bot does; whatever fails in between is asked for again."""

import asyncio
import json
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from structlog.testing import capture_logs
from telegram.error import TimedOut

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


async def test_an_error_nobody_expected_does_not_make_it_deaf(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "_FIRST_PAUSE", 0.01)
    phone, keep, fails = await office.enrolled(AN), waiting_updates.keep, [True, True]

    async def keeping(*args: Any, **options: Any) -> set[int]:
        if fails:
            fails.pop()
            raise ZeroDivisionError
        return await keep(*args, **options)

    monkeypatch.setattr(waiting_updates, "keep", keeping)
    await answers_again(phone)
    assert not fails


async def test_an_error_amid_what_was_left_behind_does_not_make_it_deaf(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    phone = await office.enrolled(AN)
    monkeypatch.setattr(waiting_updates, "left", broken)
    await office.restart()
    await answers_again(phone)


async def test_a_bot_that_hears_nobody_any_more_ends() -> None:
    async def ends() -> None:
        await asyncio.sleep(0)
        raise ZeroDivisionError

    with pytest.raises(RuntimeError, match="polling ended"):
        async with polling._with(ends()):
            await asyncio.Event().wait()


async def test_it_starts_though_telegram_lets_it_wait(office: Office) -> None:
    phone = await office.enrolled(AN)
    office.world.fail_next(
        "deleteWebhook",
        error_code=429,
        description="Too Many Requests: retry after 1",
        parameters={"retry_after": 1},
        times=1,
    )
    await office.restart()
    await answers_again(phone)


class Swallowing:
    """A line behind which nobody answers: the library's words for either kind."""

    def __init__(self, cause: Exception) -> None:
        self._cause = cause

    async def post(self, *_: object, **__: object) -> None:
        raise TimedOut from self._cause


@pytest.mark.parametrize(
    ("cause", "is_trouble"),
    [(httpx.ConnectTimeout("no answer"), True), (httpx.ReadTimeout("nothing new"), False)],
)
async def test_a_network_that_swallows_everything_is_asked_less_and_less(
    cause: Exception, is_trouble: bool
) -> None:
    asking: Any = polling.Polling.__new__(polling.Polling)
    asking._application = SimpleNamespace(bot=SimpleNamespace(base_url="http://telegram.test"))
    asking._request, asking._offset, asking._kinds = Swallowing(cause), None, "[]"
    asking._pause = 0.0
    with capture_logs() as logs:
        pauses = [await asking._asked_once() for _ in range(3)]
    assert (pauses[0] < pauses[2]) is is_trouble
    assert bool(logs) is is_trouble
