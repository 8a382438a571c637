"""What the parts are told when they are joined."""

import pytest
from telegram.ext import Application

from bot.app import _telegram_answers
from bot.demo.standin import World, running_standin


@pytest.mark.parametrize(
    ("code", "answers"), [(None, True), (502, False), (500, False), (401, False), (429, True)]
)
async def test_telegram_answers_unless_it_fails_or_does_not_know_the_bot(
    code: int | None, answers: bool
) -> None:
    world = World()
    async with running_standin(world) as (_, address):
        application = Application.builder().token(world.token).base_url(f"{address}/bot").build()
        async with application:
            if code is not None:
                parameters = {"retry_after": 1} if code == 429 else None
                world.fail_next("getMe", error_code=code, description="", parameters=parameters)
            assert await _telegram_answers(application.bot) is answers
