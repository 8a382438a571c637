"""The weekly summary of groups: due once a group and week, counted when it goes out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import Figure, OwnerKind, Policy, Speaker, TaskFilter
from bot.figures import Number
from bot.messages.answer import Answer
from bot.messages.groups.group_posts import Weekly, weekly_post
from bot.parsing.values import Status
from bot.reminders.rendering import NothingToSay, Queued
from bot.reminders.rules import next_opening
from bot.storage import Database, GroupChat, Organisation, Session, group_chats, outbox, reminders
from bot.storage.figures import reported
from bot.storage.groups import counts_by_owner
from bot.storage.ids import id_of
from bot.storage.people import bot_username, organisations, read_policy, units_of
from bot.workdays import Calendar

WEEKLY = "weekly"
_APART = timedelta(seconds=4)
"""Between two topics of one group: Telegram takes twenty messages a minute there."""
_UNITS_NAMED = 15


@dataclass(frozen=True, slots=True)
class Week:
    """A calendar week, Monday to Sunday."""

    monday: date

    @classmethod
    def of(cls, day: date) -> "Week":
        return cls(day - timedelta(days=day.weekday()))

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def key(self) -> str:
        return self.monday.isoformat()

    @property
    def before(self) -> "Week":
        return Week(self.monday - timedelta(days=7))


def weekly_moment(
    week: Week, *, zone: ZoneInfo, policy: Policy, calendar: Calendar
) -> datetime | None:
    """When a week's summary is due: on the office's day, or the first working day after it.

    None where the office does not work in what is left of that week.
    """
    day = week.monday + timedelta(days=policy.weekly_day - 1)
    while not calendar.is_workday(day):
        day += timedelta(days=1)
        if day > week.sunday:
            return None
    return datetime.combine(day, policy.weekly_hour, zone).astimezone(UTC)


def post_at(
    now: datetime, moment: datetime, *, zone: ZoneInfo, policy: Policy, calendar: Calendar
) -> datetime:
    """Now on the day itself until the evening; what was missed goes out when the office works."""
    local, planned = now.astimezone(zone), moment.astimezone(zone)
    if local.date() == planned.date() and local.time() < max(policy.evening, planned.time()):
        return now
    return next_opening(now, zone=zone, policy=policy, calendar=calendar)


async def plan_weekly(database: Database, now: datetime) -> int:
    """Queues what is due and not queued yet; how many."""
    queued = 0
    async with database.read() as session:
        offices = await organisations(session)
        rows = [row for office in offices for row in await _missing(session, office, now=now)]
    if rows:
        async with database.write() as session:
            await outbox.insert_messages(session, rows)
        queued = len(rows)
    return queued


async def _missing(
    session: Session, office: Organisation, *, now: datetime
) -> list[dict[str, Any]]:
    groups = await group_chats.connected_groups(session, id_of(office))
    if not groups:
        return []
    zone, policy = ZoneInfo(office.timezone), read_policy(office.policy)
    calendar = await reminders.calendar(session, id_of(office))
    week = Week.of(now.astimezone(zone).date())
    moment = weekly_moment(week, zone=zone, policy=policy, calendar=calendar)
    if moment is None or now < moment:
        return []
    at = post_at(now, moment, zone=zone, policy=policy, calendar=calendar)
    if Week.of(at.astimezone(zone).date()) != week:
        return []
    # A group that was connected after this week's hour has its first one next week.
    rows = _rows([group for group in groups if group.added_at <= moment], week, at=at, now=now)
    known = await group_chats.queued_keys(
        session, id_of(office), [row["dedupe_key"] for row in rows]
    )
    return [row for row in rows if row["dedupe_key"] not in known]


def _rows(
    groups: Sequence[GroupChat], week: Week, *, at: datetime, now: datetime
) -> list[dict[str, Any]]:
    return [
        {
            "org_id": group.org_id,
            "group_id": id_of(group),
            "kind": WEEKLY,
            "dedupe_key": f"{WEEKLY}:{id_of(group)}:{week.key}",
            "payload": {"week": week.key},
            "due_at": at + place * _APART,
            "late": False,
            "created_at": now,
        }
        for _, of_chat in groupby(groups, key=lambda group: group.chat_id)
        for place, group in enumerate(of_chat)
    ]


async def group_message(
    session: Session, queued: Queued, group_id: int, *, now: datetime
) -> Answer:
    """A queued message for its group and topic; raises `NothingToSay`."""
    group = await session.get(GroupChat, group_id)
    if group is None or queued.kind != WEEKLY:
        raise NothingToSay
    answer = await _weekly(session, group, queued.payload, now=now)
    return replace(answer, topic=group.thread_id)


async def _weekly(
    session: Session, group: GroupChat, payload: dict[str, Any], *, now: datetime
) -> Answer:
    """The summary as things stand now; nothing is said once its week is over."""
    reader = await group_chats.reader_of(session, group)
    today = now.astimezone(reader.zone).date()
    week = Week.of(today)
    if payload["week"] != week.key:
        raise NothingToSay
    wanted = filter_of(group)
    found = await reported(session, reader, wanted, today=today)
    post = Weekly(
        unit=reader.unit_name,
        today=today,
        numbers=found.numbers(wanted),
        rate=found.rate,
        last_week=await _in_week(
            session,
            reader,
            replace(wanted, figure=Figure.CAME_DUE),
            week=week.before,
            today=today,
        ),
        this_week=await _in_week(
            session, reader, replace(wanted, figure=Figure.TO_COME), week=week, today=today
        ),
        units=() if group.unit_id else await _late_units(session, reader, wanted, today=today),
    )
    return weekly_post(reader, post, username=await bot_username(session))


def filter_of(group: GroupChat) -> TaskFilter:
    """The tasks a group is told of: its unit's, or all of the office."""
    if group.unit_id is None:
        return TaskFilter(OwnerKind.ALL)
    return TaskFilter(OwnerKind.UNIT, group.unit_id)


async def _in_week(
    session: Session, reader: Speaker, wanted: TaskFilter, *, week: Week, today: date
) -> Number:
    """How many the filter's figure counts in a week."""
    of_week = replace(wanted, start=week.monday, end=week.sunday)
    found = await reported(session, reader, of_week, today=today)
    total = len(found.ids(of_week.figure)) if of_week.figure else len(found.tasks)
    return Number(of_week.figure, of_week, total)


async def _late_units(
    session: Session, reader: Speaker, wanted: TaskFilter, *, today: date
) -> tuple[tuple[str, int], ...]:
    late = replace(wanted, status=Status.OVERDUE)
    counts = await counts_by_owner(session, reader, late, OwnerKind.UNIT, today=today)
    units = {id_of(unit): unit.name for unit in await units_of(session, reader.org_id)}
    found = [(units[one], total) for one, total in counts.items() if one in units]
    return tuple(sorted(found, key=lambda one: (-one[1], one[0]))[:_UNITS_NAMED])
