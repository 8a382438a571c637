"""The parts of a task as the office sees them while it adds or changes one."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from bot.domain import next_occurrence
from bot.messages import dates
from bot.messages.actions import Action
from bot.messages.answer import Choice
from bot.messages.catalog import Words
from bot.messages.office.office_values import Read, TaskPart, Whom, WhomPage
from bot.messages.text import safe, shorten
from bot.parsing.values import Milestone

_NAME = 60
_TEXT = 700
_MILESTONES = 6
_MONDAY_TO_FRIDAY = 4
Rows = tuple[tuple[Choice, ...], ...]

ASK = {
    TaskPart.CONTENT: "ask-part-content",
    TaskPart.LEADS: "ask-part-leads",
    TaskPart.HELPS: "ask-part-helps",
    TaskPart.TIME: "ask-part-time",
    TaskPart.RESULT: "ask-part-result",
    TaskPart.NUMBER: "ask-part-number",
    TaskPart.BUDGET: "ask-part-budget",
}
LABEL = {
    TaskPart.CONTENT: "part-content",
    TaskPart.LEADS: "part-leads",
    TaskPart.HELPS: "part-helps",
    TaskPart.TIME: "part-time",
    TaskPart.RESULT: "part-result",
    TaskPart.NUMBER: "part-number",
    TaskPart.BUDGET: "part-budget",
}


def line(words: Words, part: TaskPart, value: str) -> str:
    """“Nội dung: …”; the value comes escaped."""
    return words("part-line", label=words(LABEL[part]), value=value or words("part-none"))


def shown(text: str) -> str:
    return safe(shorten(text, _TEXT))


def named(whom: Iterable[Whom], outside: Iterable[str] = ()) -> str:
    """Units and people by name, those outside the office last."""
    names = [*(one.name for one in whom), *outside]
    return safe(shorten("; ".join(names), _TEXT))


def read(words: Words, when: Read, *, today: date) -> list[str]:
    """A typed deadline as it was read: each milestone, then what is doubtful."""
    lines = [f"→ {_milestone(words, one, today=today)}" for one in when.milestones[:_MILESTONES]]
    more = len(when.milestones) - _MILESTONES
    lines += [words("read-more", count=more)] if more > 0 else []
    return lines + [
        f"⚠️ {words(f'doubt-{one.key}', **{name: safe(said) for name, said in one.values})}"
        for one in when.doubts
    ]


def _milestone(words: Words, one: Milestone, *, today: date) -> str:
    when = _when(words, one, today=today)
    return f"{when}: {safe(shorten(one.text, 160))}" if one.text else when


def _when(words: Words, one: Milestone, *, today: date) -> str:
    if one.due is None:
        trigger = safe(shorten(one.trigger or "", 120))
        return words("read-awaits", days=one.offset_days or 0, trigger=trigger)
    if one.recurrence and one.start:
        yesterday = max(today, one.start) - timedelta(days=1)
        coming = next_occurrence(one.recurrence, start=one.start, after=yesterday) or one.due
        return words("read-again", day=dates.day(coming))
    distance = dates.distance(words, one.due, today=today)
    if one.start and one.start != one.due:
        start = dates.day(one.start)
        return words("read-window", start=start, day=dates.day(one.due), distance=distance)
    return words("read-due", day=dates.day(one.due), distance=distance)


def whom_rows(
    words: Words, choose: WhomPage, *, pick: Callable[[Whom], Action], turn: Callable[[int], Action]
) -> Rows:
    """Units or people to tap, a page at a time."""
    rows = [(Choice(shorten(one.name, _NAME), pick(one)),) for one in choose.choices]
    turning: list[Choice] = []
    if choose.page:
        turning.append(Choice(words("page-before"), turn(choose.page - 1)))
    if choose.page + 1 < choose.pages:
        label = words("page-after", page=choose.page + 2, pages=choose.pages)
        turning.append(Choice(label, turn(choose.page + 1)))
    return (*rows, *((tuple(turning),) if turning else ()))


def quick_days(today: date) -> tuple[tuple[str, date], ...]:
    """Ends that are asked for often, still to come: of this week's work, the month, the quarter."""
    friday = today + timedelta(days=(_MONDAY_TO_FRIDAY - today.weekday()) % 7)
    month = _month_end(today.year, today.month)
    quarter = _month_end(today.year, (today.month + 2) // 3 * 3)
    found = {"quick-friday": friday, "quick-month": month, "quick-quarter": quarter}
    days = dict.fromkeys(found.values())
    return tuple(
        (next(key for key, one in found.items() if one == day), day) for day in days if day > today
    )


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def day_rows(words: Words, today: date, act: Callable[[date], Action]) -> Rows:
    """The same as buttons."""
    return tuple(
        (Choice(words("quick-day", label=words(key), day=dates.day(day)), act(day)),)
        for key, day in quick_days(today)
    )
