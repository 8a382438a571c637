"""When a broadcast goes out: each function gives what changes of the draft."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain import Speaker
from bot.errors import NhacViecError, NotOfThisForm
from bot.messages.broadcasts.values import Draft, Step
from bot.messages.taps.broadcasts import QuickHour
from bot.parsing.send_times import read_send_time
from bot.reminders.rules import next_opening
from bot.services.broadcasts.drafts import packed_hour
from bot.storage import Session, reminders

_FARTHEST = timedelta(days=92)
_WHOLE: dict[str, Any] = {"step": Step.WHOLE.value}


class HourPast(NhacViecError):
    """The hour that was chosen is over."""

    key = "broadcast-hour-past"


def typed(speaker: Speaker, text: str, *, now: datetime) -> dict[str, Any]:
    """Raises `NotOfThisForm` for no hour, `HourPast`, or `NhacViecError` for one too far off."""
    found = read_send_time(text, now=now.astimezone(speaker.zone))
    if found is None:
        raise NotOfThisForm("broadcast-no-hour")
    return {"at": packed_hour(checked(found, now=now)), "urgent": False} | _WHOLE


def checked(at: datetime, *, now: datetime) -> datetime:
    """Raises `HourPast`, or `NhacViecError` for one too far off."""
    if at <= now:
        raise HourPast
    if at > now + _FARTHEST:
        raise NhacViecError("broadcast-too-far", days=_FARTHEST.days)
    return at


async def tapped(
    session: Session, speaker: Speaker, draft: Draft, hour: QuickHour, *, now: datetime
) -> dict[str, Any]:
    """An hour that was offered."""
    match hour:
        case QuickHour.NOW:
            return {"at": None, "urgent": False} | _WHOLE
        case QuickHour.KEPT:
            return {"urgent": True} | _WHOLE
        case QuickHour.OPENING:
            at = draft.opening or draft.at
            return {"at": packed_hour(at) if at else None, "urgent": False} | _WHOLE
        case QuickHour.IN_AN_HOUR:
            at = (now + timedelta(hours=1)).replace(second=0, microsecond=0)
        case QuickHour.TOMORROW:
            at = await next_morning(session, speaker, now=now)
    return {"at": packed_hour(at), "urgent": False} | _WHOLE


async def next_morning(session: Session, speaker: Speaker, *, now: datetime) -> datetime:
    """When the office opens on its next working day."""
    midnight = (now.astimezone(speaker.zone) + timedelta(days=1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    return next_opening(
        midnight,
        zone=speaker.zone,
        policy=speaker.policy,
        calendar=await reminders.calendar(session, speaker.org_id),
    )
