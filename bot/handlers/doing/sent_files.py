"""A file or photo somebody sent: what Telegram says of it, then its content, checked and kept."""

import asyncio
from dataclasses import dataclass

from telegram import Message
from telegram.error import BadRequest, NetworkError

from bot.context import OfficeContext
from bot.errors import NhacViecError
from bot.services.doing import file_policy
from bot.services.tasks.files import TELEGRAM_LIMIT, StoredFile, safe_name

_PATIENCE = 120
"""Seconds a slow file may take; only its own chat waits for it."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file somebody sent, before it is loaded."""

    file_id: str
    size: int
    name: str
    mime_type: str
    is_photo: bool = False


def sent_file(message: Message) -> SentFile | None:
    """What of a message is a file; none where nothing is."""
    if message.photo:
        photo = message.photo[-1]
        name = f"{message.date:%Y%m%d-%H%M%S}-{message.message_id}.jpg"
        return SentFile(photo.file_id, photo.file_size or 0, name, "image/jpeg", is_photo=True)
    file = message.document or message.video or message.audio or message.voice
    if file is None:
        return None
    name = safe_name(getattr(file, "file_name", None), fallback=f"{message.message_id}.bin")
    mime_type = file.mime_type or "application/octet-stream"
    return SentFile(file.file_id, file.file_size or 0, name, mime_type)


async def load(context: OfficeContext, sent: SentFile) -> StoredFile:
    """Fetches the file and keeps it; no database transaction is open meanwhile.

    Raises `FileRefused` for a program, and for a picture that is none.
    """
    file_policy.refuse_by_name(sent.name)
    content = await content_of(context, sent)
    file_policy.refuse_by_content(sent.name, sent.mime_type, content)
    sha256 = await asyncio.to_thread(context.parts.files.keep, content)
    return StoredFile(sha256, len(content), sent.name, sent.mime_type, sent.is_photo, sent.file_id)


async def content_of(
    context: OfficeContext, sent: SentFile, *, too_big: str = "file-too-big"
) -> bytes:
    """Its bytes; raises `NhacViecError` for a file that is too big or cannot be had."""
    if sent.size > TELEGRAM_LIMIT:
        raise NhacViecError(too_big, name=sent.name)
    try:
        remote = await context.bot.get_file(sent.file_id)
        return bytes(await remote.download_as_bytearray(read_timeout=_PATIENCE))
    except BadRequest as error:
        key = too_big if "too big" in error.message else "file-not-loaded"
        raise NhacViecError(key, name=sent.name) from error
    except NetworkError as error:
        raise NhacViecError("file-not-loaded", name=sent.name) from error
