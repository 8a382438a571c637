"""A later version of a stored plan: what it changes, and the change in one transaction."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.errors import NhacViecError, NotFound
from bot.plans.values import DraftPlan
from bot.plans.versions.changes import PlanDiff
from bot.plans.versions.diff import Overrule, compare_rows
from bot.reminders.plan_changes import Affected, affected, tell
from bot.services.office.strict_before import hold_where_strict
from bot.services.people.roster import Roster
from bot.services.people.roster_copy import RosterCopy
from bot.services.plans.amended_tasks import Amendment
from bot.services.plans.plan_comparing import in_same_spelling
from bot.services.plans.plan_in_use import InUse, in_use
from bot.services.plans.plan_matching import best_match
from bot.services.plans.plan_names import PlanNames
from bot.services.plans.plan_rows import sections_for
from bot.services.plans.plans import Source, add_version, refuse_known_file
from bot.storage import Organisation, Plan, Session, events, reminders
from bot.storage.ids import id_of
from bot.storage.plan_rows import lock_tasks, next_version
from bot.storage.plans import ARISEN, plan_by_id


@dataclass(frozen=True, slots=True)
class Amended:
    """What a later version brought."""

    plan: Plan
    diff: PlanDiff
    told: int
    """People who get a message about it."""
    new_units: int
    new_people: int


async def plan_to_amend(
    session: Session, org_id: int, draft: DraftPlan, *, plan_id: int | None = None
) -> Plan:
    """The plan of that id, else the one of the draft's year most like it; raises `NotFound`."""
    if plan_id is not None:
        found = await plan_by_id(session, org_id, plan_id)
        if found is None or found.source_sha256.startswith(ARISEN):
            raise NotFound("plan-not-found", id=str(plan_id))
        return found
    match = await best_match(session, org_id, draft)
    if match is None:
        raise NotFound("no-plan-of-year", year=str(draft.year))
    return match.plan


async def compare(
    session: Session, plan: Plan, draft: DraftPlan, *, overrule: Overrule | None = None
) -> PlanDiff:
    """What the draft would change of the plan as it is stored; stores nothing.

    `overrule` is what a person said of unsure rows: the place of a draft row to the id of the
    task it is, or to none.
    """
    known = await in_use(session, plan)
    return await _compared(session, plan, draft, known=known, overrule=overrule)


async def _compared(
    session: Session, plan: Plan, draft: DraftPlan, *, known: InUse, overrule: Overrule | None
) -> PlanDiff:
    organisation = await session.get_one(Organisation, plan.org_id)
    roster = await RosterCopy.load(session, organisation, now=plan.created_at)
    learnt = (*known.learnt, *draft.learnt)
    old, new = await in_same_spelling(known.rows, draft.items, roster, learnt=learnt)
    # Thousands of rows take seconds, in which the bot goes on answering others.
    return await asyncio.to_thread(compare_rows, old, new, overrule=overrule)


async def amend(
    session: Session,
    plan: Plan,
    draft: DraftPlan,
    source: Source,
    *,
    actor: int | None,
    now: datetime,
    overrule: Overrule | None = None,
    seen_version: int | None = None,
    printed: DraftPlan | None = None,
) -> Amended:
    """Makes the draft the plan's next version.

    `actor` is the person's id, none for a command; `seen_version` is the plan's version when the
    difference was shown; `printed` is the draft before people corrected it. Raises
    `NhacViecError` when the file was loaded before and nothing differs, when somebody else amended
    the plan in the meantime, or when the draft is of another year.
    """
    if plan.year != draft.year:
        raise NhacViecError("plan-of-another-year", year=str(draft.year), in_use=str(plan.year))
    organisation = await session.get_one(Organisation, plan.org_id)
    seen = plan.version if seen_version is None else seen_version
    if not await next_version(session, id_of(plan), seen=seen):
        raise NhacViecError("plan-amended-meanwhile")
    await session.refresh(plan)
    await lock_tasks(session, id_of(plan))
    known = await in_use(session, plan)
    diff = await _compared(session, plan, draft, known=known, overrule=overrule)
    await refuse_known_file(session, organisation, source, amends=plan, nothing_new=diff.is_empty)
    before = await affected(session, plan)
    roster = await Roster.load(session, organisation, now=now)
    zone = ZoneInfo(organisation.timezone)
    today = now.astimezone(zone).date()
    amendment = await _prepared(
        session, plan, draft, known=known, roster=roster, actor=actor, now=now, zone=zone
    )
    task_ids = await amendment.apply(diff, draft.items)
    _head(plan, draft, source)
    add_version(session, plan, printed or draft, task_ids=task_ids, actor_id=actor, now=now)
    _record(session, plan, diff, seen=seen, actor=actor, now=now)
    await session.flush()
    await hold_where_strict(session, organisation, plan, actor=actor, now=now)
    told = await _tell(session, plan, before, now=now)
    await reminders.plan_again(session, plan.org_id, today)
    return Amended(plan, diff, told, roster.new_units, roster.new_people)


async def _prepared(
    session: Session,
    plan: Plan,
    draft: DraftPlan,
    *,
    known: InUse,
    roster: Roster,
    actor: int | None,
    now: datetime,
    zone: ZoneInfo,
) -> Amendment:
    # The rows in use as well: a short name in the new version may stand for a long one there.
    # As they are stored: a name printed once and corrected since shall make nobody new.
    stored = [row.now or row.item for row in known.rows]
    learnt = (*known.learnt, *draft.learnt)
    names = await PlanNames.of([*draft.items, *stored], roster, learnt=learnt)
    return Amendment(
        session=session,
        plan=plan,
        known=known,
        names=names,
        sections=await sections_for(session, plan, draft.items),
        actor=actor,
        now=now,
        zone=zone,
    )


def _head(plan: Plan, draft: DraftPlan, source: Source) -> None:
    plan.title = draft.title or plan.title
    plan.document_number = draft.document_number or plan.document_number
    plan.source_name, plan.source_sha256 = source.name, source.sha256


def _record(
    session: Session, plan: Plan, diff: PlanDiff, *, seen: int, actor: int | None, now: datetime
) -> None:
    sizes = {group.value: size for group, size in diff.sizes()}
    events.record(
        session,
        org_id=plan.org_id,
        at=now,
        actor_id=actor,
        action="amended",
        subject="plan",
        subject_id=id_of(plan),
        before={"version": seen},
        after={
            "version": plan.version,
            "source": plan.source_name,
            "sha256": plan.source_sha256,
            "unchanged": diff.unchanged,
            **sizes,
        },
    )


async def _tell(session: Session, plan: Plan, before: Affected, *, now: datetime) -> int:
    return await tell(session, plan, before, await affected(session, plan), now=now)
