"""Runs the revisions, called by `nhacviec db upgrade` or by Alembic's own command.

Revisions and triggers are one transaction on either database: one that is stopped leaves nothing.
"""

from typing import Any

from alembic import context
from sqlalchemy import Connection, Engine, create_engine, event

from bot.config import Settings
from bot.storage.models import Task
from bot.storage.search_triggers import mend_triggers

target_metadata = Task.metadata


def run() -> None:
    url: str = context.config.attributes.get("url") or Settings.read().database_url
    engine = _engine(url)
    try:
        with engine.begin() as connection:
            context.configure(
                connection=connection,
                target_metadata=target_metadata,
                render_as_batch=connection.dialect.name == "sqlite",
                compare_type=True,
                transactional_ddl=True,
            )
            with context.begin_transaction():
                context.run_migrations()
            mend_triggers(connection)
    finally:
        engine.dispose()


def _engine(url: str) -> Engine:
    engine = create_engine(url.replace("+aiosqlite", ""))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Transactions are begun by `_begin_sqlite`: Python's driver would commit before any DDL."""
    connection.isolation_level = None
    # A table is rebuilt by renaming another; else the triggers of third tables that name it would
    # be looked at while it is not there, and the revision refused.
    connection.execute("PRAGMA legacy_alter_table = ON")
    connection.execute("PRAGMA busy_timeout = 15000")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


run()
