"""What a person does on the phone; each act becomes the updates Telegram would send."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.demo.standin import groups
from bot.demo.standin.entities import Formatted, clean, detected, in_order
from bot.demo.standin.files import PHOTO_BYTES, UPLOAD_BYTES, FileKind, Upload
from bot.demo.standin.images import read_picture
from bot.demo.standin.keyboards import DATA_BYTES
from bot.demo.standin.methods.checks import CAPTION_LENGTH, TEXT_LENGTH
from bot.demo.standin.methods.media import keep
from bot.demo.standin.refusals import Reason, Refused
from bot.demo.standin.state import Chat, Message, User
from bot.demo.standin.wire import message_json, user_json
from bot.demo.standin.world import World

ALBUM = 10
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


@dataclass(frozen=True, slots=True)
class Where:
    """A place to write in: a group rather than the private chat, a topic of it, an answer."""

    chat_id: int | None = None
    topic: int | None = None
    reply_to: int | None = None


PRIVATELY = Where()


def say(world: World, user_id: int, text: str, where: Where = PRIVATELY) -> Message:
    """Types a text, in the private chat or in a group."""
    content = _typed(text)
    if not content.text:
        raise Refused(Reason.EMPTY)
    if len(content.text) > TEXT_LENGTH:
        raise Refused(Reason.TOO_LONG)
    chat = _place(world, user_id, where)
    message = world.post(chat, user_id, content, topic=where.topic, reply_to=_answered(chat, where))
    _put_away_keyboard(world, chat)
    _tell(world, message)
    return message


def start(world: World, user_id: int, payload: str = "") -> Message:
    """Follows t.me/<bot>?start=payload; who had blocked the bot lets it write again."""
    if not PAYLOAD.fullmatch(payload):
        raise Refused(Reason.BAD_REQUEST)
    if _person(world, user_id).blocked:
        world.block(user_id, blocked=False)
    return say(world, user_id, f"/start {payload}")


def start_in(world: World, user_id: int, chat_id: int, payload: str = "") -> Message:
    """Follows t.me/<bot>?startgroup=payload: the bot is taken in if need be, and hears the code."""
    if not PAYLOAD.fullmatch(payload):
        raise Refused(Reason.BAD_REQUEST)
    chat = groups.place(world, user_id, chat_id)
    if not chat.seat.inside:
        groups.add_bot(world, chat, user_id)
    command = f"/start@{world.me['username']} {payload}"
    return say(world, user_id, command, Where(chat_id))


def rewrite(
    world: World, user_id: int, message_id: int, *, text: str, where: Where = PRIVATELY
) -> Message:
    """Edits a text sent before."""
    chat = _place(world, user_id, where)
    message = _message(chat, message_id)
    content = _typed(text)
    if message.sender_id != user_id or message.file_id or message.service:
        raise Refused(Reason.NO_MESSAGE)
    message.text, message.entities = content.text, content.entities
    message.edited = int(world.now().timestamp())
    world.touched(message)
    if not chat.is_group or groups.hears(world, chat, message):
        world.updates.add("edited_message", message_json(world, message))
    return message


def tap(
    world: World, user_id: int, message_id: int, *, data: str, chat_id: int | None = None
) -> str:
    """Taps an inline button; the data may be forged, as a changed app could."""
    if not 1 <= len(data.encode(errors="replace")) <= DATA_BYTES:
        raise Refused(Reason.BAD_REQUEST)
    user = _person(world, user_id)
    chat = groups.place(world, user.id, chat_id) if chat_id else world.private_chat(user_id)
    message = _message(chat, message_id)
    name = world.taps.open(user.id, chat.id, message.id)
    query = {
        "id": name,
        "from": user_json(user),
        "message": message_json(world, message),
        "chat_instance": str(chat.id),
        "data": data,
    }
    if not chat.is_group or chat.seat.inside:
        world.updates.add("callback_query", query)
    world.turned(chat)
    return name


def send_files(
    world: World,
    user_id: int,
    files: Sequence[Upload],
    *,
    kind: FileKind,
    caption: str = "",
    where: Where = PRIVATELY,
) -> list[Message]:
    """Sends files, several as albums of ten; the words stand under the first."""
    chat = _place(world, user_id, where)
    words = _typed(caption)
    if len(words.text) > CAPTION_LENGTH:
        raise Refused(Reason.TOO_LONG)
    if not files:
        raise Refused(Reason.EMPTY)
    for upload in files:
        _check_upload(upload, kind)
    messages: list[Message] = []
    for group in _groups(files):
        album = world.new_album() if len(group) > 1 else None
        for upload in group:
            content = Formatted("") if messages else words
            stored = keep(world, upload, kind=kind)
            message = world.post(
                chat,
                user_id,
                content,
                file_id=stored.file_id,
                album=album,
                topic=where.topic,
                reply_to=_answered(chat, where),
            )
            _tell(world, message)
            messages.append(message)
    return messages


def share_contact(world: World, user_id: int, phone: str) -> Message:
    """Shares one's own phone number."""
    name = _person(world, user_id).name
    return send_contact(world, user_id, phone, name=name, owner=user_id)


