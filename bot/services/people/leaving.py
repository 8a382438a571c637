"""Somebody leaves the office: the account is let go, open tasks pass on, messages end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.acts import OfficeAct
from bot.domain import Part, Role, Speaker
from bot.errors import NhacViecError, NotFound
from bot.services.leading.assigned_news import tell_assigned
from bot.services.people.admins import require_admin
from bot.services.rights import require_in_office
from bot.services.tasks.events import everybody
from bot.storage import Assignment, Person, Session, Task, events, staff
from bot.storage.ids import id_of
from bot.storage.people import void_invitations
from bot.storage.tasks import assignments_of

KEEPERS = frozenset({Role.OFFICE.value, Role.ADMIN.value})
"""Who may let people in; an office without any could let nobody in again."""


class LastKeeper(NhacViecError):
    """The only one left who keeps people and plans; then nobody could let anybody in."""

    key = "last-keeper"


class NobodyToInherit(NhacViecError):
    """Open tasks of somebody without a unit would be left to nobody."""

    key = "heir-needed"


@dataclass(frozen=True, slots=True)
class Left:
    """Who left, and what became of their open tasks."""

    full_name: str
    tasks: int
    heir: str
    """Empty where the unit has them."""
    unit_id: int | None
    """The unit they were in."""


async def leave(
    session: Session, speaker: Speaker, person_id: int, *, heir_id: int | None, now: datetime
) -> Left:
    """Ends somebody's time in the office; their open tasks go to the heir, else to the unit.

    Raises `NotFound` for somebody who left already, `LastKeeper` for who may not,
    `NotAllowed` for an admin whom no admin lets go, `NobodyToInherit`.
    """
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    everybody = await staff.lock_people(session, speaker.org_id)
    person = next((one for one in everybody if one.id == person_id), None)
    heir = next((one for one in everybody if one.id == heir_id), None)
    if person is None:
        raise NotFound("person-left")
    if heir is person or (heir is None and heir_id is not None):
        raise NotFound("heir-not-found")
    refuse_last_keeper(everybody, [person])
    if Role.ADMIN.value in person.roles:
        require_admin(speaker)
    passed = await _leave(session, person, heir=heir, actor_id=speaker.id, now=now)
    tasks = len({id_of(task) for task in passed})
    if heir is not None:
        await _tell_heir(session, speaker, person, heir, passed, now=now)
    return Left(person.full_name, tasks, heir.full_name if heir else "", person.unit_id)


async def leave_to_unit(
    session: Session, person: Person, *, actor_id: int | None, now: datetime
) -> None:
    """The same for somebody a staff list leaves out, once it is confirmed that they left."""
    await _leave(session, person, heir=None, actor_id=actor_id, now=now)


def refuse_last_keeper(everybody: Iterable[Person], going: Iterable[Person]) -> None:
    """Raises `LastKeeper` where those going are all who keep the office, or its last admin."""
    gone = {id_of(one) for one in going}
    people = list(everybody)
    for kept in (KEEPERS, frozenset({Role.ADMIN.value})):
        keepers = {id_of(one): one for one in people if kept & set(one.roles)}
        if keepers and keepers.keys() <= gone:
            raise LastKeeper(name=next(iter(keepers.values())).full_name)


async def _tell_heir(
    session: Session,
    speaker: Speaker,
    person: Person,
    heir: Person,
    passed: Sequence[Task],
    *,
    now: datetime,
) -> None:
    """As of tasks that are assigned: one message, however many there are."""
    former = [(task, [id_of(person)]) for task in {id_of(one): one for one in passed}.values()]
    if former:
        key = f"left:{id_of(person)}:{now.isoformat()}"
        await tell_assigned(session, speaker, heir, former, taken=False, key=key, now=now)


async def _leave(
    session: Session,
    person: Person,
    *,
    heir: Person | None,
    actor_id: int | None,
    now: datetime,
) -> list[Task]:
    """Returns the open tasks that named the person; raises `NobodyToInherit`."""
    named = await staff.unfinished_of(session, person)
    if named and heir is None and person.unit_id is None:
        raise NobodyToInherit(name=person.full_name)
    for assignment, task in named:
        await _pass_on(session, person, assignment, task, heir=heir, actor_id=actor_id, now=now)
    await void_invitations(session, id_of(person), now=now)
    await staff.withdraw_messages_to(session, person)
    await staff.forget_open_ends(session, person, now=now)
    before = {"telegram": person.telegram_id, "active": True}
    person.active, person.left_at, person.telegram_id = False, now, None
    events.record(
        session,
        org_id=person.org_id,
        at=now,
        actor_id=actor_id,
        action="left",
        subject="person",
        subject_id=id_of(person),
        before=before,
        after={"active": False, "tasks": len(named), "heir": id_of(heir) if heir else None},
    )
    await session.flush()
    return [task for _, task in named]


async def _pass_on(
    session: Session,
    person: Person,
    assignment: Assignment,
    task: Task,
    *,
    heir: Person | None,
    actor_id: int | None,
    now: datetime,
) -> None:
    """One part on one task; what would stand there without anybody falls to the unit."""
    part = assignment.part
    rows = await assignments_of(session, id_of(task))
    others = [one for one in rows if one.id != assignment.id]
    before = _named(rows, part)
    if heir is not None and not any(one.person_id == heir.id for one in others if one.part is part):
        assignment.person_id, assignment.assigned_at = id_of(heir), now
    elif heir is None and _needs_unit(part, others) and person.unit_id is not None:
        assignment.person_id, assignment.unit_id = None, person.unit_id
    else:
        await session.delete(assignment)
    await session.flush()
    rows = await assignments_of(session, id_of(task))
    events.record(
        session,
        org_id=person.org_id,
        at=now,
        actor_id=actor_id,
        action="passed_on",
        subject="task",
        subject_id=id_of(task),
        before=before,
        after={**_named(rows, part), "who": everybody(rows)},
    )


def _named(rows: Iterable[Assignment], part: Part) -> dict[str, object]:
    """The people of a part; of the leading one as it is said where tasks are assigned."""
    people = [one.person_id for one in rows if one.part is part and one.person_id]
    return {"people": people} if part is Part.LEAD else {"part": part.value, "helpers": people}


def _needs_unit(part: Part, others: Iterable[Assignment]) -> bool:
    """Whether nobody would lead it any more."""
    return part is Part.LEAD and not any(one.part is Part.LEAD for one in others)
