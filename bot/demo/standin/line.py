"""The line between Telegram and the bot: what was done stands, whatever becomes of the answer."""

import asyncio
from dataclasses import dataclass, field


class LineCut(Exception):
    """The connection breaks off in the middle of the answer."""


@dataclass(slots=True)
class Trouble:
    """The next `times` answers of a method come late, and then perhaps not at all."""

    method: str
    chat_id: int | None = None
    times: int = 1
    seconds: float = 0.0
    cut: bool = False


@dataclass(slots=True)
class Line:
    """Troubles waiting for an answer to meet."""

    ordered: list[Trouble] = field(default_factory=list)

    def order(self, trouble: Trouble) -> None:
        self.ordered.append(trouble)

    async def carry(self, method: str, chat_id: str) -> None:
        """Lets an answer through, late where that is ordered; raises `LineCut` where it is lost."""
        trouble = self._met(method, chat_id)
        if trouble is None:
            return
        await asyncio.sleep(trouble.seconds)
        if trouble.cut:
            raise LineCut

    def _met(self, method: str, chat_id: str) -> Trouble | None:
        for trouble in self.ordered:
            anywhere = trouble.chat_id is None or str(trouble.chat_id) == chat_id
            if trouble.method.lower() == method and anywhere:
                trouble.times -= 1
                if not trouble.times:
                    self.ordered.remove(trouble)
                return trouble
        return None
