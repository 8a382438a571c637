"""What we say while the office changes, pauses, resumes or cancels a task."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.messages import dates
from bot.messages.actions import Action, ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving
from bot.messages.office import task_parts
from bot.messages.office.office_values import Edit, NewValue, TaskFields, TaskPart
from bot.messages.office.task_parts import LABEL, Rows, line, named, shown
from bot.messages.reach import Reach, reach_lines
from bot.messages.taps.office_tasks import (
    CancelFor,
    EditPart,
    EditTask,
    EmptyPart,
    PauseUntil,
    PickWhom,
    ResumeTask,
    SaveEdit,
    UsualReason,
)
from bot.messages.text import safe, shorten
from bot.storage import Milestone, Task
from bot.storage.ids import id_of

_MAY_BE_EMPTY = (TaskPart.TIME, TaskPart.RESULT, TaskPart.HELPS, TaskPart.BUDGET)
_PARTS = (
    TaskPart.CONTENT,
    TaskPart.NUMBER,
    TaskPart.LEADS,
    TaskPart.HELPS,
    TaskPart.TIME,
    TaskPart.RESULT,
    TaskPart.BUDGET,
)
REASONS = {
    UsualReason.TWICE: "cancel-reason-twice",
    UsualReason.NOT_NEEDED: "cancel-reason-not-needed",
    UsualReason.FROM_ABOVE: "cancel-reason-from-above",
}


def parts(words: Words, fields: TaskFields, *, head: str = "") -> Answer:
    """All parts as they are, each a button to change it; `head` is what was just done."""
    lines = [head, ""] if head else []
    lines.append(f"<b>{words('edit-title', number=safe(fields.number))}</b>")
    lines += [line(words, part, _now(words, fields, part)) for part in _PARTS]
    lines += ["", words("edit-choose")]
    one = fields.task_id
    change = [Choice(f"✏️ {words(LABEL[part])}", EditPart(one, part)) for part in _PARTS]
    rows = tuple(tuple(change[at : at + 2]) for at in range(0, len(change), 2))
    return Answer("\n".join(lines), (*rows, (Choice(words("button-open-card"), ShowTask(one)),)))


def _now(words: Words, fields: TaskFields, part: TaskPart) -> str:
    """What a part says, escaped; empty where it says nothing."""
    match part:
        case TaskPart.LEADS:
            return named(fields.leads)
        case TaskPart.HELPS:
            return named(fields.helps, fields.outside)
        case TaskPart.TIME:
            return _time(words, fields)
        case TaskPart.BUDGET:
            return _money(words, fields.budget_vnd)
        case TaskPart.NUMBER:
            return shown(fields.number)
        case TaskPart.RESULT:
            return shown(fields.expected)
        case TaskPart.CONTENT:
            return shown(fields.content)


def _time(words: Words, fields: TaskFields) -> str:
    if fields.due is None:
        return shown(fields.timeline)
    due = words("edit-due", day=dates.day(fields.due))
    return f"{shown(fields.timeline)} ({due})" if fields.timeline else due


def _money(words: Words, amount: int | None) -> str:
    return "" if amount is None else words("amount", amount=f"{amount:,}".replace(",", "."))


def asked(words: Words, edit: Edit, *, today: date, head: str = "") -> Answer:
    """The question for a part, or what was typed for it beside what it says now."""
    if edit.part is None:
        return parts(words, edit.fields, head=head)
    now = _now(words, edit.fields, edit.part) or words("part-none")
    lines = [head, ""] if head else []
    lines.append(f"<b>{words('edit-title', number=safe(edit.fields.number))}</b>")
    lines.append(words("edit-now", label=words(LABEL[edit.part]), value=now))
    if edit.value is not None:
        lines.append(words("edit-new", value=_new(words, edit.value)))
        lines += task_parts.read(words, edit.value.when, today=today)
        return Answer("\n".join(lines), _saving(words, edit.fields.task_id, edit.part))
    question = words(task_parts.ASK[edit.part])
    if edit.choose.printed:
        question = words("part-several", said=safe(shorten(edit.choose.printed, 80)))
    return Answer("\n".join([*lines, "", question]), _choices(words, edit, edit.part))


def _new(words: Words, value: NewValue) -> str:
    match value.part:
        case TaskPart.LEADS | TaskPart.HELPS:
            said = named(value.whom, value.outside)
        case TaskPart.BUDGET:
            said = _money(words, value.budget_vnd)
        case _:
            said = shown(value.text)
    return said or words("part-none")


def _saving(words: Words, task_id: int, part: TaskPart) -> Rows:
    return (
        (Choice(words("button-save-part"), SaveEdit(task_id)),),
        (
            Choice(words("button-type-again"), EditPart(task_id, part)),
            Choice(words("button-all-parts"), EditTask(task_id)),
        ),
        (leaving(words),),
    )


def _choices(words: Words, edit: Edit, part: TaskPart) -> Rows:
    one = edit.fields.task_id
    rows: Rows = ()
    if part in (TaskPart.LEADS, TaskPart.HELPS):
        rows = task_parts.whom_rows(
            words,
            edit.choose,
            pick=lambda whom: PickWhom(one, whom.kind, whom.id),
            turn=lambda page: EditPart(one, part, page),
        )
    last = [Choice(words("button-all-parts"), EditTask(one))]
    if part in _MAY_BE_EMPTY:
        last.insert(0, Choice(words("button-empty-part"), EmptyPart(one, part)))
    return (*rows, tuple(last), (leaving(words),))


def ask_pause(words: Words, task: Task, *, today: date) -> Answer:
    """Until when; a day to tap, one to type, or no day at all."""
    one = id_of(task)
    next_month = (today.replace(day=1) + timedelta(days=31)).replace(day=1)
    days = {"pause-week": today + timedelta(days=7), "pause-month": next_month}
    rows = [
        (Choice(words("quick-day", label=words(key), day=dates.day(day)), PauseUntil(one, day)),)
        for key, day in days.items()
    ]
    rows.append((Choice(words("pause-open"), PauseUntil(one, None)),))
    text = words("pause-ask", number=safe(task.number), content=shown(task.content))
    return Answer(text, (*rows, (leaving(words),)))


def paused(words: Words, task: Task, *, until: date | None, reach: Reach) -> Answer:
    number = safe(task.number)
    said = (
        words("paused-until", number=number, day=dates.day(until))
        if until
        else words("paused-open", number=number)
    )
    resume: Action = ResumeTask(id_of(task))
    rows = ((Choice(words("button-resume"), resume), _card(words, task)),)
    return Answer("\n".join([said, *reach_lines(words, reach)]), rows)


def resumed(words: Words, task: Task, late: Sequence[Milestone], *, today: date) -> Answer:
    """It goes on; what is late by now is said at once."""
    lines = [words("resumed", number=safe(task.number))]
    for one in late[:5]:
        if one.due is not None:
            distance = dates.distance(words, one.due, today=today)
            lines.append(words("resumed-late", day=dates.day(one.due), distance=distance))
    if not late and task.due:
        distance = dates.distance(words, task.due, today=today)
        lines.append(words("resumed-due", day=dates.day(task.due), distance=distance))
    return Answer("\n".join(lines), ((_card(words, task),),))


def ask_cancel(words: Words, task: Task) -> Answer:
    """Why; one of the usual reasons to tap, or words."""
    one = id_of(task)
    rows = [(Choice(words(key), CancelFor(one, why)),) for why, key in REASONS.items()]
    text = words("cancel-ask", number=safe(task.number), content=shown(task.content))
    return Answer(text, (*rows, (leaving(words),)))


def cancelled(words: Words, task: Task, *, reason: str, reach: Reach) -> Answer:
    lines = [
        words("cancelled", number=safe(task.number), content=shown(task.content)),
        words("cancelled-reason", reason=safe(shorten(reason, 600))),
        *reach_lines(words, reach),
    ]
    return Answer("\n".join(lines), ((_card(words, task),),))


def which_one(words: Words, number: str, tasks: Sequence[tuple[Task, Action]]) -> Answer:
    """Several tasks bear the number: each with the button to go on with it."""
    rows = tuple((Choice(shorten(task.content, 60), act),) for task, act in tasks)
    return Answer(words("order-which", number=safe(number)), rows)


def _card(words: Words, task: Task) -> Choice:
    return Choice(words("button-open-card"), ShowTask(id_of(task)))
