"""Words and files of who co-operates: collected as a result is, handed to who does the task."""

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.dialogues import Form, say_left
from bot.handlers.doing.officer_panels import card, show_card
from bot.handlers.doing.results import show_collected
from bot.handlers.reply import drop_buttons, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.catalog import words_of
from bot.messages.doing.officer import with_head
from bot.messages.taps.officer import BeginContribution, FinishContribution
from bot.parsing.results import Ending, ending_in
from bot.services import dialogues
from bot.services.doing import collecting, contributing
from bot.storage import Dialogue


async def _begin(tapped: Tapped, tap: BeginContribution) -> None:
    """The card stays above."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        state = await contributing.start(session, speaker, tap.task_id, now=context.now)
    await show_collected(context, speaker, tapped.chat_id, state=state)


async def _finish(tapped: Tapped, tap: FinishContribution) -> None:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        await contributing.finish(session, speaker, tap.task_id, now=context.now)
    await show_card(tapped, tap.task_id, head=tapped.words("contribution-kept"))


async def _take_text(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """Words of it, or words that end it as its buttons do."""
    text, chat_id = message.text or "", message.chat.id
    match ending_in(text):
        case Ending.LEAVE:
            async with context.act() as session:
                left = await dialogues.leave(session, speaker, now=context.now)
            await say_left(context, speaker, chat_id, left)
        case Ending.FINISH:
            await _finish_in_words(context, speaker, chat_id, dialogue)
        case None:
            async with context.act() as session:
                state = await collecting.add_text(session, speaker, text, now=context.now)
            await show_collected(context, speaker, chat_id, state=state)


async def _finish_in_words(
    context: OfficeContext, speaker: Speaker, chat_id: int, dialogue: Dialogue
) -> None:
    task_id = dialogue.task_id or 0
    async with context.act() as session:
        await contributing.finish(session, speaker, task_id, now=context.now)
    shown = await card(context, speaker, task_id)
    head = words_of(speaker)("contribution-kept")
    await send(context.bot, chat_id, with_head(head, shown))
    if prompt_id := dialogue.data.get("prompt_id"):
        await drop_buttons(context.bot, chat_id, prompt_id)


TAPS: Taps = {BeginContribution: _begin, FinishContribution: _finish}
FORMS: dict[str, Form] = {contributing.CONTRIBUTE: Form(_take_text)}
