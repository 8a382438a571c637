"""A draft beside the year's plan in use: what it changes, page by page, and the change itself."""

from telegram import CallbackQuery

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.reply import edit
from bot.messages import later_versions as wording
from bot.messages.catalog import words_in
from bot.plans.versions.changes import Group
from bot.services import review_ends


async def compare(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, review_id: int
) -> None:
    """“Thay bản đang dùng (xem khác biệt)”: counts first; nothing is changed yet."""
    async with context.database.write() as session:
        diff = await review_ends.compare(session, speaker, review_id, now=context.now)
    words = words_in(speaker.language)
    await edit(context.bot, query, wording.difference(words, review_id, diff))


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
    async with context.database.write() as session:
        diff = await review_ends.compare(session, speaker, review_id, now=context.now)
    words = words_in(speaker.language)
    await edit(context.bot, query, wording.rows(words, review_id, diff, group, page=page))


async def amend(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, review_id: int
) -> None:
    """Puts it in the place of the plan in use; results and history stay."""
    async with context.database.write() as session:
        amended = await review_ends.amend(session, speaker, review_id, now=context.now)
    words = words_in(speaker.language)
    plan = amended.plan
    answer = wording.amended(words, title=plan.title, version=plan.version, told=amended.told)
    await edit(context.bot, query, answer)
