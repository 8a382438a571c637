"""What we say to the office that brings a plan in: reading, summary, stored."""

from collections import Counter
from collections.abc import Iterator

from bot.messages.actions import OnReview, ReviewAct, SetReviewYear, StepInReview
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.text import fitting_lines, safe, shorten
from bot.parsing.text import clean
from bot.parsing.values import Doubt
from bot.plans.names.units import group_units
from bot.plans.review.kinds import rows_in_doubt
from bot.plans.review.questions import Review, Step
from bot.plans.values import DraftPlan

_TITLE = 200
_TITLE_ON_BUTTON = 24
_UNITS_SHOWN = 5
_PLAN_DOUBTS_SHOWN = 6
_SUMMARY = 3500

Rows = tuple[tuple[Choice, ...], ...]


def doubt(words: Words, found: Doubt) -> str:
    """A doubt as one sentence of our HTML."""
    values = {name: safe(shorten(text, 120)) for name, text in found.values}
    return words(f"doubt-{found.key}", **values)


def plain_doubt(words: Words, found: Doubt) -> str:
    """The same for a cell of Excel or a terminal, which know no markup."""
    return words(f"doubt-{found.key}", **dict(found.values))


def sheet_guide(words: Words) -> list[str]:
    """How the Excel sheet of a draft is corrected, line by line."""
    return words("plan-sheet-guide").split("\n")


def received(words: Words, review_id: int, *, name: str) -> Answer:
    """At once, before the file is even loaded."""
    text = words("plan-received", name=safe(shorten(name, 80)))
    return Answer(text, _stop(words, review_id))


def progress(words: Words, review_id: int, *, name: str, done: int, total: int) -> Answer:
    """How far the reading is; in pages where the file has them."""
    key = "plan-reading-page" if name.lower().endswith(".pdf") else "plan-reading-part"
    values: dict[str, str | int] = {"name": safe(shorten(name, 80)), "done": done}
    text = words(key, **values, total=total) if total else words("plan-reading", **values)
    return Answer(text, _stop(words, review_id))


def _stop(words: Words, review_id: int) -> Rows:
    return ((Choice(words("button-stop-reading"), OnReview(review_id, ReviewAct.STOP)),),)


def stopped(words: Words, *, name: str) -> Answer:
    return Answer(words("plan-reading-stopped", name=safe(shorten(name, 80))))


def failed(words: Words, *, name: str) -> Answer:
    """In place of the progress where nobody foresaw what happened; what to do comes below."""
    return Answer(words("plan-reading-failed", name=safe(shorten(name, 80))))


def interrupted(words: Words) -> Answer:
    return Answer(words("plan-reading-interrupted"))


def dropped(words: Words, *, name: str) -> Answer:
    return Answer(words("plan-dropped", name=safe(shorten(name, 80))))


def summary(words: Words, review: Review, *, told: str = "") -> Answer:
    """What was read, what to look at, and what to do with it."""
    draft = review.draft
    lines = [told, ""] if told else []
    lines += [f"<b>{safe(shorten(draft.title, _TITLE)) or words('plan-untitled')}</b>"]
    lines += [_origin(words, draft), "", *count_lines(words, draft)]
    doubtful = list(doubt_lines(words, draft))
    if doubtful:
        lines += ["", f"<b>{words('plan-to-review')}</b>", *doubtful]
    lines += ["", *_beside(words, review), _where(words, review)]
    return Answer("\n".join(fitting_lines(lines, room=_SUMMARY)), _summary_choices(words, review))


def _beside(words: Words, review: Review) -> Iterator[str]:
    """What is unusual about the year; the plan in use most like this one."""
    year = review.draft.year
    if review.sent_in and review.sent_in != year:
        yield words("plan-of-other-year", year=str(year), now=str(review.sent_in))
    if rival := review.rival:
        title = safe(shorten(rival.title, _TITLE))
        yield words("plan-in-use", title=title, shared=rival.shared, rows=rival.rows)


def _origin(words: Words, draft: DraftPlan) -> str:
    parts = [safe(shorten(draft.organisation, 120)), words("plan-year", year=str(draft.year))]
    if draft.document_number:
        parts.append(words("document", number=safe(draft.document_number)))
    return " · ".join(filter(None, parts))


