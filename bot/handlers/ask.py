"""Any other message: read it as a question and answer."""

from datetime import date

from telegram import Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.domain import OPEN_STATES, OwnerKind, Speaker, TaskFilter
from bot.errors import NhacViecError
from bot.handlers.plans import take_answer
from bot.handlers.reply import send
from bot.handlers.results import begin_hand_in, take_text
from bot.messages import questions, start, tasks
from bot.messages.actions import fitting
from bot.messages.answer import Answer
from bot.messages.catalog import LANGUAGES, Words, words_in
from bot.parsing.values import Status
from bot.services import asking, reviews
from bot.services.tasks import show_card, show_list, tasks_numbered
from bot.storage import Session

_MENU_KEYS = {
    words_in(language)(key): key for language in LANGUAGES for row in start.MENU for key in row
}


async def on_text(update: Update, context: OfficeContext) -> None:
    """Words: a key of the standing keyboard, part of a hand-in, or a question."""
    message, chat = update.effective_message, update.effective_chat
    if message is None or chat is None or not message.text:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update)
        key = _MENU_KEYS.get(message.text.strip())
        reply: Answer | int | None = None
        words, today = words_for(update, speaker), context.today(speaker)
        is_busy = speaker.busy_until is not None and speaker.busy_until > context.now
        review_id = None
        if not key and not is_busy:
            review_id = await reviews.answered_by(session, speaker, message.text, now=context.now)
        if review_id is None and (
            key or not is_busy or asking.is_surely_a_question(message.text, today=today)
        ):
            wish = await _wish(session, speaker, key, message.text, today=today)
            reply = await _reply(session, speaker, wish, words=words, today=today)
    if review_id is not None:
        await take_answer(context, speaker, chat.id, review_id=review_id, text=message.text)
    elif reply is None:
        await take_text(update, context, speaker)
    elif isinstance(reply, int):
        await begin_hand_in(context, speaker, chat.id, task_id=reply)
    else:
        await send(context.bot, chat.id, reply)


async def _wish(
    session: Session, speaker: Speaker, key: str | None, text: str, *, today: date
) -> asking.Wish:
    if key:
        return asking.menu_wish(key, today=today)
    return await asking.understand(session, speaker, text, today=today)


async def _reply(
    session: Session, speaker: Speaker, wish: asking.Wish, *, words: Words, today: date
) -> Answer | int:
    """The answer, or the task whose hand-in is to begin."""
    if isinstance(wish, asking.WantsHandIn) and wish.number:
        found = await tasks_numbered(session, speaker, wish.number)
        if len(found) == 1 and found[0].state in OPEN_STATES and found[0].id:
            return found[0].id
    return await answer_to(session, speaker, wish, words=words, today=today)


async def answer_to(
    session: Session, speaker: Speaker, wish: asking.Wish, *, words: Words, today: date
) -> Answer:
    """What the bot says to a wish; looks only, changes nothing."""
    match wish:
        case asking.WantsList(wanted):
            return await list_answer(session, speaker, wanted, words=words, today=today)
        case asking.WantsTask(number) | asking.WantsHandIn(str(number)):
            return await _numbered(session, speaker, number, words=words, today=today)
        case asking.WantsHandIn():
            mine = TaskFilter(owner=OwnerKind.ME, status=Status.OPEN)
            found = await list_answer(session, speaker, mine, words=words, today=today)
            return questions.choose_for_hand_in(words, found)
        case asking.WantsHelp():
            return start.help_text(words, brings_plans=reviews.keeps_plans(speaker))
        case asking.Ambiguous(kind, printed, choices):
            return questions.which_one(words, kind, printed, choices=choices)
        case asking.NotYet():
            return questions.not_yet(words)
        case asking.NotUnderstood():
            return questions.not_understood(words)


async def list_answer(  # the same list for words, commands and paging buttons
    session: Session,
    speaker: Speaker,
    wanted: TaskFilter,
    *,
    words: Words,
    today: date,
    page: int = 0,
) -> Answer:
    shown = await show_list(session, speaker, fitting(wanted), today=today, page=page)
    return tasks.task_list(words, shown.page, owner_name=shown.owner_name, today=today)


async def _numbered(
    session: Session, speaker: Speaker, number: str, *, words: Words, today: date
) -> Answer:
    found = await tasks_numbered(session, speaker, number)
    if len(found) > 1:
        return tasks.which_task(words, number, found)
    task_id = found[0].id
    if task_id is None:
        raise NhacViecError
    shown = await show_card(session, speaker, task_id)
    return tasks.task_card(
        words, shown.card, may_hand_in=shown.may_hand_in, today=today, zone=speaker.zone
    )
