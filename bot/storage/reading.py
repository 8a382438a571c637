"""Rows by the ten thousand."""

import asyncio
import json
from collections.abc import AsyncIterator, Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from bot.storage import Session
from bot.storage.inserting import is_sqlite

_AT_ONCE = 500
"""So many are gone through within a few milliseconds, and others are answered in between."""


async def many_rows(session: Session, statement: Any) -> AsyncIterator[Sequence[Any]]:
    """Plain columns past the mapper, which would take twice as long; some hundreds at once."""
    connection = await session.connection()
    found = await connection.execute(statement)
    for rows in found.partitions(_AT_ONCE):
        yield rows
        await asyncio.sleep(0)


def among(session: Session, what: ColumnElement[Any], values: Collection[Any]) -> Any:
    """Whether it is one of these numbers or words, of which there may be thousands.

    `in_` writes a parameter for each, which takes longer than most statements.
    """
    if is_sqlite(session):
        listed = func.json_each(json.dumps(list(values))).table_valued("value")
        return what.in_(select(listed.c.value))
    return what == any_(bindparam(None, list(values), type_=ARRAY(what.type)))
