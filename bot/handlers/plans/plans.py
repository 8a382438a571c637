"""A plan from the office's phone: the file, its review by buttons and typing, stored."""

import asyncio
import re
from functools import partial

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest, NetworkError

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers.plans import later_versions, readings
from bot.handlers.plans.progress import Load, Reading
from bot.handlers.reply import drop_buttons, edit, send
from bot.messages.actions import (
    AnswerInReview,
    DecidePair,
    OnReview,
    ReviewAct,
    ReviewAction,
    SetReviewYear,
    ShowPlanDiff,
    StepInReview,
)
from bot.messages.catalog import Words, words_of
from bot.messages.plans import plans as wording
from bot.messages.plans.reviews import review as review_answer
from bot.parsing.text import fold
from bot.plans.review.questions import Review, Step
from bot.plans.review.sheet_marks import SheetId
from bot.services.plans import plan_readings, plan_sources, review_ends, reviews

_YEAR = re.compile(r"(?:\bnam |\byear |^)(20\d\d)\b(?!/)")
_ENDINGS = re.compile(r"\.(docx?|odt|rtf|pdf|xlsx?|xlsm|ods|csv|tsv|txt|md|html?)$", re.IGNORECASE)


def is_plan_file(name: str) -> bool:
    """Whether a file of this name may be meant as a plan; other files are results."""
    return bool(_ENDINGS.search(name))


async def take_file(
    update: Update,
    context: OfficeContext,
    speaker: Speaker,
    message: Message,
    *,
    name: str,
    load: Load,
) -> None:
    """Answers at once and reads in the background; a year in the caption wins."""
    chat_id, words = message.chat.id, words_of(speaker)
    async with context.act() as session:
        lapsed = await plan_sources.lapsed(session, now=context.now)
        review_id = await plan_readings.begin(
            session, speaker, name=name, chat_id=chat_id, now=context.now
        )
    try:
        await _forget_unused(context, *lapsed)
        message_id = await send(context.bot, chat_id, wording.received(words, review_id, name=name))
    except BaseException:
        await readings.forget_unread(context, speaker, review_id)
        raise
    year = _YEAR.search(fold(message.caption or ""))
    reading = Reading(review_id, chat_id, message_id, name, load, int(year[1]) if year else None)
    readings.start(update, context, speaker, reading)


async def on_tap(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, action: ReviewAction
) -> None:
    """Every button of a review."""
    match action:
        case OnReview(review_id, act):
            await _act(query, context, speaker, review_id, act)
        case StepInReview(review_id, step, question):
            async with context.act() as session:
                review = await reviews.take_step(
                    session, speaker, review_id, step, question_id=question, now=context.now
                )
            await _show(query, context, speaker, review)
        case AnswerInReview(review_id, question, reading):
            async with context.act() as session:
                review = await reviews.answer(
                    session,
                    speaker,
                    review_id,
                    question_id=question,
                    reading_id=reading,
                    now=context.now,
                )
            await _show(query, context, speaker, review)
        case SetReviewYear(review_id, year):
            async with context.act() as session:
                review = await reviews.set_year(session, speaker, review_id, year, now=context.now)
            await _show(query, context, speaker, review)
        case ShowPlanDiff(review_id, group, page):
            await later_versions.turn_page(query, context, speaker, review_id, group, page=page)
        case DecidePair():
            await later_versions.decide(query, context, speaker, action)


async def _act(
    query: CallbackQuery,
    context: OfficeContext,
    speaker: Speaker,
    review_id: int,
    act: ReviewAct,
) -> None:
    match act:
        case ReviewAct.STOP:
            await _stop(query, context, speaker, review_id)
        case ReviewAct.SAVE | ReviewAct.SAVE_BESIDE:
            await _save(query, context, speaker, review_id, beside=act is ReviewAct.SAVE_BESIDE)
        case ReviewAct.DROP:
            await _drop(query, context, speaker, review_id)
        case ReviewAct.COMPARE:
            await later_versions.compare(query, context, speaker, review_id)
        case ReviewAct.PAIRS | ReviewAct.PAIRS_ANEW:
            anew = act is ReviewAct.PAIRS_ANEW
            await later_versions.ask_pairs(query, context, speaker, review_id, anew=anew)
        case ReviewAct.ASK_AMEND:
            await later_versions.ask_amend(query, context, speaker, review_id)
        case ReviewAct.AMEND:
            await later_versions.amend(query, context, speaker, review_id)
        case _:
            await _look(query, context, speaker, review_id, act)


async def _look(
    query: CallbackQuery,
    context: OfficeContext,
    speaker: Speaker,
    review_id: int,
    act: ReviewAct,
) -> None:
    """What changes nothing of the draft."""
    words = words_of(speaker)
    async with context.act() as session:
        review = await reviews.show(session, speaker, review_id, now=context.now)
    match act:
        case ReviewAct.EXCEL:
            await _send_excel(context, query.from_user.id, words, review)
        case ReviewAct.TYPE:
            await edit(context.bot, query, review_answer(words, review, hint=True))
        case ReviewAct.YEARS:
            await edit(context.bot, query, wording.choose_year(words, review))
        case ReviewAct.ASK_DROP:
            await edit(context.bot, query, wording.really_drop(words, review))


