"""The morning message: what is urgent, late, due today, this week, coming, and new."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain import Speaker
from bot.messages import dates
from bot.messages.actions import StartHandIn
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.paging import turning
from bot.messages.reminder_buttons import all_open, are_few, buttons, numbers
from bot.messages.reminder_values import (
    LINES,
    NOTHING_BESIDE,
    Beside,
    Items,
    Line,
    lines_of,
    page_of,
)
from bot.messages.taps.mornings import ChooseFinished, MorningPart, TurnMorning
from bot.messages.text import safe, shorten
from bot.storage import Task
from bot.storage.ids import id_of

_REPORTING = (StartHandIn, ChooseFinished)


def morning(
    words: Words,
    items: Items,
    *,
    speaker: Speaker,
    today: date,
    late: bool,
    after_leave: bool = False,
    message_id: int | None = None,
    beside: Beside = NOTHING_BESIDE,
    page: int = 0,
    day: date | None = None,
) -> Answer:
    """One message for everything, a page of it; each line has its button.

    `message_id` is the outbox row, which its own buttons go by; `day` is the morning it came on,
    where that was not today.
    """
    every = lines_of(items, beside)
    shown, page, pages = page_of(every, page)
    body = [f"<b>{_title(words, day or today, today=today)}</b>"]
    if late:
        body.append(f"<i>{words('morning-late')}</i>")
    if after_leave:
        body.append(f"<i>{words('morning-after-leave')}</i>")
    if pages > 1:
        first = page * LINES + 1
        span = words("morning-page", first=first, last=first + len(shown) - 1, total=len(every))
        body.append(f"<i>{span}</i>")
    body += _in_groups(words, shown, every, beside, today=today)
    choices = buttons(words, items, speaker, message_id=message_id, beside=beside, page=page)
    can_report = any(isinstance(one.action, _REPORTING) for row in choices for one in row)
    body += _closing(words, speaker, beside, every, today=today)
    body += [words(_hint(shown, can_report=can_report))] if shown else []
    return Answer("\n".join(body), choices=choices)


def _title(words: Words, day: date, *, today: date) -> str:
    printed = dates.short_day(day, today=today)
    return words("morning-title", weekday=dates.weekday(words, day), day=printed)


def _in_groups(
    words: Words, shown: Sequence[Line], every: Sequence[Line], beside: Beside, *, today: date
) -> list[str]:
    """The lines under their headings; a heading counts all of its lines, on whatever page."""
    totals: dict[str, int] = {}
    for line in every:
        key = _group(line, today)
        totals[key] = totals.get(key, 0) + 1
    body: list[str] = []
    heading = ""
    for line in shown:
        if (key := _group(line, today)) != heading:
            heading = key
            head = words("morning-group", name=words(key), count=totals[key])
            body += ["", f"<b>{head}</b>"]
        body.append(_line(words, line, beside, today=today))
    return body


def _group(line: Line, today: date) -> str:
    if line.milestone is None:
        return "morning-given"
    if line.task.urgent:
        return "morning-urgent"
    due = line.due or date.max
    if due < today:
        return "morning-overdue"
    if due == today:
        return "morning-today"
    sunday = today + timedelta(days=6 - today.weekday())
    return "morning-this-week" if due <= sunday else "morning-coming"


def _line(words: Words, line: Line, beside: Beside, *, today: date) -> str:
    task = line.task
    content = safe(shorten(task.content, 110))
    if line.milestone is not None and line.milestone.text:
        content += f" ({safe(shorten(line.milestone.text, 60))})"
    said = f"{_number(task)} {content} <i>({_when(words, line.due, today)})</i>"
    if name := beside.in_place_of.get(id_of(task)):
        said += f" · <i>{words('in-place-of', name=safe(name))}</i>"
    if up := beside.went_up.get(id_of(task)):
        level = up.level
        key = f"morning-went-up-{level}" if up.has_arrived else f"morning-goes-up-{level}"
        said += f" · <i>{words(key)}</i>"
    return said


def _number(task: Task) -> str:
    number = f"<b>{safe(shorten(task.number, 12))}.</b>"
    return f"🔴 {number}" if task.urgent else number


def _when(words: Words, due: date | None, today: date) -> str:
    if due is None:
        return words("morning-no-due")
    day = dates.short_day(due, today=today)
    return words("line-due", day=day, distance=dates.distance(words, due, today=today))


def _closing(
    words: Words, speaker: Speaker, beside: Beside, every: Sequence[Line], *, today: date
) -> list[str]:
    """What was left out, and how much is late in all."""
    body: list[str] = []
    if beside.dropped and beside.dropped_since is not None:
        since = dates.short_day(beside.dropped_since, today=today)
        body.append(words("morning-dropped", count=len(beside.dropped), day=since))
    if beside.overdue:
        body.append(_overdue(words, speaker, beside))
        if any(_is_late_step(line, today) for line in every):
            body.append(words("morning-overdue-by-last"))
    return ["", *body] if body or every else []


def _overdue(words: Words, speaker: Speaker, beside: Beside) -> str:
    if beside.only_directs:
        return words("morning-overdue-directed", count=beside.overdue)
    of_unit = "yes" if all_open(speaker).owner_id else "no"
    return words("morning-overdue-all", count=beside.overdue, unit=of_unit)


def _is_late_step(line: Line, today: date) -> bool:
    """A milestone that is late of a task that is not yet, and so is not in the count."""
    if line.milestone is None or line.due is None or line.due >= today:
        return False
    return line.task.due is None or line.task.due >= today


def _hint(shown: Sequence[Line], *, can_report: bool) -> str:
    """What the buttons are, and what they do."""
    are_named = are_few({id_of(line.task) for line in shown})
    if are_named:
        return "morning-hint-named" if can_report else "morning-hint-named-look"
    return "morning-hint" if can_report else "morning-hint-look"


def dropped(words: Words, beside: Beside, *, message_id: int, today: date, page: int = 0) -> Answer:
    """A page of what an outage kept from being told; the way back is the message itself."""
    every = [Line(task, None) for task in beside.dropped]
    shown, page, pages = page_of(every, page)
    body = [f"<b>{words('morning-dropped-title', count=len(every))}</b>", ""]
    body += [_line(words, line, beside, today=today) for line in shown]
    rows = numbers([line.task for line in shown])
    rows += turning(words, page, pages, lambda to: TurnMorning(message_id, MorningPart.DROPPED, to))
    back = TurnMorning(message_id, MorningPart.TOLD)
    return Answer("\n".join(body), choices=(*rows, (Choice(words("button-morning-back"), back),)))
