"""A draft becomes a task of the year's plan for what arises; whoever is on it is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.acts import OfficeAct
from bot.domain import OwnerKind, Part, Speaker
from bot.errors import NhacViecError
from bot.messages.catalog import LANGUAGES, words_in
from bot.messages.office.office_values import Read, TaskDraft, Whom
from bot.messages.reach import Reach
from bot.reminders.notices import Notice, tell
from bot.services import dialogues
from bot.services.office import arising
from bot.services.office.task_drafts import draft_of
from bot.services.office.typed_parts import InThePast
from bot.services.plans.plan_rows import milestone_row
from bot.services.reach import reach_of
from bot.services.rights import require_in_office
from bot.services.tasks.events import everybody, note
from bot.storage import Assignment, Milestone, Person, Plan, Session, Task, Unit, reminders
from bot.storage import arising as rows
from bot.storage.ids import id_of
from bot.storage.tasks import assignments_of

PREFIX = "PS"
"""“Phát sinh”: the numbers of these tasks are of a kind of their own."""
NO_DAY = "none"


@dataclass(frozen=True, slots=True)
class Given:
    """The task that was made, and which of its people hear of it."""

    task: Task
    reach: Reach
    prompt_id: int | None


async def give(
    session: Session, speaker: Speaker, draft_id: int, *, today: date, now: datetime
) -> Given:
    """“Giao việc”: the task, its milestones, assignments, event and messages, at once.

    A second tap finds no draft any more: `DialogueOver`. Raises `NhacViecError` where a part is
    missing, somebody named has gone meanwhile, or the deadline is over by now.
    """
    require_in_office(speaker, OfficeAct.ADD_TASK)
    dialogue = await arising.running(session, speaker, draft_id, now=now)
    prompt_id = dialogue.data.get("prompt_id")
    draft = await draft_of(session, speaker, dialogue.data, today=today)
    _refuse(draft, named=len(dialogue.data.get("leads", [])), today=today)
    task = await _stored(session, speaker, draft, today=today, now=now)
    await dialogues.end(session, speaker, arising.KIND)
    stands = {
        "state": task.state.value,
        "due": task.due.isoformat() if task.due else None,
        "who": everybody(await assignments_of(session, id_of(task))),
    }
    note(session, task, "added", by=speaker, after=written(draft) | stands, at=now)
    concerned = set(await rows.everybody_on(session, id_of(task))) - {speaker.id}
    await _tell(session, speaker, task, concerned, now=now)
    await reminders.plan_again(session, speaker.org_id, today)
    reach = await reach_of(session, speaker.org_id, concerned)
    return Given(task, reach, prompt_id)


def _refuse(draft: TaskDraft, *, named: int, today: date) -> None:
    if not draft.content:
        raise NhacViecError("arising-no-content")
    if not draft.leads or len(draft.leads) < named:
        raise NhacViecError("part-whom-gone" if named else "arising-no-leads")
    if draft.when.last_day and draft.when.last_day < today:
        raise InThePast(day=draft.when.last_day)


def written(draft: TaskDraft) -> dict[str, object]:
    """A new task for the record."""
    return {
        "content": draft.content,
        "leads": [one.name for one in draft.leads],
        "helps": [*(one.name for one in draft.helps), *draft.outside],
        "timeline": draft.when.printed,
        "expected_result": draft.expected,
        "urgent": draft.urgent,
    }


async def _stored(
    session: Session, speaker: Speaker, draft: TaskDraft, *, today: date, now: datetime
) -> Task:
    title = words_in(LANGUAGES[0])("arisen-plan-title", year=str(today.year))
    plan = await rows.arisen_plan(session, speaker.org_id, year=today.year, title=title, now=now)
    position = await rows.last_position(session, id_of(plan)) + 1
    task = Task(
        org_id=speaker.org_id,
        plan_id=id_of(plan),
        position=position,
        number=await _number(session, plan, position),
        content=draft.content,
        timeline=draft.when.printed,
        expected_result=draft.expected,
        coordination=coordination(draft.helps, draft.outside),
        urgent=draft.urgent,
        created_by=speaker.id,
    )
    session.add(task)
    await session.flush()
    milestones = new_milestones(task, draft.when, today=today, now=now)
    task.due = max((one.due for one in milestones if one.due), default=None)
    session.add_all(milestones)
    leads = await _with_units(session, draft.leads)
    session.add_all(assigned(task, Part.LEAD, leads, now=now))
    session.add_all(assigned(task, Part.COORDINATING, draft.helps, now=now))
    await session.flush()
    return task


async def _number(session: Session, plan: Plan, position: int) -> str:
    """The next free one: the office may have given a task another number by hand."""
    while await rows.is_number_taken(session, id_of(plan), f"{PREFIX}{position}"):
        position += 1
    return f"{PREFIX}{position}"


def new_milestones(task: Task, when: Read, *, today: date, now: datetime) -> list[Milestone]:
    return [
        milestone_row(task, one, position=position, today=today, now=now)
        for position, one in enumerate(when.milestones)
    ]


def coordination(helps: Iterable[Whom], outside: Iterable[str]) -> str:
    """Who helps as lists and cards print it: units, and those outside the office."""
    units = [one.name for one in helps if one.kind is OwnerKind.UNIT]
    return "; ".join([*units, *outside])


async def _with_units(session: Session, leads: Iterable[Whom]) -> list[Whom]:
    """Where only people are named their units lead the task: their heads see and decide it."""
    named = list(leads)
    if any(one.kind is OwnerKind.UNIT for one in named):
        return named
    units: dict[int, Whom] = {}
    for one in named:
        person = await session.get(Person, one.id)
        unit = await session.get(Unit, person.unit_id) if person and person.unit_id else None
        if unit is not None:
            units[id_of(unit)] = Whom(OwnerKind.UNIT, id_of(unit), unit.name)
    return [*units.values(), *named]


def assigned(task: Task, part: Part, whom: Iterable[Whom], *, now: datetime) -> list[Assignment]:
    return [
        Assignment(
            org_id=task.org_id,
            task_id=id_of(task),
            unit_id=one.id if one.kind is OwnerKind.UNIT else None,
            person_id=one.id if one.kind is OwnerKind.PERSON else None,
            part=part,
            assigned_at=now,
        )
        for one in whom
    ]


async def _tell(
    session: Session, speaker: Speaker, task: Task, people: Iterable[int], *, now: datetime
) -> None:
    notice = Notice(
        "task-given",
        {
            "name": speaker.full_name,
            "number": task.number,
            "content": task.content,
            "due": task.due or NO_DAY,
            "urgent": "yes" if task.urgent else "no",
        },
        id_of(task),
        urgent=task.urgent,
    )
    key = f"{task.id}"
    await tell(session, people, notice, org_id=speaker.org_id, key=key, now=now)
