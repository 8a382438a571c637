"""The delivery's book: every outcome is written down, however long the database is away."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from time import monotonic
from typing import Any

import structlog
from telegram.error import BadRequest

from bot.clock import Clock
from bot.reminders import outcomes, refusals
from bot.reminders.claiming import Claimed
from bot.reminders.pace_chats import Limits
from bot.storage import Database, Session, attempts
from bot.storage.engine import DatabaseAway

Note = Callable[[Session], Awaitable[None]]
"""Writes down an outcome."""

_log = structlog.get_logger(__name__)
_PATIENCE = 240.0
"""Seconds an outcome is kept for a database that is away; below the time a claim holds, so that
what was sent is not sent again by others."""
_AGAIN = 0.5


class Book:
    """Each entry is one transaction; all raise `DatabaseAway` when patience is at its end."""

    def __init__(
        self, database: Database, clock: Clock, limits: Limits, *, ended: Callable[[int], None]
    ) -> None:
        """`ended` hears of every message that will not be tried again."""
        self._database = database
        self._clock = clock
        self._limits = limits
        self._ended = ended
        self.is_closing = False
        """The process goes: nobody waits for a database any more."""

    async def sent(
        self, claimed: Claimed, chat_id: int, telegram_id: int, *, brought: Sequence[int] = ()
    ) -> None:
        self._ended(claimed.id)
        await self._note(
            lambda session: outcomes.sent(
                session,
                claimed,
                chat_id,
                telegram_id=telegram_id,
                brought=brought,
                **self._moment,
            )
        )

    async def refused(self, claimed: Claimed, error: BadRequest) -> None:
        """Telegram takes this message from nobody, or for this chat nothing at all."""
        if refusals.is_gone(claimed, error):
            await self.unreachable(claimed, error.message)
            return
        _log.error("message_refused", message_id=claimed.id, error=error.message)
        await self.failed(claimed, error.message)

    async def refused_for(self, claimed: Claimed, seconds: float) -> None:
        """Telegram asks for a wait: as told, later and later where that never ends."""

        async def note(session: Session) -> None:
            floods = 1 + await attempts.floods_in_a_row(session, claimed.id)
            if floods >= refusals.FLOODS:
                await outcomes.failed(session, claimed, "flood limit without end", **self._moment)
                return
            wait = max(seconds, refusals.flood_delay(floods))
            await outcomes.refused_for(session, claimed, wait, **self._moment)

        await self._note(note)

    async def unreachable(self, claimed: Claimed, reason: str) -> None:
        self._ended(claimed.id)
        await self._note(
            lambda session: outcomes.unreachable(session, claimed, reason, **self._moment)
        )

    async def failed(self, claimed: Claimed, outcome: str) -> None:
        self._ended(claimed.id)
        await self._note(lambda session: outcomes.failed(session, claimed, outcome, **self._moment))

    async def later(self, claimed: Claimed, error: Exception, *, in_outage: bool = False) -> None:
        """The network's troubles: later and later, until all tries are used up.

        Nothing is given up while Telegram fails everybody and says so, and tries enough are left
        for afterwards; given up, another morning message tells it, the same day while that lasts.
        But each try that may have arrived counts, and what was tried so is made anew on no day.
        """
        is_own = refusals.is_own_failure(error)
        outcome = attempts.OWN_FAILURE if is_own else type(error).__name__
        is_spared = in_outage and is_own
        tries = min(claimed.attempts, refusals.TRIES_IN_OUTAGE) if is_spared else claimed.attempts

        async def note(session: Session) -> None:
            copies = await attempts.broken_off(session, claimed.id) + (not is_own)
            if max(tries, copies) >= refusals.TRIES:
                self._ended(claimed.id)
                give_up = outcomes.failed if copies else outcomes.given_up
                await give_up(session, claimed, outcome, **self._moment)
                return
            await outcomes.tried_in_vain(
                session,
                claimed,
                outcome,
                until=self._clock.now() + refusals.delay_after(tries),
                attempts=tries,
                uncertain=True,  # Telegram may have acted all the same
                **self._moment,
            )

        await self._note(note)

    async def dropped(self, claimed: Claimed, why: str) -> None:
        self._ended(claimed.id)
        await self._note(lambda session: outcomes.dropped(session, claimed, why))

    async def put_off(self, claimed: Claimed, why: str, *, until: datetime) -> None:
        await self._note(lambda session: outcomes.put_off(session, claimed, why, until=until))

    async def not_begun(self, claimed: Claimed) -> None:
        await self._note(lambda session: outcomes.not_begun(session, claimed))

    async def broken_off(self, claimed: Claimed, why: str = "") -> None:
        """The call was not made; of several, some may have been."""
        pause = self._limits.between
        await self._note(
            lambda session: outcomes.not_begun(session, claimed, outcome=why, pause=pause)
        )

    @property
    def _moment(self) -> dict[str, Any]:
        return {"limits": self._limits, "now": self._clock.now()}

    async def _note(self, note: Note) -> None:
        until = monotonic() + _PATIENCE
        while True:
            try:
                async with self._database.write() as session:
                    await note(session)
                return
            except DatabaseAway:
                if self.is_closing or monotonic() > until:
                    raise
            await asyncio.sleep(_AGAIN)
