"""A chat as the page shows it."""

from datetime import UTC, datetime

from bot.demo.standin.files import FileKind
from bot.demo.standin.render import to_html
from bot.demo.standin.state import Json, Message, PersonCard, User
from bot.demo.standin.world import World


def chat_view(world: World, user: User) -> Json:
    """The whole conversation of one person, with what lies under it."""
    chat = world.private_chat(user.id)
    return {
        "messages": [_message(world, message) for message in chat.messages.values()],
        "keyboard": _keyboard(chat.keyboard),
        "commands": world.menus.shown_in(chat, user.language),
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
    }


def _message(world: World, message: Message) -> Json:
    instant = datetime.fromtimestamp(message.date, UTC).astimezone(world.zone)
    return {
        "id": message.id,
        "from": "bot" if message.sender_id == world.bot_id else "user",
        "date": instant.isoformat(),
        "html": to_html(message.text, message.entities),
        "edited": message.edited is not None,
        "buttons": _buttons(message),
        **_file(world, message),
        "album": message.album,
        "callback_pending": world.taps.waits(message.chat_id, message.id),
        "contact": message.contact["phone_number"] if message.contact else None,
    }


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
    else:
        kind, value = "url", button.get("url", "")
    return {"text": button["text"], "kind": kind, "value": value}


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
