"""The id of a row that is known to be stored."""

from typing import Protocol


class Stored(Protocol):
    """Any table with a key of its own."""

    id: int | None


def id_of(row: Stored) -> int:
    """Its id; raises `LookupError` for a row that was never flushed."""
    if row.id is None:
        raise LookupError(type(row).__name__)
    return row.id