def count_lines(words: Words, draft: DraftPlan) -> Iterator[str]:
    """How many of what; what there is none of is left out."""
    kinds = Counter(item.kind for item in draft.items)
    dated = sum(item.due is not None for item in draft.items)
    awaited = sum(not item.due and bool(item.milestones) for item in draft.items)
    counts = (
        ("plan-tasks", kinds["task"]),
        ("plan-indicators", kinds["indicator"]),
        ("plan-projects", kinds["project"]),
        ("plan-dated", dated),
        ("plan-awaited", awaited),
        ("plan-undated", len(draft.items) - dated - awaited),
        ("plan-budget-lines", len(draft.budget_lines)),
    )
    yield from (f"• {words(key, count=count)}" for key, count in counts if count)
    if units := _units(words, draft):
        yield f"• {words('plan-units', units=units)}"


def _units(words: Words, draft: DraftPlan) -> str:
    """Each unit once, however the rows spell it."""
    printed = [unit for item in draft.items for unit in item.lead_units]
    groups = group_units(printed, dict(draft.learnt))
    called = {other: name for name, others in groups.items() for other in (name, *others)}
    counted = Counter(called.get(clean(unit), unit) for unit in printed)
    shown = [
        f"{safe(shorten(unit, 50))} ({count})" for unit, count in counted.most_common(_UNITS_SHOWN)
    ]
    more = len(counted) - len(shown)
    return ", ".join([*shown, *([words("plan-more-units", count=more)] if more else [])])


def doubt_lines(words: Words, draft: DraftPlan) -> Iterator[str]:
    """How many rows are doubtful in what, then what is doubtful about the whole."""
    for concern, rows in rows_in_doubt(draft.items).items():
        yield f"• {words(f'plan-doubt-{concern}', rows=rows)}"
    for found in draft.doubts[:_PLAN_DOUBTS_SHOWN]:
        yield f"• {doubt(words, found)}"


def _where(words: Words, review: Review) -> str:
    if review.left:
        return words("review-questions-left", count=len(review.left))
    if review.skipped:
        return words("review-skipped", count=review.skipped)
    return words("review-nothing-left")


def _summary_choices(words: Words, review: Review) -> Rows:
    def on(key: str, act: ReviewAct) -> Choice:
        return Choice(words(key), OnReview(review.id, act))

    open_questions = len(review.left) or review.skipped
    begin = StepInReview(review.id, Step.BEGIN)
    rows: list[tuple[Choice, ...]] = []
    if open_questions:
        rows.append((Choice(words("button-review", count=open_questions), begin),))
    if rival := review.rival:
        label = words("button-compare", title=shorten(rival.title, _TITLE_ON_BUTTON))
        ways = (
            (Choice(label, OnReview(review.id, ReviewAct.COMPARE)),),
            (on("button-save-beside", ReviewAct.SAVE_BESIDE),),
        )
        rows += ways if rival.is_likely else reversed(ways)
    else:
        rows.append((on("button-save-plan", ReviewAct.SAVE),))
    rows.append(
        (on("button-draft-excel", ReviewAct.EXCEL), on("button-change-year", ReviewAct.YEARS))
    )
    rows.append((on("button-drop-plan", ReviewAct.ASK_DROP),))
    return tuple(rows)


def really_drop(words: Words, review: Review) -> Answer:
    """Asked once more: what was corrected would be lost."""
    title = safe(shorten(review.draft.title or review.source_name, _TITLE))
    drop = Choice(words("button-really-drop"), OnReview(review.id, ReviewAct.DROP))
    return Answer(words("plan-really-drop", title=title), ((drop,), (_to_summary(words, review),)))


def choose_year(words: Words, review: Review) -> Answer:
    year = review.draft.year
    years = (year - 1, year, year + 1)
    row = tuple(Choice(str(one), SetReviewYear(review.id, one)) for one in years)
    text = words("plan-which-year", year=str(year))
    return Answer(text, (row, (_to_summary(words, review),)))


def _to_summary(words: Words, review: Review) -> Choice:
    return Choice(words("button-to-summary"), StepInReview(review.id, Step.SUMMARY))


def saved(
    words: Words, *, title: str, tasks: int, units: int, people: int, not_enrolled: int
) -> Answer:
    """After everything was kept, with what to do next."""
    lines = [words("plan-saved", title=safe(shorten(title, _TITLE)), tasks=tasks)]
    if units or people:
        lines.append(words("plan-saved-new", units=units, people=people))
    lines.append("")
    key = "plan-saved-invite" if not_enrolled else "plan-saved-all-enrolled"
    lines.append(words(key, count=not_enrolled) if not_enrolled else words(key))
    return Answer("\n".join(lines))
