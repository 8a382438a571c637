"""What a staff list changes of the people known, as values to be looked at before it is stored."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class StaffField(StrEnum):
    """What of a person a list may change."""

    NAME = "name"
    UNIT = "unit"
    POSITION = "position"
    ROLES = "roles"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """As words of the list; roles are their words in the code."""

    field: StaffField
    before: str | tuple[str, ...]
    after: str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewPerson:
    full_name: str
    unit: str
    position: str
    roles: tuple[str, ...]
    phone: str


@dataclass(frozen=True, slots=True)
class ChangedPerson:
    full_name: str
    unit: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class GonePerson:
    """Known, but not on the list; whether they leave is asked."""

    person_id: int
    full_name: str
    unit: str
    is_enrolled: bool


@dataclass(frozen=True, slots=True)
class StaffDoubt:
    """Something of a row a person should look at; worded under `staff-doubt-<key>`."""

    key: str
    row: int
    values: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class StaffDiff:
    """A whole list against everybody known."""

    rows: int
    new: tuple[NewPerson, ...] = ()
    changed: tuple[ChangedPerson, ...] = ()
    gone: tuple[GonePerson, ...] = ()
    doubts: tuple[StaffDoubt, ...] = ()
    new_units: tuple[str, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        return not (self.new or self.changed or self.gone or self.new_units)
