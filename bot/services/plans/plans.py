"""Store a plan as it was read, with the units and people it names, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.errors import NhacViecError
from bot.plans.packing import pack
from bot.plans.values import DraftPlan
from bot.reminders import plan_loaded
from bot.services.office.strict_before import hold_where_strict
from bot.services.people.roster import Roster
from bot.services.plans.plan_matching import best_match
from bot.services.plans.plan_names import PlanNames
from bot.services.plans.plan_rows import add_tasks, sections_for
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
    session: Session,
    draft: DraftPlan,
    source: Source,
    *,
    zone_name: str,
    now: datetime,
    printed: DraftPlan | None = None,
    beside: bool = False,
) -> Imported:
    """Stores a draft in the database's only office, as commands do.

    Raises `NhacViecError` when the same file was loaded before; also, unless it is meant to stand
    `beside` it, when a plan in use of that year holds at least half of its rows.
    """
    organisation = await office(session, name=draft.organisation, zone_name=zone_name, now=now)
    await refuse_known_file(session, organisation, source)
    if not beside:
        await _refuse_known_rows(session, organisation, draft, source)
    return await store_plan(session, organisation, draft, source, printed=printed, now=now)


async def store_plan(
    session: Session,
    organisation: Organisation,
    draft: DraftPlan,
    source: Source,
    *,
    now: datetime,
    printed: DraftPlan | None = None,
    actor: int | None = None,
) -> Imported:
    """Stores a draft; raises `NhacViecError` when the same file was loaded before.

    `printed` is the draft before people corrected it, `actor` the person's id, none for a command.
    """
    await refuse_known_file(session, organisation, source)
    organisation.name = organisation.name or draft.organisation
    plan = Plan(
        org_id=id_of(organisation),
        title=draft.title or _without_ending(source.name),
        year=draft.year,
        document_number=draft.document_number,
        source_name=source.name,
        source_sha256=source.sha256,
        created_at=now,
    )
    session.add(plan)
    await session.flush()
    roster = await Roster.load(session, organisation, now=now)
    names = await PlanNames.of(draft.items, roster, learnt=draft.learnt)
    sections = await sections_for(session, plan, draft.items)
    today = now.astimezone(ZoneInfo(organisation.timezone)).date()
    rows = list(enumerate(draft.items))
    tasks = await add_tasks(
        session, plan, rows, names=names, sections=sections, today=today, now=now
    )
    task_ids = list(map(id_of, tasks))
    add_version(session, plan, printed or draft, task_ids=task_ids, actor_id=actor, now=now)
    _record(session, plan, tasks=len(draft.items), actor=actor, now=now)
    await hold_where_strict(session, organisation, plan, actor=actor, now=now)
    await session.flush()
    await plan_loaded.tell(session, plan, now=now)
    await reminders.plan_again(session, id_of(organisation), today)
    return Imported(plan, len(draft.items), roster.new_units, roster.new_people)


def _without_ending(name: str) -> str:
    return name.rpartition(".")[0] or name


async def _refuse_known_rows(
    session: Session, organisation: Organisation, draft: DraftPlan, source: Source
) -> None:
    """The same plan in another form would give everybody each task twice."""
    found = await best_match(session, id_of(organisation), draft)
    if found and found.rival.is_likely:
        rival = found.rival
        raise NhacViecError(
            "plan-in-use-already",
            title=rival.title,
            shared=rival.shared,
            rows=rival.rows,
            file=source.name,
        )


async def refuse_known_file(
    session: Session,
    organisation: Organisation,
    source: Source,
    *,
    amends: Plan | None = None,
    nothing_new: bool = True,
) -> None:
    """Raises `NhacViecError` for a file a plan was loaded from or amended by before.

    A draft of the plan's own file may amend it where it was corrected in another way since.
    """
    known = await version_with_hash(session, id_of(organisation), source.sha256)
    own = known is not None and amends is not None and known.plan_id == amends.id
    if known is not None and (nothing_new or not own):
        day = known.created_at.astimezone(ZoneInfo(organisation.timezone)).date()
        raise NhacViecError("plan-already-loaded", version=known.version, day=day)


def add_version(
    session: Session,
    plan: Plan,
    draft: DraftPlan,
    *,
    task_ids: Iterable[int],
    actor_id: int | None,
    now: datetime,
) -> None:
    """Notes what the plan prints from now on, with the task of each of its rows."""
    session.add(
        PlanVersion(
            org_id=plan.org_id,
            plan_id=id_of(plan),
            version=plan.version,
            source_name=plan.source_name,
            source_sha256=plan.source_sha256,
            draft=pack(draft),
            task_ids=list(task_ids),
            actor_id=actor_id,
            created_at=now,
        )
    )


def _record(session: Session, plan: Plan, *, tasks: int, actor: int | None, now: datetime) -> None:
    events.record(
        session,
        org_id=plan.org_id,
        at=now,
        actor_id=actor,
        action="imported",
        subject="plan",
        subject_id=id_of(plan),
        after={"tasks": tasks, "source": plan.source_name, "sha256": plan.source_sha256},
    )
