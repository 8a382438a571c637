"""How the office reminds: its own values, changed in the chat, each with an event."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.acts import OfficeAct
from bot.domain import Policy, Speaker
from bot.errors import NhacViecError, NotOfThisForm
from bot.messages.dates import hour as hour_words
from bot.messages.taps.office_settings import PolicyField
from bot.parsing.hours import read_hour
from bot.parsing.policy_values import read_day_counts, read_weekday_hour, read_yes_or_no
from bot.services.office import strict_before
from bot.services.rights import require_in_office
from bot.services.settings import EARLIEST
from bot.storage import Organisation, Session, events, office, reminders
from bot.storage.people import read_policy

_LATEST = time(22, 0)
_MOST_DAYS, _MOST_COUNTS = 60, 8


@dataclass(frozen=True, slots=True)
class PolicyShown:
    """The policy, and what changing the open field would bring."""

    policy: Policy
    moved: tuple[strict_before.Move, ...] = ()
    """Deadlines that stand on another day if “trước” is read the other way."""
    awaiting: int = 0
    """Tasks that wait for approval now."""


async def shown(
    session: Session, speaker: Speaker, field: PolicyField | None = None, *, today: date
) -> PolicyShown:
    """Raises `NotAllowed` for who does not keep the office."""
    require_in_office(speaker, OfficeAct.SET_POLICY)
    row = await session.get_one(Organisation, speaker.org_id)
    policy = read_policy(row.policy)
    match field:
        case PolicyField.STRICT:
            other = not policy.strict_before
            moved = await strict_before.moves(session, speaker.org_id, strict=other, since=today)
            return PolicyShown(policy, moved=tuple(moved))
        case PolicyField.APPROVAL:
            waiting = await office.awaiting_approval(session, speaker.org_id)
            return PolicyShown(policy, awaiting=waiting)
    return PolicyShown(policy)


async def change(
    session: Session, speaker: Speaker, field: PolicyField, said: str, *, now: datetime
) -> Policy:
    """Sets one value, tapped or typed; the same once more changes nothing.

    Raises `NotAllowed`, and an error with a sentence for a value that cannot be.
    """
    require_in_office(speaker, OfficeAct.SET_POLICY)
    row = await office.office_to_change(session, speaker.org_id)
    before = read_policy(row.policy)
    today = now.astimezone(speaker.zone).date()
    values = _values(before, field, said, today=today)
    if not values:
        return before
    row.policy = {**row.policy, **values}
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="policy_changed",
        subject="organisation",
        subject_id=speaker.org_id,
        before={name: _plain(getattr(before, name)) for name in values},
        after=values,
    )
    await session.flush()
    if field is PolicyField.STRICT:
        strict = bool(values["strict_before"])
        await strict_before.hold(
            session, speaker.org_id, strict=strict, actor=speaker.id, now=now, since=today
        )
    await reminders.plan_again(session, speaker.org_id, today)
    return read_policy(row.policy)


def _values(before: Policy, field: PolicyField, said: str, *, today: date) -> dict[str, Any]:
    """What is to be kept; nothing where it is so already."""
    match field:
        case PolicyField.DAYS:
            return _day_counts(before, said, today=today)
        case PolicyField.MORNING:
            return _morning(before, said, today=today)
        case PolicyField.EVENING:
            hour = _hour(said, first=_later(before.morning), last=_LATEST)
            found: dict[str, Any] = {"evening": hour}
        case PolicyField.APPROVAL:
            found = {"approval": _yes_or_no(said)}
        case PolicyField.STRICT:
            found = {"strict_before": _yes_or_no(said)}
        case PolicyField.WEEKLY:
            found = _weekly(said)
    found = {name: _plain(value) for name, value in found.items()}
    is_same = all(_plain(getattr(before, name)) == value for name, value in found.items())
    return {} if is_same else found


def _day_counts(before: Policy, said: str, *, today: date) -> dict[str, Any]:
    """A count that is new is told from tomorrow on: nobody hears at once of all it would cover."""
    counts = read_day_counts(said)
    if not counts or counts[0] > _MOST_DAYS or len(counts) > _MOST_COUNTS:
        raise NotOfThisForm("policy-days", days=_MOST_DAYS, counts=_MOST_COUNTS)
    if counts == before.days_before:
        return {}
    known, tomorrow = dict(before.days_since), today + timedelta(days=1)
    since = {
        count: known.get(count, tomorrow)
        for count in counts
        if count in known or count not in before.days_before
    }
    pairs = [[count, day.isoformat()] for count, day in since.items()]
    return {"days_before": list(counts), "days_since": pairs}


def _morning(before: Policy, said: str, *, today: date) -> dict[str, Any]:
    """Another hour holds from tomorrow on, so that nobody is missed or told twice today."""
    hour = _hour(said, first=EARLIEST, last=_earlier(before.evening))
    if hour == before.morning:
        return {}
    return {
        "morning": _plain(hour),
        "morning_before": _plain(before.morning_on(today)),
        "morning_since": (today + timedelta(days=1)).isoformat(),
    }


def _hour(said: str, *, first: time, last: time) -> time:
    hour = read_hour(said)
    if hour is None:
        raise NotOfThisForm("hour-unreadable")
    if not first <= hour <= last:
        raise NhacViecError("policy-hour", first=hour_words(first), last=hour_words(last))
    return hour


def _later(hour: time) -> time:
    return hour.replace(hour=hour.hour + 1)


def _earlier(hour: time) -> time:
    return hour.replace(hour=hour.hour - 1)


def _weekly(said: str) -> dict[str, Any]:
    found = read_weekday_hour(said)
    if found is None:
        raise NotOfThisForm("policy-weekly")
    if not EARLIEST <= found[1] <= _LATEST:
        first, last = hour_words(EARLIEST), hour_words(_LATEST)
        raise NhacViecError("policy-weekly-hour", first=first, last=last)
    return {"weekly_day": found[0], "weekly_hour": found[1]}


def _yes_or_no(said: str) -> bool:
    answer = read_yes_or_no(said)
    if answer is None:
        raise NotOfThisForm("policy-yes-or-no")
    return answer


def _plain(value: Any) -> Any:
    match value:
        case date() | time():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
    return value
