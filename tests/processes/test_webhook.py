"""What a bot's own address answers, to Telegram and to others."""

import asyncio
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.app import create_application, running
from bot.errors import BadSettings
from bot.handlers import webhook
from bot.handlers.asking import ask
from bot.storage import Database, WaitingUpdate, waiting_updates
from tests.handlers.conftest import AN
from tests.handlers.test_late_answers import count
from tests.processes.pair import SECRET, Pair
from tests.processes.waiting import becomes

HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


async def call(pair: Pair, path: str = "/telegram", **options: Any) -> int:
    method = "POST" if path == "/telegram" else "GET"
    async with httpx.AsyncClient(trust_env=False) as client:
        url = pair.proxy.bots[0] + path
        return (await client.request(method, url, **options)).status_code


def said(pair: Pair, text: str, update_id: int = 7) -> dict[str, Any]:
    user = {"id": 7001, "is_bot": False, "first_name": "An"}
    chat = {"id": 7001, "type": "private", "first_name": "An"}
    message = {"message_id": 1, "date": 1715738400, "from": user, "chat": chat, "text": text}
    return {"update_id": update_id, "message": message}


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "khac"}])
async def test_whoever_does_not_know_the_secret_is_sent_away(
    alone: Pair, headers: dict[str, str]
) -> None:
    assert await call(alone, headers=headers, json=said(alone, "/start")) == 403


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 200_000])
async def test_what_is_no_update_is_refused(alone: Pair, content: bytes) -> None:
    assert await call(alone, headers=HEADERS, content=content) == 400


