"""A morning message that did not go out on its day is made up by the next one, marked late.

It waits until that one is stored: what is in none of them nobody would be told.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.domain import NO_OWN_TIMES
from bot.reminders.morning_message import MORNING
from bot.reminders.mornings import Morning
from bot.reminders.tellings import Telling
from bot.storage import Session, reminders, unsent_mornings
from bot.storage.unsent_mornings import UnsentMorning

Unsent = Mapping[int, Sequence[UnsentMorning]]
"""By person, oldest first."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What earlier mornings left, of those whose hour has come today."""

    free: Unsent = field(default_factory=dict)
    """What today's messages may take the place of."""
    in_hand: frozenset[int] = frozenset()
    """People something of whom a sender has for a moment: their morning waits for it."""


async def left_over(session: Session, morning: Morning, *, now: datetime) -> LeftOver:
    """Not of who has today's message already, sent or not: theirs waits for the next morning.

    That of who is on leave waits until they are back.
    """
    midnight = datetime.combine(morning.today, time(0), morning.zone).astimezone(UTC)
    every = await unsent_mornings.unsent_mornings(
        session, morning.org_id, kind=MORNING, before=midnight, now=now
    )
    hour = now.astimezone(morning.zone).time()
    # Whether theirs is urgent, and so does not wait for their quiet hours to end, shows only then.
    come = [
        one
        for one in every
        if morning.hour_of(one.person_id, urgent=True) <= hour
        and not morning.own.get(one.person_id, NO_OWN_TIMES).is_away(morning.today)
    ]
    has_one = await _have_one(session, morning, {one.person_id for one in come})
    found: dict[int, list[UnsentMorning]] = {}
    for one in come:
        if one.person_id not in has_one:
            found.setdefault(one.person_id, []).append(one)
    in_hand = {who for who, those in found.items() if any(one.is_in_hand for one in those)}
    return LeftOver(
        {who: those for who, those in found.items() if who not in in_hand}, frozenset(in_hand)
    )


async def _have_one(session: Session, morning: Morning, people: Collection[int]) -> set[int]:
    keys = {key_of(who, morning.today): who for who in people}
    return {keys[one] for one in await reminders.message_ids(session, morning.org_id, list(keys))}


def key_of(person_id: int, day: date) -> str:
    """Under which somebody's message of a day is stored, once."""
    return f"{MORNING}:{person_id}:{day.isoformat()}"


async def release_steps(session: Session, unsent: Unsent) -> None:
    await unsent_mornings.release_steps(session, _message_ids(unsent, unsent))


async def take_back(session: Session, unsent: Unsent, people: Collection[int]) -> None:
    """Of these people, whose news are in today's message or are none any more."""
    await unsent_mornings.take_back(session, _message_ids(unsent, people))


def _message_ids(unsent: Unsent, people: Collection[int]) -> list[int]:
    return [one.message_id for who, found in unsent.items() if who in people for one in found]


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
