"""“Hoàn tác” is on the screen for its seconds, and then it is not, whatever happens meanwhile."""

import asyncio
from datetime import timedelta

import pytest

from bot.services import undo
from tests.handlers.conftest import AN, Office
from tests.handlers.lead_office import hand_in
from tests.standin_person import Phone


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "SECONDS", 0.6)
    monkeypatch.setattr("bot.app._UNDO_EVERY", timedelta(seconds=0.3))


async def done(office: Office) -> Phone:
    phone = await office.enrolled(AN)
    await hand_in(phone, "2", said="Đã ghi nhận hoàn thành")
    await phone.wait_for(lambda: phone.button("Hoàn tác"), "Hoàn tác")
    return phone


async def gone(phone: Phone) -> None:
    await phone.wait_for(lambda: None if phone.button("Hoàn tác") else True, "the button's end")


async def test_the_button_goes_by_itself_and_the_rest_stays(office: Office) -> None:
    phone = await done(office)
    text, labels = phone.last().text, phone.labels()
    await gone(phone)
    assert phone.last().text == text
    assert phone.labels() == [label for label in labels if label != "Hoàn tác"]


async def test_it_goes_though_telegram_says_no_at_first(office: Office) -> None:
    phone = await done(office)
    office.world.fail_next("editMessageReplyMarkup", error_code=500, description="Oops")
    await asyncio.sleep(1.0)
    office.clock.move_to(office.clock.now() + timedelta(minutes=1))
    await gone(phone)


async def test_a_restart_leaves_none_standing(office: Office) -> None:
    phone = await done(office)
    await office.restart()
    office.clock.move_to(office.clock.now() + timedelta(minutes=1))
    await gone(phone)
    assert phone.labels() == ["Xem việc"]


async def test_what_was_taken_back_keeps_its_own_buttons(office: Office) -> None:
    phone = await done(office)
    phone.tap("Hoàn tác")
    await phone.sees("Đã hoàn tác")
    labels = phone.labels()
    await asyncio.sleep(1.0)
    assert phone.labels() == labels
