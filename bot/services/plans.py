"""Store a plan as it was read, with the units and people it names, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain import Part, TaskKind, next_occurrence
from bot.errors import NhacViecError
from bot.parsing import values
from bot.parsing.text import fold
from bot.plans.people import group_people
from bot.plans.units import group_units, is_collective, is_outside
from bot.plans.values import DraftItem, DraftPlan
from bot.services.roster import Roster, remember_alias, same
from bot.storage import (
    Assignment,
    Milestone,
    Organisation,
    Person,
    Plan,
    Section,
    Session,
    Task,
    Unit,
    events,
    reminders,
)
from bot.storage.ids import id_of
from bot.storage.inserting import insert_all
from bot.storage.people import only_organisation
from bot.storage.plans import plan_with_hash


@dataclass(frozen=True, slots=True)
class Imported:
    """What a plan brought."""

    plan: Plan
    tasks: int
    new_units: int
    new_people: int


@dataclass(frozen=True, slots=True)
class Source:
    """The file a plan was read from."""

    name: str
    sha256: str


async def office(session: Session, *, name: str, zone_name: str, now: datetime) -> Organisation:
    """The database's organisation, created by the first import and named by the first plan."""
    found = await only_organisation(session)
    if found is None:
        found = Organisation(name=name, timezone=zone_name, created_at=now)
        session.add(found)
        await session.flush()
    elif not found.name:
        found.name = name
    return found


async def import_plan(
    session: Session, draft: DraftPlan, source: Source, *, zone_name: str, now: datetime
) -> Imported:
    """Stores a draft; raises `NhacViecError` when the same file was loaded before."""
    organisation = await office(session, name=draft.organisation, zone_name=zone_name, now=now)
    if await plan_with_hash(session, id_of(organisation), source.sha256):
        raise NhacViecError("plan-already-loaded")
    plan = Plan(
        org_id=id_of(organisation),
        title=draft.title,
        year=draft.year,
        document_number=draft.document_number,
        source_name=source.name,
        source_sha256=source.sha256,
        created_at=now,
    )
    session.add(plan)
    await session.flush()
    roster = await Roster.load(session, organisation, now=now)
    people = await _Names.of(draft.items, roster)
    sections = await _sections(session, plan, draft.items)
    today = now.astimezone(ZoneInfo(organisation.timezone)).date()
    tasks = [
        _task(plan, item, position=position, section_id=sections.get(item.section), today=today)
        for position, item in enumerate(draft.items)
    ]
    session.add_all(tasks)
    await session.flush()  # all at once: large plans are stored in seconds
    pairs = list(zip(tasks, draft.items, strict=True))
    milestones = [
        one for task, item in pairs for one in _milestones(task, item, today=today, now=now)
    ]
    assignments = [one for task, item in pairs for one in await people.assignments(task, item)]
    await insert_all(session, milestones)
    await insert_all(session, assignments)
    _record(session, plan, tasks=len(draft.items), now=now)
    await reminders.plan_again(session, id_of(organisation), today)
    return Imported(plan, len(draft.items), roster.new_units, roster.new_people)


def _record(session: Session, plan: Plan, *, tasks: int, now: datetime) -> None:
    events.record(
        session,
        org_id=plan.org_id,
        at=now,
        actor_id=None,
        action="imported",
        subject="plan",
        subject_id=id_of(plan),
        after={"tasks": tasks, "source": plan.source_name, "sha256": plan.source_sha256},
    )


async def _sections(
    session: Session, plan: Plan, items: Iterable[DraftItem]
) -> dict[str, int | None]:
    titles = dict.fromkeys(item.section for item in items if item.section)
    rows = [
        Section(org_id=plan.org_id, plan_id=id_of(plan), position=position, title=title)
        for position, title in enumerate(titles)
    ]
    session.add_all(rows)
    await session.flush()
    return {row.title: row.id for row in rows}


def _task(
    plan: Plan, item: DraftItem, *, position: int, section_id: int | None, today: date
) -> Task:
    days = [day for m in item.milestones if (day := _open_day(m, today=today))]
    return Task(
        org_id=plan.org_id,
        plan_id=id_of(plan),
        section_id=section_id,
        position=position,
        number=item.number,
        kind=TaskKind(item.kind),
        content=item.content,
        timeline=item.timeline,
        parent=item.parent,
        note=item.note,
        expected_result=item.expected_result,
        coordination="; ".join(item.coordinating_units),
        budget_vnd=item.budget_vnd,
        budget_text=item.budget_text,
        indicator_unit=item.indicator_unit,
        indicator_target=item.indicator_target,
        due=max(days, default=None),
        doubts=[[doubt.key, dict(doubt.values)] for doubt in item.doubts],
        folded=fold(f"{item.number} {item.content}"),
    )


