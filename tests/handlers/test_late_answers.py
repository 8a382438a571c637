"""An answer that was lost with its process is given by the next one; nothing is done twice."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from telegram.error import BadRequest, NetworkError

from bot.handlers import left_behind, polling
from bot.handlers.asking import ask
from bot.handlers.reply import send
from bot.storage import Event, SeenUpdate, WaitingUpdate
from tests.handlers.conftest import AN, BINH, Office


@dataclass
class Hanging:
    """A step that does not return any more, as in a process that is about to be killed."""

    times: int = 1
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    def instead_of(self, step: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def hanging(*args: Any, **options: Any) -> Any:
            if not self.times:
                return await step(*args, **options)
            self.times -= 1
            self.begun.set()
            return await asyncio.Event().wait()

        return hanging

    async def has_begun(self) -> None:
        async with asyncio.timeout(10):
            await self.begun.wait()
        self.begun.clear()


@pytest.fixture
def cut_off(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], Hanging]:
    """What is being handled has no time to end when the bot stops."""
    monkeypatch.setattr(polling, "_LAST_WORDS", 0.0)

    def hang(step: str, times: int = 1) -> Hanging:
        hanging = Hanging(times)
        module, _, name = step.rpartition(".")
        found = getattr(__import__(module, fromlist=[name]), name)
        monkeypatch.setattr(step, hanging.instead_of(found))
        return hanging

    return hang


PROGRESS = "việc 2 được 60%"
ANSWERING_PROGRESS = "bot.handlers.doing.officer_words.send"


async def count(office: Office, table: type[Any]) -> int:
    async with office.database.read() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def all_ended(office: Office) -> None:
    """What was answered is noted a moment later."""
    async with asyncio.timeout(5):
        while await count(office, WaitingUpdate):  # noqa: ASYNC110 - in the database
            await asyncio.sleep(0.02)


async def lost(office: Office, hanging: Hanging, act: Callable[[], object]) -> None:
    """Something is sent, and the bot goes down before its answer is out, and comes up."""
    act()
    await hanging.has_begun()
    await office.restart()


async def test_what_was_done_is_told_by_the_next_process(
    office: Office, cut_off: Callable[..., Hanging]
) -> None:
    phone = await office.enrolled(AN)
    hanging = cut_off(ANSWERING_PROGRESS)
    await lost(office, hanging, lambda: phone.say(PROGRESS))
    told = (await phone.sees("đã được ghi nhận")).text
    assert "09:0" in told
    assert "15/5/2024" in told
    phone.tap("Xem việc")
    await phone.sees("60%")
    await all_ended(office)
    before = await count(office, Event)
    await office.restart()
    assert await count(office, Event) == before


async def test_a_tap_that_was_answered_by_nobody_is_answered_by_the_next_process(
    office: Office, cut_off: Callable[..., Hanging]
) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    phone.tap("Tiến độ")
    await phone.sees("chọn mức hoàn thành")
    hanging = cut_off("bot.handlers.doing.officer.show_card")
    await lost(office, hanging, lambda: phone.tap("50%"))
    await phone.sees("Nút anh/chị bấm đã được ghi nhận")
    phone.tap("Xem việc")
    await phone.sees("50%")


async def test_who_was_asked_something_is_told_that_it_is_still_open(
    office: Office, cut_off: Callable[..., Hanging]
) -> None:
    phone = await office.enrolled(AN)
    hanging = cut_off("bot.handlers.doing.results.send")
    await lost(office, hanging, lambda: phone.say("xong việc 2"))
    await phone.sees("Phần đang làm dở vẫn còn")
    phone.say("Báo cáo 12/BC-TTr")
    await phone.sees("số 12/BC-TTr")


async def test_what_was_only_asked_is_answered_by_the_next_process(
    office: Office, cut_off: Callable[..., Hanging]
) -> None:
    phone = await office.enrolled(AN)
    before = len(phone.from_bot())
    hanging = cut_off("bot.handlers.asking.ask.send")
    await lost(office, hanging, lambda: phone.say("việc của tôi tháng 5"))
    await phone.sees("tháng 5/2024")
    assert len(phone.from_bot()) == before + 1


async def test_what_came_after_it_waits_until_it_is_answered(
    office: Office, cut_off: Callable[..., Hanging]
) -> None:
    phone = await office.enrolled(AN)
    before = len(phone.from_bot())
    hanging = cut_off("bot.handlers.asking.ask.send")
    phone.say("việc số 5")
    await hanging.has_begun()
    phone.say("việc số 2")
    await asyncio.sleep(0.1)
    await office.restart()
    await phone.sees("Việc 2")
    assert [one.text[:6] for one in phone.from_bot()[before:]] == ["Việc 5", "Việc 2"]


async def test_what_cuts_the_bot_off_each_time_is_set_aside(
    office: Office, cut_off: Callable[..., Hanging]
) -> None:
    phone, other = await office.enrolled(AN), await office.enrolled(BINH)
    hanging = cut_off("bot.handlers.asking.ask._hear", times=100)
    phone.say("việc của tôi tháng 5")
    for _ in range(3):
        await hanging.has_begun()
        other.look()
        await office.restart()
    told = (await phone.sees("chưa xử lý được")).text
    assert "gửi lại bằng cách khác" in told
    await all_ended(office)
    hanging.times = 0
    other.say("việc số 5")
    await other.sees("Việc 5")


async def test_what_waited_for_longer_than_a_day_is_not_done_any_more(
    office: Office, cut_off: Callable[..., Hanging]
) -> None:
    phone = await office.enrolled(AN)
    hanging = cut_off("bot.handlers.asking.ask._hear")
    phone.say(PROGRESS)
    await hanging.has_begun()
    office.clock.move_to(office.clock.now() + timedelta(days=1, minutes=1))
    await office.restart()
    await phone.sees("ngừng chạy hơn một ngày")
    assert (await office.task("2")).progress is None


async def test_what_fails_after_the_act_does_not_say_that_nothing_was_changed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: object, **__: object) -> None:
        raise BadRequest("something new")

    phone = await office.enrolled(AN)
    monkeypatch.setattr(ANSWERING_PROGRESS, refused)
    phone.say(PROGRESS)
    assert "chưa có gì bị thay đổi" not in (await phone.sees("lỗi ngoài dự kiến")).text
    phone.tap("Xem việc")
    await phone.sees("60%")


async def test_an_answer_that_could_not_leave_is_given_when_the_line_is_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = NetworkError("no way")
    cut.__cause__ = httpx.ConnectError("refused")
    left = 1

    async def sending(*args: Any, **options: Any) -> int:
        nonlocal left
        left -= 1
        if left == 0:
            raise cut
        return await send(*args, **options)

    phone = await office.enrolled(AN)
    monkeypatch.setattr(ask, "send", sending)
    monkeypatch.setattr(left_behind, "_AGAIN", 0.1)
    phone.say("việc số 5")
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    await phone.sees("Việc 5")


async def test_what_was_answered_is_noted_as_such(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc số 5")
    await phone.sees("Việc 5")
    await all_ended(office)
    async with office.database.read() as session:
        found = await session.scalars(select(SeenUpdate))
        assert all(one.answered_at for one in found)
