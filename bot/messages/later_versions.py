"""A draft beside the plan in use: the difference with the buttons of a review."""

from functools import partial

from bot.messages import amending
from bot.messages.actions import OnReview, ReviewAct, ShowPlanDiff, StepInReview
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.text import safe, shorten
from bot.plans.review.questions import Step
from bot.plans.versions.changes import Group, PlanDiff


def difference(words: Words, review_id: int, diff: PlanDiff) -> Answer:
    """Counts, a button for each sort of change, and the way on or back."""
    found = amending.summary(words, diff, open_group=partial(ShowPlanDiff, review_id))
    on = Choice(words("button-amend"), OnReview(review_id, ReviewAct.AMEND))
    back = Choice(words("button-to-summary"), StepInReview(review_id, Step.SUMMARY))
    ways = ((back,),) if diff.is_empty else ((on,), (back,))
    return Answer(found.text, (*found.choices, *ways))


def rows(words: Words, review_id: int, diff: PlanDiff, group: Group, *, page: int) -> Answer:
    """A page of one sort of change, with the way back to the counts."""
    found = amending.group_page(
        words, diff, group, page=page, open_group=partial(ShowPlanDiff, review_id)
    )
    back = Choice(words("button-to-difference"), OnReview(review_id, ReviewAct.COMPARE))
    return Answer(found.text, (*found.choices, (back,)))


def amended(words: Words, *, title: str, version: int, told: int) -> Answer:
    """After everything was kept."""
    done = words("amended-done", title=safe(shorten(title, 200)), version=str(version))
    return Answer(f"{done}\n{words('amended-told', count=told)}")
