"""A draft, a staff list, or the cells of a sheet, as JSON and back.

So they pass from the reading process to the bot, and a draft is kept while it is reviewed.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from bot.plans.staff_row import StaffRow
from bot.plans.values import DraftPlan

_DRAFT = TypeAdapter(DraftPlan)
_STAFF = TypeAdapter(tuple[StaffRow, ...])


def pack(draft: DraftPlan) -> dict[str, Any]:
    """Only strings, numbers, lists and dictionaries; nothing of the draft is left out."""
    packed: dict[str, Any] = _DRAFT.dump_python(draft, mode="json")
    return packed


def unpack(packed: dict[str, Any]) -> DraftPlan:
    """The draft that was packed, equal to it; raises pydantic's `ValidationError` on other data."""
    return _DRAFT.validate_python(packed)


def pack_staff(rows: Sequence[StaffRow]) -> list[dict[str, Any]]:
    """The rows of a staff list, likewise."""
    packed: list[dict[str, Any]] = _STAFF.dump_python(tuple(rows), mode="json")
    return packed


def unpack_staff(packed: Sequence[dict[str, Any]]) -> tuple[StaffRow, ...]:
    """The rows that were packed, equal to them."""
    return _STAFF.validate_python(packed)


def pack_cells(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """The cells of a sheet; a day becomes a list of its year, month and day."""
    return [[_packed(cell) for cell in row] for row in rows]


def _packed(cell: Any) -> Any:
    return [cell.year, cell.month, cell.day] if isinstance(cell, date) else cell


def unpack_cells(rows: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
    for row in rows:
        yield [date(*cell) if isinstance(cell, list) else cell for cell in row]
