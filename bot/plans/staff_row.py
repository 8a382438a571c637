"""One person of a staff list, apart from how files are read, which loads large libraries."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.errors import NotAPlan


@dataclass(frozen=True, slots=True)
class StaffRow:
    full_name: str
    unit: str
    position: str = ""
    roles: tuple[str, ...] = ("officer",)  # officer | lead | director | office | admin
    phone: str = ""
    unread_roles: tuple[str, ...] = ()
    """Words of the role column that name no role; the row has the roles that were read."""
    keeps_roles: bool = field(default=False, compare=False)
    """No role is printed, so that who is known already keeps theirs."""
    row: int = field(default=0, compare=False)
    """As the file counts its rows, from one."""


class IsStaffList(NotAPlan):
    """A file that was to be read as a plan, and is a staff list by its columns."""

    key = "staff-list-sent"

    def __init__(self, rows: Sequence[StaffRow]) -> None:
        super().__init__()
        self.rows = tuple(rows)
