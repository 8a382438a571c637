"""Photos, documents and albums from the bot, and files back to it."""

from dataclasses import replace
from typing import Any

from bot.demo.standin.entities import Formatted
from bot.demo.standin.failures import TOO_LARGE, bad_request
from bot.demo.standin.files import (
    DOWNLOAD_BYTES,
    PHOTO_BYTES,
    UPLOAD_BYTES,
    FileKind,
    StoredFile,
    Upload,
)
from bot.demo.standin.images import read_picture
from bot.demo.standin.methods import checks
from bot.demo.standin.params import Params
from bot.demo.standin.state import Json
from bot.demo.standin.wire import file_json, message_json
from bot.demo.standin.world import World

ALBUM = range(2, 11)
MEDIA_KINDS = frozenset({"photo", "document", "video", "audio", "animation", "live_photo"})


def send_photo(world: World, params: Params) -> Json:
    return _send_file(world, params, FileKind.PHOTO)


def send_document(world: World, params: Params) -> Json:
    return _send_file(world, params, FileKind.DOCUMENT)


def _send_file(world: World, params: Params, kind: FileKind) -> Json:
    content = checks.caption(params)
    markup = checks.markup(params)
    chat = checks.writable_chat(world, params, what=f"{kind}s")
    thread = checks.thread(chat, params)
    checks.check_markup_fits(chat, markup)
    stored = _file(world, params, params.text(kind) or kind, kind=kind)
    world.limits.count(chat.id, chat.kind)
    message = world.post(
        chat,
        world.bot_id,
        content,
        markup=markup,
        topic=thread.topic,
        reply_to=thread.reply_to,
        file_id=stored.file_id,
    )
    return message_json(world, message)


def send_media_group(world: World, params: Params) -> list[Json]:
    media = _media(params)
    chat = checks.writable_chat(world, params, what="media")
    thread = checks.thread(chat, params)
    captions = [_media_caption(one) for one in media]
    kinds = [FileKind(one["type"]) for one in media]
    files = [
        _file(world, params, str(one.get("media", "")), kind=kind)
        for one, kind in zip(media, kinds, strict=True)
    ]
    world.limits.count(chat.id, chat.kind, messages=len(files))
    album = world.new_album()
    messages = [
        world.post(
            chat,
            world.bot_id,
            words,
            topic=thread.topic,
            reply_to=thread.reply_to,
            file_id=stored.file_id,
            album=album,
        )
        for words, stored in zip(captions, files, strict=True)
    ]
    return [message_json(world, message) for message in messages]


def _media(params: Params) -> list[Json]:
    value = params.json("media", called="media")
    if not isinstance(value, list):
        raise bad_request("expected an Array of InputMedia")
    if len(value) not in ALBUM:
        few = "too few" if len(value) < ALBUM.start else "too many"
        raise bad_request(f"{few} messages to send as an album")
    for one in value:
        _check_media(one)
    if len({one["type"] for one in value}) > 1:
        raise bad_request("document can't be mixed with other media types")
    return value


def _check_media(value: Any) -> None:
    if not isinstance(value, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = value.get("type")
    if kind not in MEDIA_KINDS:
        raise bad_request(f"can't parse InputMedia: type must be one of {sorted(MEDIA_KINDS)}")
    if kind not in list(FileKind):
        raise bad_request("can't use the media of the specified type in the album")


def _media_caption(value: Json) -> Formatted:
    words = checks.format_text(
        str(value.get("caption") or ""),
        parse_mode=str(value.get("parse_mode") or ""),
        entities=value.get("caption_entities"),
    )
    return checks.checked_caption(words)


def _file(world: World, params: Params, reference: str, *, kind: FileKind) -> StoredFile:
    """A file uploaded with the call, or one sent before under its id."""
    upload = params.upload(reference)
    if upload:
        return keep(world, upload, kind=kind)
    if reference == kind:
        raise bad_request(f"there is no {kind} in the request")
    if reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.get(reference)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.kind is not kind:
        what = f"type of file mismatch: can't use file of type {stored.kind.capitalize()}"
        raise bad_request(f"{what} as {kind.capitalize()}")
    return stored


def keep(world: World, upload: Upload, *, kind: FileKind) -> StoredFile:
    """Stores an upload, within Telegram's limits."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_BYTES:
        raise TOO_LARGE
    if kind is FileKind.DOCUMENT:
        return world.files.add(upload, kind=kind)
    return _keep_photo(world, upload)


def _keep_photo(world: World, upload: Upload) -> StoredFile:
    size = len(upload.content)
    if size > PHOTO_BYTES:
        reason = f'file "{upload.name}" of size {size} bytes is too big for a photo'
        raise bad_request(reason)
    picture = read_picture(upload.content)
    if picture is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if not picture.fits_a_photo:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    known = replace(upload, mime=picture.mime)
    return world.files.add(known, kind=FileKind.PHOTO, width=picture.width, height=picture.height)


def get_file(world: World, params: Params) -> Json:
    stored = world.files.get(params.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return file_json(stored)
