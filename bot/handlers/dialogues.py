"""Half-finished conversations: each kind's own way to take words and files, put together."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Message, Update

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers.plans import plans
from bot.handlers.reply import drop_buttons, send
from bot.handlers.taps import Tapped, Taps
from bot.messages import dialogues as wording
from bot.messages.catalog import words_of
from bot.messages.taps.common import LeaveDialogue
from bot.services import dialogues
from bot.storage import Dialogue

TakeText = Callable[[OfficeContext, Speaker, Message, Dialogue], Awaitable[None]]
"""Takes words typed into a conversation; the row is as it was read, not to be changed."""


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of conversation takes what a person types."""

    take_text: TakeText
    yields_to_questions: bool = True
    """Words that surely are a question are answered instead, and the conversation waits."""
    takes_sentences: bool = False
    """A sentence may well ask something and belong here: only bare questions are answered."""
    takes_values: bool = False
    """Days, hours or numbers alone: words that name a task by its number are about that task."""


async def on_leave(update: Update, context: OfficeContext) -> None:
    """/huy: leaves whatever is half done."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.act() as session:
        speaker = await speaker_of(session, update, now=context.now)
        left = await dialogues.leave(session, speaker, now=context.now)
    await say_left(context, speaker, chat.id, left)


async def say_left(
    context: OfficeContext, speaker: Speaker, chat_id: int, left: dialogues.Left | None
) -> None:
    """What was left, in a sentence; its old buttons go."""
    if left is None:
        if not await plans.leave(context, speaker, chat_id):
            raise NhacViecError("nothing-to-cancel")
        return
    answer = wording.left(
        words_of(speaker), kind=left.kind, number=left.number, task_id=left.task_id
    )
    await send(context.bot, chat_id, answer)
    if left.prompt_id:
        await drop_buttons(context.bot, chat_id, left.prompt_id)


async def _leave_by_button(tapped: Tapped, _tap: LeaveDialogue) -> None:
    async with tapped.context.act() as session:
        left = await dialogues.leave(session, tapped.speaker, now=tapped.context.now)
    if left is None:
        raise dialogues.DialogueOver
    await say_left(tapped.context, tapped.speaker, tapped.chat_id, left)


TAPS: Taps = {LeaveDialogue: _leave_by_button}
