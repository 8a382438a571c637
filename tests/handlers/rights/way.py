"""How a person does an act on a task, and what it leaves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain import TaskState
from bot.messages.actions import Action
from tests.handlers.rights.steps import Step
from tests.handlers.rights.tasks import Made


@dataclass(frozen=True, slots=True)
class Way:
    """An act as it is really done."""

    steps: tuple[Step, ...]
    """From the card on; where the first is no button of the card it is not shown there."""
    taps: Callable[[Made], tuple[Action, ...]]
    """Every button of the act; whoever may not do it is refused at each."""
    follow: Callable[[Made], tuple[Action, ...]] = lambda _: ()
    """Buttons that go on with what was begun by one of `taps`; without it they are over."""
    leaves: Mapping[str, Any] = field(default_factory=dict)
    """What differs in the database afterwards; see `tasks.changes`."""
    event: str | None = None
    words: str | None = None
    """What is said for the same in words, and `shows` what then comes."""
    shows: str = ""
    state: TaskState = TaskState.IN_PROGRESS
    named: bool = True
    asked: bool = False


BY = "by whom"
"""Stands for the id of who did it."""
