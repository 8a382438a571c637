"""A morning message that did not go out on its day is made up by the next one, marked late."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.reminders.morning_message import MORNING
from bot.reminders.mornings import Morning
from bot.reminders.tellings import Telling
from bot.storage import Session, unsent_mornings
from bot.storage.unsent_mornings import UnsentMorning

Unsent = dict[int, list[UnsentMorning]]
"""By person, oldest first."""
_ONE_DAY = timedelta(days=1)


async def unsent_of(session: Session, morning: Morning, *, now: datetime) -> Unsent:
    """Of those whose hour has come today; the others' wait for it."""
    midnight = datetime.combine(morning.today, time(0), morning.zone).astimezone(UTC)
    found: Unsent = {}
    every = await unsent_mornings.unsent_mornings(
        session, morning.org_id, kind=MORNING, before=midnight, now=now
    )
    hour = now.astimezone(morning.zone).time()
    for one in every:
        if morning.hour_of(one.person_id) <= hour:
            found.setdefault(one.person_id, []).append(one)
    return found


async def release_steps(session: Session, unsent: Unsent) -> None:
    await unsent_mornings.release_steps(session, _message_ids(unsent))


async def take_back(session: Session, unsent: Unsent) -> None:
    await unsent_mornings.take_back(session, _message_ids(unsent))


def _message_ids(unsent: Unsent) -> list[int]:
    return [one.message_id for found in unsent.values() for one in found]


def with_unsent(tellings: dict[int, Telling], unsent: Unsent) -> dict[int, Telling]:
    """Also what is told by no step: tasks given, and what an outage before had dropped."""
    silent = {who for who, found in unsent.items() if _beside(found) and who not in tellings}
    return tellings | {who: Telling() for who in silent}


def _beside(found: Sequence[UnsentMorning]) -> bool:
    return any(one.payload.get(name) for one in found for name in ("given", "dropped"))


def joined(payload: dict[str, Any], found: Sequence[UnsentMorning]) -> dict[str, Any]:
    """A message's payload with what those before it were to say."""
    every = [payload, *(one.payload for one in found)]
    merged = dict(payload)
    for name in ("given", "dropped"):
        tasks = dict.fromkeys(task for one in every for task in one.get(name, ()))
        if tasks:
            merged[name] = list(tasks)
    if since := [one["dropped_since"] for one in every if "dropped_since" in one]:
        merged["dropped_since"] = min(since)
    return merged


def planned_before(last: date | None, found: Sequence[UnsentMorning]) -> date | None:
    """Until when somebody's mornings went out: what was to be told since then is late."""
    if not found or last is None:
        return last
    return min(last, found[0].day - _ONE_DAY)
