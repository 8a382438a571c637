"""Sends a message with kept files: by the ids Telegram knows them by, else uploaded.

Telegram puts no buttons under an album and none of its messages can be edited into words, so the
files come first and the text with its buttons last. What is out is noted before the text is tried,
so that a text that has to wait brings no files anew. A crash before that note, or an answer that is
lost, repeats files, which then say so. One file and short words are a single message.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass

from telegram import (
    Animation,
    Audio,
    Document,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    PhotoSize,
    Video,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.context import OfficeBot
from bot.handlers.reply import inline_keyboard, send
from bot.messages.answer import Answer, KeptFile
from bot.messages.broadcasts.typed_html import shown_length
from bot.reports.pictures import Pictures
from bot.services.tasks.files import FileStore

FilesOut = Callable[[int, int], Awaitable[None]]
"""Notes of a queued message how many more of its files are out."""
KeepId = Callable[[KeptFile, str], Awaitable[None]]
"""Keeps the id Telegram has given a file that it did not know."""
_TelegramFile = Animation | Audio | Document | PhotoSize | Video
"""What Telegram makes of a file that is sent."""
_ALBUM = 10
"""Files of one sendMediaGroup (Bot API)."""
_CAPTION = 1024
"""Characters below a file (Bot API, sendDocument)."""
_UNKNOWN = ("wrong file identifier", "wrong remote file identifier", "file reference", "wrong type")


async def send_with_files(
    bot: OfficeBot,
    chat_id: int,
    answer: Answer,
    *,
    files: FileStore,
    pictures: Pictures | None = None,
    note_out: FilesOut | None = None,
    keep_id: KeepId | None = None,
) -> int:
    """The id of the message that has the text; errors of Telegram's are the caller's.

    Raises `NotFound` where a file is neither known to Telegram nor kept any more.
    """
    kept = answer.kept
    source = _Source(files, keep_id)
    if len(kept) == 1 and shown_length(answer.text) <= _CAPTION:
        return await _one(bot, source, chat_id, kept[0], below=answer)
    for group in _groups(kept):
        if len(group) == 1:
            await _one(bot, source, chat_id, group[0])
        else:
            await _album(bot, source, chat_id, group)
        if note_out is not None and answer.outbox_id is not None:
            await note_out(answer.outbox_id, len(group))
    return await send(bot, chat_id, answer, pictures=pictures)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where files are uploaded from, and who keeps the id they get thereby."""

    files: FileStore
    keep_id: KeepId | None

    async def content(self, file: KeptFile) -> bytes:
        return await asyncio.to_thread(self.files.path_of(file.sha256).read_bytes)

    async def uploaded(self, file: KeptFile, message: Message) -> None:
        """The next recipient gets it by this id."""
        sent = message.photo[-1] if message.photo else message.effective_attachment
        if self.keep_id is not None and isinstance(sent, _TelegramFile):
            await self.keep_id(file, sent.file_id)


def _groups(kept: Sequence[KeptFile]) -> Iterator[Sequence[KeptFile]]:
    """Photos and documents are never in one album."""
    for is_photo in (True, False):
        alike = [one for one in kept if one.is_photo is is_photo]
        for start in range(0, len(alike), _ALBUM):
            yield alike[start : start + _ALBUM]


async def _one(
    bot: OfficeBot, source: _Source, chat_id: int, file: KeptFile, *, below: Answer | None = None
) -> int:
    if file.telegram_file_id:
        try:
            return (await _sent(bot, chat_id, file, file.telegram_file_id, below)).message_id
        except BadRequest as error:
            if not _is_unknown(error):
                raise
    message = await _sent(bot, chat_id, file, await source.content(file), below)
    await source.uploaded(file, message)
    return message.message_id


async def _sent(
    bot: OfficeBot, chat_id: int, file: KeptFile, content: str | bytes, below: Answer | None
) -> Message:
    caption = below.text if below else file.caption
    words = {"caption": caption, "parse_mode": ParseMode.HTML} if caption else {}
    keys = inline_keyboard(below.choices) if below else None
    name = None if isinstance(content, str) else file.name
    call = bot.send_photo if file.is_photo else bot.send_document
    return await call(chat_id, content, filename=name, reply_markup=keys, **words)  # type: ignore[arg-type] # both take all of these


async def _album(bot: OfficeBot, source: _Source, chat_id: int, group: Sequence[KeptFile]) -> None:
    kind = InputMediaPhoto if group[0].is_photo else InputMediaDocument
    if all(one.telegram_file_id for one in group):
        try:
            known = [
                kind(one.telegram_file_id, one.caption or None, ParseMode.HTML) for one in group
            ]
            await bot.send_media_group(chat_id, known)
        except BadRequest as error:
            if not _is_unknown(error):
                raise
        else:
            return
    contents = [await source.content(one) for one in group]
    media = [
        kind(content, one.caption or None, ParseMode.HTML, filename=one.name)
        for one, content in zip(group, contents, strict=True)
    ]
    messages = await bot.send_media_group(chat_id, media)
    for one, message in zip(group, messages, strict=True):
        await source.uploaded(one, message)


def _is_unknown(error: BadRequest) -> bool:
    """Ids are another bot's after a change of token."""
    return any(said in error.message.lower() for said in _UNKNOWN)
