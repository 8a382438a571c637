"""Telegram's calls. An update is answered once it is handled, so that a crash loses none.

What is not answered Telegram sends again, here or to another process (`handlers.turns`), and the
next update of the same chat only after that: so it also keeps the order.
"""

import asyncio
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import BadRequest

from bot.config import Settings
from bot.context import OfficeApplication, parts_of
from bot.errors import BadSettings
from bot.handlers.at_start import made_at_start
from bot.handlers.chat_order import ChatOrder
from bot.handlers.in_the_air import InTheAir, read_update
from bot.handlers.left_behind import LeftBehind
from bot.handlers.turns import NotItsTurn, Unanswered
from bot.serving import serving

PATH = "/telegram"
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
_ANSWER_WITHIN = 25.0
"""Seconds; Telegram hangs up after a minute, proxies sooner. The update goes on being handled."""
_LAST_WORDS = 30
"""Seconds for what is being handled when the bot stops; what takes longer is called again."""
_CONNECTIONS = 100
"""Calls at a time, the most Telegram makes (Bot API, setWebhook)."""


@asynccontextmanager
async def webhook_open(
    application: OfficeApplication, settings: Settings, order: ChatOrder, *, kinds: list[str]
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
        await stack.enter_async_context(webhook.left_taken_up(order))
        yield


async def _announce(
    application: OfficeApplication, url: str, *, secret: str, kinds: list[str]
) -> None:
    """Each process says the same; of several that start at once Telegram lets some wait."""
    announcing = partial(
        application.bot.set_webhook,
        url,
        secret_token=secret,
        allowed_updates=kinds,
        max_connections=_CONNECTIONS,
    )
    try:
        await made_at_start(announcing)
    except BadRequest as error:
        raise BadSettings("webhook-refused", url=url, reason=error.message) from error


class Webhook:
    """The two addresses: Telegram's, and whether this process is well."""

    def __init__(self, application: OfficeApplication, secret: str) -> None:
        self._application = application
        self._secret = secret.encode()
        self._in_the_air = InTheAir(application)
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
        await self._in_the_air.finish(within=self._until - asyncio.get_running_loop().time())

    @asynccontextmanager
    async def left_taken_up(self, order: ChatOrder) -> AsyncIterator[None]:
        """What a bot that polled left behind, by the process that ticks."""
        ticker = parts_of(self._application).ticker
        left = LeftBehind(self._application, self._in_the_air, order, ticker=ticker)
        tending = asyncio.create_task(left.tended())
        try:
            yield
        finally:
            tending.cancel()
            await asyncio.gather(tending, return_exceptions=True)

    async def _health(self, _request: Request) -> Response:
        database = parts_of(self._application).database
        return Response(status_code=200 if await database.answers() else 503)

    async def _take(self, request: Request) -> Response:
        given = request.headers.get(_SECRET, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return Response(status_code=403)
        try:
            update = read_update(self._application, json.loads(await request.body()))
        except (ValueError, RecursionError):  # the latter for brackets within brackets without end
            return Response(status_code=400)
        except ClientDisconnect:  # nobody reads this
            return Response(status_code=400)
        if update is None:
            return Response()
        task = self._in_the_air.begin(update)
        done, _ = await asyncio.wait({task}, timeout=_ANSWER_WITHIN)
        if not done:
            return Response(status_code=503)
        return Response(status_code=_status(task))


def _status(task: "asyncio.Task[None]") -> int:
    """Of an update that is through: anything but 200 has Telegram call again."""
    if task.cancelled():
        return 500
    if isinstance(task.exception(), NotItsTurn | Unanswered):
        return 503
    return 500 if task.exception() else 200
