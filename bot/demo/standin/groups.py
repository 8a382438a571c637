"""Groups, supergroups and forum topics: who is in them, and what the bot is told of it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.demo.standin.entities import Formatted
from bot.demo.standin.membership import member_change
from bot.demo.standin.refusals import Reason, Refused
from bot.demo.standin.state import Chat, ChatKind, Json, Message, Seat
from bot.demo.standin.wire import message_json, user_json

if TYPE_CHECKING:
    from bot.demo.standin.world import World

FIRST_GROUP = -4_000_000_001
FIRST_SUPERGROUP = -1_002_000_000_001
TITLE_LENGTH = 128
TOPIC_COLOR = 7322096
COMMAND = re.compile(r"/\w{1,64}(?:@(?P<bot>\w+))?")


def create(
    world: "World",
    title: str,
    members: Sequence[int],
    *,
    chat_id: int | None = None,
    kind: ChatKind = ChatKind.GROUP,
    forum: bool = False,
) -> Chat:
    """A group with the bot in it, made by the first of its members; forums are supergroups."""
    title = title.strip()
    if not title:
        raise Refused(Reason.EMPTY)
    if len(title) > TITLE_LENGTH:
        raise Refused(Reason.TOO_LONG)
    if not members or not set(members) <= world.users.keys():
        raise Refused(Reason.NO_PERSON)
    kind = ChatKind.SUPERGROUP if forum else kind
    chat = Chat(chat_id or _free_id(world, kind), kind, title, seat=Seat.LEFT, forum=forum)
    chat.members, chat.admins = list(dict.fromkeys(members)), [members[0]]
    world.chats[chat.id] = chat
    add_bot(world, chat, members[0])
    world.announce_people()
    return chat


def add_bot(world: "World", chat: Chat, by: int, *, seat: Seat = Seat.MEMBER) -> None:
    """Takes the bot in, first or again, or gives it another place there."""
    was = chat.seat
    _check_member(chat, by)
    _seat(world, chat, by, seat)
    if not was.inside:
        note(world, chat, by, {"new_chat_members": [world.me]})


def remove_bot(world: "World", chat: Chat, by: int) -> None:
    """Throws the bot out; the last it hears is that it happened."""
    _check_member(chat, by)
    if chat.seat.inside:
        note(world, chat, by, {"left_chat_member": world.me})
        _seat(world, chat, by, Seat.KICKED)


def bot_leaves(world: "World", chat: Chat) -> None:
    """The bot goes by itself."""
    _seat(world, chat, world.bot_id, Seat.LEFT)


def _seat(world: "World", chat: Chat, by: int, seat: Seat) -> None:
    before, chat.seat = chat.seat, seat
    if before is not seat:
        change = member_change(world, chat, by, before=before, after=seat)
        world.updates.add("my_chat_member", change)
        world.turned(chat)
        world.announce_people()


def join(world: "World", chat: Chat, user_id: int, *, by: int | None = None) -> None:
    """A person comes in, or is brought by another."""
    if user_id not in world.users:
        raise Refused(Reason.NO_PERSON)
    if user_id not in chat.members:
        chat.members.append(user_id)
        user = user_json(world.users[user_id])
        note(world, chat, by or user_id, {"new_chat_members": [user]})
        world.announce_people()


def leave(world: "World", chat: Chat, user_id: int) -> None:
    """A person goes."""
    _check_member(chat, user_id)
    note(world, chat, user_id, {"left_chat_member": user_json(world.users[user_id])})
    chat.members.remove(user_id)
    chat.admins = [one for one in chat.admins if one != user_id]
    world.turned(chat)
    world.announce_people()


def rename(world: "World", chat: Chat, by: int, title: str) -> None:
    _check_member(chat, by)
    chat.title = title
    note(world, chat, by, {"new_chat_title": title})
    world.announce_people()


def upgrade(world: "World", chat: Chat, by: int, *, forum: bool = False) -> Chat:
    """Makes a supergroup of a group: another id, and the old one answers no more."""
    _check_member(chat, by)
    if chat.kind is not ChatKind.GROUP or chat.moved_to:
        raise Refused(Reason.NO_CHAT)
    moved = Chat(_free_id(world, ChatKind.SUPERGROUP), ChatKind.SUPERGROUP, chat.title)
    moved.members, moved.admins = list(chat.members), list(chat.admins)
    moved.seat, moved.forum = chat.seat, forum
    world.chats[moved.id] = moved
    note(world, chat, by, {"migrate_to_chat_id": moved.id})
    chat.moved_to = moved.id
    note(world, moved, by, {"migrate_from_chat_id": chat.id})
    world.turned(chat)
    world.announce_people()
    return moved


def open_topic(world: "World", chat: Chat, by: int, name: str) -> int:
    """A new topic of a forum; its number is that of the note that it was opened."""
    _check_member(chat, by)
    if not chat.forum:
        raise Refused(Reason.NO_TOPIC)
    if not name.strip():
        raise Refused(Reason.EMPTY)
    number = chat.last_id + 1
    chat.topics[number] = name.strip()
    opened = {"name": name.strip(), "icon_color": TOPIC_COLOR}
    note(world, chat, by, {"forum_topic_created": opened}, topic=number)
    world.announce_people()
    return number


def delete_topic(world: "World", chat: Chat, by: int, topic: int) -> None:
    """A topic goes with all that stands in it; bots are not told."""
    _check_member(chat, by)
    if chat.topics.pop(topic, None) is None:
        raise Refused(Reason.NO_TOPIC)
    for message in [one for one in chat.messages.values() if one.topic == topic]:
        world.remove(chat, message.id)
    world.turned(chat)
    world.announce_people()


def note(
    world: "World", chat: Chat, by: int, service: Json, *, topic: int | None = None
) -> Message:
    """A service message, which every bot in the group hears."""
    message = world.post(chat, by, Formatted(""), service=service, topic=topic)
    if chat.seat.inside:
        world.updates.add("message", message_json(world, message))
    return message


def hears(world: "World", chat: Chat, message: Message) -> bool:
    """Whether a message in a group reaches the bot: privacy mode is on, unless it is an admin."""
    if not chat.seat.inside:
        return False
    if chat.seat is Seat.ADMIN:
        return True
    answered = chat.messages.get(message.reply_to) if message.reply_to else None
    if answered and answered.sender_id == world.bot_id:
        return True
    own = str(world.me["username"]).lower()
    command = COMMAND.match(message.text)
    if command:
        return (command["bot"] or own).lower() == own
    return f"@{own}" in message.text.lower()


def place(world: "World", user_id: int, chat_id: int, topic: int | None = None) -> Chat:
    """A group in which a person may write."""
    chat = world.chats.get(chat_id)
    if chat is None or not chat.is_group or chat.moved_to:
        raise Refused(Reason.NO_CHAT)
    _check_member(chat, user_id)
    if topic is not None and topic not in chat.topics:
        raise Refused(Reason.NO_TOPIC)
    return chat


def _check_member(chat: Chat, user_id: int) -> None:
    if user_id not in chat.members:
        raise Refused(Reason.NOT_A_MEMBER)


def _free_id(world: "World", kind: ChatKind) -> int:
    first = FIRST_GROUP if kind is ChatKind.GROUP else FIRST_SUPERGROUP
    taken = [chat.id for chat in world.chats.values() if chat.kind is kind]
    return min([first + 1, *taken]) - 1
