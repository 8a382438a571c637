"""reply_markup: what Telegram accepts of it."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.demo.standin.failures import ApiError, bad_request
from bot.demo.standin.links import checked_link, mentioned_user
from bot.demo.standin.state import Json

INLINE_BUTTONS = 100
INLINE_ROW = 8
REPLY_BUTTONS = 300
REPLY_ROW = 12
DATA_BYTES = 64
QUERY_BYTES = 256
COPIED_LENGTH = 256
PLACEHOLDER_LENGTH = 64
ACTIONS = (
    "url",
    "callback_data",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)
FLAGS = (
    "resize_keyboard",
    "one_time_keyboard",
    "is_persistent",
    "remove_keyboard",
    "force_reply",
    "selective",
)


class MarkupKind(Enum):
    """What a reply_markup does."""

    INLINE = "inline"
    REPLY = "reply"
    REMOVE = "remove"
    FORCE = "force"


@dataclass(frozen=True, slots=True)
class Markup:
    """An accepted reply_markup, as it was sent."""

    kind: MarkupKind
    content: Json


def read_markup(value: Any, *, inline_only: bool = False) -> Markup | None:
    """The markup, None where it holds nothing, or Telegram's refusal."""
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    for flag in FLAGS:
        if not isinstance(value.get(flag, False), bool):
            raise bad_request(f'field "{flag}" must be of type Boolean')
    markup = _markup(value)
    if inline_only and markup and markup.kind is not MarkupKind.INLINE:
        raise bad_request("inline keyboard expected")
    return markup


def _markup(value: Json) -> Markup | None:
    if value.get("keyboard"):
        return Markup(MarkupKind.REPLY, _reply_keyboard(value))
    if "inline_keyboard" in value:
        rows = _inline_rows(value["inline_keyboard"])
        return Markup(MarkupKind.INLINE, {"inline_keyboard": rows}) if rows else None
    if value.get("remove_keyboard"):
        return Markup(MarkupKind.REMOVE, value)
    return Markup(MarkupKind.FORCE, value) if value.get("force_reply") else None


def _rows(value: Any, field: str, owner: str) -> list[list[Any]]:
    if not isinstance(value, list):
        raise bad_request(f'field "{field}" of the {owner} must be an Array')
    if not all(isinstance(row, list) for row in value):
        raise bad_request(f'field "{field}" of the {owner} must be an Array of Arrays')
    return [row for row in value if row]


def _inline_rows(value: Any) -> list[list[Json]]:
    rows = _rows(value, "inline_keyboard", "InlineKeyboardMarkup")
    checked = [[_inline_button(button) for button in row] for row in rows]
    _check_size(checked, row=INLINE_ROW, total=INLINE_BUTTONS)
    return checked


def _reply_keyboard(value: Json) -> Json:
    rows = _rows(value["keyboard"], "keyboard", "ReplyKeyboardMarkup")
    checked = [[_reply_button(button) for button in row] for row in rows]
    _check_size(checked, row=REPLY_ROW, total=REPLY_BUTTONS)
    placeholder = value.get("input_field_placeholder") or ""
    if not isinstance(placeholder, str) or len(placeholder) > PLACEHOLDER_LENGTH:
        raise bad_request("REPLY_MARKUP_PLACEHOLDER_INVALID")
    return value | {"keyboard": checked}


def _check_size(rows: list[list[Json]], *, row: int, total: int) -> None:
    if sum(map(len, rows)) > total or any(len(one) > row for one in rows):
        raise bad_request("reply markup is too long")


def _reply_button(button: Any) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise _unreadable("keyboard button", "KeyboardButton must be an Object")
    if not _text_of(button, "keyboard button").strip():
        raise bad_request("keyboard button text must be non-empty")
    return button


def _inline_button(button: Any) -> Json:
    what = "inline keyboard button"
    if not isinstance(button, dict):
        raise _unreadable(what, "InlineKeyboardButton must be an Object")
    text = _text_of(button, what)
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if not actions:
        raise _unreadable(what, "Text buttons are unallowed in the inline keyboard")
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    # Telegram takes the first kind and drops the others, which only hides a mistake.
    if len(actions) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    _check_action(actions[0], button[actions[0]])
    return button


def _check_action(name: str, value: Any) -> None:
    if name == "callback_data":
        size = len(value.encode()) if isinstance(value, str) else 0
        if not 1 <= size <= DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif name == "url" and not mentioned_user(str(value)) and not checked_link(str(value)):
        reason = f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL"
        raise bad_request(reason)
    elif name == "copy_text":
        copied = value.get("text") if isinstance(value, dict) else None
        if not isinstance(copied, str) or not 1 <= len(copied) <= COPIED_LENGTH:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif name.startswith("switch_inline"):
        _check_switch(name, value)


def _check_switch(name: str, value: Any) -> None:
    """What is typed behind the bot's name; no bot without inline mode gets to hear it."""
    chosen = name == "switch_inline_query_chosen_chat"
    if chosen and not isinstance(value, dict):
        what = f'Field "{name}" must be of type Object'
        raise _unreadable("inline keyboard button", what)
    query = value.get("query", "") if chosen else value
    if not isinstance(query, str):
        raise _unreadable("inline keyboard button", f'Field "{name}" must be of type String')
    if len(query.encode(errors="replace")) > QUERY_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _text_of(button: Json, what: str) -> str:
    if "text" not in button:
        raise _unreadable(what, 'Can\'t find field "text"')
    text = button["text"]
    if not isinstance(text, str):
        raise _unreadable(what, 'Field "text" must be of type String')
    return text


def _unreadable(what: str, reason: str) -> ApiError:
    return bad_request(f"can't parse {what}: {reason}")
