"""The buttons of a task's card: what its reader may do now, the commonest first.

A topic adds its act here: the act, the key of its label, and what the tap does.
"""

from collections.abc import Callable

from bot.acts import Act
from bot.messages.actions import Action, FetchFiles, ShowList
from bot.messages.answer import Choice
from bot.messages.catalog import Words
from bot.messages.copying import copy_rows
from bot.messages.doing import officer_buttons
from bot.messages.leading import lead_buttons
from bot.messages.sharing import share
from bot.messages.taps.directing import AskLead
from bot.messages.taps.office_tasks import AskCancel, AskPause, EditTask, ResumeTask
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
"""Shown on the card itself, two a row."""
MORE: tuple[Button, ...] = (
    *officer_buttons.MORE,
    *lead_buttons.MORE,
    (Act.RESUME, "button-resume", ResumeTask),
    (Act.EDIT, "button-edit-task", EditTask),
    (Act.PAUSE, "button-pause-task", AskPause),
    (Act.CANCEL, "button-cancel-task", AskCancel),
    (Act.SNOOZE, "button-snooze", OpenSnooze),
)
"""Below them, three a row."""
_A_ROW = 2
_A_ROW_OF_MORE = 3


def on_card(
    words: Words, card: TaskCard, *, acts: frozenset[Act], back: ShowList | None, bot_name: str = ""
) -> _Rows:
    """Every act at once, so that none is more than three taps away; files and the way back.

    A bot that has no name yet cannot be linked to, so that nothing can be shared.
    """
    task_id = id_of(card.task)
    rows = _in_rows(_choices(words, FIRST, acts, task_id), _A_ROW)
    if card.files:
        rows.append((Choice(words("button-files", count=len(card.files)), FetchFiles(task_id)),))
    rows += copy_rows(words, (result.document_number for result, _ in card.results))
    rest = _choices(words, MORE, acts, task_id)
    if bot_name:
        rest.append(share(words, bot_name, task_id))
    rows += _in_rows(rest, _A_ROW_OF_MORE)
    if back is not None:
        rows.append((Choice(words("button-back"), back),))
    return tuple(rows)


def _choices(
    words: Words, buttons: tuple[Button, ...], acts: frozenset[Act], task_id: int
) -> list[Choice]:
    return [Choice(words(label), tap(task_id)) for act, label, tap in buttons if act in acts]


def _in_rows(choices: list[Choice], a_row: int) -> list[tuple[Choice, ...]]:
    return [tuple(choices[at : at + a_row]) for at in range(0, len(choices), a_row)]
