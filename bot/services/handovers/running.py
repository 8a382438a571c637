"""A handover begins and ends by its days, or is ended before."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain import HandoverState, Speaker
from bot.services.by_itself import by_itself
from bot.services.handovers import news
from bot.services.handovers.counts import counts_of, deciding_of
from bot.services.handovers.events import record
from bot.storage import Database, Handover, Session, handovers, reminders
from bot.storage.handovers import Handed
from bot.storage.ids import id_of
from bot.storage.people import people_of


async def look_after(database: Database, now: datetime) -> None:
    """Begins and ends what is due, in every office by its own day."""
    async with database.read() as session:
        found = await handovers.with_zones(session)
    for handed, zone in found:
        today = now.astimezone(ZoneInfo(zone)).date()
        if not _is_due(handed, today):
            continue
        with by_itself("handovers", id_of(handed.row)):
            await _look_after_one(database, handed, today=today, now=now)


async def _look_after_one(
    database: Database, handed: Handed, *, today: date, now: datetime
) -> None:
    """As it stands once nobody else changes it."""
    async with database.write() as session:
        again = await handovers.handed(session, handed.row.org_id, id_of(handed.row))
        if again is not None and again.row.ended_at is None and _is_due(again, today):
            await _look_after(session, again, today=today, now=now)


def _is_due(handed: Handed, today: date) -> bool:
    row = handed.row
    if not (handed.whose.active and handed.to.active) or row.ends_on < today:
        return True
    return _may_begin(row, today)


def _may_begin(row: Handover, today: date) -> bool:
    return (
        row.state is HandoverState.AGREED
        and row.begun_at is None
        and row.starts_on <= today <= row.ends_on
    )


async def _look_after(session: Session, handed: Handed, *, today: date, now: datetime) -> None:
    row = handed.row
    if not (handed.whose.active and handed.to.active):
        await _end_without(session, handed, today=today, now=now)
    elif _may_begin(row, today):
        await begin(session, handed, today=today, now=now)
    elif row.state is HandoverState.ASKED:
        row.state, row.ended_at = HandoverState.WITHDRAWN, now
        record(session, handed, "handover_lapsed", actor_id=None, now=now)
        await news.tell_lapsed(session, handed, now=now)
    else:
        await end(session, handed, "handover_ended", by=None, today=today, now=now)


async def begin(session: Session, handed: Handed, *, today: date, now: datetime) -> None:
    """From now on the stand-in has the tasks; both are told."""
    handed.row.begun_at = now
    record(session, handed, "handover_begun", actor_id=None, now=now)
    await session.flush()
    counts = await counts_of(session, handed, today=today)
    waits = await deciding_of(session, handed, handed.to, now=now)
    await news.tell_begun(session, handed, counts, waits, now=now)
    await reminders.plan_again(session, handed.row.org_id, today)


async def end(
    session: Session,
    handed: Handed,
    action: str,
    *,
    by: Speaker | None,
    today: date,
    now: datetime,
) -> None:
    """The tasks are back where they were; both are told."""
    row = handed.row
    row.ended_at = now
    row.ends_on = min(row.ends_on, today)
    record(session, handed, action, actor_id=by.id if by else None, now=now)
    await session.flush()
    counts = await counts_of(session, handed, today=today)
    waits = await deciding_of(session, handed, handed.whose, now=now)
    await news.tell_ended(session, handed, counts, waits, by=by, now=now)
    await reminders.plan_again(session, row.org_id, today)


async def _end_without(session: Session, handed: Handed, *, today: date, now: datetime) -> None:
    """Somebody of the two has left the office; of the absent one's tasks others take care."""
    row = handed.row
    row.ended_at = now
    row.ends_on = min(row.ends_on, today)
    if row.begun_at is None:
        row.state = HandoverState.WITHDRAWN
    record(session, handed, "handover_ended_left", actor_id=None, now=now)
    await session.flush()
    if handed.whose.active:
        people = await people_of(session, row.org_id)
        await news.tell_left(session, handed, people, now=now)
    await reminders.plan_again(session, row.org_id, today)
