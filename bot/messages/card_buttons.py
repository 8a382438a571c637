"""The buttons of a task's card: what its reader may do now, the commonest first.

A topic adds its act here: the act, the key of its label, and what the tap does.
"""

from collections.abc import Callable

from bot.acts import Act
from bot.domain import TaskState
from bot.messages.actions import Action, FetchFiles, ShowList
from bot.messages.answer import Choice
from bot.messages.catalog import Words
from bot.messages.copying import copy_rows
from bot.messages.doing import officer_buttons
from bot.messages.leading import lead_buttons
from bot.messages.sharing import share
from bot.messages.taps.directing import AskLead
from bot.messages.taps.office_tasks import AskCancel, AskPause, EditTask, ResumeTask
from bot.messages.taps.officer import BeginWork
from bot.messages.taps.settings import OpenSnooze
from bot.storage.ids import id_of
from bot.storage.tasks import TaskCard

Button = tuple[Act, str, Callable[[int], Action]]
_Rows = tuple[tuple[Choice, ...], ...]

FIRST: tuple[Button, ...] = (
    *officer_buttons.FIRST,
    *lead_buttons.FIRST,
    (Act.ASK_LEAD, "button-ask-lead", AskLead),
)
"""Shown on the card itself, two a row; three where there are just three."""
MORE: tuple[Button, ...] = (
    *officer_buttons.MORE,
    *lead_buttons.MORE,
    (Act.RESUME, "button-resume", ResumeTask),
    (Act.EDIT, "button-edit-task", EditTask),
    (Act.PAUSE, "button-pause-task", AskPause),
    (Act.CANCEL, "button-cancel-task", AskCancel),
    (Act.SNOOZE, "button-snooze", OpenSnooze),
)
"""Below them, three a row where all three are short."""
_A_ROW = 2
_A_ROW_OF_MORE = 3
_SHORT = 12
"""Characters of a label that stays on one line with two others beside it, 390 points wide."""


def on_card(
    words: Words, card: TaskCard, *, acts: frozenset[Act], back: ShowList | None, bot_name: str = ""
) -> _Rows:
    """Every act at once, so that none is more than three taps away; files and the way back.

    A bot that has no name yet cannot be linked to, so that nothing can be shared.
    """
    task_id = id_of(card.task)
    first = _choices(words, FIRST, acts, task_id)
    if Act.REPORT_PROGRESS in acts and card.task.state is TaskState.NOT_STARTED:
        first.insert(1, Choice(words("button-begin-work"), BeginWork(task_id)))
    rows = _in_rows(first, most=_A_ROW_OF_MORE if len(first) == _A_ROW_OF_MORE else _A_ROW)
    if card.files:
        rows.append((Choice(words("button-files", count=len(card.files)), FetchFiles(task_id)),))
    rows += copy_rows(words, (result.document_number for result, _ in card.results))
    rest = _choices(words, MORE, acts, task_id)
    if bot_name:
        rest.append(share(words, bot_name, task_id))
    rows += _in_rows(rest, most=_A_ROW_OF_MORE)
    if back is not None:
        rows.append((Choice(words("button-back"), back),))
    return tuple(rows)


def _choices(
    words: Words, buttons: tuple[Button, ...], acts: frozenset[Act], task_id: int
) -> list[Choice]:
    return [Choice(words(label), tap(task_id)) for act, label, tap in buttons if act in acts]


def _in_rows(choices: list[Choice], *, most: int) -> list[tuple[Choice, ...]]:
    """As many beside each other as stay on one line."""
    rows: list[tuple[Choice, ...]] = []
    for choice in choices:
        row = (*rows[-1], choice) if rows else (choice,)
        fits = len(row) <= _A_ROW or all(len(one.label) <= _SHORT for one in row)
        if rows and len(row) <= most and fits:
            rows[-1] = row
        else:
            rows.append((choice,))
    return rows
