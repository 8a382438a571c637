"""A draft beside the plan in use: the difference with the buttons of a review."""

from functools import partial

from bot.messages.actions import DecidePair, OnReview, ReviewAct, ShowPlanDiff, StepInReview
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.plans import amending
from bot.messages.text import safe, shorten
from bot.plans.review.questions import Step
from bot.plans.versions.changes import Group, PlanDiff, Unsure, Verdict

_TITLE = 200


def difference(
    words: Words,
    review_id: int,
    diff: PlanDiff,
    *,
    title: str,
    decided: int,
    drops_most: bool = False,
) -> Answer:
    """Counts, a button for each sort of change, what is to be decided, the way on or back.

    `title` is the plan's in use. Where most of it would go, the way on asks once more.
    """
    found = amending.summary(words, diff, title=title, open_group=partial(ShowPlanDiff, review_id))
    text = [found.text]
    ask: list[tuple[Choice, ...]] = []
    if diff.unsure:
        label = words("button-pairs", count=len(diff.unsure))
        ask.append((Choice(label, OnReview(review_id, ReviewAct.PAIRS)),))
    if decided:
        text.append(words("amended-decided", count=decided))
        anew = Choice(words("button-pairs-anew"), OnReview(review_id, ReviewAct.PAIRS_ANEW))
        ask.append((anew,))
    act = ReviewAct.ASK_AMEND if drops_most else ReviewAct.AMEND
    on = Choice(words("button-amend"), OnReview(review_id, act))
    back = Choice(words("button-to-summary"), StepInReview(review_id, Step.SUMMARY))
    ways = ((back,),) if diff.is_empty else ((on,), (back,))
    return Answer("\n".join(text), (*found.choices, *ask, *ways))


def really_amend(words: Words, review_id: int, *, title: str, dropped: int, rows: int) -> Answer:
    """Asked once more: the plan in use may be another one."""
    text = words("amended-really", title=safe(shorten(title, _TITLE)), dropped=dropped, rows=rows)
    choices = (
        Choice(words("button-really-amend"), OnReview(review_id, ReviewAct.AMEND)),
        Choice(words("button-save-beside"), OnReview(review_id, ReviewAct.SAVE_BESIDE)),
        Choice(words("button-to-difference"), OnReview(review_id, ReviewAct.COMPARE)),
    )
    return Answer(text, tuple((one,) for one in choices))


def pair(words: Words, review_id: int, one: Unsure, *, left: int) -> Answer:
    """One row that may be a task of the plan in use; what each answer does is said."""

    def choice(key: str, verdict: Verdict) -> tuple[Choice, ...]:
        return (Choice(words(key), DecidePair(review_id, one.at, one.old.id, verdict)),)

    back = Choice(words("button-to-difference"), OnReview(review_id, ReviewAct.COMPARE))
    choices = (
        choice("button-same-task", Verdict.SAME),
        choice("button-two-tasks", Verdict.APART),
        choice("button-pair-later", Verdict.LATER),
        (back,),
    )
    return Answer(amending.pair_question(words, one, left=left), choices)


def rows(words: Words, review_id: int, diff: PlanDiff, group: Group, *, page: int) -> Answer:
    """A page of one sort of change, with the way back to the counts."""
    found = amending.group_page(
        words, diff, group, page=page, open_group=partial(ShowPlanDiff, review_id)
    )
    back = Choice(words("button-to-difference"), OnReview(review_id, ReviewAct.COMPARE))
    return Answer(found.text, (*found.choices, (back,)))


def amended(words: Words, *, title: str, version: int, told: int) -> Answer:
    """After everything was kept."""
    done = words("amended-done", title=safe(shorten(title, _TITLE)), version=str(version))
    return Answer("\n".join([done, *([words("amended-told", count=told)] if told else [])]))
