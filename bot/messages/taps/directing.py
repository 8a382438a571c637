"""Acts of directors: their board, the units that are late, one tap to ask a unit's head."""

from dataclasses import dataclass

from bot.messages.actions import Tap


@dataclass(frozen=True, slots=True)
class ShowDirecting(Tap):
    """/chidao: what one directs, what waits for one, what is late."""


@dataclass(frozen=True, slots=True)
class ShowOfficeReport(Tap):
    """The numbers of the whole office."""


@dataclass(frozen=True, slots=True)
class ShowLateUnits(Tap):
    page: int = 0


@dataclass(frozen=True, slots=True)
class AskLead(Tap):
    """“Hỏi trưởng đơn vị” about one task."""

    task_id: int


@dataclass(frozen=True, slots=True)
class AskUnit(Tap):
    """The same about all late tasks a unit leads."""

    unit_id: int


@dataclass(frozen=True, slots=True)
class AnswerUnitQuestion(Tap):
    """“Trả lời”, once for all tasks that were asked about."""

    note_id: int


CODES: dict[str, type[Tap]] = {
    "da": ShowDirecting,
    "db": ShowOfficeReport,
    "dc": ShowLateUnits,
    "dd": AskLead,
    "de": AskUnit,
    "df": AnswerUnitQuestion,
}
