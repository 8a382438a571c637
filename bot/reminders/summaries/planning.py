"""Puts summaries into the outbox, once a period: to groups, heads of units and directors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.domain import Policy
from bot.messages.summaries.values import Span
from bot.reminders.summaries.making import counted, filter_of, named_only, owner_key
from bot.reminders.summaries.periods import (
    Period,
    Policies,
    held_moment,
    moment_of,
    of_one_morning,
    post_at,
    sent_around,
)
from bot.reminders.summaries.pieces import LED
from bot.reminders.summaries.rows import (
    Due,
    Receiving,
    Row,
    TakenAlong,
    group_rows,
    person_rows,
)
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
from bot.storage.people import organisations, units_of
from bot.storage.policies import read_policy
from bot.storage.policy_changes import policy_changes
from bot.workdays import Calendar

Totals = dict[str, dict[str, int]]
_DAYS = ("weekly_", "monthly_", "quarterly_")
"""With these begin the fields of a policy that say when a summary comes."""
_ALWAYS = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Office:
    """What the planning of one office goes by."""

    row: Organisation
    zone: ZoneInfo
    policy: Policy
    calendar: Calendar
    policies: Policies = ()
    """What it has wanted since when, the newest first."""

    @property
    def id(self) -> int:
        return id_of(self.row)

    def moment(self, period: Period) -> datetime | None:
        """When the summary is due, by what held then."""
        return held_moment(period, self.policies, zone=self.zone, calendar=self.calendar)


@dataclass(frozen=True, slots=True)
class _Planned:
    """What is to be stored of one summary."""

    period: str
    totals: Totals
    rows: list[Row]
    taken: list[TakenAlong] = field(default_factory=list)


async def plan_summaries(database: Database, now: datetime) -> int:
    """Queues what is due and was not planned yet, of every office and period; how many messages.

    The figures kept with it are what the next summary is compared with, and say that this one is
    planned. All is gathered without a lock, then stored in one transaction an office: what comes
    as one message is planned as one.
    """
    async with database.read() as session:
        offices = await organisations(session)
    queued = 0
    for office in offices:
        async with database.read() as session:
            planned = await _planned(session, office, now=now)
        if planned:
            async with database.write() as session:
                queued += await _store(session, id_of(office), planned, now=now)
    return queued


async def _store(
    session: Session, org_id: int, planned: Sequence[_Planned], *, now: datetime
) -> int:
    for one in planned:
        await summaries.keep_figures(session, org_id, one.period, one.totals, now=now)
        await outbox.insert_messages(session, one.rows)
        for taken in one.taken:
            await summaries.take_along(session, taken.message_id, taken.piece.packed)
    return sum(len(one.rows) for one in planned)


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
    missing = [one for one in missing if _has_come(office, one, now)]
    if not missing:
        return []
    office = replace(office, policies=await _policies(session, row))
    # The longest first: it is in the outbox before what comes in its message.
    dues = list(_due(office, missing, now=now))[::-1]
    receiving = Receiving(office.id, office.zone, await _waiting(session, office))
    return [
        await _one(
            session, office, receiving, _with_its_morning(office, one, dues), today=today, now=now
        )
        for one in dues
    ]


def _has_come(office: Office, period: Period, now: datetime) -> bool:
    """By what holds today: where that lies ahead, no change made earlier brings it now."""
    moment = moment_of(period, zone=office.zone, policy=office.policy, calendar=office.calendar)
    return moment is not None and moment <= now


async def _policies(session: Session, row: Organisation) -> Policies:
    found: list[tuple[datetime, Policy]] = []
    stored = row.policy
    for change in await policy_changes(session, id_of(row)):
        before = {name: was for name, was in change.before.items() if name.startswith(_DAYS)}
        if before:
            found.append((change.at, read_policy(stored)))
            stored = {**stored, **before}
    return [*found, (_ALWAYS, read_policy(stored))]


async def _waiting(session: Session, office: Office) -> dict[int, list[summaries.Waiting]]:
    """Longer ones planned before that still lead others or come alone, by person."""
    found: dict[int, list[summaries.Waiting]] = {}
    longer = [Span.MONTH.value, Span.QUARTER.value]
    for one in await summaries.waiting(session, office.id, longer):
        if LED not in one.payload:
            found.setdefault(one.person_id, []).append(one)
    return found


def _with_its_morning(office: Office, due: Due, dues: Sequence[Due]) -> Due:
    """With what is due the same morning, and what has been missed and goes out with it."""
    of_day = of_one_morning(due.period, office.moment, zone=office.zone)
    found = dict(of_day) | {one.period: one.at for one in dues}
    in_turn = sorted(found.items(), key=lambda one: one[0].last - one[0].first, reverse=True)
    return replace(due, morning=tuple(in_turn))


async def _one(
    session: Session,
    office: Office,
    receiving: Receiving,
    due: Due,
    *,
    today: date,
    now: datetime,
) -> _Planned:
    people = await summaries.readers(session, office.id)
    groups = await _groups(session, office, due, now=now)
    rows, taken = person_rows(receiving, people, due, now=now)
    return _Planned(
        due.period.key,
        await _totals(session, office, due.period, groups, today=today),
        [*group_rows(groups, due, now=now), *rows],
        taken,
    )


def _due(office: Office, periods: Sequence[Period], *, now: datetime) -> Iterator[Due]:
    """Those whose moment has come since the office began, and that are still of use."""
    zone, policy, calendar = office.zone, office.policy, office.calendar
    for period in periods:
        moment = office.moment(period)
        if moment is None or now < moment or _began_after(office.row.created_at, moment, now):
            continue
        at = post_at(period, moment, now=now, zone=zone, policy=policy, calendar=calendar)
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
