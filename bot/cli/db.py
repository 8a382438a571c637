"""`nhacviec db …`."""

import typer

from bot.cli.opening import console, fail
from bot.config import Settings
from bot.errors import NhacViecError
from bot.messages.catalog import words_in
from bot.storage.engine import newest_revision, upgrade

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