async def _send_excel(context: OfficeContext, chat_id: int, words: Words, review: Review) -> None:
    # The bot would hold openpyxl and all it brings although hardly anybody asks for a sheet.
    from bot.plans.review.sheet import write_draft  # noqa: PLC0415 (large, seldom used)

    content = await asyncio.to_thread(
        write_draft,
        review.draft,
        sheet=SheetId(review.id, review.edition),
        say=partial(wording.plain_doubt, words),
        guide=wording.sheet_guide(words),
    )
    stem = review.source_name.rpartition(".")[0] or review.source_name
    name = words("plan-sheet-name", name=stem)
    try:
        await context.bot.send_document(
            chat_id, content, filename=name, caption=words("plan-sheet-caption")
        )
    except (BadRequest, NetworkError) as error:
        raise NhacViecError("files-not-sent") from error


async def _show(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, review: Review
) -> None:
    await edit(context.bot, query, review_answer(words_of(speaker), review))


async def _stop(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, review_id: int
) -> None:
    """“Dừng đọc”."""
    async with context.act() as session:
        stopped = await plan_readings.stop(session, speaker, review_id)
    if isinstance(stopped, Review):
        await _show(query, context, speaker, stopped)
        return
    readings.stop(context, review_id)
    await edit(context.bot, query, wording.stopped(words_of(speaker), name=stopped))


async def _drop(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, review_id: int
) -> None:
    async with context.act() as session:
        source = await plan_sources.source_of(session, speaker, review_id)
        name = await reviews.drop(session, speaker, review_id)
    readings.stop(context, review_id)
    await _forget_unused(context, source)
    await edit(context.bot, query, wording.dropped(words_of(speaker), name=name))


async def _forget_unused(context: OfficeContext, *sources: str) -> None:
    async with context.database.read() as session:
        await plan_sources.forget_unused(session, context.parts.files, sources)


async def _save(
    query: CallbackQuery,
    context: OfficeContext,
    speaker: Speaker,
    review_id: int,
    *,
    beside: bool,
) -> None:
    """“Lưu kế hoạch”: confirmed only after everything is kept."""
    words = words_of(speaker)
    async with context.act() as session:
        saved = await review_ends.save(session, speaker, review_id, beside=beside, now=context.now)
    if isinstance(saved, Review):
        await edit(context.bot, query, review_answer(words, saved))
        return
    imported = saved.imported
    answer = wording.saved(
        words,
        title=imported.plan.title,
        tasks=imported.tasks,
        units=imported.new_units,
        people=imported.new_people,
        not_enrolled=saved.not_enrolled,
    )
    await edit(context.bot, query, answer)


async def take_answer(
    context: OfficeContext, speaker: Speaker, chat_id: int, *, review_id: int, text: str
) -> None:
    """A typed correction; the next question comes below it, the old buttons go."""
    async with context.act() as session:
        review = await reviews.type_answer(session, speaker, review_id, text, now=context.now)
    await show_below(context, speaker, chat_id, review)


async def show_below(
    context: OfficeContext, speaker: Speaker, chat_id: int, review: Review
) -> None:
    """The review in a new message; the one that showed it loses its buttons."""
    shown = await send(context.bot, chat_id, review_answer(words_of(speaker), review))
    if review.message_id:
        await drop_buttons(context.bot, chat_id, review.message_id)
    async with context.act() as session:
        await reviews.remember_message(session, speaker, review.id, shown)


async def leave(context: OfficeContext, speaker: Speaker, chat_id: int) -> bool:
    """/huy: ends a reading, else leaves the questions, else asks whether to drop.

    False where none of these is under way.
    """
    return await _stop_running(context, speaker, chat_id) or await _leave_review(
        context, speaker, chat_id
    )


async def _stop_running(context: OfficeContext, speaker: Speaker, chat_id: int) -> bool:
    async with context.act() as session:
        stopped = await plan_readings.stop_running(session, speaker, now=context.now)
    if stopped is None:
        return False
    readings.stop(context, stopped.review_id)
    words = words_of(speaker)
    await send(context.bot, chat_id, wording.stopped(words, name=stopped.name))
    if stopped.message_id:
        await drop_buttons(context.bot, chat_id, stopped.message_id)
    return True


async def _leave_review(context: OfficeContext, speaker: Speaker, chat_id: int) -> bool:
    async with context.act() as session:
        review = await reviews.current(session, speaker, now=context.now)
        was_asked = review is not None and review.question is not None
        if review is not None and was_asked:
            review = await reviews.take_step(
                session, speaker, review.id, Step.SUMMARY, now=context.now
            )
    if review is None:
        return False
    if was_asked:
        await show_below(context, speaker, chat_id, review)
    else:
        words = words_of(speaker)
        await send(context.bot, chat_id, wording.really_drop(words, review))
    return True
