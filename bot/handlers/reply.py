"""The one adapter that makes Telegram calls of an answer: send, or edit in place."""

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
from telegram.error import BadRequest, TelegramError

from bot.context import OfficeBot
from bot.handlers.pictures import send_picture
from bot.messages.answer import Answer, Choice
from bot.messages.callback_data import encode
from bot.reports.pictures import Pictures

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",  # a picture stays, the answer comes below it
)


async def send(
    bot: OfficeBot, chat_id: int, answer: Answer, *, pictures: Pictures | None = None
) -> int:
    """Sends an answer at Telegram's pace and returns Telegram's message id.

    Its picture goes with it where there are `pictures` to have it from. A short flood wait is
    waited out (`PacedCalls`); of what the outbox sends, every error is the caller's.
    """
    if answer.picture is not None and pictures is not None:
        keys = inline_keyboard(answer.choices)
        sent = await send_picture(
            bot, chat_id, answer, answer.picture, pictures=pictures, markup=keys
        )
        if sent is not None:
            return sent
    message = await bot.send_message(
        chat_id,
        answer.text,
        parse_mode=ParseMode.HTML,
        reply_markup=_markup(answer),
        link_preview_options=_NO_PREVIEW,
        message_thread_id=answer.topic,
    )
    return message.message_id


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
        await bot.edit_message_text(
            answer.text,
            chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=inline_keyboard(answer.choices),
            link_preview_options=_NO_PREVIEW,
        )
    except BadRequest as error:
        said = error.message.lower()
        if "message is not modified" in said:
            return message_id
        if not any(reason in said for reason in _NOT_EDITABLE):
            raise
        return await send(bot, chat_id, answer)
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
        await bot.edit_message_reply_markup(
            chat_id, message_id, reply_markup=inline_keyboard(choices)
        )
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
    return inline_keyboard(answer.choices)


def inline_keyboard(choices: tuple[tuple[Choice, ...], ...]) -> InlineKeyboardMarkup | None:
    """Buttons as Telegram takes them; none where there are none."""
    if not choices:
        return None
    return InlineKeyboardMarkup([[_button(choice) for choice in row] for row in choices])


def _button(choice: Choice) -> InlineKeyboardButton:
    if choice.url is not None:
        return InlineKeyboardButton(choice.label, url=choice.url)
    if choice.action is None:
        return InlineKeyboardButton(choice.label, copy_text=CopyTextButton(choice.copy or ""))
    return InlineKeyboardButton(choice.label, callback_data=encode(choice.action))
