"""What an ended process left behind is taken up, and keeps nobody waiting but its sender."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from telegram.error import NetworkError

from bot.handlers import left_behind, turns
from bot.handlers.asking import ask
from bot.handlers.reply import send
from bot.storage import WaitingUpdate, updates, waiting_updates
from bot.storage.engine import DatabaseAway
from tests.handlers.conftest import AN, BINH, Office
from tests.handlers.test_late_answers import PROGRESS, all_ended
from tests.standin_person import Phone

NUMBER = 7_000_001
LATER = timedelta(hours=25)


def said(office: Office, number: int, phone: Phone, text: str, chat: Any = None) -> dict[str, Any]:
    """An update as Telegram gives it."""
    person = {"id": phone.user_id, "first_name": "A"}
    message = {
        "message_id": number,
        "date": int(office.clock.now().timestamp()),
        "chat": chat or person | {"type": "private"},
        "from": person | {"is_bot": False},
        "text": text,
    }
    return {"update_id": number, "message": message}


async def leave(
    office: Office, *contents: dict[str, Any], tries: int = 1, acted: bool = False
) -> None:
    """A process kept these and ended."""
    bot_id, now = office.world.bot_id, office.clock.now()
    by_number = {content["update_id"]: content for content in contents}
    async with office.database.write() as session:
        await waiting_updates.keep(session, bot_id, by_number, now=now)
        for number in by_number:
            (await session.get_one(WaitingUpdate, (bot_id, number))).tries = tries
            if acted:
                await updates.note(session, bot_id, number, now=now)


def later(office: Office) -> Callable[[], None]:
    return lambda: office.clock.move_to(office.clock.now() + LATER)


@pytest.mark.parametrize(("tries", "is_late"), [(3, False), (1, True)])
async def test_what_was_acted_on_is_told_however_late_and_often_it_was_cut_off(
    office: Office, tries: int, is_late: bool
) -> None:
    phone = await office.enrolled(AN)
    await leave(office, said(office, NUMBER, phone, PROGRESS), tries=tries, acted=True)
    await office.restart(amid=later(office) if is_late else lambda: None)
    await phone.sees("đã được ghi nhận")
    await all_ended(office)


@pytest.mark.parametrize("tries", [1, 2])
async def test_what_hangs_keeps_nobody_else_waiting(
    office: Office, monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    an, binh = await office.enrolled(AN), await office.enrolled(BINH)
    hear, hangs = ask._hear, asyncio.Event()

    async def hearing(*args: Any, **options: Any) -> Any:
        if not hangs.is_set():
            hangs.set()
            await asyncio.sleep(20)
        return await hear(*args, **options)

    monkeypatch.setattr(ask, "_hear", hearing)
    monkeypatch.setattr("bot.handlers.polling._LAST_WORDS", 0.0)
    await leave(office, said(office, NUMBER, an, "việc số 2"), tries=tries)
    await office.restart()
    await hangs.wait()
    async with asyncio.timeout(15):
        binh.say("việc số 8")
        await binh.sees("Việc 8")


async def test_what_comes_after_something_suspect_waits_for_it(office: Office) -> None:
    phone = await office.enrolled(AN)
    before = len(phone.from_bot())
    await leave(office, said(office, NUMBER, phone, "việc số 5"), tries=2)
    await office.restart(amid=lambda: phone.say("việc số 2"))
    await phone.sees("Việc 2")
    assert [one.text[:6] for one in phone.from_bot()[before:]] == ["Việc 5", "Việc 2"]


async def test_what_was_answered_and_comes_again_is_kept_no_longer(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    await all_ended(office)
    before = len(phone.from_bot())
    await office.restart(amid=office.world.redeliver)
    phone.say("việc số 5")
    await phone.sees("Việc 5")
    await all_ended(office)
    assert len(phone.from_bot()) == before + 1


async def test_an_end_that_could_not_be_noted_is_noted_once_the_database_is_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_AGAIN", 0.1)
    phone, note, fails = await office.enrolled(AN), updates.note_answered, [True, True]

    async def noting(*args: Any, **options: Any) -> None:
        if fails:
            fails.pop()
            raise DatabaseAway
        await note(*args, **options)

    monkeypatch.setattr(updates, "note_answered", noting)
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    await all_ended(office)
    assert not fails


async def test_that_something_was_not_handled_is_told_though_the_line_was_cut(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(left_behind, "_AGAIN", 0.1)
    phone, fails = await office.enrolled(AN), [True, True]

    async def sending(*args: Any, **options: Any) -> int:
        if fails:
            fails.pop()
            raise NetworkError("no way") from httpx.ConnectError("refused")
        return await send(*args, **options)

    monkeypatch.setattr("bot.handlers.late_answers.send", sending)
    await leave(office, said(office, NUMBER, phone, "xong việc 2"))
    await office.restart(amid=later(office))
    await phone.sees("ngừng chạy hơn một ngày")
    await all_ended(office)
    assert not fails


async def test_a_group_hears_once_of_words_to_the_bot_and_of_no_others(office: Office) -> None:
    an, binh = await office.enrolled(AN), await office.enrolled(BINH)
    group = office.group("Phòng", [an, binh])
    chat = {"id": group.id, "type": "group", "title": "Phòng"}
    texts = ["trưa nay ăn gì", "/viec", "/viec", "ăn phở"]
    commands = [{"type": "bot_command", "offset": 0, "length": 5}]
    contents = [said(office, NUMBER + n, binh, text, chat) for n, text in enumerate(texts)]
    for content in contents[1:3]:
        content["message"]["entities"] = commands
    await leave(office, *contents)
    await office.restart(amid=later(office))
    await group.sees("ngừng chạy hơn một ngày")
    await all_ended(office)
    assert sum("ngừng chạy" in one.text for one in group.from_bot()) == 1


async def test_one_who_left_much_behind_keeps_nobody_else_waiting(office: Office) -> None:
    an, binh = await office.enrolled(AN), await office.enrolled(BINH)
    contents = [said(office, NUMBER + n, an, "việc số 2") for n in range(30)]
    await leave(office, *contents)
    await office.restart(amid=lambda: binh.say("việc số 8"))
    await binh.sees("Việc 8")
    async with office.database.read() as session:
        assert (await session.scalars(select(WaitingUpdate))).all()  # An's still wait
