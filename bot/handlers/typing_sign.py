"""“đang nhập…” while an answer takes its time; never before a quick one, never in its way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

AFTER = 0.3
"""Seconds an answer may take before the sign is shown."""
_AGAIN = 4.5
"""Telegram shows it for five seconds (Bot API, sendChatAction)."""


@asynccontextmanager
async def typing_shown(update: Update) -> AsyncIterator[None]:
    """The sign in the chat of the update, once the block has taken longer than `AFTER`."""
    if update.message is None and update.callback_query is None:
        yield
        return
    sign = asyncio.create_task(_show(update))
    try:
        yield
    finally:
        sign.cancel()


async def _show(update: Update) -> None:
    await asyncio.sleep(AFTER)
    chat, message = update.effective_chat, update.message
    topic = message.message_thread_id if message and message.is_topic_message else None
    while chat is not None:
        try:
            await update.get_bot().send_chat_action(
                chat.id, ChatAction.TYPING, message_thread_id=topic
            )
        except TelegramError:
            return
        await asyncio.sleep(_AGAIN)
