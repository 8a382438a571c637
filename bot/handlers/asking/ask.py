"""Any other message: read it as a question and answer."""

from dataclasses import dataclass

from telegram import Message, Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.errors import NotAllowed, NotOfThisForm
from bot.handlers.asking.answers import answer_to
from bot.handlers.asking.said import Asker, Said
from bot.handlers.broadcasts import receiving
from bot.handlers.doing.officer import take_reply
from bot.handlers.doing.officer_words import offer_event
from bot.handlers.doing.one_by_one import say_which_first
from bot.handlers.doing.results import begin_hand_in
from bot.handlers.doors import Door, door_of
from bot.handlers.last_list import remember, shown_last
from bot.handlers.plans.plans import take_answer
from bot.handlers.reply import send
from bot.handlers.topics import FORMS, ON_INTENT
from bot.messages import menus
from bot.parsing.bare_questions import names_a_task
from bot.parsing.told_with_done import told_with_done
from bot.parsing.values import Intent
from bot.services import dialogues
from bot.services.asking import asking
from bot.services.asking.asked_instead import asked_instead
from bot.services.asking.chats import may_go_on
from bot.services.asking.wishes import NotUnderstood, NotYet, Wish
from bot.services.broadcasts.typed_receipts import receipt_meant
from bot.services.doing import event_words
from bot.services.doing.handing_in import hand_in_of
from bot.services.office import phrases
from bot.services.plans import reviews
from bot.storage import Dialogue, Session


@dataclass(frozen=True, slots=True)
class _Heard:
    """What typed words turned out to be: one of these."""

    door: Door | None = None
    review_id: int | None = None
    received: int | None = None
    """A broadcast."""
    typed_into: Dialogue | None = None
    task_id: int | None = None
    wish: Wish | None = None
    said: Said | None = None
    event: event_words.Heard | None = None


async def on_text(update: Update, context: OfficeContext) -> None:
    """Words: a key of the standing keyboard, part of a conversation, or a question."""
    message, chat = update.effective_message, update.effective_chat
    if message is None or chat is None or not message.text:
        return
    if message.reply_to_message and (
        await take_reply(update, context, message)
        or await receiving.take_reply(update, context, message)
    ):
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        asker = Asker(speaker, words_for(update, speaker), context.now, html=message.text_html)
        heard = await _hear(session, context, asker, chat_id=chat.id, text=message.text)
    if heard.door is not None:
        await heard.door(update, context)
    elif heard.received is not None:
        await receiving.confirm_typed(context, speaker, chat.id, heard.received)
    elif heard.review_id is not None:
        await take_answer(context, speaker, chat.id, review_id=heard.review_id, text=message.text)
    elif heard.typed_into is not None:
        await _take_typed(context, asker, message, heard.typed_into)
    elif heard.event is not None:
        await offer_event(context, asker, chat.id, heard.event)
    elif heard.task_id is not None:
        await _begin_hand_in(context, asker, chat.id, task_id=heard.task_id, text=message.text)
    else:
        await _answer(context, asker, chat.id, heard)


async def _begin_hand_in(
    context: OfficeContext, asker: Asker, chat_id: int, *, task_id: int, text: str
) -> None:
    """“Xong việc 24, đã trình”; of several tasks the first, with how to go on."""
    told = await say_which_first(context, asker, chat_id, intent=Intent.DONE, text=text)
    told = told_with_done(text) if told is None else told
    await begin_hand_in(context, asker.speaker, chat_id, task_id=task_id, told=told)


async def _take_typed(
    context: OfficeContext, asker: Asker, message: Message, dialogue: Dialogue
) -> None:
    """What is no value of the form is answered if it asks something; the form waits."""
    try:
        await FORMS[dialogue.kind].take_text(context, asker.speaker, message, dialogue)
    except NotOfThisForm as error:
        text = message.text or ""
        async with context.database.read() as session:
            wish = await asked_instead(session, asker.speaker, text, today=asker.today)
        if wish is None:
            error.at_prompt = True
            raise
        await answer_words(context, asker, message.chat.id, text, may_act=True)


