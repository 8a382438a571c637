"""A whole database into another, empty one of either kind: everything, or nothing.

In dependency order, a few rows at a time, into tables made first where there are none. What is
there afterwards is read again and compared; the search index is not copied but written anew. The
source is only looked at.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session

from bot.errors import NhacViecError
from bot.storage.copy_rows import Copying, tables_in_order
from bot.storage.copy_sides import Side, at_rest, revision
from bot.storage.engine import newest_revision, upgrade
from bot.storage.search_index import index_waiting_ones
from bot.storage.sqlite import begin_sqlite, prepare_sqlite

_KINDS = ("sqlite+aiosqlite://", "postgresql+psycopg://")


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied; every table has been compared."""

    tables: int
    rows: int


async def copy_database(source_url: str, target_url: str) -> Copied:
    """Copies everything, with no bot at work on either; raises `NhacViecError` saying why not."""
    source, target = Side("source", source_url), Side("target", target_url)
    if _checked(source.url, "--from") == _checked(target.url, "--to"):
        raise NhacViecError("copy-same")
    async with at_rest(source) as one, at_rest(target) as other:
        loop = asyncio.get_running_loop()

        def require_rest() -> None:
            for rest in (one, other):
                asyncio.run_coroutine_threadsafe(rest.require(), loop).result()

        return await asyncio.to_thread(_copy, source, target, require_rest)


def _checked(url: str, option: str) -> URL:
    try:
        if url.startswith(_KINDS):
            return make_url(url)
    except ArgumentError:
        pass
    raise NhacViecError("copy-bad-url", option=option)


def _copy(source: Side, target: Side, require_rest: Callable[[], None]) -> Copied:
    """Asks last of all, before it is kept, whether both were at rest all the time."""
    with _opened(source) as looked_at, looked_at.connect() as reading:
        _require_migrated(source, reading)
        _make_tables(target)
        with _opened(target) as written, Session(written) as session, session.begin():
            copied = _copy_rows(target, reading, session)
            require_rest()
            return copied


def _make_tables(target: Side) -> None:
    """Where there is nothing yet, so that a new address is all that a copy needs."""
    with _opened(target) as engine:
        is_new = not inspect(engine).get_table_names()
    if is_new:
        upgrade(target.url)


def _copy_rows(target: Side, reading: Connection, session: Session) -> Copied:
    writing = session.connection()
    _require_migrated(target, writing)
    _require_empty(writing)
    copying = Copying(reading, writing)
    rows = sum(copying.copy(one) for one in tables_in_order())
    copying.finish()
    while index_waiting_ones(session):
        continue
    return Copied(len(tables_in_order()), rows)


@contextmanager
def _opened(side: Side) -> Iterator[Engine]:
    is_source, is_sqlite = side.name == "source", side.url.startswith("sqlite")
    options: dict[str, Any] = {"connect_args": {"timeout": 15}} if is_sqlite else {}
    if is_source and not is_sqlite:
        options["execution_options"] = {
            "isolation_level": "REPEATABLE READ",
            "postgresql_readonly": True,
        }
    engine = create_engine(side.url.replace("+aiosqlite", ""), hide_parameters=True, **options)
    if is_sqlite:
        event.listen(engine, "connect", _only_look if is_source else prepare_sqlite)
        event.listen(engine, "begin", _begin_looking if is_source else begin_sqlite)
    try:
        yield engine
    except DBAPIError as error:
        raise NhacViecError("database-unreachable") from error
    finally:
        engine.dispose()


def _only_look(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")


def _begin_looking(connection: Connection) -> None:
    """From the first question on the file looks as it does then."""
    connection.exec_driver_sql("BEGIN")


def _require_migrated(side: Side, connection: Connection) -> None:
    found = None
    if inspect(connection).has_table("alembic_version"):
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if found != newest_revision():
        raise side.fails("copy-not-migrated", **revision())


def _require_empty(connection: Connection) -> None:
    for one in tables_in_order():
        if connection.execute(select(1).select_from(one.table).limit(1)).first():
            raise NhacViecError("copy-not-empty", table=one.table.name)
