"""What we say of reminders that are put off; the message above the buttons stays as it is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.messages import dates
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.taps.settings import (
    ChooseSnoozed,
    CloseSnooze,
    EndSnooze,
    OpenSnooze,
    SnoozeChoice,
    SnoozeTask,
)
from bot.messages.text import shorten
from bot.storage import Task
from bot.storage.ids import id_of

_KEYS = {
    SnoozeChoice.HOUR: "snooze-hour",
    SnoozeChoice.AFTERNOON: "snooze-afternoon",
    SnoozeChoice.TOMORROW: "snooze-tomorrow",
    SnoozeChoice.MONDAY: "snooze-monday",
    SnoozeChoice.THREE_DAYS: "snooze-three-days",
}
NOON = time(12, 0)
_A_ROW = 4
_Rows = tuple[tuple[Choice, ...], ...]


def entry(words: Words, task_ids: Sequence[int], message_id: int) -> Choice:
    """“Nhắc lại sau” below a morning message; with one task its times come at once."""
    if len(task_ids) == 1:
        return Choice(words("button-snooze"), OpenSnooze(task_ids[0], message_id))
    return Choice(words("button-snooze"), ChooseSnoozed(message_id))


def which(words: Words, tasks: Sequence[Task], message_id: int) -> _Rows:
    """The numbers of a morning message's tasks, one of which is to be put off."""
    by_id = {id_of(task): task for task in tasks}
    buttons = [
        Choice(words("button-snooze-task", number=shorten(task.number, 12)), tap)
        for task_id, task in by_id.items()
        if (tap := OpenSnooze(task_id, message_id))
    ]
    rows = [tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW)]
    return (*rows, (Choice(words("button-snooze-back"), CloseSnooze(None, message_id)),))


def times(
    words: Words,
    task_id: int,
    offered: Sequence[tuple[SnoozeChoice, datetime]],
    *,
    waits_until: datetime | None,
    message_id: int | None,
    now: datetime,
    zone: ZoneInfo,
    back: ShowList | None = None,
) -> _Rows:
    """The times to choose from, each with its hour or day; `back` is the list a card came from."""
    today = now.astimezone(zone).date()
    rows: list[tuple[Choice, ...]] = [
        (
            Choice(
                _label(words, choice, until.astimezone(zone), today=today),
                SnoozeTask(task_id, choice, message_id),
            ),
        )
        for choice, until in offered
    ]
    if waits_until is not None:
        label = words("snooze-end", at=at(words, waits_until, zone=zone, today=today))
        rows.append((Choice(label, EndSnooze(task_id, message_id)),))
    label = words("button-fewer-acts" if message_id is None else "button-snooze-back")
    rows.append((Choice(label, CloseSnooze(task_id, message_id)),))
    if back is not None:
        rows.append((Choice(words("button-back"), back),))
    return tuple(rows)


def _label(words: Words, choice: SnoozeChoice, until: datetime, *, today: date) -> str:
    """By what was chosen; where days off moved it to another day, by that day alone."""
    day, later = until.date(), (until.date() - today).days
    holds = {
        SnoozeChoice.HOUR: later == 0,
        SnoozeChoice.TOMORROW: later == 1,
        SnoozeChoice.MONDAY: day.isoweekday() == 1,
    }
    if holds.get(choice, True):
        return words(_KEYS[choice], at=_at(words, until, today=today))
    named = {"weekday": dates.weekday(words, day), "day": dates.short_day(day, today=today)}
    hour = dates.hour(until.time())
    return words("snooze-morning" if until.time() < NOON else "snooze-day", hour=hour, **named)


def at(words: Words, until: datetime, *, zone: ZoneInfo, today: date) -> str:
    """“10:00”, or on another day “8:00 thứ Hai 20/5”."""
    return _at(words, until.astimezone(zone), today=today)


def _at(words: Words, local: datetime, *, today: date) -> str:
    hour = dates.hour(local.time())
    if local.date() == today:
        return hour
    day = dates.short_day(local.date(), today=today)
    return words("snooze-at", hour=hour, weekday=dates.weekday(words, local.date()), day=day)


def snoozed(words: Words, number: str, until: datetime, *, zone: ZoneInfo, today: date) -> str:
    return words(
        "snooze-set", number=shorten(number, 12), at=at(words, until, zone=zone, today=today)
    )


def reminded_again(words: Words, card: Answer) -> Answer:
    """The card with a line above it that says why it comes."""
    return replace(card, text=f"🔔 <b>{words('snooze-title')}</b>\n{card.text}")
