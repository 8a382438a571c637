"""The stand-in as a server on loopback: the Bot API for the bot, the chat page for people."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
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
from bot.demo.standin.world import World

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


class _Server(uvicorn.Server):
    """Runs beside the bot in one loop, so signals are not its business."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self._leaving = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        await self._leaving.wait()

    def leave(self) -> None:
        """Stops now, not at the next of uvicorn's ticks."""
        self.should_exit = True
        self._leaving.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def running_standin(
    world: World | None = None, *, host: str = HOST, port: int = 0
) -> AsyncIterator[tuple[World, str]]:
    """Serves a world while the block runs; gives it and the address to reach it at."""
    world = world or World()
    with _listening(host, port) as listener:
        server = _Server(_config(world))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            await server.ready.wait()
            yield world, f"http://{host}:{listener.getsockname()[1]}"
        finally:
            world.release()
            server.leave()
            await serving
            world.close()


def _config(world: World) -> uvicorn.Config:
    return uvicorn.Config(
        create_server(world),
        log_config=None,
        log_level="warning",
        access_log=False,
        lifespan="off",
        ws="none",
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=PATIENCE,
    )


def _listening(host: str, port: int) -> socket.socket:
    # The protocol is named because asyncio turns off Nagle's delay only then: without it
    # every answer takes 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener
