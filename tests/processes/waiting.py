"""What comes about in other processes and tasks is waited for, with an end to patience."""

import asyncio
from collections.abc import Callable

_OFTEN = 0.02


async def becomes(wanted: Callable[[], bool], *, within: float = 15.0) -> None:
    """Waits until it is so; fails after `within` seconds."""
    for _ in range(int(within / _OFTEN)):
        if wanted():
            return
        await asyncio.sleep(_OFTEN)
    raise AssertionError("it did not come about")
