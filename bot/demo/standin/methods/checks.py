"""What several methods check before they do anything."""

from dataclasses import dataclass
from typing import Any

from bot.demo.standin.entities import (
    Entity,
    Formatted,
    clean,
    in_order,
    trimmed,
    utf16_length,
    with_detected,
)
from bot.demo.standin.failures import UPGRADED, ApiError, bad_request, forbidden
from bot.demo.standin.keyboards import Markup, MarkupKind, read_markup
from bot.demo.standin.markup import TIME_FORMAT, is_moment, parse_html
from bot.demo.standin.params import Params
from bot.demo.standin.state import Chat, Json, Message, Seat
from bot.demo.standin.world import World

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
PRIVATE_KEYS = {"request_contact": "phone number", "request_location": "location"}
CHOSEN = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "text_link",
        "blockquote",
        "expandable_blockquote",
        "date_time",
    }
)


def formatted(params: Params, name: str, entities: str) -> Formatted:
    """A text parameter with its formatting read."""
    return format_text(
        params.text(name),
        parse_mode=params.text("parse_mode"),
        entities=params.json(entities, called="entities"),
    )


def format_text(text: str, *, parse_mode: str, entities: Any) -> Formatted:
    """Parsed, trimmed and with the links Telegram finds by itself."""
    text = clean(text)
    mode = parse_mode.lower()
    if mode == "html":
        parsed = parse_html(text)
    elif mode in {"", "none"}:
        parsed = Formatted(text, _given(text, entities))
    else:
        # Markdown is real Telegram's too, but this bot speaks HTML only.
        raise bad_request("unsupported parse_mode")
    return with_detected(trimmed(parsed))


def _given(text: str, entities: Any) -> tuple[Entity, ...]:
    if entities is None:
        return ()
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array")
    size = utf16_length(text)
    return in_order(_entity(one, size) for one in entities if _is_chosen(one))


def _is_chosen(value: Any) -> bool:
    if not isinstance(value, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    return value.get("type") in CHOSEN


def _entity(value: Json, size: int) -> Entity:
    offset, length = value.get("offset"), value.get("length")
    if not isinstance(offset, int) or not isinstance(length, int):
        raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
    if offset < 0 or length <= 0 or offset + length > size:
        reason = f"entity beginning at UTF-16 offset {offset} ends after the end of the text"
        raise bad_request(f"{reason} at UTF-16 offset {offset + length}")
    if value["type"] == "date_time":
        return _date_time(value, offset, length)
    return Entity(value["type"], offset, length, url=value.get("url"))


def _date_time(value: Json, offset: int, length: int) -> Entity:
    moment, form = value.get("unix_time"), value.get("date_time_format") or ""
    if not is_moment(moment):
        raise bad_request("can't parse MessageEntity: Invalid date specified")
    if not isinstance(form, str) or not TIME_FORMAT.fullmatch(form):
        raise bad_request("can't parse MessageEntity: Invalid date format specified")
    return Entity("date_time", offset, length, unix_time=moment, date_time_format=form)


def message_text(params: Params) -> Formatted:
    """The text of sendMessage and editMessageText."""
    if not params.text("text"):
        raise bad_request("message text is empty")
    content = formatted(params, "text", "entities")
    if not content.text:
        raise bad_request("text must be non-empty")
    if len(content.text) > TEXT_LENGTH:
        raise bad_request("message is too long")
    return content


def caption(params: Params) -> Formatted:
    """The words under a file."""
    return checked_caption(formatted(params, "caption", "caption_entities"))


def checked_caption(content: Formatted) -> Formatted:
    if len(content.text) > CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    return content


def markup(params: Params, *, inline_only: bool = False) -> Markup | None:
    """The reply_markup parameter."""
    value = params.json("reply_markup", called="reply keyboard markup")
    return None if value is None else read_markup(value, inline_only=inline_only)


def check_markup_fits(chat: Chat, given: Markup | None) -> None:
    """Some keys of a reply keyboard are for private chats alone."""
    if not chat.is_group or given is None or given.kind is not MarkupKind.REPLY:
        return
    keys = [key for row in given.content["keyboard"] for key in row]
    for field, what in PRIVATE_KEYS.items():
        if any(key.get(field) for key in keys):
            raise bad_request(f"{what} can be requested in private chats only")


def open_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """The chat the bot may write to now."""
    chat_id = params.text(name)
    if not chat_id:
        raise bad_request(f"{name} is empty")
    number = int(chat_id) if chat_id.removeprefix("-").isdecimal() else None
    if number is None or (number not in world.chats and number not in world.users):
        raise bad_request("chat not found")
    chat = world.chats.get(number)
    if chat is None or not chat.is_group:
        _check_person(world, number)
        return world.private_chat(number)
    _check_group(chat)
    return chat


def _check_group(chat: Chat) -> None:
    if chat.moved_to:
        moved = {"migrate_to_chat_id": chat.moved_to}
        raise ApiError(400, f"Bad Request: {UPGRADED}", parameters=moved)
    if chat.seat is Seat.KICKED:
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if not chat.seat.inside:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def writable_chat(world: World, params: Params, *, what: str = "text messages") -> Chat:
    """The chat the bot may send this to now."""
    chat = open_chat(world, params)
    if chat.seat is Seat.RESTRICTED:
        raise bad_request(f"not enough rights to send {what} to the chat")
    return chat


@dataclass(frozen=True, slots=True)
class Thread:
    """Where in a chat a message goes."""

    topic: int | None
    reply_to: int | None


def thread(chat: Chat, params: Params) -> Thread:
    """The topic named, else that of the message replied to; the general topic has no number."""
    reply_to = reply_target(chat, params)
    number = params.number("message_thread_id")
    if not number:
        answered = chat.messages.get(reply_to) if reply_to else None
        return Thread(answered.topic if answered else None, reply_to)
    if number not in chat.topics:
        raise bad_request("message thread not found")
    return Thread(number, reply_to)


def _check_person(world: World, user_id: int) -> None:
    user = world.users[user_id]
    if user.blocked:
        raise forbidden("bot was blocked by the user")
    if not user.started:
        raise forbidden("bot can't initiate conversation with a user")


def message_in(chat: Chat, params: Params, *, what: str) -> Message:
    """The message a call is about."""
    number = params.number("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def reply_target(chat: Chat, params: Params) -> int | None:
    """The message to reply to, in either of the two ways to name it."""
    given = params.json("reply_parameters", called="reply parameters")
    if given is None:
        number = params.number("reply_to_message_id")
        allowed = params.flag("allow_sending_without_reply")
    elif isinstance(given, dict):
        number = given.get("message_id", 0)
        allowed = given.get("allow_sending_without_reply") is True
    else:
        raise bad_request("object expected as reply parameters")
    if not number or number in chat.messages:
        return number or None
    if not allowed:
        raise bad_request("message to be replied not found")
    return None
