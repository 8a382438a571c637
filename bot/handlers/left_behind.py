"""What was kept and not ended is taken up again: after a start, and once the line is back.

Among what an ended process left there may be what ended it
(docs/adr/0009-what-came-is-kept-until-it-is-answered.md).
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.context import OfficeApplication, parts_of
from bot.handlers.chat_order import ChatOrder, whose
from bot.handlers.in_the_air import InTheAir, read_update
from bot.handlers.set_aside import SetAside
from bot.reminders.ticker import Ticker
from bot.storage import updates, waiting_updates
from bot.storage.engine import DatabaseAway
from bot.storage.updates import Seen

_log = structlog.get_logger(__name__)
_AGAIN = 5.0
"""Seconds until what could not be ended is tried again."""
_TRIES = 3
"""An update amid which so many processes ended may be what ended them."""
_PATIENCE = 10.0
"""Seconds for one that was cut off before, until the next one of those begins beside it."""


@dataclass(frozen=True, slots=True)
class Left:
    """One update of those that were left behind."""

    update: Update
    tries: int
    is_old: bool
    seen: Seen

    @property
    def number(self) -> int:
        return self.update.update_id

    @property
    def is_set_aside(self) -> bool:
        """What was acted on stands, and its sender hears of that however late it is."""
        return self.seen is Seen.NEW and (self.is_old or self.tries >= _TRIES)

    @property
    def is_suspect(self) -> bool:
        """Whether more than one process ended amid it."""
        return self.seen is Seen.NEW and self.tries > 1


class LeftBehind:
    """Takes it up, each person's in its order; what is suspect one after the other.

    So each of those is known by its own crash, and keeps nobody waiting but its sender.
    """

    def __init__(
        self,
        application: OfficeApplication,
        in_the_air: InTheAir,
        order: ChatOrder,
        *,
        ticker: Ticker | None = None,
    ) -> None:
        """Of several processes the one that ticks does it."""
        self.is_sorted = asyncio.Event()
        """What is not suspect is under way, so that what comes now comes after it."""
        self._application = application
        self._in_the_air = in_the_air
        self._order = order
        self._ticker = ticker
        self._set_aside = SetAside(application, order.late)
        self._counts = True
        """What is left now was left by another process: a try more for each."""
        self._counted: set[int] = set()
        self._behind: dict[int, list[Update]] = {}
        """By sender: what comes after something suspect."""

    def begin(self, update: Update) -> None:
        """Handles it, after what its sender left behind."""
        if (waiting := self._behind.get(whose(update))) is not None:
            waiting.append(update)
        else:
            self._in_the_air.begin(update)

    async def tended(self) -> None:
        """Looks at the start, and whenever something was not handled to its end."""
        while True:
            try:
                await self._look()
            except Exception as error:  # noqa: BLE001 - whoever wrote meanwhile must be heard
                _log.error("take_up_failed", exc_info=error)
                self._in_the_air.left_behind.set()
            self.is_sorted.set()
            await self._in_the_air.left_behind.wait()
            await asyncio.sleep(_AGAIN)

    async def _look(self) -> None:
        if not self._counts and not await self._telegram_answers():
            return
        if self._ticker is None:
            await self._take_up()
            return
        await self._ticker.run(self._take_up)
        if self._counts:  # it was not this process's turn, or is no more
            self._in_the_air.left_behind.set()

    async def _telegram_answers(self) -> bool:
        try:
            await self._application.bot.get_me()
        except TelegramError:
            return False
        return True

    async def _take_up(self) -> None:
        self._in_the_air.left_behind.clear()
        try:
            await self._begin_all(await self._left())
        except DatabaseAway:
            self._in_the_air.left_behind.set()
        else:
            self._counts = False
            self._counted.clear()

    async def _left(self) -> list[Left]:
        """What is not under way and waits for something; the rest is forgotten."""
        parts = parts_of(self._application)
        found: list[Left] = []
        async with parts.database.read() as session:
            rows = await waiting_updates.left(session, self._bot_id)
        for row in rows:
            number = row.update_id
            if self._order.turns.has_ended(number) or self._in_the_air.is_known(number):
                continue
            async with parts.database.read() as session:
                seen = await updates.how_far(session, self._bot_id, number)
            update = read_update(self._application, row.content)
            if update is None or seen is Seen.ANSWERED:
                await self._set_aside.forget(number)
                continue
            is_old = parts.clock.now() - row.came_at > waiting_updates.KEPT_FOR
            found.append(Left(update, row.tries, is_old, seen))
        return found

    async def _begin_all(self, left: Sequence[Left]) -> None:
        going_on = [one for one in left if not one.is_set_aside]
        suspects = [one for one in going_on if self._counts and one.is_suspect]
        others = [one for one in going_on if one not in suspects]
        self._behind = {whose(one.update): [] for one in suspects}
        try:
            at_once = [one for one in others if whose(one.update) not in self._behind]
            await self._count(*at_once)
            for one in others:
                self.begin(one.update)
            self.is_sorted.set()
            await self._one_by_one(suspects)
        finally:
            for sender in list(self._behind):
                self._let_go_on(sender)
        await self._tell([one for one in left if one.is_set_aside])

    async def _one_by_one(self, suspects: Sequence[Left]) -> None:
        to_come = Counter(whose(one.update) for one in suspects)
        for one in suspects:
            await self._count(one)
            task = self._in_the_air.begin(one.update)
            await asyncio.wait({task}, timeout=_PATIENCE)
            sender = whose(one.update)
            to_come[sender] -= 1
            if not to_come[sender]:
                self._let_go_on(sender)

    def _let_go_on(self, sender: int) -> None:
        for update in self._behind.pop(sender):
            self._in_the_air.begin(update)

    async def _tell(self, set_aside: Sequence[Left]) -> None:
        chats: set[int] = set()
        for one in set_aside:
            if not self._set_aside.is_beyond_telling(one.tries):
                await self._count(one, is_telling=True)
            is_told = await self._set_aside.tell(
                one.update, tries=one.tries, is_old=one.is_old, groups=chats
            )
            if not is_told:
                self._in_the_air.left_behind.set()

    async def _count(self, *begun: Left, is_telling: bool = False) -> None:
        """Before it begins: who dies of it has counted it. Raises `DatabaseAway`."""
        numbers = [one.number for one in begun if one.number not in self._counted]
        if not self._counts or not numbers:
            return
        async with parts_of(self._application).database.write() as session:
            await waiting_updates.begin_again(session, self._bot_id, numbers)
        self._counted.update(numbers)
        if not is_telling:
            for number in numbers:
                _log.info("update_taken_up", update_id=number)

    @property
    def _bot_id(self) -> int:
        return self._application.bot.id
