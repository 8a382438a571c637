"""What happens to a handover, as it stands in the record."""

from datetime import datetime

from bot.storage import Session, events
from bot.storage.handovers import Handed
from bot.storage.ids import id_of


def record(
    session: Session, handed: Handed, action: str, *, actor_id: int | None, now: datetime
) -> None:
    """One event with the two people and the days as they are now."""
    row = handed.row
    events.record(
        session,
        org_id=row.org_id,
        at=now,
        actor_id=actor_id,
        action=action,
        subject="handover",
        subject_id=id_of(row),
        after={
            "from": row.from_person_id,
            "to": row.to_person_id,
            "starts_on": row.starts_on.isoformat(),
            "ends_on": row.ends_on.isoformat(),
            "tasks": list(row.task_ids),
            "reason": row.reason,
        },
    )
