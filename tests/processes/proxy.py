"""What stands before several bots: takes Telegram's calls and passes each to the next of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.serving import serving

HOST = "127.0.0.1"


class Proxy:
    """One bot after the other; a test may want one of them alone."""

    def __init__(self) -> None:
        self.bots: list[str] = []
        """The addresses of the bots."""
        self.only: int | None = None
        self.passed: list[tuple[int, int]] = []
        """Which bot answered which update, in the order of the answers."""
        self.lost_answers = 0
        """So many answers of the bots are to be lost on the way back."""
        self._next = 0
        self._client = httpx.AsyncClient(trust_env=False, timeout=40)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[str]:
        """Serves while the block runs and gives the address Telegram is told."""
        web = Starlette(routes=[Route("/telegram", self._pass, methods=["POST"])])
        async with self._client, serving(web, host=HOST, patience=2) as port:
            yield f"http://{HOST}:{port}"

    async def _pass(self, request: Request) -> Response:
        body, update_id = await request.body(), (await request.json())["update_id"]
        for index in self._order():
            url = f"{self.bots[index]}/telegram"
            try:
                answer = await self._client.post(url, content=body, headers=dict(request.headers))
            except httpx.ConnectError:
                continue  # another one takes it, as it never left
            except httpx.HTTPError:
                break
            if self.lost_answers:
                self.lost_answers -= 1
                break
            if answer.is_success:
                self.passed.append((index, update_id))
            return Response(status_code=answer.status_code)
        return Response(status_code=502)

    def _order(self) -> list[int]:
        if self.only is not None:
            return [self.only]
        self._next += 1
        count = len(self.bots)
        return [(self._next + step) % count for step in range(count)]
