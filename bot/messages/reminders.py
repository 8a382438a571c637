"""The morning message: what is late, due today, this week, and coming."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.domain import OwnerKind, Role, Speaker, TaskFilter
from bot.messages import dates
from bot.messages.actions import ShowList, ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.settings import snoozing
from bot.messages.text import safe, shorten
from bot.parsing.values import Status
from bot.storage import Milestone, Task
from bot.storage.ids import id_of

_LINES = 10
"""As many lines as a phone's screen takes; the rest is a tap away."""
_BUTTONS_A_ROW = 4
_FEW = 4


def morning(
    words: Words,
    items: Sequence[tuple[Task, Milestone]],
    *,
    speaker: Speaker,
    today: date,
    late: bool,
    after_leave: bool = False,
    message_id: int | None = None,
    in_place_of: Mapping[int, str] | None = None,
) -> Answer:
    """One message for everything; each line has its button.

    `message_id` is the outbox row, which what is put off is chosen from; `in_place_of` says whose
    those tasks are that the reader has for somebody else.
    """
    day = dates.short_day(today, today=today)
    title = words("morning-title", weekday=dates.weekday(words, today), day=day)
    body = [f"<b>{title}</b>"]
    if late:
        body.append(f"<i>{words('morning-late')}</i>")
    if after_leave:
        body.append(f"<i>{words('morning-after-leave')}</i>")
    for key, group in _groups(_first(items), today).items():
        body += ["", f"<b>{words(key)}</b>"]
        body += [
            _line(words, task, milestone, today=today) + _whose(words, task, in_place_of or {})
            for task, milestone in group
        ]
    body += ["", words("morning-hint")]
    return Answer("\n".join(body), choices=buttons(words, items, speaker, message_id=message_id))


def buttons(
    words: Words,
    items: Sequence[tuple[Task, Milestone]],
    speaker: Speaker,
    *,
    message_id: int | None,
) -> tuple[tuple[Choice, ...], ...]:
    """Each task, hearing of one again, and the rest where not all are shown."""
    shown = _first(items)
    rows = _choices(words, shown, speaker, more=len(items) > _LINES)
    if message_id is None or not shown:
        return rows
    task_ids = list(dict.fromkeys(id_of(task) for task, _ in shown))
    later = (snoozing.entry(words, task_ids, message_id),)
    return (*rows[:-1], later, rows[-1]) if len(items) > _LINES else (*rows, later)


def _first(items: Sequence[tuple[Task, Milestone]]) -> list[tuple[Task, Milestone]]:
    return sorted(items, key=lambda item: item[1].due or date.max)[:_LINES]


def _groups(
    items: Sequence[tuple[Task, Milestone]], today: date
) -> dict[str, list[tuple[Task, Milestone]]]:
    groups: dict[str, list[tuple[Task, Milestone]]] = {}
    for task, milestone in items:
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
    return f"<b>{safe(shorten(task.number, 12))}.</b> {content} <i>({when})</i>"


def _whose(words: Words, task: Task, in_place_of: Mapping[int, str]) -> str:
    name = in_place_of.get(id_of(task))
    return f" · <i>{words('in-place-of', name=safe(name))}</i>" if name else ""


def _choices(
    words: Words, shown: Sequence[tuple[Task, Milestone]], speaker: Speaker, *, more: bool
) -> tuple[tuple[Choice, ...], ...]:
    tasks = {task.id: task for task, _ in shown if task.id}
    few = len(tasks) <= _FEW
    buttons = [Choice(_label(task, few=few), ShowTask(task_id)) for task_id, task in tasks.items()]
    a_row = 1 if few else _BUTTONS_A_ROW
    rows = [tuple(buttons[start : start + a_row]) for start in range(0, len(buttons), a_row)]
    if more:
        rows.append((Choice(words("morning-more"), ShowList(all_open(speaker))),))
    return tuple(rows)


def _label(task: Task, *, few: bool) -> str:
    """Number and first words where there is room for them."""
    number = shorten(task.number, 12) or "•"
    return f"{number}. {shorten(task.content, 36)}" if few else number


def all_open(speaker: Speaker) -> TaskFilter:
    """A head is told of the unit's tasks, everybody else of their own."""
    if Role.LEAD in speaker.roles and speaker.unit_id:
        return TaskFilter(OwnerKind.UNIT, speaker.unit_id, Status.OPEN)
    return TaskFilter(status=Status.OPEN)
