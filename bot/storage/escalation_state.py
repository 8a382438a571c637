"""How far an office's escalation went."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from bot.storage import BotState, Session
from bot.storage.bot_state import keep_state as keep
from bot.storage.inserting import insert_new


@dataclass(frozen=True, slots=True)
class EscalationState:
    """How far an office's escalation went."""

    since: date | None = None
    """The first day it ran: what should have gone up before is nobody's news."""
    day: date | None = None
    """The last day that was looked at."""


async def state(session: Session, org_id: int) -> EscalationState:
    kept = await session.get(BotState, _key(org_id), populate_existing=True)
    return _read(kept)


async def locked_state(session: Session, org_id: int) -> EscalationState:
    """As nobody else changes it until this transaction ends."""
    key = _key(org_id)
    await insert_new(session, BotState, [{"key": key, "value": {}}])
    found = await session.scalars(
        select(BotState)
        .where(col(BotState.key) == key)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return _read(found.one())


async def keep_state(session: Session, org_id: int, found: EscalationState) -> None:
    value = {
        "since": found.since.isoformat() if found.since else None,
        "day": found.day.isoformat() if found.day else None,
    }
    await keep(session, _key(org_id), value)


def _read(kept: BotState | None) -> EscalationState:
    value = kept.value if kept is not None else {}
    since, day = value.get("since"), value.get("day")
    return EscalationState(
        date.fromisoformat(since) if since else None, date.fromisoformat(day) if day else None
    )


def _key(org_id: int) -> str:
    return f"escalation:{org_id}"
