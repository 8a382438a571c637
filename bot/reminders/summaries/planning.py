"""Puts summaries into the outbox, once a period: to groups, heads of units and directors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import Policy
from bot.messages.summaries.values import Span
from bot.reminders.rules import LATE_AFTER
from bot.reminders.summaries.making import counted, filter_of, named_only, owner_key
from bot.reminders.summaries.periods import (
    Period,
    moment_of,
    of_one_morning,
    post_at,
    sent_around,
)
from bot.reminders.summaries.pieces import joined, pieces_of
from bot.storage import (
    Database,
    GroupChat,
    Organisation,
    Session,
    group_chats,
    outbox,
    reminders,
    summaries,
)
from bot.storage.figures import reported
from bot.storage.ids import id_of
from bot.storage.people import organisations, read_policy, units_of
from bot.storage.summaries import Reader
from bot.workdays import Calendar

_APART = timedelta(seconds=4)
"""Between two topics of one group: Telegram takes twenty messages a minute there."""
Totals = dict[str, dict[str, int]]
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Due:
    """A summary that is to be planned now."""

    period: Period
    moment: datetime
    at: datetime
    """When it may go out: its own time, or the office's next working hour where that was missed."""
    morning: tuple[tuple[Period, datetime], ...] = ()
    """What comes in one message with it, itself included, and when; the longest first."""


@dataclass(frozen=True, slots=True)
class Office:
    """What the planning of one office goes by."""

    row: Organisation
    zone: ZoneInfo
    policy: Policy
    calendar: Calendar

    @property
    def id(self) -> int:
        return id_of(self.row)


@dataclass(frozen=True, slots=True)
class _Planned:
    """What is to be stored of one summary."""

    period: str
    totals: Totals
    rows: list[_Row]


async def plan_summaries(database: Database, now: datetime) -> int:
    """Queues what is due and was not planned yet, of every office and period; how many messages.

    The figures kept with it are what the next summary is compared with, and say that this one is
    planned. All is gathered without a lock, then stored in one transaction.
    """
    async with database.read() as session:
        offices = await organisations(session)
    queued = 0
    for office in offices:
        async with database.read() as session:
            planned = await _planned(session, office, now=now)
        for one in planned:
            async with database.write() as session:
                await summaries.keep_figures(
                    session, id_of(office), one.period, one.totals, now=now
                )
                await outbox.insert_messages(session, one.rows)
            queued += len(one.rows)
    return queued


async def _planned(session: Session, row: Organisation, *, now: datetime) -> list[_Planned]:
    today = now.astimezone(ZoneInfo(row.timezone)).date()
    periods = list(sent_around(today))
    done = await summaries.planned_periods(session, id_of(row), [one.key for one in periods])
    missing = [one for one in periods if one.key not in done]
    if not missing:
        return []
    office = Office(
        row=row,
        zone=ZoneInfo(row.timezone),
        policy=read_policy(row.policy),
        calendar=await reminders.calendar(session, id_of(row)),
    )
    # The longest first: it is in the outbox before what comes in its message.
    dues = list(_due(office, missing, now=now))[::-1]
    return [
        await _one(session, office, _with_its_morning(office, one, dues), today=today, now=now)
        for one in dues
    ]


def _with_its_morning(office: Office, due: Due, dues: Sequence[Due]) -> Due:
    """With what is due the same morning, and what has been missed and goes out with it."""
    zone, policy, calendar = office.zone, office.policy, office.calendar
    of_day = of_one_morning(due.period, zone=zone, policy=policy, calendar=calendar)
    found = dict(of_day) | {one.period: one.at for one in dues}
    in_turn = sorted(found.items(), key=lambda one: one[0].last - one[0].first, reverse=True)
    return replace(due, morning=tuple(in_turn))


