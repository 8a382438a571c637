"""The command menu: one list per scope and language, the closest one shown."""

import re
from dataclasses import dataclass
from typing import Any

from bot.demo.standin.failures import ApiError, bad_request
from bot.demo.standin.state import Chat, Json, User

NAME = re.compile(r"[a-z0-9_]+")
NAME_LENGTH = 32
DESCRIPTION_LENGTH = 256
MOST = 100
SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)
NARROW = frozenset({"chat", "chat_administrators", "chat_member"})
LANGUAGE = re.compile(r"[a-z]{2}")

Commands = list[dict[str, str]]


class CommandMenus:
    """Lists of commands under "scope|language"."""

    def __init__(self) -> None:
        self.lists: dict[str, Commands] = {}

    def put(self, scope: str, language: str, commands: Commands) -> None:
        self.lists[f"{scope}|{language}"] = commands

    def drop(self, scope: str, language: str) -> None:
        self.lists.pop(f"{scope}|{language}", None)

    def get(self, scope: str, language: str) -> Commands:
        return self.lists.get(f"{scope}|{language}", [])

    def shown_to(self, user: User, chat: Chat) -> Commands:
        """What a person sees in a chat: the narrowest scope, in each the own language first."""
        for scope in _scopes(user, chat):
            for code in (user.language, ""):
                commands = self.get(scope, code)
                if commands:
                    return commands
        return []


def _scopes(user: User, chat: Chat) -> list[str]:
    """From the narrowest on, in the order the Bot API documents."""
    here = f"chat:{chat.id}"
    if not chat.is_group:
        return [here, "all_private_chats", "default"]
    member, admins = f"chat_member:{chat.id}:{user.id}", f"chat_administrators:{chat.id}"
    if user.id not in chat.admins:
        return [member, here, "all_group_chats", "default"]
    return [member, admins, here, "all_chat_administrators", "all_group_chats", "default"]


@dataclass(frozen=True, slots=True)
class Scope:
    """A BotCommandScope as it was sent: the kind and, for the narrow ones, where and for whom."""

    kind: str = "default"
    chat_id: int | None = None
    user_id: int | None = None

    @property
    def key(self) -> str:
        parts = [part for part in (self.chat_id, self.user_id) if part is not None]
        return ":".join(str(part) for part in (self.kind, *parts))


def read_scope(value: Any) -> Scope:
    """A BotCommandScope; that the chat is there, the caller sees to."""
    if not isinstance(value, dict):
        raise bad_request("BotCommandScope must be an Object")
    kind = value.get("type")
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if kind not in NARROW:
        return Scope(kind)
    user_id = _number(value, "user_id") if kind == "chat_member" else None
    return Scope(kind, _number(value, "chat_id"), user_id)


def _number(value: Json, field: str) -> int:
    if field not in value:
        raise bad_request(f"can't parse BotCommandScope: Can't find field \"{field}\"")
    text = str(value[field])
    if not text.removeprefix("-").isdecimal():
        raise bad_request("chat not found")
    return int(text)


def read_language(code: str) -> str:
    """A language_code: two small letters, or none."""
    if code and not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def read_commands(value: Any) -> Commands:
    """The commands of a setMyCommands call."""
    if not isinstance(value, list):
        raise bad_request("expected an Array of BotCommand")
    if len(value) > MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_command(one) for one in value]


def _command(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise _unreadable("expected an Object")
    name = _field(value, "command").removeprefix("/")
    description = _field(value, "description")
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > NAME_LENGTH:
        raise bad_request(f"command length must not exceed {NAME_LENGTH}")
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > DESCRIPTION_LENGTH:
        reason = f"command description length must not exceed {DESCRIPTION_LENGTH}"
        raise bad_request(reason)
    return {"command": name, "description": description}


def _field(value: Json, name: str) -> str:
    if name not in value:
        raise _unreadable(f'Can\'t find field "{name}"')
    if not isinstance(value[name], str):
        raise _unreadable(f'Field "{name}" must be of type String')
    return str(value[name]).strip()


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse BotCommand: {reason}")
