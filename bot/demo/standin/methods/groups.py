"""What the bot may ask and do about the groups it is in."""

from bot.demo.standin import groups
from bot.demo.standin.failures import bad_request
from bot.demo.standin.membership import member_json, status_of
from bot.demo.standin.methods import checks
from bot.demo.standin.params import Params
from bot.demo.standin.state import Chat, Json, Seat
from bot.demo.standin.world import World


def get_chat_member(world: World, params: Params) -> Json:
    chat = checks.open_chat(world, params)
    user_id = params.number("user_id")
    if user_id not in world.users and user_id != world.bot_id:
        raise bad_request("invalid user_id specified")
    status = status_of(world, chat, user_id)
    return member_json(world, user_id, status)


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    chat = _group(world, params, "there are no administrators in the private chat")
    own = [world.bot_id] if chat.seat is Seat.ADMIN else []
    known = [(one, status_of(world, chat, one)) for one in [*chat.admins, *own]]
    return [member_json(world, user_id, status) for user_id, status in known]


def get_chat_member_count(world: World, params: Params) -> int:
    chat = checks.open_chat(world, params)
    return len(chat.members) + 1 if chat.is_group else 2


def leave_chat(world: World, params: Params) -> bool:
    chat = _group(world, params, "chat member status can't be changed in private chats")
    groups.bot_leaves(world, chat)
    return True


def _group(world: World, params: Params, otherwise: str) -> Chat:
    chat = checks.open_chat(world, params)
    if not chat.is_group:
        raise bad_request(otherwise)
    return chat


def pin_chat_message(world: World, params: Params) -> bool:
    chat = _pinnable(world, params)
    message = checks.message_in(chat, params, what="message to pin")
    chat.pinned = [message.id, *(one for one in chat.pinned if one != message.id)]
    world.turned(chat)
    return True


def unpin_chat_message(world: World, params: Params) -> bool:
    """The one named, else the newest pinned."""
    chat = _pinnable(world, params)
    number = params.number("message_id") or next(iter(chat.pinned), 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    world.turned(chat)
    return True


def unpin_all_chat_messages(world: World, params: Params) -> bool:
    chat = _pinnable(world, params)
    chat.pinned = []
    world.turned(chat)
    return True


def _pinnable(world: World, params: Params) -> Chat:
    chat = checks.open_chat(world, params)
    if chat.is_group and chat.seat is not Seat.ADMIN:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
