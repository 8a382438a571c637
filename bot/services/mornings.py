"""A morning message looked at again by who got it: its pages, and what of it is done."""

from dataclasses import dataclass
from datetime import date

from bot.domain import Speaker
from bot.errors import NotFound
from bot.reminders.morning_message import MORNING, MorningContent, content_of
from bot.storage import OutboxMessage, Session, snoozes


@dataclass(frozen=True, slots=True)
class MorningShown:
    """A morning message as it stands now."""

    content: MorningContent
    day: date
    """The morning it came on."""
    late: bool
    after_leave: bool


async def shown(
    session: Session, speaker: Speaker, message_id: int, *, today: date
) -> MorningShown:
    """Raises `NotFound` for what is no morning message of the speaker's own."""
    message: OutboxMessage | None = await snoozes.message_to(session, speaker.id, message_id)
    if message is None or message.kind != MORNING:
        raise NotFound("not-found")
    payload = message.payload
    return MorningShown(
        await content_of(session, message_id, payload, speaker, today=today),
        date.fromisoformat(payload["day"]),
        message.late,
        payload.get("after_leave", False),
    )
