"""What we say about one task: its card."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.domain import OPEN_STATES, Part, Role
from bot.messages import dates
from bot.messages.actions import FetchFiles, ShowList, StartHandIn
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.text import MESSAGE_LIMIT, fitting_lines, safe, shorten
from bot.storage import Milestone, Result, Task
from bot.storage.ids import id_of
from bot.storage.tasks import TaskCard

_CONTENT = 1800
_FIELD = 500
_RESULTS_SHOWN = 3
_RESULTS = 1200
"""Characters of a card that are kept free for the results, whatever else it has to say."""
_FALSE = 150
"""Characters kept free for what to do about a false report."""


def task_card(
    words: Words,
    card: TaskCard,
    *,
    may_hand_in: bool,
    today: date,
    zone: ZoneInfo,
    returned_by: Role | None = None,
    back: ShowList | None = None,
) -> Answer:
    """Everything about one task, and what the reader may do with it.

    `returned_by` is whom the reader asks to have a false report of theirs returned.
    """
    task = card.task
    head = words("card-title", number=safe(task.number), state=words(f"state-{task.state.value}"))
    body = [f"<b>{head}</b>", safe(shorten(task.content, _CONTENT)), ""]
    body += [words("card-left-out", version=str(task.left_out_in))] if task.left_out_in else []
    body += _when_lines(words, card, today=today)
    body += _who_lines(words, card)
    body += _field(words, "card-expected", task.expected_result)
    body += _budget(words, task)
    body += _field(words, "card-section", card.section)
    results = fitting_lines(_result_lines(words, card, zone), room=_RESULTS)
    results += ["", f"<i>{words(f'card-false-{returned_by.value}')}</i>"] if returned_by else []
    body = fitting_lines(body, room=MESSAGE_LIMIT - _RESULTS - _FALSE) + results
    return Answer(
        "\n".join(body), choices=_card_choices(words, card, may_hand_in=may_hand_in, back=back)
    )


def _field(words: Words, key: str, value: str) -> list[str]:
    return [words(key, value=safe(shorten(value, _FIELD)))] if value.strip() else []


def _when_lines(words: Words, card: TaskCard, *, today: date) -> list[str]:
    lines = _field(words, "card-timeline", card.task.timeline)
    if card.task.due and card.task.state in OPEN_STATES:
        distance = dates.distance(words, card.task.due, today=today)
        lines.append(words("card-due", day=dates.day(card.task.due), distance=distance))
    if len(card.milestones) > 1 or any(m.text or m.trigger for m in card.milestones):
        lines += [_milestone(words, milestone) for milestone in card.milestones]
    return lines


def _milestone(words: Words, milestone: Milestone) -> str:
    done = "✅ " if milestone.done_at else "• "
    parts = [_milestone_when(words, milestone)]
    if milestone.text:
        parts.append(safe(shorten(milestone.text, 160)))
    return done + ": ".join(parts)


def _milestone_when(words: Words, milestone: Milestone) -> str:
    if milestone.due is None:
        trigger = safe(shorten(milestone.trigger or "", 120))
        if milestone.offset_days:
            return words("milestone-awaits-days", days=milestone.offset_days, trigger=trigger)
        return words("milestone-awaits", trigger=trigger)
    if milestone.start is None or milestone.start == milestone.due:
        return words("milestone-by", day=dates.day(milestone.due))
    return words("milestone-window", start=dates.day(milestone.start), day=dates.day(milestone.due))


def _who_lines(words: Words, card: TaskCard) -> list[str]:
    lines: list[str] = []
    for part in Part:
        units = [named.unit for named in card.named if named.part is part and named.unit]
        people = [named.person for named in card.named if named.part is part and named.person]
        text = "; ".join(dict.fromkeys(units))
        if people:
            names = ", ".join(dict.fromkeys(people))
            text = f"{text} ({names})" if text else names
        if part is Part.COORDINATING and card.task.coordination:
            text = card.task.coordination
        lines += _field(words, f"card-{part.value}", text)
    return lines


def _budget(words: Words, task: Task) -> list[str]:
    if task.budget_vnd is None:
        return []
    return [words("card-budget", amount=f"{task.budget_vnd:,}".replace(",", "."))]


def _result_lines(words: Words, card: TaskCard, zone: ZoneInfo) -> list[str]:
    if not card.results:
        return []
    shown = card.results[-_RESULTS_SHOWN:]
    lines = ["", f"<b>{words('card-results')}</b>"]
    for result, name in shown:
        count = sum(1 for file in card.files if file.result_id == result.id)
        lines.append(_result(words, result, by=_by(words, result, name, zone), files=count))
    return lines


def _by(words: Words, result: Result, name: str, zone: ZoneInfo) -> str:
    handed_in = result.created_at.astimezone(zone).date()
    return words("result-by", name=safe(name), day=dates.day(handed_in))


def _result(words: Words, result: Result, *, by: str, files: int) -> str:
    parts = [by]
    if result.document_number:
        parts.append(document(words, result.document_number, result.document_date))
    if result.text:
        parts.append(safe(shorten(result.text, _FIELD)))
    if files:
        parts.append(words("result-files", count=files))
    return "• " + " · ".join(parts)


def document(words: Words, number: str, issued_on: date | None) -> str:
    """A document by its number and day."""
    if issued_on is None:
        return words("document", number=safe(number))
    return words("document-of-day", number=safe(number), day=dates.day(issued_on))


def _card_choices(
    words: Words, card: TaskCard, *, may_hand_in: bool, back: ShowList | None
) -> tuple[tuple[Choice, ...], ...]:
    rows: list[tuple[Choice, ...]] = []
    task_id = id_of(card.task)
    if may_hand_in:
        rows.append((Choice(words("button-done"), StartHandIn(task_id)),))
    if card.files:
        rows.append((Choice(words("button-files", count=len(card.files)), FetchFiles(task_id)),))
    if back is not None:
        rows.append((Choice(words("button-back"), back),))
    return tuple(rows)
