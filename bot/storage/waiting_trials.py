"""Which trial of a policy each message of a person waits for, whichever process counts it."""

from sqlalchemy import select
from sqlmodel import col

from bot.storage import BotState, Session
from bot.storage.bot_state import keep_state
from bot.storage.inserting import insert_new

_KEPT = 8
"""Messages of one person; older ones ended with their process and begin anew by their button."""


async def begin(session: Session, person_id: int, message_id: int, trial: str) -> None:
    """The message waits for this trial and for no other any more."""
    found = await _locked(session, person_id)
    found.pop(str(message_id), None)
    found[str(message_id)] = trial
    await keep_state(session, _key(person_id), dict(list(found.items())[-_KEPT:]))


async def end(session: Session, person_id: int, message_id: int) -> str | None:
    """The message waits for nothing any more; which trial it waited for."""
    found = await _locked(session, person_id)
    trial = found.pop(str(message_id), None)
    if trial is not None:
        await keep_state(session, _key(person_id), found)
    return trial


async def _locked(session: Session, person_id: int) -> dict[str, str]:
    """As nobody else changes it until this transaction ends."""
    key = _key(person_id)
    await insert_new(session, BotState, [{"key": key, "value": {}}])
    found = await session.scalars(
        select(BotState)
        .where(col(BotState.key) == key)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return dict(found.one().value)


def _key(person_id: int) -> str:
    return f"policy-trials:{person_id}"
