"""Tasks pass to somebody else from one day to another: asked for, agreed to, declined.

No assignment is changed: while a handover runs, who stands in has what the absent one has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.acts import OfficeAct
from bot.domain import HandoverState, Role, Speaker
from bot.errors import NhacViecError, NotAllowed, NotFound
from bot.services.handovers import news
from bot.services.handovers import running as handovers_running
from bot.services.handovers.days import checked_days
from bot.services.handovers.events import record
from bot.services.rights import may_in_office
from bot.standing_in import Passing, holder_of
from bot.storage import Handover, Person, Session, handed_tasks, handovers, staff
from bot.storage.handovers import Handed
from bot.storage.ids import id_of

REASON_AT_MOST = 200


class HandoverTaken(NhacViecError):
    """The same tasks are handed over already on one of these days."""

    key = "handover-taken"


class HandoverLoop(NhacViecError):
    """The tasks would come back to whoever hands them over."""

    key = "handover-loop"


class HandoverOver(NhacViecError):
    """Nothing is left to decide or to end."""

    key = "handover-over"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be handed over; all tasks where none is named."""

    whose_id: int
    to_id: int
    first: date
    last: date
    reason: str = ""
    task_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Decided:
    """A handover as it stands, and whether somebody else had done the same before."""

    handed: Handed
    was_so: bool = False


def decides_for_all(speaker: Speaker) -> bool:
    """Whether the speaker may hand over anybody's tasks; a lead those within their unit."""
    return may_in_office(speaker, OfficeAct.HAND_OVER) and bool(
        speaker.roles & {Role.OFFICE, Role.ADMIN}
    )


def decides(speaker: Speaker, whose: Person, to: Person) -> bool:
    """Whether no one else has to agree; leads do not decide about their own tasks."""
    if decides_for_all(speaker):
        return True
    within = whose.unit_id == to.unit_id == speaker.unit_id is not None
    return may_in_office(speaker, OfficeAct.HAND_OVER) and within and whose.id != speaker.id


async def hand_over(
    session: Session, speaker: Speaker, wanted: Wanted, *, today: date, now: datetime
) -> Handed:
    """Agreed at once by whoever may decide, else asked of those who may.

    Raises `NotAllowed`, `NotFound`, `HandoverDays`, `HandoverTaken` or `HandoverLoop`.
    """
    people = {id_of(one): one for one in await staff.lock_people(session, speaker.org_id)}
    whose, to = _two(people, wanted)
    agreed = decides(speaker, whose, to)
    if not agreed and whose.id != speaker.id:
        raise NotAllowed("not-allowed-hand-over")
    first, last = checked_days(wanted.first, wanted.last, today=today)
    task_ids = await _still_theirs(session, whose, wanted.task_ids)
    row = Handover(
        org_id=speaker.org_id,
        from_person_id=wanted.whose_id,
        to_person_id=wanted.to_id,
        starts_on=first,
        ends_on=last,
        task_ids=sorted(task_ids),
        reason=wanted.reason,
        state=HandoverState.AGREED if agreed else HandoverState.ASKED,
        created_by=speaker.id,
        created_at=now,
        decided_by=speaker.id if agreed else None,
        decided_at=now if agreed else None,
    )
    handed = Handed(row, whose, to)
    await refuse_clash(session, handed)
    session.add(row)
    await session.flush()
    if agreed:
        await _agreed(session, speaker, handed, today=today, now=now)
    else:
        record(session, handed, "handover_asked", actor_id=speaker.id, now=now)
        await news.tell_asked(session, handed, people.values(), now=now)
    return handed


def _two(people: Mapping[int, Person], wanted: Wanted) -> tuple[Person, Person]:
    whose, to = people.get(wanted.whose_id), people.get(wanted.to_id)
    if whose is None:
        raise NotFound("handover-person-left")
    if to is None:
        raise NotFound("stand-in-left")
    if whose is to:
        raise NhacViecError("handover-to-self")
    return whose, to


