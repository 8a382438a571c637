"""What goes out to groups: where to, and what follows when Telegram no longer takes it."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain import Role
from bot.reminders.notices import Notice, tell
from bot.storage import GroupChat, Session, audience, events, group_chats
from bot.storage.ids import id_of

GONE, NO_TOPIC, MUTED = "gone", "no-topic", "muted"
_NO_TOPIC = ("message thread not found", "topic_deleted", "topic_closed")
_MUTED = ("not enough rights", "chat_write_forbidden", "have no rights to send")


async def end(
    session: Session, group: GroupChat, *, why: str, now: datetime, by: int | None = None
) -> None:
    """The group hears no more from the bot; the office is told once."""
    group.removed_at, group.removed_why = now, why
    events.record(
        session,
        org_id=group.org_id,
        at=now,
        actor_id=by,
        action="group_lost",
        subject="group",
        subject_id=id_of(group),
        after={"why": why},
    )
    # One message for all topics of a group that is gone.
    await _tell_office(session, group, why=why, key=now.isoformat(), now=now)


async def _tell_office(
    session: Session, group: GroupChat, *, why: str, key: str, now: datetime
) -> None:
    office: Sequence[int] = await audience.people_with(session, group.org_id, Role.OFFICE)
    await tell(
        session,
        office or await audience.people_with(session, group.org_id, Role.ADMIN),
        Notice("group-lost", {"title": group.title, "reason": why}),
        org_id=group.org_id,
        key=f"{group.chat_id}:{why}:{key}",
        now=now,
    )


async def not_reached(session: Session, group_id: int, reason: str, *, now: datetime) -> None:
    """Telegram refused a message to the group for good; what it said decides what follows."""
    group = await session.get(GroupChat, group_id)
    if group is None or group.removed_at is not None:
        return
    said = reason.lower()
    if any(words in said for words in _MUTED):
        await _tell_office(session, group, why=MUTED, key=now.date().isoformat(), now=now)
        return
    why = NO_TOPIC if any(words in said for words in _NO_TOPIC) else GONE
    await end(session, group, why=why, now=now)


async def followed(session: Session, group_id: int, chat_id: int) -> None:
    """The message went to the supergroup the group has become: all its rows go there."""
    group = await session.get(GroupChat, group_id)
    if group is not None and group.chat_id != chat_id:
        await group_chats.follow(session, group.chat_id, chat_id)
