"""What every panel over a task's card shares: the way back, the prompt, the card afterwards."""

from typing import Any

from telegram import InlineKeyboardButton, Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.asking.answers import card_answer
from bot.handlers.asking.said import Asker
from bot.handlers.reply import drop_buttons, edit, replace, send
from bot.handlers.taps import Tapped
from bot.messages.actions import ShowList, ShowTask
from bot.messages.answer import Answer
from bot.messages.callback_data import StaleButton, decode, encode
from bot.messages.catalog import words_of
from bot.messages.doing.officer import with_head
from bot.messages.taps.officer import OpenCard
from bot.services import dialogues
from bot.storage import Dialogue

_NEXT = 1
"""A prompt right above the typed words is still on the screen, and is changed where it stands."""


def way_back(tapped: Tapped) -> ShowList | None:
    """The list the tapped message leads back to, read from its own buttons."""
    message = tapped.query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    for row in markup.inline_keyboard if markup else ():
        for button in row:
            if found := _list_behind(button):
                return found
    return None


def _list_behind(button: InlineKeyboardButton) -> ShowList | None:
    if not isinstance(button.callback_data, str):
        return None
    try:
        action = decode(button.callback_data)
    except StaleButton:
        return None
    match action:
        case ShowList():
            return action
        case ShowTask(back=back) | OpenCard(back=back):
            return back
    return None


def prompt_data(tapped: Tapped, **data: Any) -> dict[str, Any]:
    """What a conversation begun from a button remembers: its message and the way back."""
    message, back = tapped.query.message, way_back(tapped)
    return {
        **data,
        # Only a panel until something is typed: nobody is told when it expires.
        dialogues.QUIET: True,
        "prompt_id": message.message_id if message else None,
        "back": encode(back) if back else None,
    }


def back_of(dialogue: Dialogue) -> ShowList | None:
    """The list a conversation was begun from."""
    kept = dialogue.data.get("back")
    try:
        action = decode(kept) if isinstance(kept, str) else None
    except StaleButton:
        return None
    return action if isinstance(action, ShowList) else None


async def show_card(
    tapped: Tapped, task_id: int, *, head: str = "", back: ShowList | None = None
) -> Answer:
    """The card in place of what was tapped, with what was just done above it."""
    answer = await card(tapped.context, tapped.speaker, task_id, back=back or way_back(tapped))
    answer = with_head(head, answer) if head else answer
    await edit(tapped.context.bot, tapped.query, answer)
    return answer


async def card(
    context: OfficeContext, speaker: Speaker, task_id: int, *, back: ShowList | None = None
) -> Answer:
    """The card as the speaker sees it now."""
    asker = Asker(speaker, words_of(speaker), context.now)
    async with context.database.read() as session:
        return await card_answer(session, asker, task_id, back=back)


async def answer_typed(
    context: OfficeContext, message: Message, dialogue: Dialogue, answer: Answer
) -> int:
    """The answer to words typed into a conversation: where its prompt stands, or below."""
    prompt_id = dialogue.data.get("prompt_id")
    chat_id = message.chat.id
    if isinstance(prompt_id, int) and message.message_id - prompt_id <= _NEXT:
        return await replace(context.bot, chat_id, prompt_id, answer=answer)
    shown = await send(context.bot, chat_id, answer)
    if isinstance(prompt_id, int):
        await drop_buttons(context.bot, chat_id, prompt_id)
    return shown


async def remember_prompt(
    context: OfficeContext, speaker: Speaker, kind: str, message_id: int
) -> None:
    """Notes where the conversation goes on, so that its next step can replace it."""
    async with context.act() as session:
        found = await dialogues.current(session, speaker, now=context.now)
        if found is not None and found.kind == kind:
            dialogues.remember_prompt(found, message_id)
