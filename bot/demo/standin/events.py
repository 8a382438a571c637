"""What the chat page is told while it listens."""

import asyncio
from collections.abc import AsyncGenerator

from bot.demo.standin.state import Json

BACKLOG = 1000


class Events:
    """Hands each event to every page that listens; one that does not keep up is let go."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Json | None]] = set()

    def publish(self, event: Json) -> None:
        for queue in tuple(self._listeners):
            if queue.full():
                self._end(queue)
            else:
                queue.put_nowait(event)

    async def listen(self, *, quiet: float) -> AsyncGenerator[Json | None]:
        """Events as they come, and None after `quiet` seconds without one."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue(BACKLOG)
        self._listeners.add(queue)
        try:
            while queue in self._listeners or not queue.empty():
                try:
                    event = await asyncio.wait_for(queue.get(), quiet)
                except TimeoutError:
                    yield None
                    continue
                if event is None:
                    return
                yield event
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        """Ends every stream, so that the server can stop."""
        for queue in tuple(self._listeners):
            self._end(queue)

    def _end(self, queue: asyncio.Queue[Json | None]) -> None:
        self._listeners.discard(queue)
        if not queue.full():
            queue.put_nowait(None)
