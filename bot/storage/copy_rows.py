"""The rows of each table from one database to another, compared; numbers given go on from there."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    RowMapping,
    Select,
    Table,
    bindparam,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import StatementError
from sqlalchemy.schema import sort_tables_and_constraints
from sqlmodel import SQLModel

from bot.errors import NhacViecError
from bot.storage.bot_state import CLOCK
from bot.storage.copy_blame import refused, unreadable
from bot.storage.models import BotState, SearchQueue, SearchText, SearchWord

_BATCH = 250
_WRITTEN_ANEW = {one.__tablename__ for one in (SearchQueue, SearchText, SearchWord)}
_HUGE = 2**256


@dataclass(frozen=True, slots=True)
class Part:
    """A table, and its columns that name rows which may come later."""

    table: Table
    later: tuple[str, ...]

    @property
    def key(self) -> list[Column[Any]]:
        return list(self.table.primary_key.columns)


def tables_in_order() -> list[Part]:
    """Every table after those it names; what the search is made of is left out."""
    tables = [one for one in SQLModel.metadata.tables.values() if one.name not in _WRITTEN_ANEW]
    in_order = sort_tables_and_constraints(tables)  # type: ignore[no-untyped-call] # as it came
    put_off = {constraint for table, found in in_order if table is None for constraint in found}
    return [Part(table, _later(table, put_off)) for table, _ in in_order if table is not None]


def _later(table: Table, put_off: set[Any]) -> tuple[str, ...]:
    """Columns that name rows of the same table, or of one that names this one."""
    own = (one for one in table.foreign_key_constraints if one.referred_table is table)
    circular = (one for one in table.foreign_key_constraints if one in put_off)
    return tuple({name for one in (*own, *circular) for name in one.column_keys})


class _Sum:
    """What rows come to, whatever their order."""

    def __init__(self) -> None:
        self.rows = self.sum = 0

    def add(self, rows: Sequence[RowMapping]) -> None:
        self.rows += len(rows)
        for row in rows:
            digest = hashlib.sha256(repr(tuple(row.values())).encode()).digest()
            self.sum = (self.sum + int.from_bytes(digest)) % _HUGE


class Copying:
    """One transaction on each side; nothing is committed here."""

    def __init__(self, reading: Connection, writing: Connection) -> None:
        self._reading = reading
        self._writing = writing
        self._sums: list[tuple[Part, _Sum]] = []

    def copy(self, part: Part) -> int:
        """Copies a table and returns how many rows it has."""
        empty = dict.fromkeys(part.later)
        copied = _Sum()
        for rows in _batches(self._reading, part.table):
            copied.add(rows)
            self._write(part, insert(part.table), [{**row, **empty} for row in rows])
        self._sums.append((part, copied))
        return copied.rows

    def finish(self) -> None:
        """What could not be written before, then the numbers; raises where a table differs."""
        for part, copied in self._sums:
            self._fill_in(part)
            found = _Sum()
            for rows in _batches(self._writing, part.table):
                found.add(rows)
            if (found.rows, found.sum) != (copied.rows, copied.sum):
                raise NhacViecError("copy-differs", table=part.table.name)
        for part, _ in self._sums:
            _go_on_counting(part.table, self._reading, self._writing)

    def _fill_in(self, part: Part) -> None:
        if not part.later:
            return
        statement = update(part.table).values(
            {name: bindparam(f"new_{name}") for name in part.later}
        )
        statement = statement.where(*(one == bindparam(f"key_{one.name}") for one in part.key))
        for rows in _batches(self._reading, part.table):
            values = [
                {f"new_{name}": row[name] for name in part.later}
                | {f"key_{one.name}": row[one.name] for one in part.key}
                for row in rows
                if any(row[name] is not None for name in part.later)
            ]
            if values:
                self._write(part, statement, values)

    def _write(self, part: Part, statement: Any, values: list[dict[str, Any]]) -> None:
        try:
            with self._writing.begin_nested():
                self._writing.execute(statement, values)
        except StatementError as error:
            raise self._blame(part, statement, values, error) from error

    def _blame(
        self, part: Part, statement: Any, values: list[dict[str, Any]], error: StatementError
    ) -> NhacViecError:
        """One at a time, to find the one that is not taken."""
        for row in values:
            try:
                with self._writing.begin_nested():
                    self._writing.execute(statement, row)
            except StatementError as found:
                plain = {name.removeprefix("key_"): value for name, value in row.items()}
                return refused(self._writing, part.table, plain, found)
        return refused(
            self._writing, part.table, dict.fromkeys(one.name for one in part.key), error
        )


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[RowMapping]]:
    """A few rows at a time, however many there are."""
    found = connection.execute(_rows_of(table), execution_options={"yield_per": _BATCH})
    partitions = found.mappings().partitions()
    while True:
        try:
            rows = next(partitions, None)
        except ValueError as error:
            raise unreadable(connection, table) from error
        if rows is None:
            return
        yield rows


def _rows_of(table: Table) -> Select[Any]:
    """All of a table; a demo's clock is of the demo that runs, and of no copy."""
    rows = select(table)
    return rows.where(table.c.key != CLOCK) if table.name == BotState.__tablename__ else rows


def _go_on_counting(table: Table, reading: Connection, writing: Connection) -> None:
    """A number that was given to a row once, perhaps deleted, is given to no other."""
    column = table.autoincrement_column
    if column is None:
        return
    newest = writing.scalar(select(func.max(column))) or 0
    last = max(newest, _last_given(table, column, reading))
    if not last:
        return
    if writing.dialect.name != "sqlite":
        sequence = _sequence(table, column, writing)
        if sequence:
            writing.execute(
                text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last}
            )
    elif _never_repeats(table):
        values = {"name": table.name, "last": last}
        writing.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), values)
        writing.execute(
            text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), values
        )


def _last_given(table: Table, column: Column[Any], connection: Connection) -> int:
    if connection.dialect.name == "sqlite":
        if not _never_repeats(table):
            return 0
        statement = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        return connection.scalar(statement, {"name": table.name}) or 0
    sequence = _sequence(table, column, connection)
    if not sequence:
        return 0
    found = connection.execute(text(f"SELECT last_value, is_called FROM {sequence}")).one()  # noqa: S608 (PostgreSQL's own quoted name)
    return int(found.last_value) if found.is_called else 0


def _sequence(table: Table, column: Column[Any], connection: Connection) -> str | None:
    statement = text("SELECT pg_get_serial_sequence(quote_ident(:table), :column)")
    found = connection.scalar(statement, {"table": table.name, "column": column.name})
    return str(found) if found else None


def _never_repeats(table: Table) -> bool:
    return bool(table.dialect_options["sqlite"]["autoincrement"])
