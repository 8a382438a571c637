"""Sends an answer with its picture: by the id Telegram knows it by, else drawn and uploaded."""

import structlog
from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.context import OfficeBot
from bot.messages.answer import Answer
from bot.messages.charts import Chart
from bot.reports.charts import NotDrawn
from bot.reports.pictures import Pictures

_log = structlog.get_logger(__name__)
_UNKNOWN = ("wrong file identifier", "wrong remote file identifier", "file reference")
_NAME = "tong-hop.png"


async def send_picture(
    bot: OfficeBot,
    chat_id: int,
    answer: Answer,
    chart: Chart,
    *,
    pictures: Pictures,
    markup: InlineKeyboardMarkup | None,
) -> int | None:
    """Telegram's message id; none where there is no picture to be had, so that words must do.

    A group may forbid photos and still take words. An id of Telegram's is another bot's after a
    change of token: then the picture is sent anew.
    """
    try:
        return await _sent(bot, chat_id, answer, chart, pictures=pictures, markup=markup)
    except NotDrawn:
        _log.error("picture_not_drawn", title=chart.title)
    except BadRequest as error:
        _log.warning("picture_refused", title=chart.title, error=error.message)
    return None


async def _sent(
    bot: OfficeBot,
    chat_id: int,
    answer: Answer,
    chart: Chart,
    *,
    pictures: Pictures,
    markup: InlineKeyboardMarkup | None,
) -> int:
    """Raises `NotDrawn`, or `BadRequest` for a picture that is not taken."""
    known = await pictures.known(chart)
    if known is not None:
        try:
            return (await _photo(bot, chat_id, answer, known, markup)).message_id
        except BadRequest as error:
            if not any(said in error.message.lower() for said in _UNKNOWN):
                raise
            await pictures.forget(chart)
    content = await pictures.drawn(chart)
    message = await _photo(bot, chat_id, answer, content, markup)
    if message.photo:
        await pictures.keep(chart, message.photo[-1].file_id)
    return message.message_id


async def _photo(
    bot: OfficeBot,
    chat_id: int,
    answer: Answer,
    content: bytes | str,
    markup: InlineKeyboardMarkup | None,
) -> Message:
    return await bot.send_photo(
        chat_id,
        content,
        caption=answer.text,
        parse_mode=ParseMode.HTML,
        reply_markup=markup,
        message_thread_id=answer.topic,
        filename=_NAME,
    )
