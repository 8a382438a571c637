"""The buttons of a morning message: each task, “Xong”, hearing of one again, and the lists."""

from collections.abc import Sequence, Sized

from bot.domain import OwnerKind, Role, Speaker, TaskFilter
from bot.messages.actions import ShowList, ShowTask, StartHandIn
from bot.messages.answer import Choice
from bot.messages.catalog import Words
from bot.messages.paging import turning
from bot.messages.reminder_values import NOTHING_BESIDE, Beside, Items, lines_of, page_of
from bot.messages.settings import snoozing
from bot.messages.taps.mornings import ChooseFinished, ListBelow, MorningPart, TurnMorning
from bot.messages.taps.settings import CloseSnooze
from bot.messages.text import shorten
from bot.parsing.values import Status
from bot.storage import Task
from bot.storage.ids import id_of

_A_ROW = 4
_FEW = 4
_Rows = tuple[tuple[Choice, ...], ...]


def buttons(
    words: Words,
    items: Items,
    speaker: Speaker,
    *,
    message_id: int | None,
    beside: Beside = NOTHING_BESIDE,
    page: int = 0,
) -> _Rows:
    """Those of one page; what is done with a task stands below the first page only."""
    lines, page, pages = page_of(lines_of(items, beside), page)
    tasks = {id_of(line.task): line.task for line in lines}
    rows = numbers(list(tasks.values()))
    if message_id is None:
        return (*rows, *_lists(words, speaker, beside, message_id=None))
    if page == 0 and tasks:
        rows.append(_acts(words, list(tasks), beside, message_id))
    rows += turning(words, page, pages, lambda to: TurnMorning(message_id, MorningPart.TOLD, to))
    return (*rows, *_lists(words, speaker, beside, message_id=message_id))


def numbers(tasks: Sequence[Task]) -> list[tuple[Choice, ...]]:
    """A button for each task."""
    few = are_few(tasks)
    found = [Choice(_label(task, few=few), ShowTask(id_of(task))) for task in tasks]
    return _in_rows(found, 1 if few else _A_ROW)


def are_few(tasks: Sized) -> bool:
    """Whether their buttons have room for names; more have numbers alone."""
    return len(tasks) <= _FEW


def _label(task: Task, *, few: bool) -> str:
    """Number and first words where there is room for them."""
    number = shorten(task.number, 12) or "•"
    number = f"🔴 {number}" if task.urgent else number
    return f"{number}. {shorten(task.content, 36)}" if few else number


def _acts(
    words: Words, task_ids: Sequence[int], beside: Beside, message_id: int
) -> tuple[Choice, ...]:
    later = snoozing.entry(words, task_ids, message_id)
    to_hand_in = [one for one in task_ids if one in beside.to_hand_in]
    if not to_hand_in:
        return (later,)
    done = StartHandIn(to_hand_in[0]) if len(task_ids) == 1 else ChooseFinished(message_id)
    return Choice(words("button-morning-done"), done), later


def _lists(
    words: Words, speaker: Speaker, beside: Beside, *, message_id: int | None
) -> list[tuple[Choice, ...]]:
    rows: list[tuple[Choice, ...]] = []
    if beside.dropped and message_id is not None:
        label = words("button-morning-dropped", count=len(beside.dropped))
        rows.append((Choice(label, TurnMorning(message_id, MorningPart.DROPPED)),))
    if beside.overdue:
        label = words("button-morning-overdue", count=beside.overdue)
        rows.append((Choice(label, ListBelow(ShowList(all_late(speaker)))),))
    return rows


def which_is_done(words: Words, items: Items, beside: Beside, message_id: int) -> _Rows:
    """The numbers of the tasks on the first page the reader may report done."""
    lines, _, _ = page_of(lines_of(items, beside), 0)
    tasks = {id_of(line.task): line.task for line in lines}
    found = [
        Choice(
            words("button-morning-done-task", number=shorten(task.number, 12)),
            StartHandIn(task_id),
        )
        for task_id, task in tasks.items()
        if task_id in beside.to_hand_in
    ]
    back = (Choice(words("button-snooze-back"), CloseSnooze(None, message_id)),)
    return (*_in_rows(found, _A_ROW), back)


def _in_rows(found: Sequence[Choice], a_row: int) -> list[tuple[Choice, ...]]:
    return [tuple(found[at : at + a_row]) for at in range(0, len(found), a_row)]


def all_open(speaker: Speaker) -> TaskFilter:
    """A head is told of the unit's tasks, everybody else of their own."""
    if Role.LEAD in speaker.roles and speaker.unit_id:
        return TaskFilter(OwnerKind.UNIT, speaker.unit_id, Status.OPEN)
    return TaskFilter(status=Status.OPEN)


def all_late(speaker: Speaker) -> TaskFilter:
    """The same of what is late."""
    wanted = all_open(speaker)
    return TaskFilter(wanted.owner, wanted.owner_id, Status.OVERDUE)