async def _still_theirs(session: Session, whose: Person, wanted: frozenset[int]) -> frozenset[int]:
    """The ticked tasks that are still theirs; raises an error where none is."""
    if not wanted:
        return wanted
    open_tasks = await handed_tasks.tasks_of(session, whose, staff.NOT_OVER)
    found = wanted & {id_of(task) for task in open_tasks}
    if not found:
        raise NhacViecError("handover-no-tasks")
    return found


async def refuse_clash(session: Session, wanted: Handed) -> None:
    """Raises `HandoverTaken` or `HandoverLoop`."""
    row = wanted.row
    task_ids = frozenset(row.task_ids)
    for one in await handovers.overlapping(session, row):
        taken = frozenset(one.row.task_ids)
        if not task_ids or not taken or task_ids & taken:
            raise HandoverTaken(
                name=one.whose.full_name,
                to=one.to.full_name,
                start=one.row.starts_on,
                end=one.row.ends_on,
            )
    others = await handovers.agreed_meanwhile(session, row)
    passing = Passing(row.from_person_id, row.to_person_id, task_ids)
    if not task_ids and holder_of([passing, *others], passing.from_id, None) == passing.from_id:
        raise HandoverLoop(name=wanted.to.full_name, to=wanted.whose.full_name)


async def handed_for(session: Session, speaker: Speaker, handover_id: int) -> Handed:
    """One the speaker may know of; raises `NotFound`. Nobody else changes it meanwhile."""
    await staff.lock_people(session, speaker.org_id)
    found = await handovers.handed(session, speaker.org_id, handover_id)
    if found is None or not may_know(speaker, found):
        raise NotFound("handover-not-found")
    return found


def may_know(speaker: Speaker, handed: Handed) -> bool:
    row = handed.row
    if speaker.id in (row.from_person_id, row.to_person_id, row.created_by):
        return True
    return decides(speaker, handed.whose, handed.to)


async def agree(
    session: Session, speaker: Speaker, handover_id: int, *, today: date, now: datetime
) -> Decided:
    """One tap; who comes second learns that it is agreed already.

    Raises `NotFound`, `NotAllowed`, `HandoverOver`, or why it cannot be any more.
    """
    handed = await handed_for(session, speaker, handover_id)
    _require_decider(speaker, handed)
    row = handed.row
    if row.state is HandoverState.AGREED and row.ended_at is None:
        return Decided(handed, was_so=True)
    if row.state is not HandoverState.ASKED:
        raise HandoverOver
    if not handed.to.active or not handed.whose.active:
        raise NotFound("stand-in-left" if handed.whose.active else "handover-person-left")
    row.starts_on, row.ends_on = checked_days(row.starts_on, row.ends_on, today=today)
    await refuse_clash(session, handed)
    row.state, row.decided_by, row.decided_at = HandoverState.AGREED, speaker.id, now
    await _agreed(session, speaker, handed, today=today, now=now)
    return Decided(handed)


async def _agreed(
    session: Session, speaker: Speaker, handed: Handed, *, today: date, now: datetime
) -> None:
    """What begins today begins at once; else both learn now and on the first day."""
    record(session, handed, "handover_agreed", actor_id=speaker.id, now=now)
    if handed.row.starts_on <= today:
        await handovers_running.begin(session, handed, today=today, now=now)
    else:
        await news.tell_agreed(session, handed, by=speaker, now=now)


async def decline(
    session: Session, speaker: Speaker, handover_id: int, *, now: datetime
) -> Decided:
    """Raises `NotFound`, `NotAllowed`, or `HandoverOver` where it is no question any more."""
    handed = await handed_for(session, speaker, handover_id)
    _require_decider(speaker, handed)
    row = handed.row
    if row.state is HandoverState.DECLINED:
        return Decided(handed, was_so=True)
    if row.state is not HandoverState.ASKED:
        raise HandoverOver
    row.state, row.decided_by, row.decided_at = HandoverState.DECLINED, speaker.id, now
    row.ended_at = now
    record(session, handed, "handover_declined", actor_id=speaker.id, now=now)
    await news.tell_declined(session, handed, by=speaker, now=now)
    return Decided(handed)


def _require_decider(speaker: Speaker, handed: Handed) -> None:
    if not decides(speaker, handed.whose, handed.to):
        raise NotAllowed("not-allowed-hand-over")
