"""People, chats and messages as Telegram's servers would hold them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.demo.standin.entities import Entity

Json = dict[str, Any]
HISTORY = 500


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Somebody the demo offers to be: `note` says unit and role, `invite` is a start code."""

    id: int
    name: str
    note: str = ""
    invite: str | None = None


@dataclass(slots=True)
class User:
    """A Telegram account. Before its first message the bot may not write to it."""

    id: int
    name: str
    language: str = "vi"
    started: bool = False
    blocked: bool = False
    stranger: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    """What a person saw after tapping: a note that fades, or an alert to close."""

    user_id: int
    text: str
    alert: bool = False


class ChatKind(StrEnum):
    """Where people talk with the bot."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(slots=True)
class Message:
    """One message; `text` is the caption where there is a file."""

    id: int
    chat_id: int
    sender_id: int
    date: int
    text: str = ""
    entities: tuple[Entity, ...] = ()
    buttons: Json | None = None
    # A message sent together with a reply keyboard can never be edited.
    fixed: bool = False
    file_id: str | None = None
    album: str | None = None
    reply_to: int | None = None
    edited: int | None = None
    contact: Json | None = None


@dataclass(slots=True)
class Chat:
    """A conversation and the reply keyboard under it."""

    id: int
    kind: ChatKind = ChatKind.PRIVATE
    title: str = ""
    last_id: int = 0
    version: int = 0
    keyboard: Json | None = None
    messages: dict[int, Message] = field(default_factory=dict)
