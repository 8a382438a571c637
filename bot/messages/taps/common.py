"""Acts that no topic owns: leaving a dialogue, taking an act back."""

from dataclasses import dataclass

from bot.messages.actions import Tap


@dataclass(frozen=True, slots=True)
class LeaveDialogue(Tap):
    """“Huỷ” of any half-finished dialogue."""


@dataclass(frozen=True, slots=True)
class TakeBack(Tap):
    """“Hoàn tác”, while it still can be."""

    undo_id: int


CODES: dict[str, type[Tap]] = {"zx": LeaveDialogue, "zu": TakeBack}
