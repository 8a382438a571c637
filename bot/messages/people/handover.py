"""What we say while a handover is put together, and of what is handed over."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain import HandoverState
from bot.messages import dates
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving, replacing_reason
from bot.messages.paging import turning
from bot.messages.people.handover_values import (
    HandoverChoices,
    HandoverDraft,
    HandoverPart,
    HandoverReason,
    Somebody,
)
from bot.messages.taps.handover import (
    AskHandoverPart,
    ConfirmHandover,
    HandOverAll,
    PickHandoverDays,
    PickHandoverPerson,
    PickHandoverReason,
    ReplaceHandoverReason,
    TickHandoverTask,
)
from bot.messages.text import safe, shorten

Rows = tuple[tuple[Choice, ...], ...]
_LABEL = 48
_ASK = {
    HandoverPart.WHOSE: "handover-ask-whose",
    HandoverPart.WHOM: "handover-ask-whom",
    HandoverPart.DAYS: "handover-ask-days",
    HandoverPart.REASON: "handover-ask-reason",
    HandoverPart.TASKS: "handover-ask-tasks",
}
_CHANGE = {
    HandoverPart.WHOM: "button-handover-whom",
    HandoverPart.DAYS: "button-handover-days",
    HandoverPart.REASON: "button-handover-reason",
    HandoverPart.TASKS: "button-handover-tasks",
}


def form(
    words: Words,
    draft: HandoverDraft,
    choices: HandoverChoices,
    *,
    today: date,
) -> Answer:
    """The question for a part under what is known; or the whole, to be confirmed."""
    lines = [f"<b>{words('handover-title')}</b>", *_known(words, draft), ""]
    if draft.step is None:
        lines += _warnings(words, draft)
        lines.append(words("handover-check-asking" if draft.needs_asking else "handover-check"))
        return Answer("\n".join(lines), choices=_summary(words, draft))
    if choices.printed:
        lines.append(words("handover-several", said=safe(shorten(choices.printed, 60))))
    else:
        lines.append(words(_ASK[draft.step]))
    rows = _to_tap(words, draft, choices, today=today)
    return Answer("\n".join(lines), choices=(*rows, *_way_on(words, draft), (leaving(words),)))


def _known(words: Words, draft: HandoverDraft) -> list[str]:
    lines: list[str] = []
    if draft.whose:
        lines.append(words("handover-whose", name=safe(draft.whose.name)))
    if draft.to:
        lines.append(words("handover-to", name=safe(draft.to.name)))
    if draft.first and draft.last:
        lines.append(words("handover-days", when=days(words, draft.first, draft.last)))
    if draft.reason:
        lines.append(words("handover-reason", reason=safe(shorten(draft.reason, 200))))
    if draft.whose and (draft.step is None or draft.step is HandoverPart.TASKS):
        count = len(draft.ticked)
        key = "handover-some-tasks" if count else "handover-all-tasks"
        lines.append(words(key, count=count or draft.open_tasks))
    return lines


def days(words: Words, first: date, last: date) -> str:
    """Both days as they are, since both count."""
    if first == last:
        return words("period-day", day=dates.day(first))
    return words("period-from-to", start=dates.day(first), end=dates.day(last))


def _warnings(words: Words, draft: HandoverDraft) -> list[str]:
    lines: list[str] = []
    if draft.to and not draft.to.is_enrolled:
        lines.append(f"⚠️ {words('handover-not-enrolled', name=safe(draft.to.name))}")
    if draft.to and draft.to.is_away:
        lines.append(f"⚠️ {words('handover-away', name=safe(draft.to.name))}")
    return lines


def _summary(words: Words, draft: HandoverDraft) -> Rows:
    label = "button-handover-ask" if draft.needs_asking else "button-handover-confirm"
    change = [Choice(words(key), AskHandoverPart(draft.id, part)) for part, key in _CHANGE.items()]
    pairs = tuple(tuple(change[at : at + 2]) for at in range(0, len(change), 2))
    return ((Choice(words(label), ConfirmHandover(draft.id)),), *pairs, (leaving(words),))


def _to_tap(
    words: Words,
    draft: HandoverDraft,
    choices: HandoverChoices,
    *,
    today: date,
) -> Rows:
    part = draft.step
    rows: list[tuple[Choice, ...]]
    match part:
        case HandoverPart.WHOSE | HandoverPart.WHOM:
            rows = [(_person(draft, part, one),) for one in choices.people]
        case HandoverPart.DAYS:
            rows = [(_days(words, draft, label, *found),) for label, *found in _offered(today)]
        case HandoverPart.REASON:
            rows = [
                tuple(
                    Choice(words(f"handover-for-{one.value}"), PickHandoverReason(draft.id, one))
                    for one in HandoverReason
                )
            ]
        case HandoverPart.TASKS:
            rows = [(_task(draft, choices, place),) for place in range(len(choices.tasks))]
        case None:
            return ()
    return (
        *rows,
        *turning(
            words, choices.page, choices.pages, lambda page: AskHandoverPart(draft.id, part, page)
        ),
    )


def _person(draft: HandoverDraft, part: HandoverPart, one: Somebody) -> Choice:
    return Choice(shorten(one.label, _LABEL), PickHandoverPerson(draft.id, part, one.id))


def _days(words: Words, draft: HandoverDraft, label: str, first: date, last: date) -> Choice:
    shown = words("quick-day", label=words(label), day=dates.day(last))
    return Choice(shown, PickHandoverDays(draft.id, first, last))


def _offered(today: date) -> list[tuple[str, date, date]]:
    """To the end of this week's work, the next week, two weeks from tomorrow."""
    monday = today + timedelta(days=7 - today.weekday())
    tomorrow = today + timedelta(days=1)
    found = [
        ("handover-next-week", monday, monday + timedelta(days=4)),
        ("handover-two-weeks", tomorrow, tomorrow + timedelta(days=13)),
    ]
    friday = monday - timedelta(days=3)
    return [("handover-this-week", today, friday), *found] if friday >= today else found


def _task(draft: HandoverDraft, choices: HandoverChoices, place: int) -> Choice:
    task = choices.tasks[place]
    ticked = task.id in draft.ticked
    label = f"{'☑' if ticked else '☐'} {task.number}. {shorten(task.content, 40)}"
    return Choice(label, TickHandoverTask(draft.id, task.id, not ticked, choices.page))


def _way_on(words: Words, draft: HandoverDraft) -> Rows:
    """Leaving out what need not be said, and back to the whole where all else is known."""
    row: list[Choice] = []
    if draft.step is HandoverPart.REASON:
        row.append(Choice(words("button-leave-out"), PickHandoverReason(draft.id, None)))
    if draft.step is HandoverPart.TASKS:
        row.append(Choice(words("button-handover-all"), HandOverAll(draft.id)))
    if draft.whose and draft.to and draft.last and draft.reason is not None:
        row.append(Choice(words("button-handover-whole"), AskHandoverPart(draft.id, None)))
    return (tuple(row),) if row else ()


SIGNS = {
    HandoverState.ASKED: "❔",
    HandoverState.AGREED: "🗓",
    HandoverState.DECLINED: "✖️",
    HandoverState.WITHDRAWN: "✖️",
}


def not_sent(words: Words, shown: Answer, draft_id: int, other: str) -> Answer:
    """What waits to be confirmed, where the words below it read as another order."""
    replacing = Choice(replacing_reason(words, other), ReplaceHandoverReason(draft_id))
    text = f"{words('handover-not-sent')}\n\n{shown.text}"
    return replace(shown, text=text, choices=(*shown.choices, (replacing,)))
