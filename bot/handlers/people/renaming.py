"""“Đổi tên” on a person's card: the new name is typed."""

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.dialogues import Form
from bot.handlers.reply import drop_buttons, edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.catalog import words_of
from bot.messages.people import people as wording
from bot.messages.taps.people import RenamePerson
from bot.services import dialogues
from bot.services.people import renaming
from bot.services.people.renaming import KIND
from bot.storage import Dialogue


async def _ask(tapped: Tapped, tap: RenamePerson) -> None:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        shown = await renaming.ask_name(session, speaker, tap.person_id, now=context.now)
    message_id = await edit(context.bot, tapped.query, wording.ask_name(tapped.words, shown))
    async with context.act() as session:
        running = await dialogues.current(session, speaker, now=context.now)
        if running is not None and running.kind == KIND:
            dialogues.remember_prompt(running, message_id)


async def _take_text(
    context: OfficeContext, speaker: Speaker, message: Message, _dialogue: Dialogue
) -> None:
    async with context.act() as session:
        done = await renaming.take_name(session, speaker, message.text or "", now=context.now)
    words = words_of(speaker)
    answer = wording.card(words, done.card, told=words("person-renamed"))
    await send(context.bot, message.chat.id, answer)
    if done.prompt_id:
        await drop_buttons(context.bot, message.chat.id, done.prompt_id)


TAPS: Taps = {RenamePerson: _ask}
FORMS = {KIND: Form(_take_text, yields_to_questions=False)}
