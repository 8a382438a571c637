"""Any other message: read it as a question and answer."""

from telegram import Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.handlers.answers import answer_to
from bot.handlers.plans import take_answer
from bot.handlers.reply import send
from bot.handlers.results import begin_hand_in, take_text
from bot.handlers.said import Asker, Said
from bot.messages import start
from bot.messages.catalog import LANGUAGES, words_in
from bot.services import asking, phrases, reviews
from bot.services.chats import may_go_on
from bot.services.handing_in import hand_in_of
from bot.services.shown import Shown
from bot.services.wishes import NotUnderstood, Wish
from bot.storage import Session

_MENU_KEYS = {
    words_in(language)(key): key for language in LANGUAGES for row in start.MENU for key in row
}


async def on_text(update: Update, context: OfficeContext) -> None:
    """Words: a key of the standing keyboard, part of a hand-in, or a question."""
    message, chat = update.effective_message, update.effective_chat
    if message is None or chat is None or not message.text:
        return
    text, key = message.text, _MENU_KEYS.get(message.text.strip())
    review_id = wish = task_id = said = None
    async with context.database.read() as session:
        speaker = await speaker_of(session, update)
        asker = Asker(speaker, words_for(update, speaker), context.now)
        is_busy = speaker.busy_until is not None and speaker.busy_until > context.now
        if not key and not is_busy:
            review_id = await reviews.answered_by(session, speaker, text, now=context.now)
        if review_id is None and (
            key or not is_busy or asking.is_surely_a_question(text, today=asker.today)
        ):
            wish = await _wish(session, context, asker, chat_id=chat.id, key=key, text=text)
            task_id = await hand_in_of(session, speaker, wish)
            if task_id is None and not isinstance(wish, NotUnderstood):
                said = await answer_to(session, asker, wish, text=text)
    if review_id is not None:
        await take_answer(context, speaker, chat.id, review_id=review_id, text=text)
    elif wish is None:
        await take_text(update, context, speaker)
    elif task_id is not None:
        await begin_hand_in(context, speaker, chat.id, task_id=task_id)
    else:
        if isinstance(wish, NotUnderstood):
            said = await _not_understood(context, asker, wish, chat_id=chat.id)
        if said is not None:
            await send(context.bot, chat.id, said.answer)
            await remember(context, asker, chat.id, said)


async def _wish(
    session: Session,
    context: OfficeContext,
    asker: Asker,
    *,
    chat_id: int,
    key: str | None,
    text: str,
) -> Wish:
    if key:
        return asking.menu_wish(key, today=asker.today)
    earlier = None
    if may_go_on(text):
        earlier = await _shown_last(session, context, asker, chat_id)
    return await asking.understand(session, asker.speaker, text, today=asker.today, earlier=earlier)


async def _shown_last(
    session: Session, context: OfficeContext, asker: Asker, chat_id: int
) -> Shown | None:
    last_lists = context.parts.last_lists
    return await last_lists.recall(session, asker.speaker, chat_id, now=asker.now)


async def _not_understood(
    context: OfficeContext, asker: Asker, wish: NotUnderstood, *, chat_id: int
) -> Said:
    """The words are kept for the office first, so that the buttons can say what was chosen."""
    phrase_id = None
    async with context.database.write() as session:
        if phrases.teaches(wish):
            phrase_id = await phrases.keep(
                session, asker.speaker, chat_id, wish.text, today=asker.today, now=asker.now
            )
        return await answer_to(session, asker, wish, text=wish.text, phrase_id=phrase_id)


async def remember(context: OfficeContext, asker: Asker, chat_id: int, said: Said) -> None:
    """Later words go on from what was shown."""
    shown = said.shown
    if said.offered:
        async with context.database.read() as session:
            shown = said.shown_after(await _shown_last(session, context, asker, chat_id))
    if shown is None:
        return
    last_lists = context.parts.last_lists
    if last_lists.note(asker.speaker, chat_id, shown, now=asker.now):
        context.application.create_task(last_lists.write_soon())
