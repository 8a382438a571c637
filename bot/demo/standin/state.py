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
    url: str = ""


class ChatKind(StrEnum):
    """Where people talk with the bot."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Seat(StrEnum):
    """What the bot is in a group, in the words of ChatMember."""

    MEMBER = "member"
    ADMIN = "administrator"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"

    @property
    def inside(self) -> bool:
        return self not in {Seat.LEFT, Seat.KICKED}


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
    # The forum topic it stands in; None in the general one and wherever there are no topics.
    topic: int | None = None
    # What Telegram itself notes in the chat, as fields of a Message.
    service: Json | None = None


@dataclass(slots=True)
class Chat:
    """A conversation and the reply keyboard under it; what follows `messages` is of groups."""

    id: int
    kind: ChatKind = ChatKind.PRIVATE
    title: str = ""
    last_id: int = 0
    version: int = 0
    keyboard: Json | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    seat: Seat = Seat.MEMBER
    members: list[int] = field(default_factory=list)
    # The first one made the group.
    admins: list[int] = field(default_factory=list)
    forum: bool = False
    topics: dict[int, str] = field(default_factory=dict)
    moved_to: int | None = None
    pinned: list[int] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        return self.kind is not ChatKind.PRIVATE
