"""A draft beside the year's plan in use: what it changes, page by page, and the change itself."""

from telegram import CallbackQuery

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.reply import edit
from bot.messages.actions import DecidePair
from bot.messages.catalog import words_of
from bot.messages.plans import later_versions as wording
from bot.plans.versions.changes import Group
from bot.services.plans import review_ends, review_pairs
from bot.services.plans.review_pairs import Compared


async def compare(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, review_id: int
) -> None:
    """“Thay “…” (xem khác biệt)”: counts first; nothing is changed yet."""
    async with context.act() as session:
        found = await review_pairs.compare(session, speaker, review_id, now=context.now)
    await _show(query, context, speaker, review_id, found)


async def turn_page(
    query: CallbackQuery,
    context: OfficeContext,
    speaker: Speaker,
    review_id: int,
    group: Group,
    *,
    page: int,
) -> None:
    """The rows of one sort of change."""
    async with context.act() as session:
        found = await review_pairs.compare(session, speaker, review_id, now=context.now)
    words = words_of(speaker)
    await edit(context.bot, query, wording.rows(words, review_id, found.diff, group, page=page))


async def ask_pairs(
    query: CallbackQuery,
    context: OfficeContext,
    speaker: Speaker,
    review_id: int,
    *,
    anew: bool,
) -> None:
    """Which of the unsure rows are tasks of the plan in use, one question each."""
    begin = review_pairs.begin_anew if anew else review_pairs.begin
    async with context.act() as session:
        found = await begin(session, speaker, review_id, now=context.now)
    await _ask_on(query, context, speaker, review_id, found)


async def decide(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, action: DecidePair
) -> None:
    """Keeps the answer, then asks the next; after the last one the difference is shown."""
    async with context.act() as session:
        found = await review_pairs.decide(
            session,
            speaker,
            action.review_id,
            row=action.row,
            task=action.task,
            verdict=action.verdict,
            now=context.now,
        )
    await _ask_on(query, context, speaker, action.review_id, found)


async def _ask_on(
    query: CallbackQuery,
    context: OfficeContext,
    speaker: Speaker,
    review_id: int,
    found: Compared,
) -> None:
    if not found.waiting:
        await _show(query, context, speaker, review_id, found)
        return
    words = words_of(speaker)
    asked = wording.pair(words, review_id, found.waiting[0], left=len(found.waiting))
    await edit(context.bot, query, asked)


async def _show(
    query: CallbackQuery,
    context: OfficeContext,
    speaker: Speaker,
    review_id: int,
    found: Compared,
) -> None:
    words = words_of(speaker)
    shown = wording.difference(
        words,
        review_id,
        found.diff,
        title=found.plan.title,
        decided=found.decided,
        drops_most=found.drops_most,
    )
    await edit(context.bot, query, shown)


async def ask_amend(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, review_id: int
) -> None:
    """Most of the plan in use would go, so that perhaps another one is meant."""
    async with context.act() as session:
        found = await review_pairs.compare(session, speaker, review_id, now=context.now)
    dropped, kept = len(found.diff.dropped), len(found.diff.kept)
    asked = wording.really_amend(
        words_of(speaker),
        review_id,
        title=found.plan.title,
        dropped=dropped,
        rows=dropped + kept,
    )
    await edit(context.bot, query, asked)


async def amend(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, review_id: int
) -> None:
    """Puts it in the place of the plan in use; results and history stay."""
    async with context.act() as session:
        amended = await review_ends.amend(session, speaker, review_id, now=context.now)
    words = words_of(speaker)
    plan = amended.plan
    answer = wording.amended(words, title=plan.title, version=plan.version, told=amended.told)
    await edit(context.bot, query, answer)
