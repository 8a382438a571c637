"""The milestones of a task to tick, and the days awaited events came."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.messages import dates
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving
from bot.messages.doing.milestones import milestone_line, milestone_when
from bot.messages.doing.officer import title, to_card
from bot.messages.taps.officer import AskEventDay, SetEventDay, ShowMilestones, TickMilestone
from bot.messages.text import safe, shorten
from bot.storage import Milestone, Task
from bot.storage.ids import id_of

PAGE_SIZE = 8
_LABEL = 60


def ticks(
    words: Words,
    task: Task,
    milestones: Sequence[Milestone],
    *,
    page: int,
    today: date,
    back: ShowList | None,
    head: str = "",
) -> Answer:
    """A button a milestone: a tap ticks it, another takes the tick back."""
    last = max(0, (len(milestones) - 1) // PAGE_SIZE)
    page = min(page, last)
    shown = milestones[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    lines = [f"<i>{head}</i>", ""] if head else []
    lines += title(words, "officer-milestones", task)
    lines += ["", *(milestone_line(words, one, today=today) for one in shown)]
    lines += ["", words("milestones-ask")]
    rows = [
        (Choice(_label(words, one), TickMilestone(id_of(one), one.done_at is None, page, one.due)),)
        for one in shown
    ]
    paging = _paging(words, id_of(task), page=page, last=last)
    return Answer("\n".join(lines), choices=(*rows, *paging, to_card(words, id_of(task), back)))


def _label(words: Words, milestone: Milestone) -> str:
    box = "✅" if milestone.done_at else "⬜"
    what = milestone.text or milestone_when(words, milestone, plain=True)
    return shorten(f"{box} {what}", _LABEL)


def _paging(words: Words, task_id: int, *, page: int, last: int) -> tuple[tuple[Choice, ...], ...]:
    row: list[Choice] = []
    if page > 0:
        row.append(Choice(words("page-before"), ShowMilestones(task_id, page - 1)))
    if page < last:
        label = words("page-after", page=page + 2, pages=last + 1)
        row.append(Choice(label, ShowMilestones(task_id, page + 1)))
    return (tuple(row),) if row else ()


def which_event(
    words: Words, task: Task, awaited: Sequence[Milestone], *, back: ShowList | None
) -> Answer:
    """Several events are awaited: which one came."""
    lines = [*title(words, "officer-event", task), "", words("event-which")]
    rows = [
        (Choice(shorten(one.trigger or "", _LABEL), AskEventDay(id_of(one))),) for one in awaited
    ]
    return Answer("\n".join(lines), choices=(*rows, to_card(words, id_of(task), back)))


def ask_event_day(
    words: Words, task: Task, milestone: Milestone, *, today: date, back: ShowList | None
) -> Answer:
    """On which day it came: today, yesterday, or a day that is typed."""
    lines = [*title(words, "officer-event", task), ""]
    lines += [words("event-ask", trigger=safe(shorten(milestone.trigger or "", 400)))]
    if milestone.happened_on:
        lines += [words("event-entered", day=dates.day(milestone.happened_on))]
    quick = (
        Choice(words("event-today"), SetEventDay(id_of(milestone), today)),
        Choice(words("event-yesterday"), SetEventDay(id_of(milestone), today - timedelta(days=1))),
    )
    rows = (quick, (leaving(words),), to_card(words, id_of(task), back))
    return Answer("\n".join(lines), choices=rows)


def event_kept(words: Words, milestone: Milestone) -> str:
    """One line: the day, and the due day that follows."""
    happened, due = milestone.happened_on, milestone.due
    if happened is None or due is None:
        return ""
    trigger = safe(shorten(milestone.trigger or "", 200))
    return words("event-kept", trigger=trigger, day=dates.day(happened), new=dates.day(due))


def confirm_event(words: Words, found: Sequence[tuple[Task, Milestone]], *, day: date) -> Answer:
    """A typed sentence sounds like an awaited event: a tap a task it is entered for."""
    (task, milestone), *_ = found
    lines = [words("event-heard", trigger=safe(shorten(milestone.trigger or "", 300)))]
    if len(found) == 1:
        lines += [safe(shorten(task.content, 160))]
    rows = [
        (
            Choice(
                words("button-event-enter", day=dates.day(day), number=shorten(task.number, 12)),
                SetEventDay(id_of(milestone), day),
            ),
        )
        for task, milestone in found
    ]
    return Answer("\n".join(lines), choices=tuple(rows))
