"""`nhacviec db …`."""

from typing import Annotated

import typer

from bot.cli.opening import console, fail, run
from bot.config import Settings
from bot.errors import NhacViecError
from bot.messages.catalog import words_in
from bot.storage.copying import copy_database
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


@app.command("copy")
def copy_to_another(
    source: Annotated[str, typer.Option("--from", help="The address of the database to copy.")],
    target: Annotated[str, typer.Option("--to", help="The address of a new, empty one.")],
) -> None:
    """Copy everything into an empty database, from SQLite to PostgreSQL or back."""
    copied = run(copy_database(source, target))
    console.print(words_in("vi")("cli-copied", rows=copied.rows, tables=copied.tables))
