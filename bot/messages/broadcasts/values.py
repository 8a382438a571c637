"""A broadcast as somebody writes it and chooses its people."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.domain import Role
from bot.storage import Task


class Step(StrEnum):
    """What is asked for now; the letters travel in buttons."""

    TEXT = "t"
    WHOM = "w"
    UNITS = "u"
    ROLES = "r"
    DUE = "d"
    WITHOUT = "o"
    WHEN = "h"
    WHOLE = "a"


class PartKind(StrEnum):
    """One way to name recipients; the letters travel in buttons."""

    ALL = "a"
    UNIT = "u"
    ROLE = "r"
    LATE = "l"
    DUE = "d"
    PERSON = "p"


@dataclass(frozen=True, slots=True)
class AudiencePart:
    """Some of the people a broadcast is for; several parts are added up."""

    kind: PartKind
    id: int | None = None
    """Of the unit or person; with LATE and DUE of the unit they are of, if only there."""
    role: Role | None = None
    start: date | None = None
    end: date | None = None
    """Of DUE; a missing day is open on that side."""


@dataclass(frozen=True, slots=True)
class Named:
    """A unit or person under the name it has now."""

    id: int
    name: str
    is_unit: bool


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A recipient's task, and the day it is told for: of its milestone where that was asked for."""

    task: Task
    due: date | None


@dataclass(frozen=True, slots=True)
class OwnTasks:
    """What stands beneath the words for one recipient."""

    shown: tuple[OwnTask, ...] = ()
    more: int = 0
    hidden: int = 0
    """Of a trial: the recipient's, but not for the eyes of who tries."""


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A kept file that is to go along."""

    sha256: str
    size: int
    name: str
    mime_type: str
    is_photo: bool
    telegram_file_id: str


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom a choice of people comes to, counted now."""

    people: tuple[int, ...] = ()
    tasks: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Their own late or due tasks, where that is how they were chosen."""
    not_enrolled: tuple[str, ...] = ()
    unreachable: tuple[str, ...] = ()
    """Names of those Telegram refused last."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A broadcast as far as it was said."""

    id: int
    """Tells the buttons of one draft from those of another."""
    step: Step
    text: str = ""
    """Sanitized HTML."""
    files: tuple[DraftFile, ...] = ()
    parts: tuple[AudiencePart, ...] = ()
    names: dict[AudiencePart, str] = field(default_factory=dict)
    """What units and people among the parts are called."""
    without: tuple[Named, ...] = ()
    reached: Reached = Reached()
    at: datetime | None = None
    """None for at once."""
    urgent: bool = False
    opening: datetime | None = None
    """When the office opens next, where the wanted hour is outside of its hours."""
    units: Sequence[Named] = ()
    """What there is to tick at the step of units, all of them."""
    page: int = 0
    unclear: tuple[Named, ...] = ()
    printed: str = ""
    """The typed name that all of `unclear` bear."""
    nobody: tuple[str, ...] = ()
    """Typed names nobody bears."""
    of_unit: str = ""
    """The speaker's own unit, where only its people can be pressed."""
    last_album: str | None = None

    def has(self, part: AudiencePart) -> bool:
        return part in self.parts

    @property
    def is_ready(self) -> bool:
        """Whether there is something to send and somebody to send it to."""
        return bool(self.text or self.files) and bool(self.reached.people)
