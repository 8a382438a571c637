"""Puts what is to be told into the outbox, one message a person and morning."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import NO_OWN_TIMES
from bot.reminders.handed_over import handed_over
from bot.reminders.mornings import Morning, morning_of
from bot.reminders.rules import (
    Step,
    due_between,
    is_late,
    steps,
    untold,
)
from bot.storage import Database, Organisation, Session, assigning, reminders
from bot.storage.outbox import insert_messages
from bot.storage.recipients import recipients_near
from bot.storage.reminders import Candidate

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
    after_leave: bool = False
    """Some of it fell into days the person was away on."""

    def is_behind(self, today: date) -> bool:
        """Whether a step's own day has passed, because the bot was down then."""
        return any(step.day < today for _, found in self.items for step in found[-1:])


async def plan_office(database: Database, *, office: Organisation, now: datetime) -> Planned:
    """Plans today's morning for those whose hour has come; on days off and at night nothing.

    What is due is gathered without a lock, then stored in one transaction.
    """
    local = now.astimezone(ZoneInfo(office.timezone))
    async with database.read() as session:
        morning = await morning_of(session, office, local.date())
        if not morning.calendar.is_workday(morning.today) or local.time() >= morning.policy.evening:
            return Planned()
        hour = morning.newest_hour(local.time())
        seen = await reminders.morning_state(session, morning.org_id, morning.today)
        if hour is None or (seen.until is not None and seen.until >= hour):
            return Planned()
        tellings = await _tellings(session, morning)
    due = {who: one for who, one in tellings.items() if morning.hour_of(who) <= local.time()}
    async with database.write() as session:
        planned = await _store(session, morning, due, now=now)
        await reminders.note_planned(session, morning.org_id, morning.today, until=hour, seen=seen)
    return planned


async def preview(
    session: Session, *, office: Organisation, day: date, now: datetime
) -> dict[int, Telling]:
    """Who would be told what on the morning of a day; stores nothing.

    For another day than today, as if every earlier morning had been told.
    """
    morning = await morning_of(session, office, day)
    if not morning.calendar.is_workday(day):
        return {}
    is_today = now.astimezone(morning.zone).date() == day
    return await _tellings(session, morning, only_that_day=not is_today)


async def _tellings(
    session: Session, morning: Morning, *, only_that_day: bool = False
) -> dict[int, Telling]:
    org_id, today, policy = morning.org_id, morning.today, morning.policy
    useful_from, until = due_between(today, policy, morning.calendar)
    first = min([useful_from, *_leaves(morning)])
    handed = await handed_over(session, org_id, today=today, since=first)
    whom = await recipients_near(session, org_id, passings=handed.passings, first=first, last=until)
    told = await reminders.told_steps(session, org_id, first=first, last=until)
    given = await assigning.given_at(session, org_id)
    tellings: dict[int, Telling] = defaultdict(Telling)
    for one in await reminders.candidates(session, org_id, first=first, last=until):
        since = today if only_that_day else _since(one, morning)
        all_steps = steps(one.due, policy, morning.calendar)
        for person_id, absent in whom.get(one.task_id, {}).items():
            if not _concerns(morning, person_id, one, useful_from):
                continue
            known = handed.known(told, person_id, absent, one=one, steps=all_steps)
            begins = max(
                since, _first_morning(_given(given, one.task_id, (person_id, *absent)), morning)
            )
            found = untold(all_steps, told=known, since=begins, today=today, policy=policy)
            if found:
                telling = tellings[person_id]
                telling.items.append((one, found))
                telling.after_leave |= _fell_into_leave(morning, person_id, found)
    return dict(tellings)


def _leaves(morning: Morning) -> list[date]:
    """The first days of the leaves that people came back from lately."""
    found = (morning.back_from(person_id) for person_id in morning.own)
    return [own.away_from for own in found if own is not None and own.away_from is not None]


def _concerns(morning: Morning, person_id: int, one: Candidate, useful_from: date) -> bool:
    """Nobody on leave is told; who is back hears of all that came due meanwhile."""
    if morning.own.get(person_id, NO_OWN_TIMES).is_away(morning.today):
        return False
    back = morning.back_from(person_id)
    from_leave = back.away_from if back is not None else None
    return one.due >= min(useful_from, from_leave or useful_from)


def _fell_into_leave(morning: Morning, person_id: int, found: tuple[Step, ...]) -> bool:
    back = morning.back_from(person_id)
    return back is not None and any(back.is_away(step.day) for step in found)


def _given(
    given: Mapping[tuple[int, int], datetime], task_id: int, people: Iterable[int]
) -> datetime | None:
    """When the task last came to one of them: to the person, or to whom they stand in for."""
    return max((given[task_id, one] for one in people if (task_id, one) in given), default=None)


def _first_morning(given_at: datetime | None, morning: Morning) -> date:
    """Whoever is given a task is told of its day then; its earlier steps were somebody else's."""
    if given_at is None:
        return date.min
    local = given_at.astimezone(morning.zone)
    is_before = local.time() < morning.policy.morning
    return local.date() if is_before else local.date() + timedelta(days=1)


def _since(one: Candidate, morning: Morning) -> date:
    """Steps before the milestone was stored are nobody's news: no flood after an import.

    A command may ask about a day before the plan was loaded; then the mornings since the last
    planned one count.
    """
    stored = one.created_at.astimezone(morning.zone).date()
    if stored <= morning.today:
        return stored
    return morning.last + timedelta(days=1) if morning.last else morning.today


async def _store(
    session: Session, morning: Morning, tellings: dict[int, Telling], *, now: datetime
) -> Planned:
    day, org_id = morning.today.isoformat(), morning.org_id
    keys = {person_id: f"{MORNING}:{person_id}:{day}" for person_id in tellings}
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
                "payload": {"day": day, "after_leave": tellings[person_id].after_leave},
                "due_at": now,
                "late": _is_late(morning, person_id, tellings[person_id], now),
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


def _is_late(morning: Morning, person_id: int, telling: Telling, now: datetime) -> bool:
    """Not late is what the person's own leave put off."""
    if is_late(now, zone=morning.zone, hour=morning.hour_of(person_id)):
        return True
    return not telling.after_leave and telling.is_behind(morning.today)


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
