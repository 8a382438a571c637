"""State as the JSON objects of the Bot API."""

from typing import TYPE_CHECKING

from bot.demo.standin.entities import Entity
from bot.demo.standin.files import FileKind, StoredFile
from bot.demo.standin.state import Chat, Json, Message, User

if TYPE_CHECKING:
    from bot.demo.standin.world import World


def user_json(user: User) -> Json:
    return {
        "id": user.id,
        "is_bot": False,
        "first_name": user.name,
        "language_code": user.language,
    }


def sender_json(world: "World", sender_id: int) -> Json:
    """A person or the bot itself."""
    return world.me if sender_id == world.bot_id else user_json(world.users[sender_id])


def chat_json(world: "World", chat: Chat) -> Json:
    if chat.is_group:
        forum = {"is_forum": True} if chat.forum else {}
        return {"id": chat.id, "type": chat.kind, "title": chat.title} | forum
    return {"id": chat.id, "type": "private", "first_name": world.users[chat.id].name}


def message_json(world: "World", message: Message, *, with_reply: bool = True) -> Json:
    """A Message object; the message replied to is one level deep, as Telegram has it."""
    chat = world.chats[message.chat_id]
    body: Json = {
        "message_id": message.id,
        "from": sender_json(world, message.sender_id),
        "chat": chat_json(world, chat),
        "date": message.date,
    }
    body |= _content(world, message)
    if message.topic:
        body |= {"message_thread_id": message.topic, "is_topic_message": True}
    if message.album:
        body["media_group_id"] = message.album
    if message.edited:
        body["edit_date"] = message.edited
    if message.buttons:
        body["reply_markup"] = message.buttons
    # In a topic, what answers nothing else answers the note that the topic was opened.
    target = message.reply_to or message.topic
    answered = chat.messages.get(target) if target and with_reply else None
    if answered and answered is not message:
        body["reply_to_message"] = message_json(world, answered, with_reply=False)
    return body


def _content(world: "World", message: Message) -> Json:
    if message.service:
        return message.service
    if message.contact:
        return {"contact": message.contact}
    stored = world.files.get(message.file_id) if message.file_id else None
    words = ("caption", "caption_entities") if stored else ("text", "entities")
    content = _file(stored) if stored else {}
    if message.text or not stored:
        content[words[0]] = message.text
    if message.entities:
        content[words[1]] = [entity_json(world, one) for one in message.entities]
    return content


def _file(stored: StoredFile) -> Json:
    if stored.kind is FileKind.PHOTO:
        return {"photo": [_common(stored) | {"width": stored.width, "height": stored.height}]}
    named = {"file_name": stored.name} if stored.name else {}
    return {"document": _common(stored) | named | {"mime_type": stored.mime}}


def _common(stored: StoredFile) -> Json:
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
    }


def file_json(stored: StoredFile) -> Json:
    """A File object, ready to be downloaded."""
    return _common(stored) | {"file_path": stored.path}


def entity_json(world: "World", entity: Entity) -> Json:
    record = entity.record()
    user_id = record.pop("user_id", None)
    if user_id in world.users:
        record["user"] = user_json(world.users[user_id])
    return record
