"""The office's days off and swapped days: added, dropped, and what reminders they move."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.acts import OfficeAct
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.messages.office.days_values import DaysChanged, DaysOfYear, MovedReminder
from bot.parsing.day_changes import DayChange, DayKind
from bot.reminders.rules import first_due, last_due, steps
from bot.services.rights import require_in_office
from bot.storage import DayOff, Session, WorkSwap, coming_due, events, office, reminders
from bot.storage.coming_due import Near
from bot.storage.tasks import tasks_by_ids
from bot.workdays import Calendar, country_days, country_worked_days

_LONGEST = timedelta(days=31)
FIRST_YEAR, LAST_YEAR = 2020, 2060


async def of_year(session: Session, speaker: Speaker, year: int, *, language: str) -> DaysOfYear:
    """Raises `NotAllowed` for who does not keep the office's days."""
    require_in_office(speaker, OfficeAct.SET_DAYS)
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    first, last = date(year, 1, 1), date(year, 12, 31)
    own = await office.days_off(session, speaker.org_id, first=first, last=last)
    swaps = await office.swaps(session, speaker.org_id, first=first, last=last)
    return DaysOfYear(
        year=year,
        country=_stretches_named(country_days(year, language)),
        country_worked=country_worked_days(year),
        own=_stretches(row.day for row in own),
        swaps=tuple((row.worked_day, row.free_day) for row in swaps),
    )


def _stretches(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Days that follow each other as one."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and day - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)


def _stretches_named(days: Iterable[tuple[date, str]]) -> tuple[tuple[date, date, str], ...]:
    """The same with the name most of a holiday is known by: the shortest."""
    names = dict(days)
    return tuple(
        (first, last, min((names[day] for day in names if first <= day <= last), key=len))
        for first, last in _stretches(names)
    )


async def change(
    session: Session, speaker: Speaker, wish: DayChange, *, now: datetime
) -> DaysChanged:
    """Adds or drops days; the same once more changes nothing.

    Raises `NotAllowed`, and an error with a sentence for days that cannot be.
    """
    require_in_office(speaker, OfficeAct.SET_DAYS)
    today = now.astimezone(speaker.zone).date()
    _check(wish, today=today)
    await office.office_to_change(session, speaker.org_id)
    before = await reminders.calendar(session, speaker.org_id)
    changed = await _apply(session, speaker, wish, before)
    await session.flush()
    after = await reminders.calendar(session, speaker.org_id)
    if changed:
        _record(session, speaker, wish, changed, now=now)
        await reminders.plan_again(session, speaker.org_id, today)
    first, last = _ends(wish)
    moved = await _moved(session, speaker, before, after, today=today)
    return DaysChanged(wish.kind.value, first, last, wish.instead_of, changed, moved)


def _ends(wish: DayChange) -> tuple[date, date]:
    last = wish.days.end or date.min
    return wish.days.start or last, last


def _check(wish: DayChange, *, today: date) -> None:
    first, last = _ends(wish)
    if last < today:
        raise NhacViecError("days-past")
    if last < first or last - first > _LONGEST:
        raise NhacViecError("days-too-many", days=_LONGEST.days)
    if wish.weekday is not None and first.isoweekday() != wish.weekday:
        raise NhacViecError(
            "days-weekday",
            day=f"{first.day}/{first.month}/{first.year}",
            weekday=first.isoweekday(),
        )


async def _apply(session: Session, speaker: Speaker, wish: DayChange, before: Calendar) -> int:
    """How many days changed; raises an error where a day is so already."""
    org_id, (first, last) = speaker.org_id, _ends(wish)
    match wish.kind:
        case DayKind.OFF:
            return await _take_off(session, org_id, first, last, before)
        case DayKind.WORK:
            return await _work(session, org_id, first, wish.instead_of, before)
        case DayKind.DROP_OFF:
            gone = await office.drop_days_off(session, org_id, first=first, last=last)
        case DayKind.DROP_WORK:
            gone = await office.drop_swaps(session, org_id, first=first, last=last)
    if not gone:
        raise NhacViecError("days-none-to-drop")
    return gone


async def _take_off(
    session: Session, org_id: int, first: date, last: date, before: Calendar
) -> int:
    span = (first + timedelta(days=at) for at in range((last - first).days + 1))
    days = [day for day in span if before.is_workday(day)]
    if not days:
        raise NhacViecError("days-off-already")
    worked = {row.worked_day for row in await office.swaps(session, org_id, first=first, last=last)}
    if worked & set(days):
        raise NhacViecError("days-are-worked")
    session.add_all(DayOff(org_id=org_id, day=day) for day in days)
    return len(days)


async def _work(
    session: Session, org_id: int, day: date, instead_of: date | None, before: Calendar
) -> int:
    if before.is_workday(day):
        raise NhacViecError("days-worked-already")
    if instead_of == day:
        raise NhacViecError("days-same")
    await office.drop_days_off(session, org_id, first=day, last=day)
    session.add(WorkSwap(org_id=org_id, worked_day=day, free_day=instead_of))
    return 1


def _record(
    session: Session, speaker: Speaker, wish: DayChange, changed: int, *, now: datetime
) -> None:
    first, last = _ends(wish)
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="days_changed",
        subject="organisation",
        subject_id=speaker.org_id,
        after={
            "kind": wish.kind.value,
            "first": first.isoformat(),
            "last": last.isoformat(),
            "instead_of": wish.instead_of.isoformat() if wish.instead_of else None,
            "days": changed,
        },
    )


async def _moved(
    session: Session,
    speaker: Speaker,
    before: Calendar,
    after: Calendar,
    *,
    today: date,
) -> tuple[MovedReminder, ...]:
    """The reminders still to come that now come on another day."""
    policy = speaker.policy
    days = (before.days_off ^ after.days_off) | (before.worked_days ^ after.worked_days)
    if not days:
        return ()
    until = max(last_due(max(days), policy, calendar) for calendar in (before, after))
    first = min(first_due(min(days), policy, calendar) for calendar in (before, after))
    found_near = coming_due.candidates(session, Near(speaker.org_id, first, until))
    near = [one async for some in found_near for one in some]
    tasks = await tasks_by_ids(session, {one.task_id for one in near})
    found = [
        MovedReminder(tasks[one.task_id].number, was.day, now_on.day)
        for one in near
        for was, now_on in zip(
            steps(one.due, policy, before), steps(one.due, policy, after), strict=True
        )
        if was.day != now_on.day and max(was.day, now_on.day) >= today
    ]
    return tuple(dict.fromkeys(found))
