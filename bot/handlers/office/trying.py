"""Trials of a policy on last month that go on while the bot answers others."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram import CallbackQuery
from telegram.ext import Application

from bot.context import OfficeApplication, OfficeBot, parts_of
from bot.handlers.reply import replace, send
from bot.messages.answer import Answer
from bot.messages.taps.office_settings import ShowTrial
from bot.services.office.policy_counting import Months

_KEY = "policy_trials"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: in place of a message, or below all."""

    chat_id: int
    message_id: int | None = None

    @classmethod
    def of(cls, query: CallbackQuery) -> "Place":
        return cls(query.from_user.id, query.message.message_id if query.message else None)

    async def put(self, bot: OfficeBot, answer: Answer) -> "Place":
        """Where it stands now, since what cannot be edited any more stays."""
        if self.message_id is None:
            return Place(self.chat_id, await send(bot, self.chat_id, answer))
        shown = await replace(bot, self.chat_id, self.message_id, answer=answer)
        return Place(self.chat_id, shown)


@dataclass(slots=True)
class Trials:
    """Those of this process: the months counted, and the messages that wait for them."""

    months: Months
    _shown: dict[Place, tuple[ShowTrial, "asyncio.Task[None]"]] = field(default_factory=dict)

    @property
    def tasks(self) -> list["asyncio.Task[None]"]:
        """Those that go on."""
        return [task for _, task in self._shown.values()]

    def is_shown(self, place: Place, tap: ShowTrial) -> bool:
        """Whether that message waits for this very trial."""
        return place in self._shown and self._shown[place][0] == tap

    def follow(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        place: Place,
        tap: ShowTrial,
        work: Coroutine[Any, Any, None],
    ) -> None:
        """What ends there; another trial that was to end there is given up."""
        self.leave(place)
        task = application.create_task(work)
        self._shown[place] = tap, task
        task.add_done_callback(lambda _: self._forget(place, task))

    def leave(self, place: Place) -> None:
        """Something else is shown there now."""
        if place in self._shown:
            self._shown.pop(place)[1].cancel()

    def _forget(self, place: Place, task: "asyncio.Task[None]") -> None:
        if place in self._shown and self._shown[place][1] is task:
            del self._shown[place]

    async def stop(self) -> None:
        """Before the bot goes: the messages keep a button that begins anew."""
        tasks = self.tasks
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def trials_of(application: Application[Any, Any, Any, Any, Any, Any]) -> Trials:
    """One for each running bot."""
    if _KEY not in application.bot_data:
        application.bot_data[_KEY] = Trials(Months(parts_of(application).database.url))
    found: Trials = application.bot_data[_KEY]
    return found


async def stop_trials(application: OfficeApplication) -> None:
    """Nobody waits for a month to be counted when the bot is to go."""
    await trials_of(application).stop()
