"""A running stand-in with one person who has started the bot, and a real Bot that talks to it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from telegram import Bot, Update
from telegram.request import HTTPXRequest

from bot.demo.standin import World, running_standin
from tests.standin_person import Phone

ANN = 7
# Everything is on loopback; reading the system's certificates is what would take long.
NO_TLS = {"verify": False}


@dataclass(frozen=True)
class Standin:
    """The world, the ways in, and one person."""

    world: World
    url: str
    bot: Bot
    http: httpx.AsyncClient
    phone: Phone

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """A Bot API call as bare JSON, for what the library would not send."""
        answer = await self.http.post(f"/bot{self.world.token}/{method}", json=params)
        return answer.json()  # type: ignore[no-any-return] # JSON is whatever it is

    async def heard(self) -> list[Update]:
        """The updates since the last time."""
        updates = list(await self.bot.get_updates())
        self.world.updates.drop_all()
        return updates

    async def refusal(self, method: str, **params: Any) -> str:
        """The description of a call that must fail."""
        answer = await self.call(method, **params)
        assert not answer["ok"], answer
        return f"{answer['error_code']} {answer['description']}"


@pytest.fixture
async def standin() -> AsyncIterator[Standin]:
    async with (
        running_standin() as (world, url),
        httpx.AsyncClient(base_url=url, verify=False) as http,
    ):
        phone = Phone(world, ANN, name="An")
        phone.start()
        world.updates.drop_all()
        async with bot_for(world, url) as bot:
            yield Standin(world, url, bot, http, phone)


def bot_for(world: World, url: str) -> Bot:
    """The library's own Bot, pointed at the stand-in."""
    plain, polling = (HTTPXRequest(httpx_kwargs=NO_TLS) for _ in range(2))
    return Bot(
        world.token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=plain,
        get_updates_request=polling,
    )
