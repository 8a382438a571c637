"""What Telegram tells of a group: the bot came, went, the group moved or was renamed."""

from datetime import datetime

from bot.domain import Speaker
from bot.reminders.group_posts import end
from bot.storage import GroupChat, Session, events, group_chats
from bot.storage.ids import id_of

REMOVED, DISCONNECTED = "removed", "disconnected"


async def came_back(
    session: Session, speaker: Speaker | None, chat_id: int, *, title: str, now: datetime
) -> list[GroupChat]:
    """The bot was added again: what was connected before it was thrown out is so once more.

    Only where somebody of the same office brings it back; what somebody disconnected stays so.
    """
    rows = await group_chats.groups_in_chat(session, chat_id)
    back = [
        group
        for group in rows
        if speaker is not None
        and group.org_id == speaker.org_id
        and group.removed_at is not None
        and group.removed_why != DISCONNECTED
    ]
    for group in back:
        group.removed_at, group.removed_why, group.title = None, "", title
        events.record(
            session,
            org_id=group.org_id,
            at=now,
            actor_id=speaker.id if speaker else None,
            action="group_back",
            subject="group",
            subject_id=id_of(group),
        )
    return back


async def was_removed(session: Session, chat_id: int, *, by: Speaker | None, now: datetime) -> None:
    """The bot is no longer in the group; the office hears of it once."""
    rows = [
        group
        for group in await group_chats.groups_in_chat(session, chat_id)
        if group.removed_at is None
    ]
    for group in rows:
        actor = by.id if by and by.org_id == group.org_id else None
        await end(session, group, why=REMOVED, by=actor, now=now)


async def moved(session: Session, old_id: int, new_id: int) -> None:
    """The group is a supergroup now; both service messages say so, the second changes nothing."""
    await group_chats.follow(session, old_id, new_id)


async def renamed(session: Session, chat_id: int, title: str) -> None:
    await group_chats.rename(session, chat_id, title)
