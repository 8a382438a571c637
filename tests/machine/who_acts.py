"""Who may be expected to do what, so that runs go deep; the others try as well, and are refused."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from tests.machine import leads_acts
from tests.machine.deeds import ON_TASK
from tests.machine.rows import Rows

One = TypeVar("One")
OFFICE = (9, 10)
_HEADS = (1, 4, 7, 8, *OFFICE)
_OF_OFFICE = ("edit", "pause", "resume", "cancel")
_OF_HEADS = tuple(name for name, of in ON_TASK.items() if of.__module__ == leads_acts.__name__)
COURSES = (
    ("hand_in", "approve", "return"),
    ("hand_in", "return", "hand_in", "withdraw"),
    ("hand_in", "take_back", "finish_hand_in"),
    ("ask_extension", "pass_up", "grant"),
    ("ask_extension", "withdraw_extension", "ask_extension", "refuse"),
    ("event_day", "tick", "hand_in"),
    ("pause", "resume", "cancel", "take_back"),
    ("assign", "take_back", "assign", "nudge"),
    ("add_helper", "contribute", "take_back"),
    ("edit", "edit", "report"),
)
"""One after the other on one task; each by whoever may be expected to."""
_Fits = Callable[[Rows, int], bool]


def _state(*states: str) -> _Fits:
    return lambda rows, task_id: rows["task"][task_id]["state"] in states


def _is_asked(rows: Rows, task_id: int) -> bool:
    return any(row["decision"] == "asked" for row in rows.of_task("extension", task_id))


def _awaits_event(rows: Rows, task_id: int) -> bool:
    return any(row["trigger"] for row in rows.of_task("milestone", task_id))


def _has_several(rows: Rows, task_id: int) -> bool:
    return len(rows.of_task("milestone", task_id)) > 1


_FITTING: dict[str, _Fits] = {
    "approve": _state("awaiting_approval"),
    "return": _state("awaiting_approval", "done"),
    "withdraw": _state("awaiting_approval"),
    "resume": _state("paused"),
    "grant": _is_asked,
    "refuse": _is_asked,
    "pass_up": _is_asked,
    "withdraw_extension": _is_asked,
    "event_day": _awaits_event,
    "tick": _has_several,
}


def tasks_for(rows: Rows, act: str) -> list[int]:
    """Those in which the act makes sense now; all where there is none."""
    fits = _FITTING.get(act)
    found = [one for one in rows["task"] if fits and fits(rows, one)]
    return found or list(rows["task"])


def people_for(rows: Rows, act: str, task_id: int) -> list[int]:
    """Those who do the task, who head it, or the office."""
    if act in _OF_OFFICE:
        return list(OFFICE)
    if act in _OF_HEADS:
        return [one for one in _HEADS if rows.sees(one, task_id)] or list(_HEADS)
    doing = [one for one in rows["person"] if rows.is_mine(one, task_id) and rows.is_here(one)]
    named = [one for one in rows["person"] if rows.is_named(one, task_id) and rows.is_here(one)]
    helping = [one for one in named if one not in doing]
    if act == "contribute" and helping:
        return helping
    return doing or named or list(rows["person"])


def one_of(choices: Sequence[One], pick: int) -> One:
    return choices[pick % len(choices)]
