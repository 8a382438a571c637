"""What one person hears of a new version of the plan: only what concerns them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain import Speaker
from bot.messages import dates
from bot.messages.actions import ShowList, ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.plans.amending import days
from bot.messages.reminder_buttons import all_open
from bot.messages.text import MESSAGE_LIMIT, fitting_lines, safe, shorten
from bot.storage import Task
from bot.storage.ids import id_of

_LINES = 5
"""Of each kind; the rest is a tap away."""
_CONTENT = 90
_BUTTONS = 8
_BUTTONS_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Moved:
    task: Task
    old: tuple[date, ...]
    new: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class PlanNews:
    """What a new version means for one person."""

    title: str
    version: int
    new: tuple[Task, ...] = ()
    moved: tuple[Moved, ...] = ()
    taken: tuple[Task, ...] = ()
    """Somebody else's now."""
    dropped: tuple[Task, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.moved or self.taken or self.dropped)


def plan_changed(words: Words, news: PlanNews, *, speaker: Speaker, today: date) -> Answer:
    """One message for everything; a button to each task that is still the reader's."""
    body = [
        f"<b>{words('changed-title')}</b>",
        words("changed-intro", title=safe(shorten(news.title, 150)), version=str(news.version)),
    ]
    groups = {
        "changed-moved": [_moved(words, one, today=today) for one in news.moved],
        "changed-new": [_new(words, task, today=today) for task in news.new],
        "changed-taken": [_line(task) for task in news.taken],
        "changed-dropped": [_line(task) for task in news.dropped],
    }
    for key, lines in groups.items():
        body += _group(words, key, lines)
    shown = fitting_lines(body, room=MESSAGE_LIMIT)
    return Answer("\n".join(shown), choices=_choices(words, news, speaker))


def _group(words: Words, key: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    shown = [f"• {line}" for line in lines[:_LINES]]
    if len(lines) > _LINES:
        shown.append(words("changed-more", count=len(lines) - _LINES))
    return ["", f"<b>{words(key, count=len(lines))}</b>", *shown]


def _line(task: Task) -> str:
    number = f"<b>{safe(shorten(task.number, 12))}.</b> " if task.number else ""
    return f"{number}{safe(shorten(task.content, _CONTENT))}"


def _moved(words: Words, one: Moved, *, today: date) -> str:
    old, new = days(words, one.old, today=today), days(words, one.new, today=today)
    return f"{_line(one.task)} <i>({words('changed-from-to', old=old, new=new)})</i>"


def _new(words: Words, task: Task, *, today: date) -> str:
    if task.due is None:
        return f"{_line(task)} <i>({words('due-awaited')})</i>"
    distance = dates.distance(words, task.due, today=today)
    when = words("line-due", day=dates.short_day(task.due, today=today), distance=distance)
    return f"{_line(task)} <i>({when})</i>"


def _choices(words: Words, news: PlanNews, speaker: Speaker) -> tuple[tuple[Choice, ...], ...]:
    shown = [*(one.task for one in news.moved[:_LINES]), *news.new[:_LINES]]
    unique = {id_of(task): task for task in shown}
    buttons = [
        Choice(shorten(task.number, 12) or "•", ShowTask(task_id))
        for task_id, task in list(unique.items())[:_BUTTONS]
    ]
    rows = [
        tuple(buttons[start : start + _BUTTONS_A_ROW])
        for start in range(0, len(buttons), _BUTTONS_A_ROW)
    ]
    return (*rows, (Choice(words("morning-more"), ShowList(all_open(speaker))),))
