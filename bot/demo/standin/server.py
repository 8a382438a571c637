"""The stand-in as a server on loopback: the Bot API for the bot, the chat page for people."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.demo.standin import page_files
from bot.demo.standin.bot_api import BotApi
from bot.demo.standin.guard import BOT_PATHS, LoopbackOnly
from bot.demo.standin.page_api import PageApi
from bot.demo.standin.refusals import Reason, Refused
from bot.demo.standin.webhook import call_webhook
from bot.demo.standin.world import World
from bot.serving import serving

HOST = "127.0.0.1"
PATIENCE = 2


def create_server(world: World) -> ASGIApp:
    """The whole stand-in as one ASGI application."""
    bot_api = BotApi(world)
    pages = Starlette(
        routes=[*page_files.routes(), *PageApi(world).routes()],
        exception_handlers={Refused: _refused, HTTPException: _http_refused},
    )

    async def standin(scope: Scope, receive: Receive, send: Send) -> None:
        is_bot = scope["type"] == "http" and scope["path"].startswith(BOT_PATHS)
        await (bot_api if is_bot else pages)(scope, receive, send)

    return LoopbackOnly(standin)


async def _refused(_request: Request, error: Exception) -> Response:
    refused = error if isinstance(error, Refused) else Refused(Reason.BAD_REQUEST)
    return JSONResponse({"error": refused.reason}, status_code=refused.status)


async def _http_refused(_request: Request, error: Exception) -> Response:
    """Starlette's own refusals: no such address, a form that cannot be read."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    return JSONResponse({"error": Reason.BAD_REQUEST}, status_code=status)


@asynccontextmanager
async def running_standin(
    world: World | None = None, *, host: str = HOST, port: int = 0
) -> AsyncIterator[tuple[World, str]]:
    """Serves a world while the block runs; gives it and the address to reach it at."""
    world = world or World()
    async with serving(create_server(world), host=host, port=port, patience=PATIENCE) as taken:
        calling = asyncio.create_task(call_webhook(world))
        try:
            yield world, f"http://{host}:{taken}"
        finally:
            calling.cancel()
            await asyncio.gather(calling, return_exceptions=True)
            world.release()
    world.close()
