"""Handing a result in: the button, words, files, "Xong" and "Huỷ"."""

import asyncio
from dataclasses import dataclass
from functools import partial

from telegram import (
    CallbackQuery,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    Update,
)
from telegram.error import BadRequest, NetworkError

from bot.context import OfficeBot, OfficeContext, speaker_of, words_for
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers import plans
from bot.handlers.reply import drop_buttons, edit, replace, send
from bot.messages import results as wording
from bot.messages.answer import OutgoingFile
from bot.messages.catalog import words_in
from bot.parsing.results import Ending, ending_in
from bot.services import results
from bot.services.files import TELEGRAM_LIMIT, StoredFile, safe_name
from bot.services.reviews import keeps_plans
from bot.storage.ids import id_of
from bot.storage.results import HandIn

_PATIENCE = 120
"""Seconds a slow file may take; only its own chat waits for it."""
_ALBUM = 10
"""Files of one sendMediaGroup (Bot API)."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """A file somebody sent, before it is loaded."""

    file_id: str
    size: int
    name: str
    mime_type: str
    is_photo: bool = False


async def begin_hand_in(
    context: OfficeContext, speaker: Speaker, chat_id: int, *, task_id: int
) -> None:
    """Opens the hand-in and asks for the result below the chat."""
    async with context.database.write() as session:
        state = await results.start(session, speaker, task_id, now=context.now)
    await _show(context, speaker, chat_id, state=state)


async def take_text(update: Update, context: OfficeContext, speaker: Speaker) -> None:
    """Words of the result, or words that end it as its buttons do."""
    message, chat = update.effective_message, update.effective_chat
    if message is None or chat is None or not message.text:
        return
    match ending_in(message.text):
        case Ending.LEAVE:
            await on_cancel(update, context)
        case Ending.FINISH:
            await _finish_in_words(context, speaker, chat.id)
        case None:
            async with context.database.write() as session:
                state = await results.add_text(session, speaker, message.text, now=context.now)
            await _show(context, speaker, chat.id, state=state)


async def on_file(update: Update, context: OfficeContext) -> None:
    """A file or photo of the result, alone or in an album, with or without words."""
    message, chat = update.effective_message, update.effective_chat
    sent = _sent_file(message) if message else None
    if message is None or chat is None or sent is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update)
        before = await results.current(session, speaker, now=context.now)
    if before is None:
        await _take_plan(update, context, speaker, message, sent)
        return
    stored = await _load(context, sent)
    album = message.media_group_id
    async with context.database.write() as session:
        if message.caption:
            await results.add_text(session, speaker, message.caption, now=context.now)
        state = await results.add_file(session, speaker, stored, album=album, now=context.now)
    same_album = album is not None and before.last_album == album
    await _show(context, speaker, chat.id, state=state, in_place=same_album)
    if keeps_plans(speaker) and plans.is_plan_file(sent.name) and not album:
        words = words_in(speaker.language)
        await send(context.bot, chat.id, wording.not_as_plan(words))


async def _take_plan(
    update: Update, context: OfficeContext, speaker: Speaker, message: Message, sent: _Sent
) -> None:
    """A file outside a hand-in: from the office it is a plan."""
    if not keeps_plans(speaker):
        raise NhacViecError("plan-office-only" if message.document else "file-elsewhere")
    if message.document is None:
        raise NhacViecError("plan-as-file" if sent.is_photo else "file-elsewhere")
    load = partial(_content, context, sent, too_big="plan-too-big")
    await plans.take_file(update, context, speaker, message, name=sent.name, load=load)


def _sent_file(message: Message) -> _Sent | None:
    if message.photo:
        photo = message.photo[-1]
        name = f"{message.date:%Y%m%d-%H%M%S}-{message.message_id}.jpg"
        return _Sent(photo.file_id, photo.file_size or 0, name, "image/jpeg", is_photo=True)
    file = message.document or message.video or message.audio or message.voice
    if file is None:
        return None
    name = safe_name(getattr(file, "file_name", None), fallback=f"{message.message_id}.bin")
    mime_type = file.mime_type or "application/octet-stream"
    return _Sent(file.file_id, file.file_size or 0, name, mime_type)


async def _load(context: OfficeContext, sent: _Sent) -> StoredFile:
    """Fetches the file and keeps it; no database transaction is open meanwhile."""
    content = await _content(context, sent)
    sha256 = await asyncio.to_thread(context.parts.files.keep, content)
    return StoredFile(sha256, len(content), sent.name, sent.mime_type, sent.is_photo, sent.file_id)


async def _content(context: OfficeContext, sent: _Sent, *, too_big: str = "file-too-big") -> bytes:
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


async def _show(
    context: OfficeContext,
    speaker: Speaker,
    chat_id: int,
    *,
    state: HandIn,
    in_place: bool = False,
) -> None:
    """Shows the hand-in once: in place within an album, else below, the old buttons taken off."""
    answer = wording.hand_in(words_in(speaker.language), state)
    if in_place and state.prompt_id:
        shown = await replace(context.bot, chat_id, state.prompt_id, answer=answer)
    else:
        shown = await send(context.bot, chat_id, answer)
        if state.prompt_id:
            await drop_buttons(context.bot, chat_id, state.prompt_id)
    if shown != state.prompt_id:
        async with context.database.write() as session:
            await results.remember_prompt(session, speaker, shown)


async def start_from_button(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, *, task_id: int
) -> None:
    """“Hoàn thành” on a card; the card stays above."""
    await begin_hand_in(context, speaker, query.from_user.id, task_id=task_id)


async def finish(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, *, task_id: int
) -> None:
    """“Xong”: confirmed only after everything is kept."""
    async with context.database.write() as session:
        done = await results.finish(session, speaker, task_id, now=context.now)
    answer = wording.handed_in(words_in(speaker.language), done.task, files=done.files)
    await edit(context.bot, query, answer)


async def _finish_in_words(context: OfficeContext, speaker: Speaker, chat_id: int) -> None:
    async with context.database.write() as session:
        state = await results.current(session, speaker, now=context.now)
        if state is None:
            raise results.NothingOpen
        done = await results.finish(session, speaker, id_of(state.task), now=context.now)
    words = words_in(speaker.language)
    await send(context.bot, chat_id, wording.handed_in(words, done.task, files=done.files))
    if state.prompt_id:
        await drop_buttons(context.bot, chat_id, state.prompt_id)


async def cancel(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, *, task_id: int
) -> None:
    """“Huỷ”: the task stays as it was."""
    async with context.database.write() as session:
        number = await results.cancel(session, speaker, task_id)
    await edit(context.bot, query, wording.cancelled(words_in(speaker.language), number, task_id))


async def on_cancel(update: Update, context: OfficeContext) -> None:
    """/huy: leaves whatever is half done."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.write() as session:
        speaker = await speaker_of(session, update)
        state = await results.current(session, speaker, now=context.now)
        if state is not None:
            await results.cancel(session, speaker, id_of(state.task))
    words = words_for(update, speaker)
    if state is None or state.task.id is None:
        if not await plans.leave(context, speaker, chat.id):
            raise NhacViecError("nothing-to-cancel")
        return
    await send(context.bot, chat.id, wording.cancelled(words, state.task.number, state.task.id))
    if state.prompt_id:
        await drop_buttons(context.bot, chat.id, state.prompt_id)


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
