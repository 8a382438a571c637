"""What the people of a handover are told: at each of its turns, both."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.domain import OwnerKind, Role, Speaker, TaskFilter
from bot.messages.actions import Action, ShowList
from bot.messages.taps.handover import AgreeHandover, DeclineHandover, ShowHandover
from bot.messages.taps.lead import ShowApprovals, ShowExtensions
from bot.parsing.values import Status
from bot.reminders.notices import Notice, tell
from bot.services.handovers.counts import Counts, Deciding
from bot.storage import Person, Session
from bot.storage.handovers import Handed
from bot.storage.ids import id_of

_NO_REASON = "–"
Values = dict[str, str | int | date]


async def tell_asked(
    session: Session, handed: Handed, people: Iterable[Person], *, now: datetime
) -> None:
    """One tap agrees; the heads of the unit are asked, else the office."""
    row = handed.row
    values: Values = {
        "name": handed.whose.full_name,
        "to": handed.to.full_name,
        "start": row.starts_on,
        "end": row.ends_on,
        "reason": row.reason or _NO_REASON,
        "tasks": len(row.task_ids),
    }
    one = id_of(row)
    buttons = (
        (("button-handover-agree", AgreeHandover(one)),),
        (("button-handover-decline", DeclineHandover(one)),),
    )
    whom = _deciders(handed, list(people))
    await _tell(session, handed, whom, Notice("handover-asked", values, buttons=buttons), now=now)


def _deciders(handed: Handed, people: list[Person]) -> list[int]:
    """Those who have Telegram, so that somebody hears of it."""
    heads: list[int] = []
    if handed.whose.unit_id is not None and handed.whose.unit_id == handed.to.unit_id:
        heads = [
            id_of(one)
            for one in people
            if Role.LEAD.value in one.roles
            and one.unit_id == handed.whose.unit_id
            and one.id != handed.whose.id
            and one.telegram_id is not None
        ]
    if heads:
        return heads
    return [id_of(one) for one in people if Role.OFFICE.value in one.roles]


async def tell_agreed(session: Session, handed: Handed, *, by: Speaker, now: datetime) -> None:
    """It will begin; on the first day both hear of it again."""
    await _tell_both(
        session, handed, absent="handover-agreed", stand_in="handover-received", by=by, now=now
    )


async def tell_declined(session: Session, handed: Handed, *, by: Speaker, now: datetime) -> None:
    values: Values = {"name": by.full_name, "to": handed.to.full_name}
    people = {handed.row.created_by, handed.row.from_person_id} - {by.id, None}
    await _tell(session, handed, people, Notice("handover-declined", values), now=now)


async def tell_begun(
    session: Session, handed: Handed, counts: Counts, waits: Deciding, *, now: datetime
) -> None:
    """Who stands in for a head also of what waits to be decided."""
    row = handed.row
    absent = Notice("handover-begun", {"to": handed.to.full_name, "end": row.ends_on})
    stand_in = Notice(
        "handover-begun-for-you",
        {
            "name": handed.whose.full_name,
            "end": row.ends_on,
            "count": counts.open,
            "overdue": counts.late,
            **_waiting(waits),
        },
        buttons=(
            (("button-handed-tasks", ShowList(_open_of(row.from_person_id))),),
            *_to_decide(waits),
            (("button-handover", ShowHandover(id_of(row))),),
        ),
    )
    await _tell(session, handed, [row.from_person_id], absent, now=now)
    await _tell(session, handed, [row.to_person_id], stand_in, now=now)


def _waiting(waits: Deciding) -> Values:
    return {"approvals": waits.approvals, "extensions": waits.extensions}


def _to_decide(waits: Deciding) -> tuple[tuple[tuple[str, Action], ...], ...]:
    """A row for each list that is not empty."""
    rows: list[tuple[tuple[str, Action], ...]] = []
    if waits.approvals:
        rows.append((("door-duyet", ShowApprovals()),))
    if waits.extensions:
        rows.append((("button-asked-extensions", ShowExtensions()),))
    return tuple(rows)


async def tell_ended(
    session: Session,
    handed: Handed,
    counts: Counts,
    waits: Deciding,
    *,
    by: Speaker | None,
    now: datetime,
) -> None:
    """The tasks are back, and so is what waits to be decided; the stand-in is thanked."""
    row = handed.row
    values: Values = {"to": handed.to.full_name, "count": counts.open, "overdue": counts.late}
    values |= _waiting(waits)
    own = (("button-own-tasks", ShowList(TaskFilter(status=Status.OPEN))),)
    absent = Notice("handover-ended", values, buttons=(own, *_to_decide(waits)))
    stand_in = Notice("handover-ended-for-you", {"name": handed.whose.full_name})
    await _tell(session, handed, _but([row.from_person_id], by), absent, now=now)
    await _tell(session, handed, _but([row.to_person_id], by), stand_in, now=now)


async def tell_taken_back(session: Session, handed: Handed, *, by: Speaker, now: datetime) -> None:
    """Agreed, but it never began."""
    values: Values = {
        "name": handed.whose.full_name,
        "to": handed.to.full_name,
        "start": handed.row.starts_on,
        "end": handed.row.ends_on,
    }
    people = _but([handed.row.from_person_id, handed.row.to_person_id], by)
    await _tell(session, handed, people, Notice("handover-taken-back", values), now=now)


async def tell_end_moved(session: Session, handed: Handed, *, by: Speaker, now: datetime) -> None:
    await _tell_both(
        session,
        handed,
        absent="handover-end-moved",
        stand_in="handover-end-moved-for-you",
        by=by,
        now=now,
    )


async def tell_lapsed(session: Session, handed: Handed, *, now: datetime) -> None:
    """Nobody answered before its last day was over."""
    values: Values = {
        "to": handed.to.full_name,
        "start": handed.row.starts_on,
        "end": handed.row.ends_on,
    }
    people = [handed.row.created_by]
    await _tell(session, handed, people, Notice("handover-lapsed", values), now=now)


async def tell_left(
    session: Session, handed: Handed, people: Iterable[Person], *, now: datetime
) -> None:
    """Who stood in is no longer there: the absent one and who decides look for another."""
    values: Values = {"name": handed.whose.full_name, "to": handed.to.full_name}
    office = [id_of(one) for one in people if Role.OFFICE.value in one.roles]
    whom = {handed.row.from_person_id, handed.row.decided_by, *office}
    await _tell(session, handed, whom, Notice("handover-left", values), now=now)


async def _tell_both(
    session: Session, handed: Handed, *, absent: str, stand_in: str, by: Speaker, now: datetime
) -> None:
    row = handed.row
    days: Values = {"start": row.starts_on, "end": row.ends_on}
    to, whose = handed.to.full_name, handed.whose.full_name
    one = Notice(absent, {"to": to, **days})
    other = Notice(stand_in, {"name": whose, **days})
    await _tell(session, handed, _but([row.from_person_id], by), one, now=now)
    await _tell(session, handed, _but([row.to_person_id], by), other, now=now)


def _but(people: Iterable[int], by: Speaker | None) -> list[int]:
    return [one for one in people if by is None or one != by.id]


def _open_of(person_id: int) -> TaskFilter:
    return TaskFilter(OwnerKind.PERSON, person_id, Status.OPEN)


async def _tell(
    session: Session,
    handed: Handed,
    people: Iterable[int | None],
    notice: Notice,
    *,
    now: datetime,
) -> None:
    key = f"{id_of(handed.row)}:{now.isoformat()}"
    await tell(session, people, notice, org_id=handed.row.org_id, key=key, now=now)
