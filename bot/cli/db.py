"""`nhacviec db …`."""

import typer

from bot.cli.opening import console, fail
from bot.config import Settings
from bot.errors import NhacViecError
from bot.messages.catalog import words_in
from bot.storage.engine import newest_revision, reindex, upgrade

app = typer.Typer(no_args_is_help=True)


@app.callback()
def group() -> None:
    """The database."""


@app.command("upgrade")
def upgrade_database() -> None:
    """Create the tables, or bring them to this program's revision."""
    try:
        upgrade(Settings.read().database_url)
    except NhacViecError as error:
        fail(error)
    console.print(words_in("vi")("cli-database-ready", revision=newest_revision()))


@app.command("reindex")
def reindex_tasks() -> None:
    """Write anew what every task is found by, and lost triggers; only after repairs by hand."""
    try:
        count = reindex(Settings.read().database_url)
    except NhacViecError as error:
        fail(error)
    console.print(words_in("vi")("cli-reindexed", count=count))
