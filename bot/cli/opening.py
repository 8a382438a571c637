"""What every command does first and last: settings and database, and one sentence on failure."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, NoReturn, TypeVar
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from bot.config import Settings
from bot.errors import NhacViecError
from bot.messages.catalog import words_in
from bot.messages.errors import sentence
from bot.storage import Database
from bot.storage.engine import migrates_itself, upgrade

_Answer = TypeVar("_Answer")
console = Console()
_errors = Console(stderr=True)


@asynccontextmanager
async def open_database() -> AsyncIterator[tuple[Settings, Database]]:
    """The settings and their database, an SQLite file created and migrated on the way.

    Raises `BadSettings` when the environment or the database is not as it must be.
    """
    settings = Settings.read()
    if migrates_itself(settings.database_url):
        upgrade(settings.database_url)
    database = Database(settings.database_url)
    try:
        await database.check()
        yield settings, database
    finally:
        await database.close()


def run(coroutine: Coroutine[Any, Any, _Answer]) -> _Answer:
    """Runs a command; an expected failure becomes one sentence and exit status 1."""
    try:
        return asyncio.run(coroutine)
    except NhacViecError as error:
        fail(error)


def note(sentence: str) -> None:
    """Beside the answer, which programs read."""
    _errors.print(sentence, highlight=False, markup=False, soft_wrap=True)


def fail(error: NhacViecError) -> NoReturn:
    """Says what went wrong and what to do next, and ends the command."""
    _errors.print(sentence(words_in("vi"), error), highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(1) from error


def instant(text: str, zone: ZoneInfo) -> datetime:
    """An ISO day or time of the command line, in the office's zone where it names none."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError as error:
        raise NhacViecError("bad-time", printed=text) from error
    return value if value.tzinfo else value.replace(tzinfo=zone)