async def _one(
    session: Session, office: Office, due: Due, *, today: date, now: datetime
) -> _Planned:
    people = await summaries.readers(session, office.id)
    groups = await _groups(session, office, due, now=now)
    return _Planned(
        due.period.key,
        await _totals(session, office, due.period, groups, today=today),
        [*_group_rows(groups, due, now=now), *_person_rows(office, people, due, now=now)],
    )


def _due(office: Office, periods: Sequence[Period], *, now: datetime) -> Iterator[Due]:
    """Those whose moment has come since the office began, and that are still of use."""
    zone, policy, calendar = office.zone, office.policy, office.calendar
    for period in periods:
        moment = moment_of(period, zone=zone, policy=policy, calendar=calendar)
        if moment is None or now < moment or _began_after(office.row.created_at, moment, now):
            continue
        at = post_at(now, moment, zone=zone, policy=policy, calendar=calendar)
        if at.astimezone(office.zone).date() <= period.useful_until:
            yield Due(period, moment, at)


def _began_after(began: datetime, moment: datetime, now: datetime) -> bool:
    """Whether it was not there yet; a command may ask about a day before it began."""
    return moment < began <= now


async def _totals(
    session: Session, office: Office, period: Period, groups: Sequence[GroupChat], *, today: date
) -> Totals:
    """The figures of the office and, of a week, of each unit, also as its group is told them."""
    reader = summaries.whole_office(office.row)
    units = [None, *(id_of(unit) for unit in await units_of(session, office.id))]
    kept = [filter_of(one, period) for one in (units if period.span is Span.WEEK else units[:1])]
    told = {group.unit_id for group in groups}
    kept += [named_only(one) for one in kept if one.owner_id is not None and one.owner_id in told]
    totals: Totals = {}
    for wanted in kept:
        found = await reported(session, reader, wanted, today=today)
        lines = await counted(session, reader, wanted, found, today=today)
        totals[owner_key(wanted)] = {line.name.value: line.total for line in lines}
    return totals


async def _groups(session: Session, office: Office, due: Due, *, now: datetime) -> list[GroupChat]:
    """Groups hear of weeks; one connected after this week's hour has its first one next week."""
    if due.period.span is not Span.WEEK:
        return []
    groups = await group_chats.connected_groups(session, office.id)
    return [group for group in groups if not _began_after(group.added_at, due.moment, now)]


def _group_rows(groups: Sequence[GroupChat], due: Due, *, now: datetime) -> list[_Row]:
    week = due.period.first.isoformat()
    return [
        {
            "org_id": group.org_id,
            "person_id": None,
            "group_id": id_of(group),
            "kind": Span.WEEK.value,
            "dedupe_key": f"{Span.WEEK}:{id_of(group)}:{week}",
            "payload": {"week": week},
            "due_at": due.at + place * _APART,
            "late": _is_late(due, now),
            "created_at": now,
        }
        for _, of_chat in groupby(groups, key=lambda group: group.chat_id)
        for place, group in enumerate(of_chat)
    ]


def _person_rows(
    office: Office, people: Sequence[Reader], due: Due, *, now: datetime
) -> list[_Row]:
    day = due.at.astimezone(office.zone).date().isoformat()
    at = max(due.at, due.morning[0][1])
    rows: list[_Row] = []
    for reader in people:
        morning = pieces_of(reader, [period for period, _ in due.morning])
        rows += [
            {
                "org_id": office.id,
                "person_id": reader.person_id,
                "group_id": None,
                "kind": due.period.span.value,
                "dedupe_key": one.key(reader.person_id),
                "payload": {
                    "first": due.period.first.isoformat(),
                    "unit": one.unit_id,
                    "day": day,
                    **joined(one, morning, person_id=reader.person_id, at=at),
                },
                "due_at": due.at if one == morning[0] else at,
                "late": _is_late(due, now),
                "created_at": now,
            }
            for one in morning
            if one.period == due.period
        ]
    return rows


def _is_late(due: Due, now: datetime) -> bool:
    return now - due.moment > LATE_AFTER
