"""The morning message: what is late, due today, this week, and coming."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain import TaskFilter
from bot.messages import dates
from bot.messages.actions import ShowList, ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.text import safe, shorten
from bot.storage import Milestone, Task

_LINES = 10
"""As many lines as a phone's screen takes; the rest is a tap away."""
_BUTTONS_A_ROW = 4


def morning(
    words: Words, items: Sequence[tuple[Task, Milestone]], *, today: date, late: bool
) -> Answer:
    """One message for everything; each line has its button."""
    day = dates.short_day(today, today=today)
    title = words("morning-title", weekday=dates.weekday(words, today), day=day)
    body = [f"<b>{title}</b>"]
    if late:
        body.append(f"<i>{words('morning-late')}</i>")
    shown = items[:_LINES]
    for key, group in _groups(shown, today).items():
        body += ["", f"<b>{words(key)}</b>"]
        body += [_line(words, task, milestone, today=today) for task, milestone in group]
    body += ["", words("morning-hint")]
    return Answer("\n".join(body), choices=_choices(words, items))


def _groups(
    items: Sequence[tuple[Task, Milestone]], today: date
) -> dict[str, list[tuple[Task, Milestone]]]:
    groups: dict[str, list[tuple[Task, Milestone]]] = {}
    for task, milestone in sorted(items, key=lambda item: item[1].due or date.max):
        groups.setdefault(_group(milestone.due or date.max, today), []).append((task, milestone))
    return groups


def _group(due: date, today: date) -> str:
    if due < today:
        return "morning-overdue"
    if due == today:
        return "morning-today"
    sunday = today + timedelta(days=6 - today.weekday())
    return "morning-this-week" if due <= sunday else "morning-coming"


def _line(words: Words, task: Task, milestone: Milestone, *, today: date) -> str:
    content = safe(shorten(task.content, 110))
    if milestone.text:
        content += f" ({safe(shorten(milestone.text, 60))})"
    due = milestone.due or today
    when = words(
        "line-due",
        day=dates.short_day(due, today=today),
        distance=dates.distance(words, due, today=today),
    )
    return f"<b>{safe(task.number)}.</b> {content} <i>({when})</i>"


def _choices(
    words: Words, items: Sequence[tuple[Task, Milestone]]
) -> tuple[tuple[Choice, ...], ...]:
    tasks = {task.id: task for task, _ in items[:_LINES] if task.id}
    buttons = [Choice(shorten(t.number, 12) or "•", ShowTask(i)) for i, t in tasks.items() if i]
    rows = [
        tuple(buttons[start : start + _BUTTONS_A_ROW])
        for start in range(0, len(buttons), _BUTTONS_A_ROW)
    ]
    if len(items) > _LINES:
        more = words("morning-more", count=len(items) - _LINES)
        rows.append((Choice(more, ShowList(TaskFilter())),))
    return tuple(rows)
