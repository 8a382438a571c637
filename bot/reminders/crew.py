"""The workers of one run of deliveries: who finds nothing waits while others are at work."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Crew:
    """More may come due meanwhile, and then all of them are needed."""

    def __init__(self) -> None:
        self._at_work = 0
        self._somebody_finished = asyncio.Event()
        self.failed = False
        """One met a database that is away; the others stop where they are."""

    @contextmanager
    def at_work(self) -> Iterator[None]:
        self._at_work += 1
        try:
            yield
        except BaseException:
            self.failed = True
            raise
        finally:
            self._at_work -= 1
            self._somebody_finished.set()
            self._somebody_finished = asyncio.Event()

    async def somebody_finished(self) -> bool:
        """Waits for that; False where nobody is at work."""
        if not self._at_work:
            return False
        await self._somebody_finished.wait()
        return True
