"""Requests for a later day that are over before anybody decided them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain import Speaker
from bot.services.doing import closing
from bot.services.leading.extension_news import tell_withdrawn
from bot.storage import Extension, Session, Task, events, extensions
from bot.storage.extensions import WITHDRAWN
from bot.storage.ids import id_of


async def close_asked(
    session: Session, speaker: Speaker, task: Task, *, before: Mapping[str, Any], now: datetime
) -> None:
    """Takes back what was asked for milestones that were done or went on to their next day.

    `before` are the milestones as `closing.written` gave them. It stays so where the hand-in is
    taken back: those who decide have heard that nothing is to be decided.
    """
    await session.flush()
    after = await closing.written(session, id_of(task))
    for row in await extensions.lock_undecided(session, id_of(task)):
        milestone = str(row.milestone_id)
        if before.get(milestone) != after.get(milestone):
            await take_back(session, speaker, task, row, is_done=True, now=now)


async def take_back(
    session: Session,
    speaker: Speaker,
    task: Task,
    row: Extension,
    *,
    is_done: bool = False,
    now: datetime,
) -> None:
    """A request nobody decided yet is over; those who know of it are told."""
    row.decision, row.decided_by, row.decided_at = WITHDRAWN, speaker.id, now
    record(session, speaker, row, "extension_withdrawn", now=now)
    await tell_withdrawn(session, speaker, task, row, is_done=is_done, now=now)


def record(
    session: Session, speaker: Speaker, row: Extension, action: str, *, now: datetime
) -> None:
    """What became of a request, in the story of its task."""
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action=action,
        subject="task",
        subject_id=row.task_id,
        before={"milestone_due": row.old_due.isoformat() if row.old_due else None},
        after={"extension": id_of(row), "new_due": row.new_due.isoformat()},
    )
