"""Menus Telegram refuses or has no time for: nobody else waits, and it is not asked in vain."""

from datetime import timedelta
from typing import Any, cast

import pytest
from telegram.error import RetryAfter, TelegramError, TimedOut

from bot.context import OfficeBot
from bot.handlers.menus import Menus
from tests.services.amended_office import AN, BINH, Desk
from tests.services.conftest import desk

__all__ = ["desk"]


class Telegram:
    """Refuses the first calls with these errors, and keeps whose menus it was given."""

    def __init__(self, *errors: TelegramError) -> None:
        self._errors = list(errors)
        self.calls = 0
        self.given: list[int] = []

    async def set_my_commands(self, _commands: object, *, scope: Any) -> None:
        self.calls += 1
        if self._errors:
            raise self._errors.pop(0)
        self.given.append(scope.chat_id)


async def refreshed(desk: Desk, telegram: Telegram, *seconds: float) -> None:
    """Looks for menus so many seconds from now, each time."""
    await desk.enrol(AN, BINH)
    menus = Menus(cast(OfficeBot, telegram))
    for after in seconds:
        await menus.refresh(desk.database, desk.clock.now() + timedelta(seconds=after))


async def test_a_flood_limit_is_waited_out(desk: Desk) -> None:
    telegram = Telegram(RetryAfter(timedelta(seconds=30)))
    await refreshed(desk, telegram, 0, 3, 29)
    assert telegram.calls == 1


async def test_after_it_everybody_has_their_menu(desk: Desk) -> None:
    telegram = Telegram(RetryAfter(timedelta(seconds=30)))
    await refreshed(desk, telegram, 0, 30)
    assert len(telegram.given) == 2


@pytest.mark.parametrize("error", [TelegramError("Group migrated"), TimedOut()])
async def test_one_chat_s_refusal_keeps_nobody_else_waiting(
    desk: Desk, error: TelegramError
) -> None:
    telegram = Telegram(error)
    await refreshed(desk, telegram, 0, 3)
    assert (await desk.person(BINH)).menu


async def test_who_was_refused_for_good_is_not_asked_for_again(desk: Desk) -> None:
    telegram = Telegram(TelegramError("Group migrated"))
    await refreshed(desk, telegram, 0, 3, 6)
    assert telegram.calls == 2
