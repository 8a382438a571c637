"""A chat as the page shows it."""

from datetime import UTC, datetime

from bot.demo.standin.files import FileKind
from bot.demo.standin.render import to_html
from bot.demo.standin.state import Chat, Json, Message, PersonCard, User
from bot.demo.standin.wire import sender_json
from bot.demo.standin.world import World

QUOTED = 80


def chat_view(world: World, user: User, chat: Chat | None = None) -> Json:
    """A whole conversation as one person sees it, with what lies under it."""
    chat = chat or world.private_chat(user.id)
    return {
        "messages": [_message(world, user, message) for message in chat.messages.values()],
        "keyboard": _keyboard(chat.keyboard),
        "bot": world.me["username"],
        "commands": world.menus.shown_to(user, chat),
        "version": chat.version,
        "language": user.language,
    }


def person_view(world: World, card: PersonCard) -> Json:
    """Somebody one can be."""
    user = world.users[card.id]
    return {
        "id": card.id,
        "name": card.name,
        "invite": card.invite,
        "note": card.note,
        "started": user.started,
        "blocked": user.blocked,
        "groups": [_group(chat) for chat in world.groups_of(card.id)],
    }


def _group(chat: Chat) -> Json:
    """A group as a tab on its members' phones."""
    topics = [{"id": number, "name": name} for number, name in chat.topics.items()]
    return {
        "id": chat.id,
        "title": chat.title,
        "kind": chat.kind,
        "forum": chat.forum,
        "topics": topics,
        "seat": chat.seat,
        "members": len(chat.members),
    }


def _message(world: World, user: User, message: Message) -> Json:
    chat = world.chats[message.chat_id]
    instant = datetime.fromtimestamp(message.date, UTC).astimezone(world.zone)
    return {
        "id": message.id,
        "from": _sender(world, user, message),
        "name": sender_json(world, message.sender_id)["first_name"],
        "topic": message.topic,
        "pinned": message.id in chat.pinned,
        "reply": _reply(world, chat, message),
        "service": _service(message.service),
        "date": instant.isoformat(),
        "html": to_html(message.text, message.entities),
        "edited": message.edited is not None,
        "buttons": _buttons(message),
        **_file(world, message),
        "album": message.album,
        "callback_pending": world.taps.waits(message.chat_id, message.id),
        "contact": message.contact["phone_number"] if message.contact else None,
    }


def _sender(world: World, user: User, message: Message) -> str:
    if message.sender_id == world.bot_id:
        return "bot"
    return "user" if message.sender_id == user.id else "other"


def _reply(world: World, chat: Chat, message: Message) -> Json | None:
    """The beginning of what a message answers."""
    answered = chat.messages.get(message.reply_to) if message.reply_to else None
    if answered is None:
        return None
    name = sender_json(world, answered.sender_id)["first_name"]
    return {"id": answered.id, "name": name, "text": answered.text[:QUOTED]}


def _service(service: Json | None) -> Json | None:
    """What Telegram notes, as its kind and the names in it; the page has the words."""
    if service is None:
        return None
    kind, value = next(iter(service.items()))
    people = value if isinstance(value, list) else [value]
    names = [one.get("first_name") or one.get("name") for one in people if isinstance(one, dict)]
    return {"kind": kind, "names": names or [str(value)]}


def _file(world: World, message: Message) -> Json:
    stored = world.files.get(message.file_id) if message.file_id else None
    if stored is None:
        return {"photo": None, "document": None}
    url = f"/api/files/{stored.file_id}"
    if stored.kind is FileKind.PHOTO:
        photo = {"url": url, "width": stored.width, "height": stored.height}
        return {"photo": photo, "document": None}
    document = {"url": url, "name": stored.name, "size": stored.size, "mime": stored.mime}
    return {"photo": None, "document": document}


def _buttons(message: Message) -> list[list[Json]] | None:
    if not message.buttons:
        return None
    return [[_button(button) for button in row] for row in message.buttons["inline_keyboard"]]


def _button(button: Json) -> Json:
    if "callback_data" in button:
        kind, value = "callback", button["callback_data"]
    elif "copy_text" in button:
        kind, value = "copy", button["copy_text"]["text"]
    elif "url" in button:
        kind, value = "url", button["url"]
    else:
        kind, value = "switch", _query(button)
    return {"text": button["text"], "kind": kind, "value": value}


def _query(button: Json) -> str:
    """What a button would have typed behind the bot's name."""
    chosen = button.get("switch_inline_query_chosen_chat")
    if isinstance(chosen, dict):
        return str(chosen.get("query", ""))
    here = button.get("switch_inline_query_current_chat", "")
    return str(button.get("switch_inline_query", here))


def _keyboard(keyboard: Json | None) -> Json | None:
    if keyboard is None:
        return None
    rows = [[_key(key) for key in row] for row in keyboard["keyboard"]]
    return {
        "rows": rows,
        "one_time": bool(keyboard.get("one_time_keyboard")),
        "placeholder": keyboard.get("input_field_placeholder"),
    }


def _key(key: Json) -> Json:
    return {"text": key["text"], "contact": bool(key.get("request_contact"))}