async def test_whoever_hangs_up_half_way_is_no_error(
    alone: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    host, _, port = alone.settings[0].listen.partition(":")
    _, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"POST /telegram HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99\r\n".encode())
    writer.write(f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n\r\n{{".encode())
    await writer.drain()
    await asyncio.sleep(0.2)
    writer.close()
    await writer.wait_closed()
    assert await call(alone, "/health") == 200
    assert "ClientDisconnect" not in caplog.text


async def test_an_update_that_cannot_be_read_is_not_asked_for_again(alone: Pair) -> None:
    assert await call(alone, headers=HEADERS, json={"update_id": 7, "message": {"text": 1}}) == 200


async def test_it_is_well_while_the_database_answers(alone: Pair) -> None:
    assert await call(alone, "/health") == 200


async def test_it_is_not_well_once_the_database_does_not(
    alone: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_database: Database) -> bool:
        return False

    monkeypatch.setattr(Database, "answers", away)
    assert await call(alone, "/health") == 503


async def test_a_database_that_is_gone_does_not_answer() -> None:
    database = Database("postgresql+psycopg://nobody@127.0.0.1:9/none")
    assert not await database.answers()
    await database.close()


class Slow:
    """A question that is answered when the test lets it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.may_end, self.times = asyncio.Event(), asyncio.Event(), 0
        answer = ask._answer

        async def slow(*args: Any, **options: Any) -> Any:
            self.times += 1
            self.begun.set()
            await self.may_end.wait()
            return await answer(*args, **options)

        monkeypatch.setattr(ask, "_answer", slow)

    async def has_begun(self) -> None:
        async with asyncio.timeout(10):
            await self.begun.wait()


async def test_an_update_is_answered_after_it_was_handled(
    alone: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, slow = await alone.office.enrolled(AN), Slow(monkeypatch)
    phone.say("việc của tôi tháng 5")
    await slow.has_begun()
    await asyncio.sleep(0.1)
    assert not alone.office.world.updates.is_empty
    slow.may_end.set()
    await phone.sees("tháng 5/2024")


async def test_what_takes_long_is_asked_for_again_and_handled_once(
    alone: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "_ANSWER_WITHIN", 0.1)
    phone, slow = await alone.office.enrolled(AN), Slow(monkeypatch)
    phone.say("việc của tôi tháng 5")
    await slow.has_begun()
    await becomes(lambda: "503" in alone.office.world.webhook.last_error)
    slow.may_end.set()
    await phone.sees("tháng 5/2024")
    await becomes(lambda: alone.office.world.updates.is_empty)
    assert slow.times == 1


async def test_a_bot_that_stops_ends_what_it_began(
    alone: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, slow = await alone.office.enrolled(AN), Slow(monkeypatch)
    phone.say("việc của tôi tháng 5")
    await slow.has_begun()
    stopping = asyncio.create_task(alone.stop(0))
    await asyncio.sleep(0.1)
    slow.may_end.set()
    await stopping
    await phone.sees("tháng 5/2024")


async def test_what_will_not_end_does_not_keep_a_bot_from_stopping(
    alone: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    await alone.stop(0)
    monkeypatch.setattr(webhook, "_LAST_WORDS", 1)
    await alone.start(alone.settings[0])
    phone, slow = await alone.office.enrolled(AN), Slow(monkeypatch)
    phone.say("việc của tôi tháng 5")
    await slow.has_begun()
    async with asyncio.timeout(10):
        await alone.stop(-1)
    assert not alone.office.world.updates.is_empty


async def test_nothing_more_is_sent_out_once_the_bot_is_told_to_stop(
    alone: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, slow = await alone.office.enrolled(AN), Slow(monkeypatch)
    stopped = asyncio.Event()
    monkeypatch.setattr(alone.parts[0].delivery, "stop", stopped.set)
    phone.say("việc của tôi tháng 5")
    await slow.has_begun()
    stopping = asyncio.create_task(alone.stop(0))
    async with asyncio.timeout(5):
        await stopped.wait()
    slow.may_end.set()
    await stopping


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"webhook_secret": None}, "webhook-secret-missing"),
        ({"webhook_secret": SecretStr("")}, "webhook-secret-missing"),
        ({"webhook_secret": SecretStr(" \t")}, "webhook-secret-missing"),
        ({"webhook_secret": SecretStr("ngan")}, "webhook-secret-weak"),
        ({"webhook_secret": SecretStr("có dấu, tuy đủ dài")}, "webhook-secret-weak"),
        ({"webhook_url": "ftp://nowhere"}, "webhook-refused"),
        ({}, "listen-taken"),
    ],
)
async def test_settings_that_cannot_work_are_said_at_the_start(
    alone: Pair, changes: dict[str, Any], key: str
) -> None:
    if changes:
        await alone.stop(0)
    settings = alone.settings[0].model_copy(update=changes)
    application = create_application(settings, alone.office.database, alone.clock)
    with pytest.raises(BadSettings) as raised:
        async with running(application):
            pass
    assert raised.value.key == key


async def test_what_a_bot_that_polled_left_behind_is_answered(alone: Pair) -> None:
    phone = await alone.office.enrolled(AN)
    await alone.stop(0)
    left = said(alone, "việc số 2", 7_000_001)
    left["message"]["chat"]["id"] = left["message"]["from"]["id"] = phone.user_id
    async with alone.office.database.write() as session:
        bot_id, now = alone.office.world.bot_id, alone.clock.now()
        await waiting_updates.keep(session, bot_id, {7_000_001: left}, now=now)
    await alone.start(alone.settings[0])
    await phone.sees("Việc 2")
    async with asyncio.timeout(10):
        while await count(alone.office, WaitingUpdate):  # noqa: ASYNC110 - in the database
            await asyncio.sleep(0.02)
    await alone.stop(-1)


async def test_a_webhook_that_telegram_has_no_time_for_is_set_a_moment_later(alone: Pair) -> None:
    await alone.stop(0)
    alone.office.world.fail_next(
        "setWebhook",
        error_code=429,
        description="Too Many Requests: retry after 1",
        parameters={"retry_after": 1},
    )
    await alone.start(alone.settings[0])
    await alone.bots[-1].aclose()
