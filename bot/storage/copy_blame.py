"""Which row and column it was that one of the two databases does not take or give."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Table, bindparam, cast, select, type_coerce
from sqlalchemy.exc import StatementError
from sqlalchemy.types import NullType

from bot.errors import NhacViecError

_UNKNOWN = "unknown"
"""Instead of a column where it is none alone, as where rows contradict each other."""


def refused(
    connection: Connection, table: Table, row: Mapping[str, Any], error: StatementError
) -> NhacViecError:
    """Says which row was not taken, after the savepoint it was tried in was left."""
    column = next(
        (one.name for one in table.columns if one.name in row and not _takes(connection, one, row)),
        _UNKNOWN,
    )
    reason = str(error.orig).partition("\n")[0]
    key = _key(table, row)
    return NhacViecError("copy-refused", table=table.name, row=key, column=column, reason=reason)


def unreadable(connection: Connection, table: Table) -> NhacViecError:
    """Says which row of the source makes no sense; it is looked for cell by cell."""
    for column in table.columns:
        read = column.type.dialect_impl(connection.dialect).result_processor(
            connection.dialect, None
        )
        if read is None:
            continue
        raw = type_coerce(column, NullType()).label("raw")
        for row in connection.execute(select(*table.primary_key.columns, raw)).mappings():
            try:
                read(row["raw"])
            except (TypeError, ValueError):
                key = _key(table, row)
                return NhacViecError(
                    "copy-unreadable", table=table.name, row=key, column=column.name
                )
    return NhacViecError("copy-unreadable", table=table.name, row="?", column=_UNKNOWN)


def _takes(connection: Connection, column: Column[Any], row: Mapping[str, Any]) -> bool:
    value = bindparam("value", row[column.name], type_=column.type)
    try:
        with connection.begin_nested():
            connection.execute(select(cast(value, column.type)))
    except StatementError:
        return False
    return True


def _key(table: Table, row: Mapping[str, Any] | RowMapping) -> str:
    return ", ".join(str(row[one.name]) for one in table.primary_key.columns)
