"""The command menu: one list per scope and language, the closest one shown."""

import re
from typing import Any

from bot.demo.standin.failures import ApiError, bad_request
from bot.demo.standin.state import Chat, ChatKind, Json

NAME = re.compile(r"[a-z0-9_]{1,32}")
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

    def shown_in(self, chat: Chat, language: str) -> Commands:
        """What a person sees in a chat: the narrowest scope, its own language first."""
        everywhere = "private" if chat.kind is ChatKind.PRIVATE else "group"
        for scope in (f"chat:{chat.id}", f"all_{everywhere}_chats", "default"):
            for code in (language, ""):
                commands = self.get(scope, code)
                if commands:
                    return commands
        return []


def read_scope(value: Any) -> str:
    """A BotCommandScope as a key."""
    if not isinstance(value, dict):
        raise bad_request("BotCommandScope must be an Object")
    kind = value.get("type")
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    parts = [value[field] for field in ("chat_id", "user_id") if field in value]
    return ":".join(str(part) for part in (kind, *parts))


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
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > DESCRIPTION_LENGTH:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _field(value: Json, name: str) -> str:
    if name not in value:
        raise _unreadable(f'Can\'t find field "{name}"')
    if not isinstance(value[name], str):
        raise _unreadable(f'Field "{name}" must be of type String')
    return str(value[name]).strip()


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse BotCommand: {reason}")
