"""The updates waiting for the bot, handed out by long polling or brought to its webhook."""

import asyncio
import json
from collections import deque
from collections.abc import Callable

from bot.demo.standin.failures import OTHER_POLL, conflict
from bot.demo.standin.state import Json

FIRST_ID = 500_000_001
KEPT = 200
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Unconfirmed updates in order; ids only ever grow, over restarts too."""

    def __init__(self, changed: Callable[[str, str], None]) -> None:
        self.next_id = FIRST_ID
        self.waiting: dict[int, str] = {}
        self.allowed: frozenset[str] = frozenset()
        self._sent: deque[str] = deque(maxlen=KEPT)
        self._again: list[str] = []
        self._changed = changed
        self._poll: asyncio.Future[None] | None = None
        self.woken = asyncio.Event()
        """Something may be there to be brought."""

    def add(self, kind: str, payload: Json) -> None:
        """Queues an update and wakes the poll, unless the bot did not ask for its kind."""
        if kind not in self.allowed and (self.allowed or kind in UNASKED):
            return
        body = json.dumps({"update_id": self.next_id, kind: payload})
        self.waiting[self.next_id] = body
        self._sent.append(body)
        self._changed("update", str(self.next_id))
        self._changed("meta", "")
        self.next_id += 1
        self.release()

    def allow(self, kinds: frozenset[str]) -> None:
        """Which kinds of update the bot wants from now on; none means the usual ones."""
        self.allowed = kinds
        self._changed("meta", "")

    def confirm(self, offset: int) -> None:
        """Forgets what came before `offset`; a negative one keeps that many of the newest."""
        ids = list(self.waiting)
        done = ids[:offset] if offset < 0 else [one for one in ids if one < offset]
        for one in done:
            del self.waiting[one]
            self._changed("update", str(one))

    def drop(self, update_id: int) -> None:
        """Forgets one that was taken."""
        if self.waiting.pop(update_id, None):
            self._changed("update", str(update_id))

    def take_again(self) -> list[str]:
        """What is to be handed out once more."""
        again, self._again = self._again, []
        return again

    def repeat(self, count: int = 1) -> None:
        """Hands out the newest updates once more, though the bot has confirmed them."""
        self._again += list(self._sent)[-count:]
        self.release()

    @property
    def is_empty(self) -> bool:
        return not self.waiting and not self._again

    def drop_all(self) -> None:
        self.confirm(self.next_id)

    def first(self, limit: int) -> str:
        """The oldest updates as a JSON list."""
        chosen = [*self.take_again(), *self.waiting.values()][:limit]
        return f"[{','.join(chosen)}]"

    async def wait(self, seconds: float) -> None:
        """Until there is something to hand out, or the time is over."""
        poll = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            await asyncio.wait([poll], timeout=seconds)
        finally:
            if self._poll is poll:
                self._poll = None
        if poll.done():
            poll.result()

    def end_other_poll(self) -> None:
        """Only one process may poll: the earlier one is told of the conflict."""
        if self._poll and not self._poll.done():
            self._poll.set_exception(conflict(OTHER_POLL))
        self._poll = None

    def release(self) -> None:
        """Lets a waiting poll answer now, or the webhook be called."""
        self.woken.set()
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