async def answer_words(
    context: OfficeContext, asker: Asker, chat_id: int, text: str, *, may_act: bool
) -> None:
    """Answers words that were said elsewhere: no part of what is half done in this chat.

    Words of somebody else are a question at most: nobody acts by opening a link.
    """
    async with context.database.read() as session:
        wish = await asking.understand(session, asker.speaker, text, today=asker.today)
        heard = await _heard_as(session, asker, wish, text=text)
    if not may_act and (heard.task_id is not None or isinstance(heard.wish, NotYet)):
        raise NotAllowed("words-of-another")
    if heard.task_id is not None:
        await _begin_hand_in(context, asker, chat_id, task_id=heard.task_id, text=text)
    else:
        await _answer(context, asker, chat_id, heard)


async def _hear(
    session: Session, context: OfficeContext, asker: Asker, *, chat_id: int, text: str
) -> _Heard:
    speaker, key = asker.speaker, menus.menu_key(asker.words, text, asker.speaker.roles)
    if door := door_of(asker, text):
        return _Heard(door=door)
    dialogue = await _open_dialogue(session, asker)
    if dialogue is not None and not key and not _interrupts(dialogue, asker, text):
        return _Heard(typed_into=dialogue)
    if dialogue is None and not key:
        if received := await receipt_meant(session, speaker, text, now=asker.now):
            return _Heard(received=received)
        review_id = await reviews.answered_by(session, speaker, text, now=asker.now)
        if review_id is not None:
            return _Heard(review_id=review_id)
    if not key and (event := await event_words.event_in(session, speaker, text, today=asker.today)):
        return _Heard(event=event)
    wish = await _wish(session, context, asker, chat_id=chat_id, key=key, text=text)
    return await _heard_as(session, asker, wish, text=text)


async def _heard_as(session: Session, asker: Asker, wish: Wish, *, text: str) -> _Heard:
    speaker = asker.speaker
    if task_id := await hand_in_of(session, speaker, wish):
        return _Heard(task_id=task_id)
    if isinstance(wish, NotUnderstood | NotYet):
        return _Heard(wish=wish)
    return _Heard(said=await answer_to(session, asker, wish, text=text))


async def _open_dialogue(session: Session, asker: Asker) -> Dialogue | None:
    """The conversation the words may belong to; most people are in none."""
    until = asker.speaker.busy_until
    if until is None or until <= asker.now or asker.speaker.busy_with not in FORMS:
        return None
    return await dialogues.current(session, asker.speaker, now=asker.now)


def _interrupts(dialogue: Dialogue, asker: Asker, text: str) -> bool:
    """Whether the words are surely a question, so that the conversation waits."""
    form = FORMS[dialogue.kind]
    if not form.yields_to_questions:
        return False
    if form.takes_sentences:
        return asking.is_only_a_question(text, today=asker.today)
    if form.takes_values and names_a_task(text):
        return True
    return asking.is_surely_a_question(text, today=asker.today)


async def _answer(context: OfficeContext, asker: Asker, chat_id: int, heard: _Heard) -> None:
    said = heard.said
    if isinstance(heard.wish, NotUnderstood):
        said = await _not_understood(context, asker, heard.wish, chat_id=chat_id)
    elif isinstance(heard.wish, NotYet):
        act = ON_INTENT.get(heard.wish.intent)
        if act is not None and await act(context, asker, chat_id, heard.wish):
            return
        async with context.database.read() as session:
            said = await answer_to(session, asker, heard.wish)
    if said is not None:
        await send(context.bot, chat_id, said.answer)
        await remember(context, asker, chat_id, said)


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
        earlier = await shown_last(session, context, asker, chat_id)
    return await asking.understand(session, asker.speaker, text, today=asker.today, earlier=earlier)


async def _not_understood(
    context: OfficeContext, asker: Asker, wish: NotUnderstood, *, chat_id: int
) -> Said:
    """The words are kept for the office first, so that the buttons can say what was chosen."""
    phrase_id = None
    async with context.act() as session:
        if phrases.teaches(wish):
            phrase_id = await phrases.keep(
                session, asker.speaker, chat_id, wish.text, today=asker.today, now=asker.now
            )
        return await answer_to(session, asker, wish, text=wish.text, phrase_id=phrase_id)
