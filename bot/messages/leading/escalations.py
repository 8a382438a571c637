"""What stays undone and went up: one message to a superior, and what came of asking again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain import Level, OwnerKind, Speaker, TaskFilter
from bot.messages import dates
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.paging import turning
from bot.messages.reminder_buttons import numbers
from bot.messages.reminder_values import LINES
from bot.messages.taps.lead import AskAgain, TurnRisen
from bot.messages.taps.mornings import ListBelow
from bot.messages.text import safe, shorten
from bot.parsing.values import Status
from bot.storage import Task
from bot.storage.task_people import Doing


@dataclass(frozen=True, slots=True)
class Risen:
    """A task that went up to the reader, with who does it."""

    task: Task
    due: date
    level: Level
    doing: Doing = field(default_factory=Doing)
    """Asked for only what is shown."""
    has_card: bool = True
    """The reader may open it; a head of somebody's own unit only hears of it."""
    directs: bool = False
    """The reader is named as who directs it."""

    @property
    def heading(self) -> str:
        """The key of the words it stands under."""
        if self.level is Level.LEAD:
            return "escalation-lead"
        return "escalation-director" if self.directs else "escalation-nobody-directs"


_HEADINGS = ("escalation-lead", "escalation-director", "escalation-nobody-directs")


def escalated(
    words: Words,
    found: Sequence[Risen],
    *,
    today: date,
    message_id: int,
    late_list: TaskFilter | None,
    page: int = 0,
) -> Answer:
    """All that went up to somebody this morning, a page of it.

    `message_id` is the outbox row it is asked by; `late_list` is left out where it is empty.
    """
    pages = _pages(found)
    page, shown = on_page(found, page)
    text = [f"<b>{words('escalation-title', count=len(found))}</b>"]
    if pages > 1:
        first = page * LINES + 1
        span = words("morning-page", first=first, last=first + len(shown) - 1, total=len(found))
        text.append(f"<i>{span}</i>")
    for heading in _HEADINGS:
        lines = [_line(words, one, today=today) for one in shown if one.heading == heading]
        if lines:
            text += ["", words(heading), *lines]
    text += ["", words("escalation-hint")]
    rows = numbers([one.task for one in shown if one.has_card])
    rows += turning(words, page, pages, lambda to: TurnRisen(message_id, to))
    rows.append((Choice(words("button-ask-again"), AskAgain(message_id)),))
    if late_list is not None:
        rows.append((Choice(words("button-all-late"), ListBelow(ShowList(late_list))),))
    return Answer("\n".join(text), choices=tuple(rows))


def on_page(found: Sequence[Risen], page: int) -> tuple[int, list[Risen]]:
    """A page and what stands on it; of no such page the last one."""
    every = sorted(found, key=lambda one: _HEADINGS.index(one.heading))
    page = min(page, _pages(found) - 1)
    return page, every[page * LINES : (page + 1) * LINES]


def _pages(found: Sequence[Risen]) -> int:
    return max(-(-len(found) // LINES), 1)


def _line(words: Words, one: Risen, *, today: date) -> str:
    when = words(
        "line-due",
        day=dates.short_day(one.due, today=today),
        distance=dates.distance(words, one.due, today=today),
    )
    names = ", ".join([*one.doing.people, *one.doing.units]) or words("escalation-nobody")
    content = safe(shorten(one.task.content, 110))
    number = safe(shorten(one.task.number, 12))
    return f"<b>{number}.</b> {content} <i>({when})</i> · {safe(shorten(names, 90))}"


def all_late(found: Sequence[Risen], speaker: Speaker) -> TaskFilter:
    """Of the unit for its head; of the whole office for who sees it."""
    is_head = all(one.level is Level.LEAD for one in found)
    if is_head and speaker.unit_id:
        return TaskFilter(OwnerKind.UNIT, speaker.unit_id, Status.OVERDUE)
    owner = OwnerKind.ALL if speaker.sees_all else OwnerKind.DIRECTED
    return TaskFilter(owner, status=Status.OVERDUE)


def asked_again(
    words: Words, *, asked: Sequence[str], before: Sequence[str], nobody: Sequence[str]
) -> str:
    """The toast, plain text: which tasks were asked about, had been today, have nobody to ask."""
    said = [
        words(key, numbers=shorten(", ".join(numbers), 40))
        for key, numbers in (
            ("asked-again-now", asked),
            ("asked-again-before", before),
            ("asked-again-nobody", nobody),
        )
        if numbers
    ]
    return " ".join(said) or words("asked-again-over")
