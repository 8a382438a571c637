"""Queries about what waits to be decided: hand-ins and extensions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlmodel import col

from bot.domain import OPEN_STATES, TaskState
from bot.storage import Assignment, Extension, Milestone, Result, Session, Task, tasks
from bot.storage.extensions import ASKED
from bot.storage.inserting import is_sqlite


async def assignments_in(session: Session, task_ids: Iterable[int]) -> dict[int, list[Assignment]]:
    """The assignments of these tasks."""
    found = await session.scalars(
        select(Assignment)
        .where(col(Assignment.task_id).in_(list(task_ids)))
        .order_by(col(Assignment.id))
    )
    rows: defaultdict[int, list[Assignment]] = defaultdict(list)
    for row in found:
        rows[row.task_id].append(row)
    return rows


async def awaiting_approval(session: Session, org_id: int) -> Sequence[tuple[Task, Result]]:
    """Tasks that wait for approval, each with its newest result, the longest waiting first."""
    newest = (
        select(col(Result.task_id), func.max(col(Result.version)).label("version"))
        .group_by(col(Result.task_id))
        .subquery()
    )
    found = await session.execute(
        select(Task, Result)
        .join(Result, col(Result.task_id) == col(Task.id))
        .join(
            newest,
            (newest.c.task_id == col(Result.task_id)) & (newest.c.version == col(Result.version)),
        )
        .where(col(Task.org_id) == org_id, col(Task.state) == TaskState.AWAITING_APPROVAL)
        .order_by(col(Result.created_at), col(Task.id))
    )
    return [(task, result) for task, result in found]


async def asked_extensions(session: Session, org_id: int) -> Sequence[tuple[Extension, Task]]:
    """Extensions nobody decided yet, of what is still open, the longest waiting first."""
    found = await session.execute(
        select(Extension, Task)
        .join(Task, col(Task.id) == col(Extension.task_id))
        .outerjoin(Milestone, col(Milestone.id) == col(Extension.milestone_id))
        .where(
            col(Extension.org_id) == org_id,
            col(Extension.decision) == ASKED,
            col(Milestone.done_at).is_(None),
            col(Task.state).in_(OPEN_STATES),
        )
        .order_by(col(Extension.created_at), col(Extension.id))
    )
    return [(extension, task) for extension, task in found]


async def lock_extension(session: Session, org_id: int, extension_id: int) -> Extension | None:
    """One of this office, nobody else deciding it until this transaction ends.

    Its task is locked first, as every other act does: two that wait for each other never end.
    """
    task_id = await session.scalar(
        select(col(Extension.task_id)).where(
            col(Extension.id) == extension_id, col(Extension.org_id) == org_id
        )
    )
    if task_id is None:
        return None
    await tasks.lock(session, task_id)
    statement = (
        select(Extension)
        .where(col(Extension.id) == extension_id, col(Extension.org_id) == org_id)
        .execution_options(populate_existing=True)
    )
    if not is_sqlite(session):  # which has one writer at a time anyway
        statement = statement.with_for_update()
    return (await session.scalars(statement)).one_or_none()
