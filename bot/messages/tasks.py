"""What we say about tasks: a page of a list, and which of several is meant."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain import OPEN_STATES, Search, TaskLine, TaskPage, TaskState
from bot.messages import dates
from bot.messages.actions import ShowList, ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.asking import found
from bot.messages.asking.titles import reading_label
from bot.messages.catalog import Words
from bot.messages.text import safe, shorten
from bot.parsing.values import Status
from bot.storage import Task
from bot.storage.ids import id_of
from bot.storage.lists import PAGE_SIZE

_BUTTONS_A_ROW = 4
_LINE = 120
_LABEL = 60
_SIGNS = {
    TaskState.DONE: "✅ ",
    TaskState.AWAITING_APPROVAL: "📝 ",
    TaskState.PAUSED: "⏸ ",
    TaskState.CANCELLED: "✖️ ",
}


def task_list(words: Words, page: TaskPage, *, owner_name: str | None, today: date) -> Answer:
    """One page of a list; every line has its button, and paging edits the message."""
    title = f"<b>{safe(found.title(words, page, owner_name))}</b>"
    late = _late_choice(words, page)
    if not page.lines:
        empty = words("list-empty-search" if page.filter.words else "list-empty")
        wider = _wider_choice(words, page, owner_name)
        return Answer("\n".join([title, empty]), choices=(*wider, *late))
    body = [title, *found.notes(words, page), _summary(words, page), ""]
    body += _lines(words, page, today=today)
    body += ["", words("list-hint")]
    return Answer("\n".join(body), choices=(*_task_choices(page), *_paging(words, page), *late))


def _summary(words: Words, page: TaskPage) -> str:
    if page.inside:
        return words("list-summary-period", total=page.total, inside=page.inside)
    return words("list-summary", total=page.total)


def _lines(words: Words, page: TaskPage, *, today: date) -> list[str]:
    """The lines, with a heading where those merely running begin; a search has another order."""
    lines: list[str] = []
    heading_due = False
    by_period = page.filter.has_period and page.search is None
    for line in page.lines:
        running = by_period and not line.inside and line.state is not TaskState.DONE
        if running and not heading_due:
            lines += ["", f"<i>{words('list-running')}</i>"]
        heading_due = heading_due or running
        lines += _line(words, line, page.search, today=today)
    return lines


def _line(words: Words, line: TaskLine, search: Search | None, *, today: date) -> list[str]:
    """A task in one line, and in another where its found words are."""
    content = (
        found.marked(line.content, search, room=_LINE)
        if search
        else safe(shorten(line.content, _LINE))
    )
    number = f"{_SIGNS.get(line.state, '')}<b>{safe(line.number)}.</b>"
    when = f"<i>({_when(words, line, today=today)})</i>"
    whose = _in_place_of(words, line)
    return [
        f"{number} {content} {when}{whose}",
        *(found.elsewhere(words, search, line) if search else ()),
    ]


def _in_place_of(words: Words, line: TaskLine) -> str:
    if not line.in_place_of:
        return ""
    return f" · <i>{words('in-place-of', name=safe(line.in_place_of))}</i>"


def _when(words: Words, line: TaskLine, *, today: date) -> str:
    if line.state not in OPEN_STATES:
        return words(f"state-{line.state.value}")
    if line.due is None:
        return words("due-awaited")
    distance = dates.distance(words, line.due, today=today)
    return words("line-due", day=dates.short_day(line.due, today=today), distance=distance)


def _task_choices(page: TaskPage) -> tuple[tuple[Choice, ...], ...]:
    here = ShowList(page.filter, page.page)
    choices = [
        Choice(shorten(line.number, 12) or "•", ShowTask(line.id, here)) for line in page.lines
    ]
    return tuple(
        tuple(choices[start : start + _BUTTONS_A_ROW])
        for start in range(0, len(choices), _BUTTONS_A_ROW)
    )


def _paging(words: Words, page: TaskPage) -> tuple[tuple[Choice, ...], ...]:
    last = (page.total - 1) // PAGE_SIZE
    if not last:
        return ()
    row: list[Choice] = []
    if page.page > 0:
        row.append(Choice(words("page-before"), ShowList(page.filter, page.page - 1)))
    if page.page < last:
        label = words("page-after", page=page.page + 2, pages=last + 1)
        row.append(Choice(label, ShowList(page.filter, page.page + 1)))
    return (tuple(row),)


def _wider_choice(
    words: Words, page: TaskPage, owner_name: str | None
) -> tuple[tuple[Choice, ...], ...]:
    """The way on from an empty list: the same with one condition less."""
    wider = page.filter.wider
    if wider is None:
        return ()
    label = shorten(reading_label(words, wider, owner_name), _LABEL)
    return ((Choice(label, ShowList(wider)),),)


def _late_choice(words: Words, page: TaskPage) -> tuple[tuple[Choice, ...], ...]:
    is_of_states = page.filter.status in (Status.OVERDUE, Status.DONE)
    if not page.overdue or is_of_states or page.filter.words or page.filter.figure:
        return ()
    late = replace(page.filter, status=Status.OVERDUE, start=None, end=None)
    return ((Choice(words("list-late", count=page.overdue), ShowList(late)),),)


def which_task(words: Words, number: str, found: Sequence[Task]) -> Answer:
    """Several tasks are printed under the number: which one is meant."""
    choices = tuple((Choice(shorten(task.content, 60), ShowTask(id_of(task))),) for task in found)
    return Answer(words("which-task", number=safe(number)), choices=choices)