def send_contact(
    world: World, user_id: int, phone: str, *, name: str, owner: int | None = None
) -> Message:
    """Sends anybody's card; who is not in Telegram has no account on it."""
    if not phone.strip() or not name.strip():
        raise Refused(Reason.EMPTY)
    user = _writer(world, user_id)
    contact = {"phone_number": phone.strip(), "first_name": name.strip()}
    account = {"user_id": owner} if owner is not None else {}
    chat = world.private_chat(user.id)
    message = world.post(chat, user.id, Formatted(""), contact=contact | account)
    _put_away_keyboard(world, chat)
    _tell(world, message)
    return message


def speak(world: World, user_id: int, language: str) -> None:
    """Sets the phone to another language."""
    user = _person(world, user_id)
    user.language = language
    world.changed("user", str(user_id))
    world.turned(world.private_chat(user_id))


def _typed(text: str) -> Formatted:
    plain = clean(text).strip()
    return Formatted(plain, in_order(detected(plain)))


def _person(world: World, user_id: int) -> User:
    user = world.users.get(user_id)
    if user is None:
        raise Refused(Reason.NO_PERSON)
    return user


def _writer(world: World, user_id: int) -> User:
    user = _person(world, user_id)
    if user.blocked:
        raise Refused(Reason.BLOCKED)
    return user


def _place(world: World, user_id: int, where: Where) -> Chat:
    if where.chat_id is None:
        return world.private_chat(_writer(world, user_id).id)
    return groups.place(world, _person(world, user_id).id, where.chat_id, where.topic)


def _answered(chat: Chat, where: Where) -> int | None:
    return _message(chat, where.reply_to).id if where.reply_to is not None else None


def _message(chat: Chat, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None:
        raise Refused(Reason.NO_MESSAGE)
    return message


def _tell(world: World, message: Message) -> None:
    """Queues the update; from its first message on the bot may write to a person."""
    user = world.users[message.sender_id]
    if not user.started and message.chat_id == user.id:
        user.started = True
        world.changed("user", str(user.id))
        world.announce_people()
    chat = world.chats[message.chat_id]
    if not chat.is_group or groups.hears(world, chat, message):
        world.updates.add("message", message_json(world, message))


def _put_away_keyboard(world: World, chat: Chat) -> None:
    if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
        chat.keyboard = None
        world.turned(chat)


def _check_upload(upload: Upload, kind: FileKind) -> None:
    if not upload.content:
        raise Refused(Reason.EMPTY_FILE)
    limit = PHOTO_BYTES if kind is FileKind.PHOTO else UPLOAD_BYTES
    if len(upload.content) > limit:
        raise Refused(Reason.TOO_LARGE)
    if kind is FileKind.DOCUMENT:
        return
    picture = read_picture(upload.content)
    if picture is None or not picture.fits_a_photo:
        raise Refused(Reason.NOT_A_PICTURE)


def _groups(files: Sequence[Upload]) -> Iterator[Sequence[Upload]]:
    return (files[at : at + ALBUM] for at in range(0, len(files), ALBUM))
