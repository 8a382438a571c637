"""What stays undone goes up the line: one message a superior and morning, into the outbox.

A level hears of a task so many working days after its due date, once; who does it is told so in
their own morning (`going_up.went_up_steps`).
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import NO_OWN_TIMES, OwnTimes, Policy, Role, Speaker
from bot.messages.answer import Answer
from bot.messages.text import shorten
from bot.reminders.going_up import Day, Rising, Unheard, rising
from bot.reminders.notices import Notice, tell
from bot.reminders.rendering import NothingToSay, Queued, wait_for_free, when_delivered
from bot.reminders.risen_message import page_of
from bot.reminders.rules import morning_hour
from bot.storage import (
    Database,
    Event,
    Organisation,
    Session,
    audience,
    escalation_state,
    escalations,
    events,
    reminders,
)
from bot.storage.escalation_state import EscalationState
from bot.storage.ids import id_of
from bot.storage.outbox import insert_messages
from bot.storage.policies import read_policy
from bot.storage.tasks import tasks_by_ids
from bot.workdays import know_years

ESCALATION = "escalation"


async def plan(database: Database, *, office: Organisation, now: datetime) -> int:
    """Queues what goes up this working morning, at most once a day; how many messages.

    From the earliest hour of anybody's on: whoever does it hears of it in their own message.
    """
    zone = ZoneInfo(office.timezone)
    local = now.astimezone(zone)
    policy = read_policy(office.policy)
    if local.time() >= policy.evening:
        return 0
    org_id, today = id_of(office), local.date()
    await asyncio.to_thread(know_years, today.year)
    async with database.read() as session:
        state = await escalation_state.state(session, org_id)
        if state.day == today:
            return 0
        own = await reminders.own_times(session, org_id)
        calendar = await reminders.calendar(session, org_id)
        if local.time() < _earliest(today, policy, own) or not calendar.is_workday(today):
            return 0
        since = state.since or today
        day = Day(org_id, today, zone, policy, calendar)
        found = await rising(session, day, since=since)
    async with database.write() as session:
        seen = await escalation_state.locked_state(session, org_id)
        if seen != state:  # somebody else was faster
            return 0
        await escalation_state.keep_state(session, org_id, EscalationState(since, today))
        await escalations.release_lost(session, {one.task_id for one in found.rising})
        new = [one for one in found.unheard if state.day is not None and one.since > state.day]
        await _tell_office(session, day, new, now=now)
        return await _store(session, day, found.rising, own, now=now)


def _earliest(day: date, policy: Policy, own: Mapping[int, OwnTimes]) -> time:
    hours = (
        morning_hour(day, policy=policy, own=one, quiet=quiet)
        for one in (NO_OWN_TIMES, *own.values())
        for quiet in (True, False)
    )
    return min(hours)


async def _tell_office(
    session: Session, day: Day, unheard: Sequence[Unheard], *, now: datetime
) -> None:
    """Whom nothing reaches the office can help to enrol; once a task and level."""
    if not unheard:
        return
    tasks = await tasks_by_ids(session, {one.task_id for one in unheard})
    numbers = ", ".join(dict.fromkeys(tasks[one.task_id].number for one in unheard))
    names = ", ".join(dict.fromkeys(who.name for one in unheard for who in one.people))
    values: dict[str, str | int | date] = {
        "count": len(tasks),
        "numbers": shorten(numbers, 120),
        "names": shorten(names, 200),
    }
    people = await audience.people_with(session, day.org_id, Role.OFFICE)
    notice = Notice("escalation-unheard", values)
    key = day.today.isoformat()
    await tell(session, people, notice, org_id=day.org_id, key=key, now=now)


async def _store(
    session: Session,
    day: Day,
    found: Sequence[Rising],
    own: Mapping[int, OwnTimes],
    *,
    now: datetime,
) -> int:
    """One message for all that somebody is to hear of; each task stored once a superior."""
    by_person: dict[int, list[Rising]] = defaultdict(list)
    for one in found:
        for person_id in one.people:
            by_person[person_id].append(one)
    if not by_person:
        return 0
    keys = {who: f"{ESCALATION}:{who}:{day.today.isoformat()}" for who in by_person}
    hours = {
        who: morning_hour(day.today, policy=day.policy, own=own.get(who, NO_OWN_TIMES))
        for who in by_person
    }
    await insert_messages(
        session,
        [
            {
                "org_id": day.org_id,
                "person_id": who,
                "kind": ESCALATION,
                "dedupe_key": keys[who],
                "payload": {"day": day.today.isoformat()},
                "due_at": max(
                    now, datetime.combine(day.today, hours[who], day.zone).astimezone(UTC)
                ),
                "late": False,
                "created_at": now,
            }
            for who in sorted(by_person)
        ],
    )
    ids = await reminders.message_ids(session, day.org_id, list(keys.values()))
    rows = [
        row for who, theirs in by_person.items() for row in _rows(day, who, theirs, ids[keys[who]])
    ]
    await escalations.insert(session, rows)
    await events.record_many(session, [_event(day, one, now=now) for one in found])
    return len(by_person)


def _event(day: Day, one: Rising, *, now: datetime) -> Event:
    return Event(
        org_id=day.org_id,
        at=now,
        action="escalated",
        subject="task",
        subject_id=one.task_id,
        after={
            "level": one.level.value,
            "due": one.due.isoformat(),
            "people": sorted(one.people),
        },
    )


def _rows(day: Day, who: int, found: Iterable[Rising], message_id: int) -> list[dict[str, Any]]:
    return [
        {
            "org_id": day.org_id,
            "task_id": one.task_id,
            "due": one.due,
            "level": one.level,
            "person_id": who,
            "day": day.today,
            "message_id": message_id,
        }
        for one in found
    ]


async def _escalation(session: Session, queued: Queued, speaker: Speaker, now: datetime) -> Answer:
    await wait_for_free(session, speaker, now=now)
    answer = await page_of(session, queued.id, speaker, now=now)
    if answer is None:
        raise NothingToSay
    return answer


when_delivered(ESCALATION, _escalation)
