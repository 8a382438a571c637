"""One question of a review: the row, what is doubtful, and what it may mean."""

from collections.abc import Iterator
from typing import Any

from bot.messages import dates
from bot.messages.actions import AnswerInReview, OnReview, ReviewAct, StepInReview
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.plans.plans import Rows, doubt, summary
from bot.messages.text import fitting_lines, safe, shorten
from bot.plans.review.kinds import TWINS, Concern, concern_of
from bot.plans.review.questions import Noted, Question, Review, Step, id_of_reading
from bot.plans.review.readings import (
    ByDay,
    Called,
    Edited,
    LedBy,
    MovedTo,
    NoDay,
    OfYear,
    Reading,
)
from bot.plans.values import DraftItem

_CONTENT = 300
_FIELD = 160
_NAMES = (Concern.NAME, Concern.LEAD, Concern.OTHER)
_SHOWN_FOR = {
    "card-coordinating": _NAMES,
    "card-directing": _NAMES,
    "card-expected": (Concern.POSSIBLE, Concern.OTHER),
    "review-budget": (Concern.BUDGET, Concern.OTHER),
}
"""Fields that only help with some doubts; the others are always shown."""
_ROWS_SHOWN = 6
_DAYS = 6
_LABEL = 56
_SHORT_LABEL = 16
"""Two buttons of this length stand beside each other on a phone."""


def review(words: Words, shown: Review, *, hint: bool = False, told: str = "") -> Answer:
    """The open question, or the summary where there is none; `told` is said first."""
    question = shown.question
    told = told or (_said_back(words, shown.noted) if shown.noted else "")
    if question is None:
        return summary(words, shown, told=told)
    lines = [
        *([told, ""] if told else []),
        words("review-progress", count=len(shown.left)),
        "",
        *question_lines(words, shown, question),
    ]
    if hint:
        lines += ["", words(_hint_of(question))]
    return Answer("\n".join(fitting_lines(lines, room=3800)), _choices(words, shown, question))


def _said_back(words: Words, noted: Noted) -> str:
    """What was just answered, and for how many rows."""
    what = (
        "; ".join(_typed_fields(words, dict(noted.reading.values)))
        if isinstance(noted.reading, Edited)
        else safe(reading_label(words, noted.reading, noted.question))
    )
    lines = [words("review-noted", what=what, count=len(noted.question.rows))]
    if noted.new_names:
        names = ", ".join(safe(shorten(name, _FIELD)) for name in noted.new_names)
        lines.append(words("review-new-names", names=names))
    return "\n".join(lines)


def _typed_fields(words: Words, values: dict[str, Any]) -> Iterator[str]:
    for field, value in values.items():
        if field == "milestones":
            due = max((one.due for one in value if one.due), default=None)
            yield words("reading-day", day=dates.day(due)) if due else words("reading-no-day")
        elif field != "budget_vnd":
            printed = ", ".join(value) if isinstance(value, tuple) else str(value)
            yield safe(shorten(printed, _FIELD))


def _hint_of(question: Question) -> str:
    return "review-type-year" if not question.rows else "review-type"


def question_lines(words: Words, shown: Review, question: Question) -> list[str]:
    """What is asked, without the ways to answer."""
    items = [shown.draft.items[position] for position in question.rows]
    concern = concern_of(question.doubt.key)
    one = len(items) == 1
    lines = list(_one_row(words, items[0], concern) if one else _many(words, items))
    if not items:
        lines = [f"<b>{safe(shorten(shown.draft.title, 200))}</b>"]
    return [*lines, "", f"<b>{doubt(words, question.doubt)}</b>"]


def _one_row(words: Words, item: DraftItem, concern: Concern) -> Iterator[str]:
    number = f"<b>{safe(shorten(item.number, 20))}.</b> " if item.number else ""
    yield number + safe(shorten(item.content, _CONTENT) or words("review-no-content"))
    if item.parent:
        yield words("review-parent", value=safe(shorten(item.parent, _FIELD)))
    yield from _fields(words, item, concern)


