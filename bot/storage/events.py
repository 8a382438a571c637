"""The append-only record of who did what."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from bot.storage import Event, Session
from bot.storage.inserting import insert_all

_TASKS = "tasks acted on"


def record(
    session: Session,
    *,
    org_id: int,
    at: datetime,
    actor_id: int | None,
    action: str,
    subject: str,
    subject_id: int,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Adds one event to the transaction that makes the change."""
    session.add(
        Event(
            org_id=org_id,
            at=at,
            actor_id=actor_id,
            action=action,
            subject=subject,
            subject_id=subject_id,
            before=before or {},
            after=after or {},
        )
    )
    if subject == "task":
        session.info.setdefault(_TASKS, set()).add(subject_id)


async def record_many(session: Session, rows: Sequence[Event]) -> None:
    """Adds what nobody did, of hundreds of rows, some hundreds with one statement."""
    await insert_all(session, rows)


def only_task(session: Session) -> int | None:
    """The task this transaction has events of, where it is one."""
    tasks: set[int] = session.info.get(_TASKS, set())
    return next(iter(tasks)) if len(tasks) == 1 else None


async def story(session: Session, org_id: int, *, subject: str, subject_id: int) -> Sequence[Event]:
    """Everything that happened to one row, oldest first."""
    found = await session.scalars(
        select(Event)
        .where(
            col(Event.org_id) == org_id,
            col(Event.subject) == subject,
            col(Event.subject_id) == subject_id,
        )
        .order_by(col(Event.id))
    )
    return found.all()
