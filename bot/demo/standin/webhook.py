"""Updates brought to the bot's own address, as Telegram brings them.

The next update of a chat waits for the one before it; what is not answered with 2xx comes again, at
once the first time and then after pauses that double.
"""

import asyncio
import json
from collections.abc import Hashable

import httpx

from bot.demo.standin.world import World

_HANGS_UP = 60.0
"""Seconds Telegram waits for an answer."""
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


async def call_webhook(world: World) -> None:
    """Brings what waits as long as a webhook is set; runs until it is cancelled."""
    limits = httpx.Limits(max_connections=None)
    async with (
        httpx.AsyncClient(trust_env=False, timeout=_HANGS_UP, limits=limits) as client,
        asyncio.TaskGroup() as tasks,
    ):
        caller = _Caller(world, client, tasks)
        while True:
            world.updates.woken.clear()
            caller.begin()
            await world.updates.woken.wait()


class _Caller:
    """The calls in the air: one a chat, and as many as the bot allows."""

    def __init__(self, world: World, client: httpx.AsyncClient, tasks: asyncio.TaskGroup) -> None:
        self._world = world
        self._client = client
        self._tasks = tasks
        self._busy: set[Hashable] = set()
        self._calls = 0

    def begin(self) -> None:
        """Calls for every chat that has something and waits for nothing."""
        webhook, updates = self._world.webhook, self._world.updates
        if not webhook.url:
            return
        for body in updates.take_again():
            self._tasks.create_task(self._post(body))
        for update_id, body in updates.waiting.items():
            line = _line_of(body)
            if line not in self._busy and self._calls < webhook.max_connections:
                self._busy.add(line)
                self._tasks.create_task(self._bring(update_id, body, line))

    async def _bring(self, update_id: int, body: str, line: Hashable) -> None:
        """Until it is taken, or there is no webhook any more."""
        pause = 0.0
        while self._world.webhook.url and update_id in self._world.updates.waiting:
            self._calls += 1
            told_to_wait = await self._post(body)
            self._calls -= 1
            if told_to_wait is None:
                self._world.updates.drop(update_id)
                break
            await asyncio.sleep(told_to_wait or pause)
            pause = min(max(pause * 2, _FIRST_PAUSE), _LONGEST_PAUSE)
        self._busy.discard(line)
        self._world.updates.woken.set()

    async def _post(self, body: str) -> float | None:
        """None where it was taken, else the seconds the bot asks Telegram to wait."""
        webhook = self._world.webhook
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers[_SECRET] = webhook.secret
        try:
            answer = await self._client.post(webhook.url, content=body, headers=headers)
        except httpx.HTTPError as error:
            webhook.last_error = type(error).__name__
            return 0.0
        if answer.is_success:
            return None
        webhook.last_error = f"Wrong response from the webhook: {answer.status_code}"
        return float(answer.headers.get("Retry-After", 0))


def _line_of(body: str) -> Hashable:
    """Updates of one line come one after the other: those of a chat, and a person's taps."""
    update = json.loads(body)
    if tap := update.get("callback_query"):
        return "tap", tap["from"]["id"]
    (payload,) = (value for key, value in update.items() if key != "update_id")
    return "chat", payload["chat"]["id"]