def _fields(words: Words, item: DraftItem, concern: Concern) -> Iterator[str]:
    """When and by whom, as read, and the cell that is in doubt."""
    who = "; ".join(filter(None, ("; ".join(item.lead_units), ", ".join(item.lead_persons))))
    fields = (
        ("card-timeline", item.timeline),
        ("review-due", "; ".join(_days(item))),
        ("card-lead", who),
        ("card-coordinating", "; ".join((*item.coordinating_units, *item.coordinating_persons))),
        ("card-directing", ", ".join(item.directed_by)),
        ("card-expected", item.expected_result),
        ("review-budget", item.budget_text),
        ("card-section", item.section),
    )
    for key, value in fields:
        if value and concern in _SHOWN_FOR.get(key, Concern):
            yield words(key, value=safe(shorten(value, _FIELD)))


def _days(item: DraftItem) -> Iterator[str]:
    """Every day something of the row is due, the first few of many."""
    days = sorted({one.due for one in item.milestones if one.due})
    yield from (dates.day(day) for day in days[:_DAYS])
    if len(days) > _DAYS:
        yield "…"


def _many(words: Words, items: list[DraftItem]) -> Iterator[str]:
    for item in items[:_ROWS_SHOWN]:
        number = f"<b>{safe(shorten(item.number, 20))}.</b> " if item.number else "• "
        yield number + safe(shorten(item.content, 90))
    if len(items) > _ROWS_SHOWN:
        yield words("review-more-rows", count=len(items) - _ROWS_SHOWN)
    if items:
        yield ""
        yield words("review-for-all", count=len(items))


def _choices(words: Words, shown: Review, question: Question) -> Rows:
    def step(key: str, step: Step) -> Choice:
        return Choice(words(key), StepInReview(shown.id, step, question.id))

    answers = [
        Choice(
            shorten(reading_label(words, reading, question), _LABEL),
            AnswerInReview(shown.id, question.id, id_of_reading(reading)),
        )
        for reading in question.readings
    ]
    rows = list(_paired(answers))
    type_it = Choice(words("button-type"), OnReview(shown.id, ReviewAct.TYPE))
    rows.append((type_it, step("button-skip", Step.SKIP)))
    if len(question.rows) > 1 and question.doubt.key not in TWINS:
        rows.append((step("button-apart", Step.APART),))
    rows.append((step("button-step-back", Step.BACK), step("button-skip-rest", Step.SKIP_REST)))
    return tuple(rows)


def _paired(answers: list[Choice]) -> Iterator[tuple[Choice, ...]]:
    """Two short answers in a row, a long one alone."""
    if any(len(one.label) > _SHORT_LABEL for one in answers):
        yield from ((one,) for one in answers)
        return
    yield from zip(answers[::2], answers[1::2], strict=False)
    if len(answers) % 2:
        yield (answers[-1],)


def reading_label(words: Words, reading: Reading, question: Question) -> str:
    """A reading in a few words; plain text, for a button or a numbered menu."""
    match reading:
        case ByDay(day=day, beside=True):
            return words("reading-also-day", day=dates.day(day))
        case ByDay(day=day):
            return words("reading-day", day=dates.day(day))
        case NoDay():
            return words("reading-no-day")
        case MovedTo(year):
            return words("reading-moved", year=str(year))
        case OfYear(year):
            return words("plan-year", year=str(year)).capitalize()
        case Called(_, name) | LedBy(name):
            return shorten(name, _LABEL)
        case _:
            return _as_read(words, question)


def _as_read(words: Words, question: Question) -> str:
    match question.doubt.key:
        case "possible-milestone":
            return words("reading-not-a-day")
        case key if key in TWINS:
            return words("reading-two-names")
        case "other-year":
            return words("reading-as-printed")
        case _:
            return words("reading-right")
