"""Puts what is to be told into the outbox, one message a person and morning."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import Policy
from bot.reminders import going_up
from bot.reminders.going_up import Rising
from bot.reminders.morning_message import MORNING
from bot.reminders.mornings import Morning, morning_of
from bot.reminders.rules import is_late
from bot.reminders.tellings import Telling, tellings_of
from bot.reminders.unsent import (
    Unsent,
    joined,
    key_of,
    left_over,
    planned_before,
    release_steps,
    take_back,
    with_unsent,
)
from bot.storage import Database, Organisation, Session, events, planned_mornings, reminders
from bot.storage.outbox import insert_messages
from bot.workdays import know_years

_AT_ONCE = 250
"""People whose messages are put together before others are answered."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What one planning added."""

    messages: int = 0
    items: int = 0


async def plan_office(database: Database, *, office: Organisation, now: datetime) -> Planned:
    """Plans today's morning for those whose hour has come; on days off and at night nothing.

    What is due is gathered without a lock, then stored in one transaction.
    """
    local = now.astimezone(ZoneInfo(office.timezone))
    await asyncio.to_thread(know_years, local.year)
    async with database.read() as session:
        morning = await morning_of(session, office, local.date())
        if not morning.calendar.is_workday(morning.today) or local.time() >= morning.policy.evening:
            return Planned()
        hour = morning.newest_hour(local.time())
        seen = await planned_mornings.morning_state(session, morning.org_id, morning.today)
        if hour is None or (seen.until is not None and seen.until >= hour):
            return Planned()
        left = await left_over(session, morning, now=now)
    if left.free:
        async with database.write() as session:
            await release_steps(session, left.free)
    async with database.read() as session:
        tellings = with_unsent(await tellings_of(session, morning), left.free)
    due = {
        who: one
        for who, one in tellings.items()
        if who not in left.in_hand and morning.hour_of(who, urgent=one.urgent) <= local.time()
    }
    async with database.write() as session:
        planned, served = await _store(session, morning, due, left.free, now=now)
        if left.free:
            is_over = {who for who in left.free if who in served or who not in tellings}
            await take_back(session, left.free, is_over)
        if not left.in_hand:  # or the next tick has to look at this hour once more
            await planned_mornings.note_planned(
                session, morning.org_id, morning.today, until=hour, seen=seen, begins=morning.begins
            )
    return planned


async def preview(
    session: Session,
    *,
    office: Organisation,
    day: date,
    now: datetime,
    policy: Policy | None = None,
    rising: Sequence[Rising] | None = None,
) -> dict[int, Telling]:
    """Who would be told what on the morning of a day; stores nothing.

    For another day than today, as if every earlier morning had been told. Of a day that is past
    it goes by what was open then, as far as the moment of each hand-in and tick is kept; whoever
    has a task now had it then, and what was paused or cancelled since is left out. `policy` stands
    in for the office's own, from whatever day on its counts hold; `rising` is what it lets go up
    that day, where that is known.
    """
    morning = await morning_of(session, office, day)
    if not morning.calendar.is_workday(day):
        return {}
    is_today = now.astimezone(morning.zone).date() == day
    if is_today and policy is None:
        return await tellings_of(session, morning)
    if policy is not None:
        morning = replace(morning, policy=replace(policy, since=(), replaced=()))
    opening = datetime.combine(day, morning.policy.morning_on(day), morning.zone).astimezone(UTC)
    as_of = opening if opening < now else None
    if rising is None:
        rising = await going_up.preview(session, office=office, day=day, policy=morning.policy)
    return await tellings_of(
        session,
        replace(morning, begins={}),
        of_day=True,
        as_of=as_of,
        risen=going_up.by_task(rising, day),
    )


async def _store(
    session: Session,
    morning: Morning,
    tellings: dict[int, Telling],
    unsent: Unsent,
    *,
    now: datetime,
) -> tuple[Planned, set[int]]:
    """Of those who have no message of today yet; who they are."""
    day, org_id = morning.today.isoformat(), morning.org_id
    keys = {person_id: key_of(person_id, morning.today) for person_id in tellings}
    taken = await reminders.message_ids(session, org_id, list(keys.values()))
    fresh = [(person_id, key) for person_id, key in keys.items() if key not in taken]
    items = 0
    for start in range(0, len(fresh), _AT_ONCE):
        some = fresh[start : start + _AT_ONCE]
        await insert_messages(
            session,
            [
                {
                    "org_id": org_id,
                    "person_id": who,
                    "kind": MORNING,
                    "dedupe_key": key,
                    "payload": joined(_payload(day, tellings[who]), unsent.get(who, ())),
                    "due_at": now,
                    "late": _is_late(morning, who, tellings[who], unsent, now=now),
                    "created_at": now,
                }
                for who, key in some
            ],
        )
        items += await _store_steps(session, org_id, tellings, dict(some))
    _record_dropped(session, morning, [tellings[who] for who, _ in fresh], now=now)
    return Planned(messages=len(fresh), items=items), {who for who, _ in fresh}


async def _store_steps(
    session: Session, org_id: int, tellings: Mapping[int, Telling], keys: Mapping[int, str]
) -> int:
    """What each of these people is told, with the message that tells it; how many steps."""
    ids = await reminders.message_ids(session, org_id, list(keys.values()))
    rows = [
        row
        for person_id, key in keys.items()
        for row in _rows(org_id, person_id, tellings[person_id], message_id=ids[key])
    ]
    await reminders.insert_reminders(session, rows)
    return len(rows)


def _payload(day: str, telling: Telling) -> dict[str, Any]:
    payload: dict[str, Any] = {"day": day, "after_leave": telling.after_leave}
    if telling.given:
        payload["given"] = telling.given
    if telling.dropped:
        payload["dropped"] = list(telling.dropped)
        payload["dropped_since"] = min(telling.dropped.values()).isoformat()
    return payload


def _is_late(
    morning: Morning, person_id: int, telling: Telling, unsent: Unsent, *, now: datetime
) -> bool:
    """Not late is what the person's own leave put off."""
    hour = morning.hour_of(person_id, urgent=telling.urgent)
    if is_late(now, zone=morning.zone, hour=hour) or telling.dropped:
        return True
    planned = planned_before(morning.last_for(person_id), unsent.get(person_id, ()))
    return not telling.after_leave and telling.is_behind(morning.today, planned=planned)


def _rows(
    org_id: int, person_id: int, telling: Telling, *, message_id: int
) -> list[dict[str, Any]]:
    return [
        {
            "org_id": org_id,
            "person_id": person_id,
            "milestone_id": one.milestone_id,
            "due": one.due,
            "step": step.days_before,
            "message_id": message_id,
        }
        for one, found in telling.items
        for step in found
    ]


def _record_dropped(
    session: Session, morning: Morning, tellings: list[Telling], *, now: datetime
) -> None:
    """What an outage let go stale; each person's message says their own part of it."""
    dropped = [one.dropped for one in tellings if one.dropped]
    if not dropped:
        return
    events.record(
        session,
        org_id=morning.org_id,
        at=now,
        actor_id=None,
        action="reminders_dropped",
        subject="organisation",
        subject_id=morning.org_id,
        after={
            "people": len(dropped),
            "tasks": sorted({task_id for one in dropped for task_id in one}),
            "since": min(min(one.values()) for one in dropped).isoformat(),
        },
    )
