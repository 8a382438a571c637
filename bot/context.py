"""Our callback context: the parts a handler may use, and who is speaking."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.clock import Clock
from bot.config import Settings
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.messages.catalog import LANGUAGES, Words, words_by, words_in, words_of
from bot.reminders.delivery import Delivery
from bot.reminders.ticker import Ticker
from bot.reports.pictures import Pictures
from bot.services.asking.chats import LastLists
from bot.services.tasks.files import FileStore
from bot.storage import Database, Session, events, updates
from bot.storage.locks import Locks
from bot.storage.people import speaker_by_telegram
from bot.storage.wordings import rewordings_of_only_office

Data: TypeAlias = dict[Any, Any]
OfficeBot: TypeAlias = ExtBot[None]
_PARTS = "parts"
_ITS_SECOND = timedelta(seconds=1) - timedelta(microseconds=1)
"""Telegram names the second a message was sent in, not the instant."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything `app.py` joins and handlers use."""

    settings: Settings
    database: Database
    clock: Clock
    files: FileStore
    delivery: Delivery
    last_lists: LastLists
    locks: Locks
    ticker: Ticker
    pictures: Pictures
    unanswered: set[int] = field(default_factory=set)
    """Updates being handled whose answer could not leave; they are answered again later."""


class Stranger(NhacViecError):
    """Nobody we know; they learn how to enrol and nothing else."""

    key = "stranger"


class Redelivered(NhacViecError):
    """An update that was acted on before; nothing is done and nothing said."""

    key = "redelivered"


class OfficeContext(CallbackContext[OfficeBot, Data, Data, Data]):
    """Adds the office's parts to PTB's context; there is one for each update."""

    update_id: int | None = None
    _is_noted = False
    _late = timedelta(0)
    """How long the words waited before they were taken."""

    @classmethod
    def from_update(
        cls, update: object, application: "Application[Any, OfficeContext, Any, Any, Any, Any]"
    ) -> "OfficeContext":
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context.update_id = update.update_id
            context._late = _waited(update, context.parts.clock.now())
        return context

    @asynccontextmanager
    async def act(self) -> AsyncIterator[Session]:
        """A transaction that changes something because of this update, and only the first time.

        Raises `Redelivered` where the update was acted on before, by whichever process.
        """
        async with self.database.write() as session:
            if not self._is_noted and not await self._is_first(session):
                raise Redelivered
            yield session
            if not self._is_noted and (task_id := events.only_task(session)) is not None:
                await self._note_task(session, task_id)
        self._is_noted = True

    async def _is_first(self, session: Session) -> bool:
        if self.update_id is None:
            return True
        now = self.parts.clock.now()
        return await updates.note(session, self.bot.id, self.update_id, now=now)

    async def _note_task(self, session: Session, task_id: int) -> None:
        if self.update_id is not None:
            await updates.note_task(session, self.bot.id, self.update_id, task_id)

    @property
    def parts(self) -> Parts:
        return parts_of(self.application)

    @property
    def database(self) -> Database:
        return self.parts.database

    @property
    def now(self) -> datetime:
        """The instant the words were said at, in UTC, by the injected clock; a tap is now.

        Words that waited while nobody could take them mean their own day: “xong hôm nay”.
        What goes on by itself after the answer asks `parts.clock`.
        """
        return self.parts.clock.now() - self._late

    def today(self, speaker: Speaker) -> date:
        """The day it was in the speaker's office when the words were said."""
        return self.now.astimezone(speaker.zone).date()


def _waited(update: Update, now: datetime) -> timedelta:
    """Nothing for what has no time of its own, and for a clock that is behind Telegram's."""
    if update.message is None:
        return timedelta(0)
    return max(now - update.message.date - _ITS_SECOND, timedelta(0))


OfficeApplication: TypeAlias = Application[OfficeBot, OfficeContext, Data, Data, Data, Any]


def give_parts(application: OfficeApplication, parts: Parts) -> None:
    application.bot_data[_PARTS] = parts


def parts_of(application: Application[Any, Any, Any, Any, Any, Any]) -> Parts:
    parts: Parts = application.bot_data[_PARTS]
    return parts


async def speaker_of(session: Session, update: Update, *, now: datetime) -> Speaker:
    """Who sent this; raises `Stranger` for an account that is not enrolled."""
    user = update.effective_user
    speaker = await speaker_by_telegram(session, user.id, now=now) if user else None
    if speaker is None:
        raise Stranger
    return speaker


def words_for(update: Update, speaker: Speaker | None = None) -> Words:
    """The speaker's language, else the one their Telegram is set to, else Vietnamese."""
    if speaker is not None:
        return words_of(speaker)
    user = update.effective_user
    code = ((user.language_code if user else None) or "")[:2]
    return words_in(code if code in LANGUAGES else LANGUAGES[0])


async def words_for_stranger(session: Session, update: Update) -> Words:
    """As the office words them, where the database has only one for a stranger to come to."""
    rewordings = await rewordings_of_only_office(session)
    return words_by(rewordings, words_for(update).language)
