"""What a draft's Excel sheet hides in its last column, so that a corrected one is recognised.

Each row carries where it comes from and what it was: a cell differs from that only where somebody
changed it, whatever happened to the draft in the meantime.
"""

import re
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.plans.values import DraftItem, DraftPlan

MARK = "nhacviec:"
_MARK = re.compile(r"nhacviec:(\d{1,9}):(\d{1,9}):(plan|section|\d{1,6}):", re.ASCII)
_MOST = 32_767
"""Characters of one cell (Excel)."""
_ITEM: TypeAdapter[DraftItem] = TypeAdapter(DraftItem)
_PLAN: TypeAdapter[DraftPlan] = TypeAdapter(DraftPlan)


@dataclass(frozen=True, slots=True)
class SheetId:
    """The review a sheet was made for, and how often its rows had been dealt anew by then."""

    review: int = 0
    edition: int = 0


NO_REVIEW = SheetId()
"""A sheet made in the terminal."""


@dataclass(frozen=True, slots=True)
class Mark:
    sheet: SheetId
    kind: str
    """`plan`, `section`, or the row's position in the draft."""
    rest: str

    @property
    def position(self) -> int | None:
        return int(self.kind) if self.kind.isdigit() else None

    def item(self) -> DraftItem | None:
        """The row as it was written; none where it was too long to hide."""
        try:
            return _ITEM.validate_json(self.rest)
        except ValidationError:
            return None

    def plan(self) -> DraftPlan | None:
        try:
            return _PLAN.validate_json(self.rest)
        except ValidationError:
            return None


def mark_of_plan(sheet: SheetId, draft: DraftPlan) -> str:
    """All of the plan but its rows."""
    return _written(sheet, "plan", _PLAN.dump_json(draft, exclude={"items"}))


def mark_of_section(sheet: SheetId) -> str:
    return _written(sheet, "section", b"")


def mark_of_row(sheet: SheetId, position: int, item: DraftItem) -> str:
    return _written(sheet, str(position), _ITEM.dump_json(item))


def _written(sheet: SheetId, kind: str, rest: bytes) -> str:
    head = f"{MARK}{sheet.review}:{sheet.edition}:{kind}:"
    text = head + rest.decode()
    return text if len(text) <= _MOST else head


def read_mark(cell: Any) -> Mark | None:
    """The mark in a cell; none in any other cell."""
    found = _MARK.match(cell) if isinstance(cell, str) else None
    if found is None:
        return None
    return Mark(SheetId(int(found[1]), int(found[2])), found[3], cell[found.end() :])
