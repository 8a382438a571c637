"""Puts what is to be told into the outbox, one message a person and morning."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import Policy
from bot.reminders.rules import Step, due_between, is_late, is_morning_time, steps, untold
from bot.storage import Database, Organisation, Session, reminders
from bot.storage.ids import id_of
from bot.storage.outbox import insert_messages
from bot.storage.people import read_policy
from bot.storage.reminders import Candidate
from bot.workdays import Calendar

MORNING = "morning"


@dataclass(frozen=True, slots=True)
class Planned:
    """What one planning added."""

    messages: int = 0
    items: int = 0


@dataclass(slots=True)
class Telling:
    """What one person is to be told: each milestone with its steps."""

    items: list[tuple[Candidate, tuple[Step, ...]]] = field(default_factory=list)

    def is_behind(self, today: date) -> bool:
        """Whether a step's own day has passed, because the bot was down then."""
        return any(step.day < today for _, found in self.items for step in found[-1:])


async def plan_office(database: Database, *, office: Organisation, now: datetime) -> Planned:
    """Plans the morning of today once; on days off, at night and the second time does nothing.

    What is due is gathered without a lock, then stored in one transaction.
    """
    zone, policy = ZoneInfo(office.timezone), read_policy(office.policy)
    today = now.astimezone(zone).date()
    async with database.read() as session:
        calendar = await reminders.calendar(session, id_of(office))
        if not is_morning_time(now, zone=zone, policy=policy, calendar=calendar):
            return Planned()
        if await reminders.was_planned(session, id_of(office), today):
            return Planned()
        last = await reminders.last_planned_before(session, id_of(office), today)
        tellings = await _tellings(
            session,
            id_of(office),
            zone=zone,
            policy=policy,
            calendar=calendar,
            today=today,
            last=last,
        )
    late = is_late(now, zone=zone, policy=policy)
    async with database.write() as session:
        planned = await _store(session, id_of(office), tellings, today=today, now=now, late=late)
        await reminders.note_planned(session, id_of(office), today)
    return planned


async def preview(
    session: Session, *, office: Organisation, day: date, now: datetime
) -> dict[int, Telling]:
    """Who would be told what on the morning of a day; stores nothing.

    For another day than today, as if every earlier morning had been told.
    """
    zone, policy = ZoneInfo(office.timezone), read_policy(office.policy)
    calendar = await reminders.calendar(session, id_of(office))
    if not calendar.is_workday(day):
        return {}
    is_today = now.astimezone(zone).date() == day
    last = (
        await reminders.last_planned_before(session, id_of(office), day)
        if is_today
        else day - timedelta(days=1)
    )
    return await _tellings(
        session,
        id_of(office),
        zone=zone,
        policy=policy,
        calendar=calendar,
        today=day,
        last=last,
        only_after_last=not is_today,
    )


async def _tellings(
    session: Session,
    org_id: int,
    *,
    zone: ZoneInfo,
    policy: Policy,
    calendar: Calendar,
    today: date,
    last: date | None,
    only_after_last: bool = False,
) -> dict[int, Telling]:
    first, until = due_between(today, policy)
    whom = await reminders.recipients(session, org_id, first=first, last=until)
    told = await reminders.told_steps(session, org_id, first=first, last=until)
    tellings: dict[int, Telling] = defaultdict(Telling)
    for one in await reminders.candidates(session, org_id, first=first, last=until):
        since = _since(one, zone=zone, today=today, last=last)
        if only_after_last:
            since = today
        all_steps = steps(one.due, policy, calendar)
        for person_id in whom.get(one.task_id, ()):
            known = told.get((person_id, one.milestone_id, one.due), frozenset())
            if found := untold(all_steps, told=known, since=since, today=today):
                tellings[person_id].items.append((one, found))
    return dict(tellings)


def _since(one: Candidate, *, zone: ZoneInfo, today: date, last: date | None) -> date:
    """Steps before the milestone was stored are nobody's news: no flood after an import.

    A command may ask about a day before the plan was loaded; then the mornings since the last
    planned one count.
    """
    stored = one.created_at.astimezone(zone).date()
    if stored <= today:
        return stored
    return last + timedelta(days=1) if last else today


async def _store(
    session: Session,
    org_id: int,
    tellings: dict[int, Telling],
    *,
    today: date,
    now: datetime,
    late: bool,
) -> Planned:
    keys = {person_id: f"{MORNING}:{person_id}:{today.isoformat()}" for person_id in tellings}
    taken = await reminders.message_ids(session, org_id, list(keys.values()))
    fresh = {person: key for person, key in keys.items() if key not in taken}
    if not fresh:
        return Planned()
    await insert_messages(
        session,
        [
            {
                "org_id": org_id,
                "person_id": person_id,
                "kind": MORNING,
                "dedupe_key": key,
                "payload": {"day": today.isoformat()},
                "due_at": now,
                "late": late or tellings[person_id].is_behind(today),
                "created_at": now,
            }
            for person_id, key in fresh.items()
        ],
    )
    ids = await reminders.message_ids(session, org_id, list(fresh.values()))
    rows = [
        row
        for person_id, key in fresh.items()
        for row in _rows(org_id, person_id, tellings[person_id], message_id=ids[key])
    ]
    await reminders.insert_reminders(session, rows)
    return Planned(messages=len(fresh), items=len(rows))


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
