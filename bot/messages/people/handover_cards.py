"""What we say of what is handed over: the list, one of them, what was just done to it."""

from datetime import date, timedelta

from bot.domain import HandoverState
from bot.messages import dates
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving
from bot.messages.paging import turning
from bot.messages.people.handover import SIGNS, days
from bot.messages.people.handover_values import HandoverCard, HandoverLine, HandoverPage
from bot.messages.reach import reach_lines
from bot.messages.taps.handover import (
    AgreeHandover,
    AskHandoverEnd,
    DeclineHandover,
    EndHandover,
    MoveHandoverEnd,
    NewHandover,
    ShowHandover,
    ShowHandovers,
)
from bot.messages.text import safe, shorten

_TASKS_SHOWN = 12


def overview(words: Words, page: HandoverPage, *, today: date) -> Answer:
    """What is handed over now or soon, each a button; a new one below."""
    head = f"<b>{words('handovers-title')}</b>"
    body = words("handovers-hint" if page.lines else "handovers-none")
    rows: list[tuple[Choice, ...]] = [
        (Choice(_label(words, one, today=today), ShowHandover(one.id)),) for one in page.lines
    ]
    rows += turning(words, page.page, page.pages, ShowHandovers)
    rows.append((Choice(words("button-handover-new"), NewHandover()),))
    return Answer(f"{head}\n{body}", choices=tuple(rows))


def _label(words: Words, line: HandoverLine, *, today: date) -> str:
    return words(
        "handover-line",
        sign="▶️" if line.is_running else SIGNS[line.state],
        name=shorten(line.whose, 24),
        to=shorten(line.to, 24),
        start=dates.short_day(line.first, today=today),
        end=dates.short_day(line.last, today=today),
    )


def card(words: Words, shown: HandoverCard, *, told: str = "") -> Answer:
    """One handover; `told` is what was just done, above it."""
    lines = [told, ""] if told else []
    lines += [
        f"<b>{words('handover-title')}</b>",
        words("handover-whose", name=safe(shown.whose)),
        words("handover-to", name=safe(shown.to)),
        words("handover-days", when=days(words, shown.first, max(shown.first, shown.last))),
    ]
    if shown.reason:
        lines.append(words("handover-reason", reason=safe(shorten(shown.reason, 200))))
    lines += _tasks(words, shown)
    lines.append(words(f"handover-is-{_state(shown)}", name=safe(shown.decided_by)))
    return Answer("\n".join(lines), choices=_acts(words, shown))


def told_to(words: Words, key: str, shown: HandoverCard) -> str:
    """What was just done, and which of the two hears of it."""
    return "\n".join([words(key), *reach_lines(words, shown.reach)])


def _tasks(words: Words, shown: HandoverCard) -> list[str]:
    if not shown.tasks:
        return [words("handover-tasks-all")]
    numbers = [safe(shorten(task.number, 12)) for task in shown.tasks[:_TASKS_SHOWN]]
    more = "…" if len(shown.tasks) > _TASKS_SHOWN else ""
    return [words("handover-tasks-some", number=", ".join(numbers) + more)]


def _state(shown: HandoverCard) -> str:
    if shown.is_running:
        return "running"
    if shown.is_over and shown.state is HandoverState.AGREED:
        return "ended"
    return shown.state.value


def _acts(words: Words, shown: HandoverCard) -> tuple[tuple[Choice, ...], ...]:
    rows: list[tuple[Choice, ...]] = []
    if shown.may_decide:
        agree = Choice(words("button-handover-agree"), AgreeHandover(shown.id))
        rows.append((agree, Choice(words("button-handover-decline"), DeclineHandover(shown.id))))
    if shown.may_end:
        key = "button-handover-end" if shown.is_running else "button-handover-take-back"
        move = Choice(words("button-handover-move-end"), AskHandoverEnd(shown.id))
        rows.append((move, Choice(words(key), EndHandover(shown.id))))
    rows.append((Choice(words("button-handovers"), ShowHandovers()),))
    return tuple(rows)


def ask_sure(words: Words, shown: HandoverCard) -> Answer:
    """Before it is ended, since the tasks change hands at once."""
    key = "handover-end-sure" if shown.is_running else "handover-take-back-sure"
    rows = (
        (Choice(words("button-handover-sure"), EndHandover(shown.id, sure=True)),),
        (Choice(words("button-handover-back"), ShowHandover(shown.id)),),
    )
    return Answer(words(key, name=safe(shown.whose), to=safe(shown.to)), choices=rows)


def ask_end(words: Words, shown: HandoverCard, *, today: date) -> Answer:
    """Another last day, by button or typed."""
    offered = [shown.last + timedelta(days=7), shown.last + timedelta(days=14)]
    if shown.first <= today < shown.last:
        offered.insert(0, today)
    rows = tuple((Choice(dates.day(day), MoveHandoverEnd(shown.id, day)),) for day in offered)
    text = words("handover-ask-end", name=safe(shown.whose), end=dates.day(shown.last))
    back = (Choice(words("button-handover-back"), ShowHandover(shown.id)),)
    return Answer(text, choices=(*rows, back, (leaving(words),)))
