"""What people set for themselves: language, hours, quiet, leave; with an event of each change."""

from datetime import date, datetime, time, timedelta
from typing import Any

from bot.acts import OfficeAct
from bot.domain import OwnTimes, Policy, Speaker
from bot.errors import NhacViecError
from bot.messages.catalog import LANGUAGES
from bot.messages.dates import hour as hour_words
from bot.messages.settings.settings_values import Own
from bot.reminders.rules import morning_hour
from bot.services.rights import may_in_office
from bot.services.summaries import gets_weekly
from bot.storage import Person, Session, events, reminders

EARLIEST = time(5, 0)
_LEAST_OPEN = 60
"""Minutes of the office's day that quiet hours have to leave."""
LONGEST_LEAVE = timedelta(days=366)


async def own_settings(session: Session, speaker: Speaker, *, today: date) -> Own:
    """The settings as they are kept now."""
    times = await reminders.own_times_of(session, speaker.id)
    tomorrow = today + timedelta(days=1)
    return Own(
        times=times,
        office_hour=speaker.policy.morning_on(tomorrow),
        told_at=morning_hour(tomorrow, policy=speaker.policy, own=times),
        today=today,
        keeps_office=may_in_office(speaker, OfficeAct.SET_POLICY),
        weekly=await gets_weekly(session, speaker),
    )


async def set_language(session: Session, speaker: Speaker, language: str, *, now: datetime) -> None:
    if language not in LANGUAGES:
        raise NhacViecError("stale-button")
    await _change(session, speaker, now=now, language=language)


async def set_morning(
    session: Session, speaker: Speaker, hour: time | None, *, now: datetime
) -> None:
    """Sets the hour of the morning message from tomorrow on; none for the office's.

    Raises an error for an hour at which nobody is reminded.
    """
    evening = speaker.policy.evening
    if hour is not None and not EARLIEST <= hour < evening:
        raise NhacViecError("hour-outside", first=hour_words(EARLIEST), last=hour_words(evening))
    today = now.astimezone(speaker.zone).date()
    own = await reminders.own_times_of(session, speaker.id)
    if own.morning == hour:
        return
    await _change(
        session,
        speaker,
        now=now,
        morning_before=own.morning_on(today),
        morning_since=today + timedelta(days=1),
        morning_at=hour,
    )


async def set_quiet(
    session: Session,
    speaker: Speaker,
    *,
    begins: time | None,
    ends: time | None,
    now: datetime,
) -> None:
    """Sets the hours without any message, over midnight too; none for both ends them.

    Raises an error where they would leave the bot no time to remind.
    """
    if (begins is None) != (ends is None):
        raise NhacViecError("stale-button")
    if begins is not None and ends is not None:
        if begins == ends:
            raise NhacViecError("quiet-all-day")
        if _open_minutes(speaker.policy, OwnTimes(quiet_from=begins, quiet_until=ends)) < (
            _LEAST_OPEN
        ):
            policy = speaker.policy
            opens, closes = hour_words(policy.morning), hour_words(policy.evening)
            raise NhacViecError("quiet-too-long", first=opens, last=closes)
    await _change(session, speaker, now=now, quiet_from=begins, quiet_until=ends)


def _open_minutes(policy: Policy, own: OwnTimes) -> int:
    """Minutes of the office's hours that are not quiet."""
    minutes = range(_minute(policy.morning), _minute(policy.evening))
    return sum(not own.is_quiet(time(*divmod(minute, 60))) for minute in minutes)


def _minute(hour: time) -> int:
    return hour.hour * 60 + hour.minute


async def set_leave(
    session: Session,
    speaker: Speaker,
    *,
    first: date | None,
    last: date | None,
    now: datetime,
) -> None:
    """Pauses everything from one day to another, both included; none for both ends the leave.

    Raises an error for days that are over or too many.
    """
    if (first is None) != (last is None):
        raise NhacViecError("stale-button")
    today = now.astimezone(speaker.zone).date()
    if first is None or last is None:
        await _come_back(session, speaker, today=today, now=now)
        return
    if last < today:
        raise NhacViecError("leave-past")
    if last < first:
        raise NhacViecError("leave-backwards")
    if last - first > LONGEST_LEAVE:
        raise NhacViecError("leave-too-long")
    own = await reminders.own_times_of(session, speaker.id)
    first = max(first, today)
    if first == today and own.away_from is not None and own.is_away(today):
        first = own.away_from  # what fell into the days before is still to be told
    await _change(session, speaker, now=now, away_from=first, away_until=last)


async def _come_back(session: Session, speaker: Speaker, *, today: date, now: datetime) -> None:
    """Ends a leave yesterday, so that what fell into it is told; one to come is dropped."""
    own = await reminders.own_times_of(session, speaker.id)
    if own.away_from is None or own.away_until is None or own.away_until < today:
        return
    yesterday = today - timedelta(days=1)
    first, last = (None, None) if own.away_from >= today else (own.away_from, yesterday)
    await _change(session, speaker, now=now, away_from=first, away_until=last)


async def _change(session: Session, speaker: Speaker, *, now: datetime, **values: Any) -> None:
    """Keeps the values that differ; this morning is looked at once more for whom it now fits."""
    person = await session.get_one(Person, speaker.id)
    before = {name: getattr(person, name) for name in values}
    if before == values:
        return
    for name, value in values.items():
        setattr(person, name, value)
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="settings_changed",
        subject="person",
        subject_id=speaker.id,
        before=_plain(before),
        after=_plain(values),
    )
    await session.flush()
    await reminders.plan_again(session, speaker.org_id, now.astimezone(speaker.zone).date())


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date | time) else value
        for name, value in values.items()
    }
