"""Store a plan as it was read, with the units and people it names, in one transaction."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.errors import NhacViecError
from bot.plans.values import DraftPlan
from bot.services.plan_names import PlanNames
from bot.services.plan_rows import add_tasks, sections_for
from bot.services.roster import Roster
from bot.storage import Organisation, Plan, PlanVersion, Session, events, reminders
from bot.storage.ids import id_of
from bot.storage.people import only_organisation
from bot.storage.plans import version_with_hash


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
    await refuse_known_file(session, organisation, source)
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
    add_version(session, plan, actor_id=None, now=now)
    roster = await Roster.load(session, organisation, now=now)
    names = await PlanNames.of(draft.items, roster, learnt=draft.learnt)
    sections = await sections_for(session, plan, draft.items)
    today = now.astimezone(ZoneInfo(organisation.timezone)).date()
    rows = list(enumerate(draft.items))
    await add_tasks(session, plan, rows, names=names, sections=sections, today=today, now=now)
    _record(session, plan, tasks=len(draft.items), now=now)
    await reminders.plan_again(session, id_of(organisation), today)
    return Imported(plan, len(draft.items), roster.new_units, roster.new_people)


async def refuse_known_file(session: Session, organisation: Organisation, source: Source) -> None:
    """Raises `NhacViecError` for a file a plan was loaded from or amended by before."""
    known = await version_with_hash(session, id_of(organisation), source.sha256)
    if known is not None:
        day = known.created_at.astimezone(ZoneInfo(organisation.timezone)).date()
        raise NhacViecError("plan-already-loaded", version=known.version, day=day)


def add_version(session: Session, plan: Plan, *, actor_id: int | None, now: datetime) -> None:
    """Notes the file the plan stands for from now on."""
    session.add(
        PlanVersion(
            org_id=plan.org_id,
            plan_id=id_of(plan),
            version=plan.version,
            source_name=plan.source_name,
            source_sha256=plan.source_sha256,
            actor_id=actor_id,
            created_at=now,
        )
    )


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
