"""Who hears that tasks were given to somebody else: one message each, however many tasks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from bot.domain import Role, Speaker, TaskFilter
from bot.messages.actions import ShowList
from bot.parsing.values import Status
from bot.reminders.notices import NOTICE, Notice, tell
from bot.services import undo
from bot.standing_in import holder_of
from bot.storage import Person, Session, Task, assigning, handovers
from bot.storage.ids import id_of
from bot.storage.people import people_of

_NUMBERS = 20
"""Numbers of tasks a message names; the list behind its button has all."""
_NO_DAY = "none"
_WAIT = timedelta(seconds=undo.SECONDS + 5)
"""Nobody hears of what is taken back at once."""


async def tell_assigned(
    session: Session,
    speaker: Speaker,
    person: Person,
    former: Sequence[tuple[Task, Sequence[int]]],
    *,
    taken: bool,
    key: str,
    now: datetime,
) -> list[tuple[str, int]]:
    """Tells the new assignee, the former ones, and of a taken task the leads; whom it told.

    While one of them is away, also who stands in.

    Each is told under a key of the outbox, by which the message can be taken back.
    """
    people = await people_of(session, speaker.org_id)
    here = {id_of(one) for one in people} - {speaker.id}
    given = [task for task, _ in former]
    passings = await handovers.running(session, speaker.org_id)
    gone: defaultdict[int, list[Task]] = defaultdict(list)
    for task, ids in former:
        had = {*ids, *(holder_of(passings, one, id_of(task)) for one in ids)}
        for one in had & here - {id_of(person)}:
            gone[one].append(task)
    news = [(one, _no_longer(speaker, person, tasks)) for one, tasks in gone.items()]
    if taken:
        leads = {id_of(one) for one in _leads(people, speaker.unit_id)} & here
        news += [(one, _taken(speaker, given)) for one in leads]
    elif id_of(person) in here:
        news.append((id_of(person), _yours(speaker, given)))
    stand_in = holder_of(passings, id_of(person), None)
    if stand_in in here - {id_of(person)}:
        news.append((stand_in, _in_place(speaker, person, given)))
    for one, notice in news:
        await tell(session, [one], notice, org_id=speaker.org_id, key=key, now=now, delay=_WAIT)
    return [(f"{NOTICE}:{notice.kind}:{key}:{one}", one) for one, notice in news]


async def tell_undone(
    session: Session,
    speaker: Speaker,
    tasks: Sequence[Task],
    told: Iterable[Sequence[str | int]],
    undo_id: int | None,
    *,
    now: datetime,
) -> None:
    """Takes back what has not gone out; who has read it already hears that it no longer holds."""
    late = [
        int(person_id)
        for key, person_id in told
        if not await assigning.withdraw_notice(session, speaker.org_id, str(key))
    ]
    # Without a way to the card: it is not theirs to see any more.
    notice = Notice("assign-undone", _values(speaker, tasks))
    await tell(session, late, notice, org_id=speaker.org_id, key=f"undo:{undo_id}", now=now)


def _yours(speaker: Speaker, tasks: Sequence[Task]) -> Notice:
    mine = ShowList(TaskFilter(status=Status.OPEN))
    if len(tasks) > 1:
        buttons = ((("button-my-tasks", mine),),)
        return Notice("assigned-many", _values(speaker, tasks), buttons=buttons)
    (task,) = tasks
    due: str | date = task.due or _NO_DAY
    values = {"name": speaker.full_name, "number": task.number, "content": task.content}
    return Notice("assigned", {**values, "due": due}, id_of(task))


def _in_place(speaker: Speaker, person: Person, tasks: Sequence[Task]) -> Notice:
    values = _values(speaker, tasks) | {"to": person.full_name}
    return Notice("assigned-in-place", values, _only(tasks))


def _no_longer(speaker: Speaker, person: Person, tasks: Sequence[Task]) -> Notice:
    values = _values(speaker, tasks) | {"to": person.full_name}
    return Notice("unassigned", values, None)


def _taken(speaker: Speaker, tasks: Sequence[Task]) -> Notice:
    return Notice("taken", _values(speaker, tasks), _only(tasks))


def _values(speaker: Speaker, tasks: Sequence[Task]) -> dict[str, str | int | date]:
    numbers = ", ".join(task.number for task in tasks[:_NUMBERS])
    more = len(tasks) - _NUMBERS
    return {"name": speaker.full_name, "numbers": f"{numbers}, +{more}" if more > 0 else numbers}


def _only(tasks: Sequence[Task]) -> int | None:
    return id_of(tasks[0]) if len(tasks) == 1 else None


def _leads(people: Iterable[Person], unit_id: int | None) -> list[Person]:
    return [one for one in people if one.unit_id == unit_id and Role.LEAD.value in one.roles]