def _open_day(milestone: values.Milestone, *, today: date) -> date | None:
    """The day to be reminded of: a recurring milestone's next occurrence, else its due day."""
    if milestone.recurrence is None or milestone.start is None:
        return milestone.due
    yesterday = max(today, milestone.start) - timedelta(days=1)
    coming = next_occurrence(milestone.recurrence, start=milestone.start, after=yesterday)
    return coming or milestone.due


def _milestones(task: Task, item: DraftItem, *, today: date, now: datetime) -> list[Milestone]:
    return [
        Milestone(
            org_id=task.org_id,
            task_id=id_of(task),
            position=position,
            start=milestone.start,
            due=_open_day(milestone, today=today),
            text=milestone.text,
            trigger=milestone.trigger,
            offset_days=milestone.offset_days,
            working=milestone.working,
            adjusted=milestone.adjusted,
            recurrence=milestone.recurrence,
            created_at=now,
        )
        for position, milestone in enumerate(item.milestones)
    ]


class _Names:
    """The units and people a plan names, found in the roster or created."""

    def __init__(self, roster: Roster, units: dict[str, Unit]) -> None:
        self._roster = roster
        self._units = units

    @classmethod
    async def of(cls, items: Iterable[DraftItem], roster: Roster) -> "_Names":
        """Brings the spellings of each unit and each person together first."""
        rows = list(items)
        leading = [unit for item in rows for unit in item.lead_units]
        helping = [unit for item in rows for unit in item.coordinating_units]
        leads = {same(name) for name in leading}
        units: dict[str, Unit] = {}
        for name, others in group_units(_single(leading + helping)).items():
            spellings = (name, *others)
            if any(same(one) in leads or roster.unit_named(one) for one in spellings):
                unit = await roster.unit(name, other_names=others)
                units |= {same(one): unit for one in spellings}
        names = cls(roster, units)
        await names._meet_people(rows)
        return names

    async def _meet_people(self, items: Iterable[DraftItem]) -> None:
        pairs: list[tuple[str, str]] = []
        by_name: dict[str, Unit] = {}
        for item in items:
            for printed, people in (
                (item.lead_units, item.lead_persons),
                (item.coordinating_units, item.coordinating_persons),
            ):
                unit = self._first(printed)
                key = unit.name if unit else ""
                if unit:
                    by_name[key] = unit
                pairs += [(key, person) for person in people]
        for (key, name), others in group_people(pairs).items():
            person = await self._roster.person(name, by_name.get(key))
            for other in (name, *others):
                remember_alias(person, other)

    def _first(self, printed: Iterable[str]) -> Unit | None:
        return next((self._units[same(one)] for one in printed if same(one) in self._units), None)

    async def assignments(self, task: Task, item: DraftItem) -> list[Assignment]:
        """Who leads, co-operates and directs, each once."""
        rows = [self._to_unit(task, one, Part.LEAD) for one in self._known(item.lead_units)]
        rows += await self._to_people(task, item.lead_units, item.lead_persons, Part.LEAD)
        rows += [
            self._to_unit(task, one, Part.COORDINATING)
            for one in self._known(item.coordinating_units)
        ]
        rows += await self._to_people(
            task, item.coordinating_units, item.coordinating_persons, Part.COORDINATING
        )
        directing = [await self._roster.person(name, None) for name in item.directed_by]
        return rows + [self._to_person(task, person, Part.DIRECTING) for person in directing]

    def _known(self, printed: Iterable[str]) -> list[Unit]:
        found = [self._units[same(one)] for one in printed if same(one) in self._units]
        return list({unit.id: unit for unit in found}.values())

    async def _to_people(
        self, task: Task, units: Iterable[str], names: Iterable[str], part: Part
    ) -> list[Assignment]:
        unit = self._first(units)
        people = [await self._roster.person(name, unit) for name in names]
        unique = {person.id: person for person in people}
        return [self._to_person(task, person, part) for person in unique.values()]

    def _to_unit(self, task: Task, unit: Unit, part: Part) -> Assignment:
        return Assignment(org_id=task.org_id, task_id=id_of(task), unit_id=unit.id, part=part)

    def _to_person(self, task: Task, person: Person, part: Part) -> Assignment:
        return Assignment(org_id=task.org_id, task_id=id_of(task), person_id=person.id, part=part)


def _single(names: Iterable[str]) -> list[str]:
    return [name for name in names if not is_collective(name) and not is_outside(name)]
