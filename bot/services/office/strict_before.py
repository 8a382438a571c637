"""“Trước 30/6” held to mean the day before, or not: which deadlines that moves."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.parsing.deadlines import read_deadline
from bot.parsing.text import fold
from bot.storage import Milestone, Organisation, Plan, Session, Task, events, office
from bot.storage.ids import id_of
from bot.storage.policies import read_policy


@dataclass(frozen=True, slots=True)
class Move:
    """A deadline that comes to stand on another day."""

    milestone: Milestone
    task: Task
    to: date


async def moves(
    session: Session,
    org_id: int,
    *,
    strict: bool,
    since: date | None = None,
    plan_id: int | None = None,
) -> list[Move]:
    """What the rule moves among what is still to be done; extended deadlines stay.

    Those before `since` stay too: nobody is to be told of them once more.
    """
    found: list[Move] = []
    for milestone, task, year in await office.open_milestones(session, org_id, plan_id=plan_id):
        if since is not None and milestone.due is not None and milestone.due < since:
            continue
        to = _other_days(task.timeline, year, strict=strict).get(milestone.due)
        if to is not None:
            found.append(Move(milestone, task, to))
    return found


def _other_days(timeline: str, year: int, *, strict: bool) -> dict[date | None, date]:
    """The days of a time phrase that the rule reads otherwise, each with what it becomes."""
    if "truoc" not in fold(timeline):
        return {}
    before = read_deadline(timeline, year=year, strict_before=not strict).milestones
    after = read_deadline(timeline, year=year, strict_before=strict).milestones
    if len(before) != len(after):
        return {}
    pairs = zip(before, after, strict=True)
    return {was.due: now.due for was, now in pairs if was.due != now.due and now.due is not None}


async def hold(
    session: Session,
    org_id: int,
    *,
    strict: bool,
    actor: int | None,
    now: datetime,
    since: date | None = None,
    plan_id: int | None = None,
) -> int:
    """Moves those deadlines, each with an event, and returns how many; reminders follow them."""
    found = await moves(session, org_id, strict=strict, since=since, plan_id=plan_id)
    for one in found:
        before = one.milestone.due
        if one.task.due == before:
            one.task.due = one.to
        one.milestone.due, one.milestone.moved_at = one.to, now
        events.record(
            session,
            org_id=org_id,
            at=now,
            actor_id=actor,
            action="due_read_anew",
            subject="task",
            subject_id=id_of(one.task),
            before={"due": before.isoformat() if before else None},
            after={
                "due": one.to.isoformat(),
                "task_due": one.task.due.isoformat() if one.task.due else None,
                "strict_before": strict,
            },
        )
    await session.flush()
    return len(found)


async def hold_where_strict(
    session: Session, organisation: Organisation, plan: Plan, *, actor: int | None, now: datetime
) -> None:
    """For a plan that was just loaded or amended, in an office that holds the rule."""
    if read_policy(organisation.policy).strict_before:
        org_id, plan_id = id_of(organisation), id_of(plan)
        await hold(session, org_id, strict=True, actor=actor, now=now, plan_id=plan_id)
