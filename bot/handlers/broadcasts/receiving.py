"""What recipients press: “Đã nhận”, and the tasks beneath."""

from datetime import datetime

from telegram import InlineKeyboardButton, Message, Update

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.handlers.asking.answers import card_answer
from bot.handlers.reply import change_buttons, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Choice
from bot.messages.broadcasts import receipts as wording
from bot.messages.callback_data import StaleButton, decode
from bot.messages.catalog import words_of
from bot.messages.taps.broadcasts import ConfirmReceipt, OpenTaskOfBroadcast
from bot.services.broadcasts import receipts
from bot.services.broadcasts.typed_receipts import receipt_meant


async def _confirm(tapped: Tapped, tap: ConfirmReceipt) -> str:
    """Once; pressed again it says when that was."""
    async with tapped.context.act() as session:
        at = await receipts.confirm(
            session, tapped.speaker, tap.broadcast_id, now=tapped.context.now
        )
    await change_buttons(tapped.context.bot, tapped.query, _with_time(tapped, tap, at))
    return wording.toast(tapped.words, at, zone=tapped.speaker.zone)


async def confirm_typed(
    context: OfficeContext, speaker: Speaker, chat_id: int, broadcast_id: int
) -> None:
    """“Dạ em nhận rồi ạ” counts as the button does, and is told so."""
    async with context.act() as session:
        at = await receipts.confirm(session, speaker, broadcast_id, now=context.now)
    await send(context.bot, chat_id, wording.typed(words_of(speaker), at, zone=speaker.zone))


async def take_reply(update: Update, context: OfficeContext, message: Message) -> bool:
    """A Telegram reply to a broadcast that says it was received; False for any other reply."""
    replied = message.reply_to_message
    if replied is None:
        return False
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        meant = await receipt_meant(
            session,
            speaker,
            message.text or "",
            now=context.now,
            message_id=replied.message_id,
        )
    if meant is None:
        return False
    await confirm_typed(context, speaker, message.chat.id, meant)
    return True


def _with_time(tapped: Tapped, tap: ConfirmReceipt, at: datetime) -> tuple[tuple[Choice, ...], ...]:
    """The message's own buttons, this one saying when it was pressed."""
    message = tapped.query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    pressed = Choice(wording.label(tapped.words, at, zone=tapped.speaker.zone), tap)
    rows = [_kept(row, tap, pressed) for row in (markup.inline_keyboard if markup else ())]
    return tuple(row for row in rows if row)


def _kept(
    row: tuple[InlineKeyboardButton, ...], tap: ConfirmReceipt, pressed: Choice
) -> tuple[Choice, ...]:
    kept: list[Choice] = []
    for button in row:
        try:
            action = decode(str(button.callback_data))
        except StaleButton:
            continue
        kept.append(pressed if action == tap else Choice(button.text, action))
    return tuple(kept)


async def _open_task(tapped: Tapped, tap: OpenTaskOfBroadcast) -> None:
    """The task's card below, as any other button to it would show; the broadcast was seen."""
    context = tapped.context
    async with context.act() as session:
        answer = await card_answer(session, tapped.asker, tap.task_id)
        await receipts.opened(session, tapped.speaker, tap.broadcast_id, now=context.now)
    await send(context.bot, tapped.chat_id, answer)


TAPS: Taps = {ConfirmReceipt: _confirm, OpenTaskOfBroadcast: _open_task}
