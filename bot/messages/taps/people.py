"""Acts about people: their cards, links, requests to be let in, a staff list that was sent."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain import Role
from bot.messages.actions import Tap


@dataclass(frozen=True, slots=True)
class ShowPeople(Tap):
    """/nguoi: the units, with how many of each are enrolled."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowUnit(Tap):
    """The people of a unit; without one, those who have none."""

    unit_id: int | None
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowPerson(Tap):
    person_id: int


@dataclass(frozen=True, slots=True)
class RenamePerson(Tap):
    """“Đổi tên”: the new name is typed."""

    person_id: int


@dataclass(frozen=True, slots=True)
class LinkForPerson(Tap):
    """A fresh link and its QR picture; whose account changed is asked first."""

    person_id: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class LinkForUnit(Tap):
    unit_id: int


@dataclass(frozen=True, slots=True)
class FetchSheet(Tap):
    """The printable PDF; of every unit where none is named."""

    unit_id: int | None


@dataclass(frozen=True, slots=True)
class ChooseUnit(Tap):
    """Where a person moves to."""

    person_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class MoveTo(Tap):
    """`seen` is the unit the person had on the screen, 0 for none."""

    person_id: int
    unit_id: int
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class ChooseRoles(Tap):
    person_id: int


@dataclass(frozen=True, slots=True)
class SetRole(Tap):
    """Ticks or unticks one of a person's roles."""

    person_id: int
    role: Role
    has: bool


@dataclass(frozen=True, slots=True)
class AskLeave(Tap):
    """“Nghỉ công tác”: asks what happens with the open tasks."""

    person_id: int


@dataclass(frozen=True, slots=True)
class ChooseHeir(Tap):
    """Who gets the open tasks: people of the same unit first."""

    person_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Leave(Tap):
    """Without an heir the unit has the open tasks."""

    person_id: int
    heir_id: int | None


@dataclass(frozen=True, slots=True)
class ShowRequest(Tap):
    """Somebody who asks to be let in; without a number the one who waits longest."""

    request_id: int | None


@dataclass(frozen=True, slots=True)
class ApproveAs(Tap):
    request_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class ApproveAsNew(Tap):
    request_id: int


@dataclass(frozen=True, slots=True)
class DeclineRequest(Tap):
    request_id: int


class ListGroup(StrEnum):
    """What of a staff list is shown."""

    NEW = "n"
    CHANGED = "c"
    GONE = "g"
    DOUBTS = "d"


@dataclass(frozen=True, slots=True)
class ShowStaffList(Tap):
    """A page of what a staff list changes; `list_key` names the file, so old buttons do not fit."""

    list_key: str
    group: ListGroup | None
    page: int = 0


@dataclass(frozen=True, slots=True)
class MarkGone(Tap):
    """Whether somebody the list leaves out has left; without a person, all of them."""

    list_key: str
    person_id: int | None
    leaves: bool
    page: int = 0


@dataclass(frozen=True, slots=True)
class SaveStaffList(Tap):
    """`leaving` is how many are known to leave with it, once that was asked."""

    list_key: str
    leaving: int = 0


@dataclass(frozen=True, slots=True)
class DropStaffList(Tap):
    list_key: str


@dataclass(frozen=True, slots=True)
class ShowUnitNames(Tap):
    """A page of the names of a unit whose link was opened; for accounts nobody knows yet."""

    code: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class AskAs(Tap):
    """“Tôi là …” under a unit's link; without a person, somebody who is not listed."""

    code: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class ConfirmMatch(Tap):
    """Yes, the name that was found by my telephone is mine."""

    request_id: int


@dataclass(frozen=True, slots=True)
class DenyMatch(Tap):
    request_id: int


CODES: dict[str, type[Tap]] = {
    "pl": ShowPeople,
    "pu": ShowUnit,
    "pp": ShowPerson,
    "pe": RenamePerson,
    "pi": LinkForPerson,
    "pj": LinkForUnit,
    "pd": FetchSheet,
    "pm": ChooseUnit,
    "pt": MoveTo,
    "pr": ChooseRoles,
    "ps": SetRole,
    "pa": AskLeave,
    "ph": ChooseHeir,
    "px": Leave,
    "pq": ShowRequest,
    "py": ApproveAs,
    "pn": ApproveAsNew,
    "pz": DeclineRequest,
    "pf": ShowStaffList,
    "pg": MarkGone,
    "pv": SaveStaffList,
    "pb": DropStaffList,
    "pk": ShowUnitNames,
    "pw": AskAs,
    "pc": ConfirmMatch,
    "po": DenyMatch,
}
