"""Queries about acts that can still be taken back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlmodel import col

from bot.domain import Speaker
from bot.storage import Session, UndoStep
from bot.storage.people import rows_changed


async def use(
    session: Session, speaker: Speaker, undo_id: int, *, now: datetime
) -> UndoStep | None:
    """The speaker's own act, marked as taken back; none where it is over, used or another's."""
    changed = await session.execute(
        update(UndoStep)
        .where(
            col(UndoStep.id) == undo_id,
            col(UndoStep.org_id) == speaker.org_id,
            col(UndoStep.person_id) == speaker.id,
            col(UndoStep.used_at).is_(None),
            col(UndoStep.expires_at) > now,
        )
        .values(used_at=now)
    )
    return await session.get(UndoStep, undo_id) if rows_changed(changed) == 1 else None


async def newest(session: Session, speaker: Speaker, *, now: datetime) -> UndoStep | None:
    """The last act of the speaker's that can be taken back just now."""
    found = await session.scalars(
        select(UndoStep)
        .where(
            col(UndoStep.org_id) == speaker.org_id,
            col(UndoStep.person_id) == speaker.id,
            col(UndoStep.used_at).is_(None),
            col(UndoStep.expires_at) > now,
        )
        .order_by(col(UndoStep.id).desc())
        .limit(1)
    )
    return found.one_or_none()


async def note_shown(
    session: Session, undo_id: int, *, chat_id: int, message_id: int, until: datetime
) -> None:
    """Which message shows the button, and until when: the words may have waited before the act."""
    await session.execute(
        update(UndoStep)
        .where(col(UndoStep.id) == undo_id)
        .values(chat_id=chat_id, message_id=message_id, expires_at=until)
    )


async def note_gone(session: Session, undo_id: int) -> None:
    """No message shows the button any more."""
    await session.execute(
        update(UndoStep).where(col(UndoStep.id) == undo_id).values(message_id=None)
    )


async def left_standing(session: Session, *, now: datetime) -> Sequence[UndoStep]:
    """Those whose time is over and whose button is still shown, as after a restart."""
    found = await session.scalars(
        select(UndoStep)
        .where(
            col(UndoStep.expires_at) <= now,
            col(UndoStep.used_at).is_(None),
            col(UndoStep.message_id).is_not(None),
        )
        .order_by(col(UndoStep.id))
        .limit(20)
    )
    return found.all()


async def forget_steps(session: Session, *, before: datetime) -> None:
    """Those whose time is over; the events keep what was done."""
    await session.execute(delete(UndoStep).where(col(UndoStep.expires_at) < before))
