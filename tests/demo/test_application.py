"""The library's whole Application against the stand-in, with a person on the phone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.demo.standin import World, running_standin
from tests.demo.conftest import bot_for
from tests.standin_person import Phone

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Xem việc", callback_data="see")]])


async def greet(update: Update, _context: Any) -> None:
    assert update.message is not None
    await update.message.reply_text("Chào bạn", reply_markup=BUTTON)


async def show(update: Update, _context: Any) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("Đây ạ")
    await query.edit_message_text(f"Việc: {query.data}")


async def echo(update: Update, _context: Any) -> None:
    assert update.message is not None
    await update.message.reply_text(f"Nghe: {update.message.text}")


@asynccontextmanager
async def running_bot(world: World, url: str) -> AsyncIterator[None]:
    """A small bot, polling."""
    application = Application.builder().bot(bot_for(world, url)).build()
    application.add_handler(CommandHandler("start", greet))
    application.add_handler(CallbackQueryHandler(show))
    application.add_handler(MessageHandler(filters.TEXT, echo))
    assert application.updater
    async with application:
        await application.updater.start_polling()
        await application.start()
        yield
        await application.updater.stop()
        await application.stop()


async def test_a_conversation_goes_both_ways() -> None:
    async with running_standin() as (world, url), running_bot(world, url):
        phone = Phone(world, 7, name="An")
        phone.start("code")
        await phone.sees("Chào bạn")
        phone.tap("Xem")
        assert not (await phone.is_told("Đây ạ")).alert
        assert (await phone.sees("Việc: see")).id == 2


async def test_what_was_said_while_the_bot_was_down_is_answered_later() -> None:
    async with running_standin() as (world, url):
        phone = Phone(world, 7, name="An")
        async with running_bot(world, url):
            phone.start()
            await phone.sees("Chào")
        phone.say("một")
        async with running_bot(world, url):
            await phone.sees("Nghe: một")
            phone.say("hai")
            await phone.sees("Nghe: hai")
        assert [one.text for one in phone.from_bot()] == ["Chào bạn", "Nghe: một", "Nghe: hai"]


async def test_a_conversation_goes_on_after_everything_was_stopped(tmp_path: Path) -> None:
    async with running_standin(World(folder=tmp_path)) as (world, _):
        Phone(world, 7, name="An").say("một")
    async with running_standin(World(folder=tmp_path)) as (world, url), running_bot(world, url):
        phone = Phone(world, 7)
        await phone.sees("Nghe: một")
        assert [one.text for one in phone.chat.messages.values()] == ["một", "Nghe: một"]
