"""What is done to a task, for the record."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.domain import Speaker
from bot.storage import Assignment, Session, Task, events
from bot.storage.ids import id_of


def note(
    session: Session,
    task: Task,
    action: str,
    *,
    by: Speaker | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    at: datetime,
) -> None:
    """Adds the event to the transaction that makes the change; `by` nobody for the bot itself."""
    events.record(
        session,
        org_id=task.org_id,
        at=at,
        actor_id=by.id if by else None,
        action=action,
        subject="task",
        subject_id=id_of(task),
        before=dict(before or {}),
        after=dict(after or {}),
    )


def everybody(rows: Iterable[Assignment]) -> list[list[Any]]:
    """Who is on a task, for the record: each part with “unit” or “person” and which."""
    return [
        [row.part.value, "unit", row.unit_id]
        if row.unit_id is not None
        else [row.part.value, "person", row.person_id]
        for row in rows
    ]
