"""Every tap comes in here: read the callback data, ask who it is, pass it on."""

from telegram import CallbackQuery, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.errors import NotAllowed
from bot.handlers import not_understood, plans, results, start, tasks
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
)
from bot.messages.callback_data import decode


async def on_tap(update: Update, context: OfficeContext) -> None:
    """Does what the button says; the little clock on it stops in any case."""
    query = update.callback_query
    if query is None:
        return
    if query.message is not None and query.message.chat.type != ChatType.PRIVATE:
        raise NotAllowed("private-only")
    await _act(update, query, context, decode(query.data or ""))
    await stop_waiting(query)


async def _act(
    update: Update, query: CallbackQuery, context: OfficeContext, action: Action
) -> None:
    match action:
        case ConfirmEnrolment(code):
            await start.confirm(update, query, context, code)
            return
        case DeclineEnrolment():
            await start.decline(update, query, context)
            return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update)
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
            await results.fetch_files(query, context, speaker, task_id=task_id)


async def stop_waiting(query: CallbackQuery, text: str | None = None) -> None:
    """Answers the tap; Telegram refuses when it waited too long, which harms nobody."""
    try:
        await query.answer(text, show_alert=text is not None)
    except BadRequest:
        return
