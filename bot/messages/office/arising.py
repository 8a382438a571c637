"""What we say while a task that arises is put together, and once it is given."""

from datetime import date

from bot.messages import dates
from bot.messages.actions import ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving
from bot.messages.office import task_parts
from bot.messages.office.office_values import TaskDraft, TaskPart
from bot.messages.office.task_parts import LABEL, Rows, line, named, shown
from bot.messages.reach import Reach, reach_lines
from bot.messages.taps.office_tasks import (
    AddTask,
    AskDraftPart,
    GiveDraft,
    LeaveOutPart,
    PickDraftWhom,
    SetDraftDay,
    SetDraftUrgent,
)
from bot.messages.text import safe, shorten
from bot.storage import Task
from bot.storage.ids import id_of

_MAY_BE_LEFT_OUT = (TaskPart.TIME, TaskPart.RESULT, TaskPart.HELPS)


def form(
    words: Words,
    draft: TaskDraft,
    *,
    today: date,
    nobody: tuple[str, ...] = (),
    taken: bool = True,
) -> Answer:
    """The question for a part, under what is known already; or the whole, to be given.

    Not `taken` are words that were typed for no part.
    """
    head = [f"<b>{words('arising-title')}</b>"]
    head += _parts(words, draft, today=today)
    if nobody:
        head += ["", words("arising-nobody", said=safe(shorten("; ".join(nobody), 200)))]
    if not taken:
        head += ["", words("arising-use-buttons")]
    if draft.step is None:
        return Answer("\n".join([*head, "", _last_line(words, draft)]), _summary(words, draft))
    question = words(task_parts.ASK[draft.step])
    if draft.choose.printed:
        said = safe(shorten(draft.choose.printed, 80))
        question = words("part-several", said=said)
    return Answer("\n".join([*head, "", question]), _choices(words, draft, today=today))


def _parts(words: Words, draft: TaskDraft, *, today: date) -> list[str]:
    """What is known; on the whole card also what is left open."""
    whole = draft.step is None
    values = {
        TaskPart.CONTENT: shown(draft.content),
        TaskPart.LEADS: named(draft.leads),
        TaskPart.HELPS: named(draft.helps, draft.outside),
        TaskPart.TIME: shown(draft.when.printed),
        TaskPart.RESULT: shown(draft.expected),
    }
    lines: list[str] = []
    for part, value in values.items():
        if value or (whole and part is not TaskPart.HELPS):
            lines.append(line(words, part, value))
        if part is TaskPart.TIME:
            lines += task_parts.read(words, draft.when, today=today)
    return lines + ([words("arising-urgent")] if draft.urgent else [])


def _last_line(words: Words, draft: TaskDraft) -> str:
    return words("arising-check" if draft.content and draft.leads else "arising-unfinished")


def _summary(words: Words, draft: TaskDraft) -> Rows:
    """“Giao việc”, and every part to be changed."""
    one = draft.id
    give = (Choice(words("button-give"), GiveDraft(one)),)
    parts = (TaskPart.CONTENT, TaskPart.LEADS, TaskPart.TIME, TaskPart.HELPS, TaskPart.RESULT)
    change = [Choice(f"✏️ {words(LABEL[part])}", AskDraftPart(one, part)) for part in parts]
    urgent = words("button-not-urgent" if draft.urgent else "button-urgent")
    change.append(Choice(urgent, SetDraftUrgent(one, not draft.urgent)))
    pairs = tuple(tuple(change[at : at + 2]) for at in range(0, len(change), 2))
    return (*((give,) if draft.content and draft.leads else ()), *pairs, (leaving(words),))


def _choices(words: Words, draft: TaskDraft, *, today: date) -> Rows:
    """What may be tapped instead of typing."""
    one, step = draft.id, draft.step
    rows: Rows = ()
    if step in (TaskPart.LEADS, TaskPart.HELPS):
        rows = task_parts.whom_rows(
            words,
            draft.choose,
            pick=lambda whom: PickDraftWhom(one, whom.kind, whom.id),
            turn=lambda page: AskDraftPart(one, step, page),
        )
    elif step is TaskPart.TIME:
        rows = task_parts.day_rows(words, today, lambda day: SetDraftDay(one, day))
    last: list[Choice] = []
    if step in _MAY_BE_LEFT_OUT:
        last.append(Choice(words("button-leave-out"), LeaveOutPart(one, step)))
    if draft.content and draft.leads:
        last.append(Choice(words("button-whole"), AskDraftPart(one, None)))
    return (*rows, *((tuple(last),) if last else ()), (leaving(words),))


def given(words: Words, task: Task, *, reach: Reach) -> Answer:
    """It is a task now; who hears of it, and who cannot."""
    lines = [
        words("arising-given", number=safe(task.number), content=shown(task.content)),
        words("arising-due", day=dates.day(task.due)) if task.due else words("arising-no-due"),
        *reach_lines(words, reach),
    ]
    card = (Choice(words("button-open-card"), ShowTask(id_of(task))),)
    another = (Choice(words("button-add-task"), AddTask()),)
    return Answer("\n".join(lines), choices=(card, another))
