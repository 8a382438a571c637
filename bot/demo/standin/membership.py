"""ChatMember objects: what a person, and the bot itself, is in a chat."""

from typing import TYPE_CHECKING

from bot.demo.standin.state import Chat, ChatKind, Json, Seat
from bot.demo.standin.wire import chat_json, sender_json

if TYPE_CHECKING:
    from bot.demo.standin.world import World

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
WRITING_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
    "can_react_to_messages",
)


def member_json(world: "World", user_id: int, status: str) -> Json:
    """A ChatMember with the rights that go with its status."""
    return {"user": sender_json(world, user_id), "status": status} | _rights(status)


def _rights(status: str) -> Json:
    if status == Seat.ADMIN:
        return {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(ADMIN_RIGHTS, True)
    if status == Seat.RESTRICTED:
        return {"is_member": True, "until_date": 0} | dict.fromkeys(WRITING_RIGHTS, False)
    if status == Seat.KICKED:
        return {"until_date": 0}
    return {"is_anonymous": False} if status == "creator" else {}


def status_of(world: "World", chat: Chat, user_id: int) -> str:
    """What somebody is in a chat."""
    if user_id == world.bot_id:
        return chat.seat
    if chat.kind is ChatKind.PRIVATE:
        return "member" if user_id == chat.id else "left"
    if user_id in chat.admins:
        return "creator" if user_id == chat.admins[0] else "administrator"
    return "member" if user_id in chat.members else "left"


def member_change(world: "World", chat: Chat, by: int, *, before: Seat, after: Seat) -> Json:
    """ChatMemberUpdated about the bot; who blocks it has thrown it out of the private chat."""
    return {
        "chat": chat_json(world, chat),
        "from": sender_json(world, by),
        "date": int(world.now().timestamp()),
        "old_chat_member": member_json(world, world.bot_id, before),
        "new_chat_member": member_json(world, world.bot_id, after),
    }
