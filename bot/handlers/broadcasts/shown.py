"""A draft of a broadcast in the chat: below what was typed, or in place of what was tapped."""

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.reply import drop_buttons, edit, replace, send
from bot.handlers.taps import Tapped
from bot.messages.answer import Answer
from bot.messages.broadcasts import composing as wording
from bot.messages.catalog import words_of
from bot.services import dialogues
from bot.services.broadcasts.composing import KIND, Shown


def worded(speaker: Speaker, shown: Shown) -> Answer:
    return wording.form(words_of(speaker), shown.draft, zone=speaker.zone, changed=shown.changed)


async def show_below(
    context: OfficeContext,
    speaker: Speaker,
    chat_id: int,
    shown: Shown,
    *,
    in_place: bool = False,
) -> None:
    """The newest message alone has buttons; within an album the same message changes."""
    answer = worded(speaker, shown)
    if in_place and shown.prompt_id:
        message_id = await replace(context.bot, chat_id, shown.prompt_id, answer=answer)
    else:
        message_id = await send(context.bot, chat_id, answer)
        if shown.prompt_id:
            await drop_buttons(context.bot, chat_id, shown.prompt_id)
    if message_id != shown.prompt_id:
        await _remember(context, speaker, message_id)


async def _remember(context: OfficeContext, speaker: Speaker, message_id: int) -> None:
    async with context.act() as session:
        running = await dialogues.current(session, speaker, now=context.now)
        if running is not None and running.kind == KIND:
            dialogues.remember_prompt(running, message_id)


async def show_here(tapped: Tapped, shown: Shown) -> None:
    """In place of the tapped message; where that cannot be edited, the new one is noted."""
    message_id = await edit(tapped.context.bot, tapped.query, worded(tapped.speaker, shown))
    if message_id != shown.prompt_id:
        await _remember(tapped.context, tapped.speaker, message_id)
