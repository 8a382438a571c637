"""The one adapter that makes Telegram calls of an answer: send, or edit in place."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import (
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.context import OfficeBot
from bot.messages.answer import Answer, Choice
from bot.messages.callback_data import encode

_PATIENCE = 5.0
"""Seconds a person may be kept waiting for an answer by a flood limit."""
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NOT_EDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")


async def send(bot: OfficeBot, chat_id: int, answer: Answer) -> int:
    """Sends an answer and returns Telegram's message id; a short flood wait is waited out."""
    return await _patiently(lambda: send_once(bot, chat_id, answer))


async def _patiently(call: Callable[[], Awaitable[int]]) -> int:
    try:
        return await call()
    except RetryAfter as error:
        pause = seconds_of(error)
        if pause > _PATIENCE:
            raise
        await asyncio.sleep(pause)
        return await call()


async def send_once(bot: OfficeBot, chat_id: int, answer: Answer) -> int:
    """Sends an answer; every error of Telegram's is the caller's, flood limits included."""
    message = await bot.send_message(
        chat_id,
        answer.text,
        parse_mode=ParseMode.HTML,
        reply_markup=_markup(answer),
        link_preview_options=_NO_PREVIEW,
        message_thread_id=answer.topic,
    )
    return message.message_id


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait, whatever the library gives it as."""
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)


async def edit(bot: OfficeBot, query: CallbackQuery, answer: Answer) -> int:
    """Puts the answer in place of the tapped message, or below where that cannot be edited."""
    message = query.message
    chat_id = message.chat.id if message else query.from_user.id
    if not isinstance(message, Message):
        return await send(bot, chat_id, answer)
    return await replace(bot, chat_id, message.message_id, answer=answer)


async def replace(bot: OfficeBot, chat_id: int, message_id: int, *, answer: Answer) -> int:
    """Edits one of our messages; sends a new one where the old one cannot be edited any more."""
    try:
        return await _patiently(lambda: _replace_once(bot, chat_id, message_id, answer))
    except BadRequest as error:
        said = error.message.lower()
        if "message is not modified" in said:
            return message_id
        if not any(reason in said for reason in _NOT_EDITABLE):
            raise
        return await send(bot, chat_id, answer)


async def _replace_once(bot: OfficeBot, chat_id: int, message_id: int, answer: Answer) -> int:
    await bot.edit_message_text(
        answer.text,
        chat_id,
        message_id,
        parse_mode=ParseMode.HTML,
        reply_markup=_inline(answer.choices),
        link_preview_options=_NO_PREVIEW,
    )
    return message_id


async def change_buttons(
    bot: OfficeBot, query: CallbackQuery, choices: tuple[tuple[Choice, ...], ...]
) -> None:
    """Other buttons under the tapped message, whose text stays."""
    if query.message is not None:
        await set_buttons(bot, query.message.chat.id, query.message.message_id, choices)


async def set_buttons(
    bot: OfficeBot, chat_id: int, message_id: int, choices: tuple[tuple[Choice, ...], ...]
) -> None:
    """Other buttons under one of our messages; one that is gone needs none."""
    try:
        await bot.edit_message_reply_markup(chat_id, message_id, reply_markup=_inline(choices))
    except BadRequest:
        return


async def drop_buttons(bot: OfficeBot, chat_id: int, message_id: int) -> None:
    """Takes the buttons off a message that is done with; what was done stands where that fails."""
    try:
        await bot.edit_message_reply_markup(chat_id, message_id, reply_markup=None)
    except TelegramError:
        return


def _markup(answer: Answer) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if answer.contact_key:
        key = KeyboardButton(answer.contact_key, request_contact=True)
        return ReplyKeyboardMarkup([[key]], resize_keyboard=True, one_time_keyboard=True)
    if answer.menu:
        rows = [[KeyboardButton(label) for label in row] for row in answer.menu]
        return ReplyKeyboardMarkup(rows, resize_keyboard=True, is_persistent=True)
    return _inline(answer.choices)


def _inline(choices: tuple[tuple[Choice, ...], ...]) -> InlineKeyboardMarkup | None:
    if not choices:
        return None
    return InlineKeyboardMarkup([[_button(choice) for choice in row] for row in choices])


def _button(choice: Choice) -> InlineKeyboardButton:
    if choice.url is not None:
        return InlineKeyboardButton(choice.label, url=choice.url)
    if choice.action is None:
        return InlineKeyboardButton(choice.label, copy_text=CopyTextButton(choice.copy or ""))
    return InlineKeyboardButton(choice.label, callback_data=encode(choice.action))
