"""Every tap comes in here: read the callback data, ask who it is, pass it on."""

from telegram import CallbackQuery, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.handlers import start, tasks
from bot.handlers.doing import result_files, results
from bot.handlers.groups import groups
from bot.handlers.office import not_understood
from bot.handlers.people import strangers
from bot.handlers.plans import plans
from bot.handlers.taps import Tapped
from bot.handlers.topics import TAPS
from bot.messages.actions import (
    Action,
    AnswerInReview,
    CancelHandIn,
    ConfirmEnrolment,
    DecidePair,
    DeclineEnrolment,
    FetchFiles,
    FetchPhrases,
    FinishHandIn,
    OnReview,
    PutPhraseAway,
    SetReviewYear,
    ShowGroups,
    ShowList,
    ShowPhrases,
    ShowPlanDiff,
    ShowTask,
    StartHandIn,
    StepInReview,
    TakeReading,
    Tap,
)
from bot.messages.callback_data import decode


async def on_tap(update: Update, context: OfficeContext) -> None:
    """Does what the button says; the little clock on it stops in any case."""
    query = update.callback_query
    if query is None:
        return
    action = decode(query.data or "")
    if query.message is not None and query.message.chat.type != ChatType.PRIVATE:
        toast = await groups.on_tap(update, query, context, action)
    else:
        toast = await _act(update, query, context, action)
    await stop_waiting(query, toast)


async def _act(
    update: Update, query: CallbackQuery, context: OfficeContext, action: Action
) -> str | None:
    """Does it and returns what a toast should say, if anything."""
    match action:
        case ConfirmEnrolment(code):
            await start.confirm(update, query, context, code)
            return None
        case DeclineEnrolment():
            await start.decline(update, query, context)
            return None
    if isinstance(action, Tap) and (of_stranger := strangers.TAPS.get(type(action))):
        await of_stranger(update, query, context, action)
        return None
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
    if isinstance(action, Tap):
        return await TAPS[type(action)](Tapped(query, context, speaker), action)
    match action:
        case ShowList() | ShowTask() | ShowGroups():
            await tasks.on_tap(query, context, speaker, action)
        case TakeReading() | ShowPhrases() | PutPhraseAway() | FetchPhrases():
            await not_understood.on_tap(query, context, speaker, action)
        case StartHandIn() | FinishHandIn() | CancelHandIn() | FetchFiles():
            await _on_hand_in(query, context, speaker, action)
        case (
            OnReview()
            | StepInReview()
            | AnswerInReview()
            | SetReviewYear()
            | ShowPlanDiff()
            | DecidePair()
        ):
            await plans.on_tap(query, context, speaker, action)
    return None


async def _on_hand_in(
    query: CallbackQuery,
    context: OfficeContext,
    speaker: Speaker,
    action: StartHandIn | FinishHandIn | CancelHandIn | FetchFiles,
) -> None:
    match action:
        case StartHandIn(task_id):
            await results.start_from_button(query, context, speaker, task_id=task_id)
        case FinishHandIn(task_id):
            await results.finish(query, context, speaker, task_id=task_id)
        case CancelHandIn(task_id):
            await results.cancel(query, context, speaker, task_id=task_id)
        case FetchFiles(task_id):
            await result_files.fetch_files(query, context, speaker, task_id=task_id)


async def stop_waiting(
    query: CallbackQuery, text: str | None = None, *, must_be_read: bool = False
) -> None:
    """Answers the tap; Telegram refuses when it waited too long, which harms nobody."""
    try:
        await query.answer(text, show_alert=must_be_read)
    except BadRequest:
        return
