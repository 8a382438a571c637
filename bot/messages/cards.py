"""What we say about one task: its card."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.acts import Act
from bot.domain import OPEN_STATES, Part, ResultState, Role, TaskState
from bot.messages import dates
from bot.messages.actions import ShowList
from bot.messages.answer import Answer
from bot.messages.card_buttons import on_card
from bot.messages.catalog import Words
from bot.messages.doing import officer_extensions
from bot.messages.doing.milestones import milestone_line
from bot.messages.doing.officer import bar
from bot.messages.text import MESSAGE_LIMIT, fitting_lines, foldable, safe, shorten
from bot.parsing.results import read_document_reference
from bot.storage import NoteKind, Result, Task
from bot.storage.task_notes import SaidNote
from bot.storage.tasks import TaskCard

_CONTENT = 1500
_FIELD = 500
_RESULTS_SHOWN = 3
_RESULTS = 1000
"""Characters of a card that are kept free for the results, whatever else it has to say."""
_SAID = 800
"""The same for what people said of it."""
_KEPT = 500
"""The same for what was just done, and for what to do about a false report."""


def task_card(
    words: Words,
    card: TaskCard,
    *,
    acts: frozenset[Act],
    today: date,
    zone: ZoneInfo,
    returned_by: Role | None = None,
    back: ShowList | None = None,
    bot_name: str = "",
) -> Answer:
    """Everything about one task, and buttons for the acts the reader may do with it now.

    `returned_by` is whom the reader asks to have a false report of theirs returned.
    """
    task = card.task
    head = words("card-title", number=safe(task.number), state=words(f"state-{task.state.value}"))
    body = [f"<b>{head}</b>", foldable(task.content, _CONTENT), ""]
    body += [words("card-left-out", version=str(task.left_out_in))] if task.left_out_in else []
    body += _marks(words, task)
    body += _progress(words, task)
    body += _when_lines(words, card, today=today)
    body += officer_extensions.on_card(words, card.asked)
    body += _who_lines(words, card)
    body += _handed_over(words, card)
    body += _field(words, "card-expected", task.expected_result)
    body += _budget(words, task)
    body += _field(words, "card-section", card.section)
    said = fitting_lines(_said_lines(words, card, zone), room=_SAID)
    results = fitting_lines(_result_lines(words, card, zone), room=_RESULTS)
    results += ["", f"<i>{words(f'card-false-{returned_by.value}')}</i>"] if returned_by else []
    body = fitting_lines(body, room=MESSAGE_LIMIT - _RESULTS - _SAID - _KEPT) + said + results
    return Answer(
        "\n".join(body), choices=on_card(words, card, acts=acts, back=back, bot_name=bot_name)
    )


def _marks(words: Words, task: Task) -> list[str]:
    """That it is urgent, or rests until a day."""
    lines = [words("card-urgent")] if task.urgent and task.state in OPEN_STATES else []
    if task.state is TaskState.PAUSED and task.paused_until:
        lines.append(words("card-paused-until", day=dates.day(task.paused_until)))
    return lines


def _progress(words: Words, task: Task) -> list[str]:
    if task.progress is None or task.state is TaskState.DONE:
        return []
    return [words("card-progress", value=bar(task.progress))]


def _said_lines(words: Words, card: TaskCard, zone: ZoneInfo) -> list[str]:
    """The last words of progress, the last contribution and the last comment."""
    return ["", *(_said(words, one, zone) for one in card.said)] if card.said else []


def _said(words: Words, said: SaidNote, zone: ZoneInfo) -> str:
    day = dates.day(said.note.created_at.astimezone(zone).date())
    by = words("result-by", name=safe(said.name), day=day)
    return f"<b>{words(_SAID_AS[said.note.kind])}</b> {by}: {safe(shorten(said.note.text, 220))}"


_SAID_AS = {
    NoteKind.PROGRESS: "card-said-progress",
    NoteKind.COMMENT: "card-said-comment",
    NoteKind.QUESTION: "card-said-question",
    NoteKind.CONTRIBUTION: "card-said-contribution",
}


def _field(words: Words, key: str, value: str) -> list[str]:
    return [words(key, value=safe(shorten(value, _FIELD)))] if value.strip() else []


def _when_lines(words: Words, card: TaskCard, *, today: date) -> list[str]:
    lines = _field(words, "card-timeline", card.task.timeline)
    if card.task.due and card.task.state in OPEN_STATES:
        distance = dates.distance(words, card.task.due, today=today)
        lines.append(words("card-due", day=dates.day(card.task.due), distance=distance))
    if len(card.milestones) > 1 or any(m.text or m.trigger for m in card.milestones):
        lines += [milestone_line(words, milestone, today=today) for milestone in card.milestones]
    return lines


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
            text = "; ".join([card.task.coordination, *_added(card, units, people)])
        lines += _field(words, f"card-{part.value}", text)
    return lines


def _handed_over(words: Words, card: TaskCard) -> list[str]:
    return [
        words("card-handed-over", name=safe(absent), to=safe(stand_in), end=dates.day(until))
        for absent, stand_in, until in card.handed_over
    ]


def _added(card: TaskCard, units: list[str], people: list[str]) -> list[str]:
    """Who was asked to co-operate since the plan was printed."""
    since = {named.unit or named.person for named in card.named if named.is_added}
    return [name for name in dict.fromkeys([*units, *people]) if name in since]


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
        lines.append(_result(words, result, by=_by(words, card, result, name, zone), files=count))
    return lines


def _by(words: Words, card: TaskCard, result: Result, name: str, zone: ZoneInfo) -> str:
    day = dates.day(result.created_at.astimezone(zone).date())
    absent = card.in_place_of.get(result.id or 0)
    if absent:
        return words("result-by-for", name=safe(name), absent=safe(absent), day=day)
    return words("result-by", name=safe(name), day=day)


def _result(words: Words, result: Result, *, by: str, files: int) -> str:
    """One version: whose, the document, what was said, files, and what became of it."""
    parts, text = [by], foldable(result.text, _FIELD)
    is_folded = text.startswith("<")
    names_document, says_more = _told_of_document(result)
    if result.document_number and (is_folded or not (names_document and says_more)):
        parts.append(document(words, result.document_number, result.document_date))
    if text and not is_folded and says_more:
        parts.append(text)
    if files:
        parts.append(words("result-files", count=files))
    if result.state in (ResultState.RETURNED, ResultState.WITHDRAWN):
        parts.append(f"<i>{words(f'result-{result.state.value}')}</i>")
    line = "• " + " · ".join(parts)
    return f"{line}\n{text}" if is_folded else line


def _told_of_document(result: Result) -> tuple[bool, bool]:
    """Whether its words name the document, and whether they say anything else."""
    read = read_document_reference(result.text, today=result.created_at.date())
    names_document = read.number is not None and read.number == result.document_number
    return names_document, bool(read.rest) if names_document else True


def document(words: Words, number: str, issued_on: date | None) -> str:
    """A document by its number and day."""
    if issued_on is None:
        return words("document", number=safe(number))
    return words("document-of-day", number=safe(number), day=dates.day(issued_on))
