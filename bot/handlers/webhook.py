"""Telegram's calls. An update is answered once it is handled, so that a crash loses none.

What is not answered Telegram sends again, here or to another process (`handlers.turns`), and the
next update of the same chat only after that: so it also keeps the order.
"""

import asyncio
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.config import Settings
from bot.context import OfficeApplication, parts_of
from bot.errors import BadSettings
from bot.handlers.turns import NotItsTurn
from bot.reminders.pace_calls import seconds_of
from bot.serving import serving

_log = structlog.get_logger(__name__)
PATH = "/telegram"
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
_ANSWER_WITHIN = 25.0
"""Seconds; Telegram hangs up after a minute, proxies sooner. The update goes on being handled."""
_LAST_WORDS = 30
"""Seconds for what is being handled when the bot stops; what takes longer is called again."""
_CONNECTIONS = 100
"""Calls at a time, the most Telegram makes (Bot API, setWebhook)."""
_TRIES = 5


@asynccontextmanager
async def webhook_open(
    application: OfficeApplication, settings: Settings, kinds: list[str]
) -> AsyncIterator[None]:
    """Listens, and has Telegram call here. At the end it still does: others may listen there.

    Raises `BadSettings` for a secret that is none, a port that is taken, an address refused.
    """
    secret = settings.require_webhook_secret()
    webhook = Webhook(application, secret)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(webhook.finish)
        host, _, port = settings.listen.rpartition(":")
        host = host.strip("[]") or "127.0.0.1"
        served = serving(webhook.web(), host=host, port=int(port), patience=_LAST_WORDS)
        try:
            await stack.enter_async_context(served)
        except OSError as error:
            raise BadSettings("listen-taken", address=settings.listen) from error
        stack.callback(webhook.leave)
        url = f"{(settings.webhook_url or '').rstrip('/')}{PATH}"
        await _announce(application, url, secret=secret, kinds=kinds)
        yield


async def _announce(
    application: OfficeApplication, url: str, *, secret: str, kinds: list[str]
) -> None:
    """Each process says the same; of several that start at once Telegram lets some wait."""
    for _ in range(_TRIES):
        try:
            await application.bot.set_webhook(
                url, secret_token=secret, allowed_updates=kinds, max_connections=_CONNECTIONS
            )
        except RetryAfter as error:
            await asyncio.sleep(seconds_of(error))
        except BadRequest as error:
            raise BadSettings("webhook-refused", url=url, reason=error.message) from error
        except NetworkError as error:
            raise BadSettings("telegram-unreachable") from error
        else:
            return
    raise BadSettings("telegram-unreachable")


class Webhook:
    """The two addresses: Telegram's, and whether this process is well."""

    def __init__(self, application: OfficeApplication, secret: str) -> None:
        self._application = application
        self._secret = secret.encode()
        self._in_the_air: dict[int, asyncio.Task[None]] = {}
        self._until = 0.0
        """When the last words end, by the loop's clock."""

    def web(self) -> Starlette:
        return Starlette(
            routes=[
                Route(PATH, self._take, methods=["POST"]),
                Route("/health", self._health, methods=["GET"]),
            ]
        )

    def leave(self) -> None:
        """From here on there is only so much time left, for calls and updates together."""
        self._until = asyncio.get_running_loop().time() + _LAST_WORDS

    async def finish(self) -> None:
        """Waits for updates that took longer than their call, and cuts off what will not end."""
        tasks = set(self._in_the_air.values())
        if not tasks:
            return
        left = self._until - asyncio.get_running_loop().time()
        _, late = await asyncio.wait(tasks, timeout=max(0.0, left))
        if late:
            _log.warning("updates_cut_off", count=len(late))
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _health(self, _request: Request) -> Response:
        database = parts_of(self._application).database
        return Response(status_code=200 if await database.answers() else 503)

    async def _take(self, request: Request) -> Response:
        given = request.headers.get(_SECRET, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return Response(status_code=403)
        try:
            update = self._read(json.loads(await request.body()))
        except (ValueError, RecursionError):  # the latter for brackets within brackets without end
            return Response(status_code=400)
        if update is None:
            return Response()
        task = self._handled(update)
        done, _ = await asyncio.wait({task}, timeout=_ANSWER_WITHIN)
        if not done:
            return Response(status_code=503)
        return Response(status_code=_status(task))

    def _read(self, content: Any) -> Update | None:
        """None for what cannot be read: called again it would be no better."""
        if not isinstance(content, dict):
            raise ValueError
        try:
            return Update.de_json(content, self._application.bot)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            _log.error("update_not_read", update_id=content.get("update_id"), exc_info=error)
            return None

    def _handled(self, update: Update) -> "asyncio.Task[None]":
        """The handling of this update; that which is under way where it came again."""
        if under_way := self._in_the_air.get(update.update_id):
            return under_way
        application = self._application
        handling = application.process_update(update)
        task = asyncio.create_task(application.update_processor.process_update(update, handling))
        self._in_the_air[update.update_id] = task
        task.add_done_callback(lambda done: self._landed(update.update_id, done))
        task.add_done_callback(lambda _done: handling.close())  # where its turn never came
        return task

    def _landed(self, update_id: int, task: "asyncio.Task[None]") -> None:
        del self._in_the_air[update_id]
        error = None if task.cancelled() else task.exception()
        if isinstance(error, NotItsTurn):
            _log.warning("turn_never_came", update_id=update_id)
        elif error is not None:
            _log.error("update_failed", update_id=update_id, exc_info=error)


def _status(task: "asyncio.Task[None]") -> int:
    """Of an update that is through: anything but 200 has Telegram call again."""
    if task.cancelled():
        return 500
    if isinstance(task.exception(), NotItsTurn):
        return 503
    return 500 if task.exception() else 200
