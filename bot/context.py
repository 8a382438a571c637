"""Our callback context: the parts a handler may use, and who is speaking."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.clock import Clock
from bot.config import Settings
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.messages.catalog import LANGUAGES, Words, words_in
from bot.reminders.delivery import Delivery
from bot.services.chats import LastLists
from bot.services.files import FileStore
from bot.storage import Database, Session
from bot.storage.people import speaker_by_telegram

Data: TypeAlias = dict[Any, Any]
OfficeBot: TypeAlias = ExtBot[None]
_PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything `app.py` joins and handlers use."""

    settings: Settings
    database: Database
    clock: Clock
    files: FileStore
    delivery: Delivery
    last_lists: LastLists


class Stranger(NhacViecError):
    """Nobody we know; they learn how to enrol and nothing else."""

    key = "stranger"


class OfficeContext(CallbackContext[OfficeBot, Data, Data, Data]):
    """Adds the office's parts to PTB's context."""

    @property
    def parts(self) -> Parts:
        return parts_of(self.application)

    @property
    def database(self) -> Database:
        return self.parts.database

    @property
    def now(self) -> datetime:
        """This instant by the injected clock, in UTC."""
        return self.parts.clock.now()

    def today(self, speaker: Speaker) -> date:
        """The day it is in the speaker's office."""
        return self.parts.clock.today(speaker.zone)


OfficeApplication: TypeAlias = Application[OfficeBot, OfficeContext, Data, Data, Data, Any]


def give_parts(application: OfficeApplication, parts: Parts) -> None:
    application.bot_data[_PARTS] = parts


def parts_of(application: Application[Any, Any, Any, Any, Any, Any]) -> Parts:
    parts: Parts = application.bot_data[_PARTS]
    return parts


async def speaker_of(session: Session, update: Update) -> Speaker:
    """Who sent this; raises `Stranger` for an account that is not enrolled."""
    user = update.effective_user
    speaker = await speaker_by_telegram(session, user.id) if user else None
    if speaker is None:
        raise Stranger
    return speaker


def words_for(update: Update, speaker: Speaker | None = None) -> Words:
    """The speaker's language, else the one their Telegram is set to, else Vietnamese."""
    if speaker is not None:
        return words_in(speaker.language)
    user = update.effective_user
    code = ((user.language_code if user else None) or "")[:2]
    return words_in(code if code in LANGUAGES else LANGUAGES[0])
