"""Taking an act back for a few seconds; then it is history.

The service of an act keeps what was before it (`keep`); a kind's own function puts it back.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.storage import Session, UndoStep, undo
from bot.storage.ids import id_of

SECONDS = 10
"""How long the button is shown."""
_GRACE = timedelta(seconds=5)
"""A tap made in time may arrive a little later."""

_IN_WORDS = "in_words"
"""Under this the data says that the button may still stand although the act is taken back."""

PutBack = Callable[[Session, Speaker, UndoStep, datetime], Awaitable[None]]
"""Puts back what `UndoStep.data` holds, with an event; raises `UndoChanged` if it moved since."""
_put_back: dict[str, PutBack] = {}


class UndoOver(NhacViecError):
    """The seconds are over, or it was taken back already."""

    key = "undo-over"


class NothingToUndo(UndoOver):
    """Nothing the speaker did can be taken back any more."""

    key = "nothing-to-undo"


class UndoChanged(NhacViecError):
    """Somebody changed the task since; `number` says which."""

    key = "undo-changed"


def when_undone(kind: str, act: PutBack) -> None:
    """Names how an act of a kind is taken back."""
    _put_back[kind] = act


async def keep(
    session: Session,
    speaker: Speaker,
    kind: str,
    *,
    task_id: int | None,
    data: dict[str, Any],
    now: datetime,
) -> int:
    """Notes what was before an act, in the act's own transaction; the id is for the button."""
    step = UndoStep(
        org_id=speaker.org_id,
        person_id=speaker.id,
        kind=kind,
        task_id=task_id,
        data=data,
        expires_at=ends_at(now),
    )
    session.add(step)
    await session.flush()
    return id_of(step)


def ends_at(shown: datetime) -> datetime:
    """Until when the button works that is shown at this instant."""
    return shown + timedelta(seconds=SECONDS) + _GRACE


async def take_back(session: Session, speaker: Speaker, undo_id: int, *, now: datetime) -> UndoStep:
    """Takes an act back, once; raises `UndoOver` or `UndoChanged`."""
    step = await undo.use(session, speaker, undo_id, now=now)
    if step is None:
        raise UndoOver
    await _put_back[step.kind](session, speaker, step, now)
    return step


async def take_back_newest(session: Session, speaker: Speaker, *, now: datetime) -> UndoStep:
    """Takes back what the speaker did last; raises `NothingToUndo` or `UndoChanged`."""
    step = await undo.newest(session, speaker, now=now)
    if step is None:
        raise NothingToUndo(seconds=SECONDS)
    step = await take_back(session, speaker, id_of(step), now=now)
    step.data = {**step.data, _IN_WORDS: True}
    return step


async def was_tapped(session: Session, undo_id: int) -> bool:
    """Whether an act was taken back by its button, which went with it."""
    step = await session.get(UndoStep, undo_id)
    return step is None or (step.used_at is not None and not step.data.get(_IN_WORDS))
