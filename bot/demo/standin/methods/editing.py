"""Changing and deleting what was sent."""

from typing import Any

from bot.demo.standin.entities import Formatted
from bot.demo.standin.failures import NOT_MODIFIED, bad_request
from bot.demo.standin.keyboards import Markup
from bot.demo.standin.methods import checks
from bot.demo.standin.params import Params
from bot.demo.standin.state import Chat, Json, Message, Seat
from bot.demo.standin.wire import message_json
from bot.demo.standin.world import World

DELETABLE_SECONDS = 48 * 3600
UNDELETABLE = frozenset({"migrate_from_chat_id", "forum_topic_created"})
MOST_DELETED = 100


def edit_message_text(world: World, params: Params) -> Json:
    content = checks.message_text(params)
    markup = checks.markup(params, inline_only=True)
    message = _editable(world, params)
    if message.file_id or message.contact or message.service:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, content, markup)


def edit_message_caption(world: World, params: Params) -> Json:
    content = checks.caption(params)
    markup = checks.markup(params, inline_only=True)
    message = _editable(world, params)
    if not message.file_id:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, content, markup)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    markup = checks.markup(params, inline_only=True)
    message = _editable(world, params)
    return _change(world, message, Formatted(message.text, message.entities), markup)


def _editable(world: World, params: Params) -> Message:
    if not params.text("chat_id") and params.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = checks.open_chat(world, params)
    message = checks.message_in(chat, params, what="message to edit")
    if message.sender_id != world.bot_id or message.fixed:
        raise bad_request("message can't be edited")
    return message


def _change(world: World, message: Message, content: Formatted, markup: Markup | None) -> Json:
    """The new content; buttons that are not named again are gone."""
    buttons = markup.content if markup else None
    before = (message.text, message.entities, message.buttons)
    if before == (content.text, content.entities, buttons):
        raise bad_request(NOT_MODIFIED)
    chat = world.chats[message.chat_id]
    world.limits.count(chat.id, chat.kind, is_edit=True)
    message.text, message.entities, message.buttons = content.text, content.entities, buttons
    message.edited = int(world.now().timestamp())
    world.touched(message)
    return message_json(world, message)


def delete_message(world: World, params: Params) -> bool:
    chat = checks.open_chat(world, params)
    message = checks.message_in(chat, params, what="message to delete")
    _check_deletable(world, chat, message)
    world.remove(chat, message.id)
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Several at once; those that are gone already are passed over."""
    chat = checks.open_chat(world, params)
    numbers = _message_ids(params.json("message_ids", called="message_ids"))
    found = [chat.messages[number] for number in numbers if number in chat.messages]
    for message in found:
        _check_deletable(world, chat, message)
    _remove_all(world, chat, found)
    return True


def _remove_all(world: World, chat: Chat, messages: list[Message]) -> None:
    for message in messages:
        world.remove(chat, message.id)


def _message_ids(value: Any) -> list[int]:
    if value is None:
        raise bad_request("message identifiers are not specified")
    if not isinstance(value, list):
        raise bad_request("expected an Array of message identifiers")
    if len(value) > MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(one, int) for one in value):
        raise bad_request("message identifier must be a Number")
    return list(dict.fromkeys(value))


def _check_deletable(world: World, chat: Chat, message: Message) -> None:
    """In groups only an administrator takes away what others wrote."""
    foreign = message.sender_id != world.bot_id
    if chat.is_group and foreign and chat.seat is not Seat.ADMIN:
        raise bad_request("message can't be deleted")
    if UNDELETABLE & (message.service or {}).keys():
        raise bad_request("message can't be deleted")
    if world.now().timestamp() - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
