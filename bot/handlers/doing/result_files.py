"""Handing the files of a task's results and contributions back."""

import asyncio

from telegram import CallbackQuery, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, NetworkError

from bot.context import OfficeBot, OfficeContext
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.messages.answer import OutgoingFile
from bot.services.doing import results

_ALBUM = 10
"""Files of one sendMediaGroup (Bot API)."""


async def fetch_files(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, *, task_id: int
) -> None:
    """Hands the files of a task's results back, under the names their owners gave them."""
    async with context.database.read() as session:
        kept = await results.files_of(session, speaker, task_id)
    files = [
        OutgoingFile(context.parts.files.path_of(file.sha256), file.name, file.is_photo)
        for file in kept
    ]
    for is_photo in (True, False):
        await _send_files(
            context.bot, query.from_user.id, [file for file in files if file.is_photo is is_photo]
        )


async def _send_files(bot: OfficeBot, chat_id: int, files: list[OutgoingFile]) -> None:
    for start in range(0, len(files), _ALBUM):
        await _send_some(bot, chat_id, files[start : start + _ALBUM])


async def _send_some(bot: OfficeBot, chat_id: int, files: list[OutgoingFile]) -> None:
    """One file by itself, two to ten as an album; photos and documents never mixed."""
    contents = await asyncio.to_thread(lambda: [file.path.read_bytes() for file in files])
    try:
        if len(files) > 1:
            kind = InputMediaPhoto if files[0].is_photo else InputMediaDocument
            media = [
                kind(content, filename=file.name)
                for file, content in zip(files, contents, strict=True)
            ]
            await bot.send_media_group(chat_id, media)
        elif files[0].is_photo:
            await bot.send_photo(chat_id, contents[0], filename=files[0].name)
        else:
            await bot.send_document(chat_id, contents[0], filename=files[0].name)
    except (BadRequest, NetworkError) as error:
        raise NhacViecError("files-not-sent") from error
