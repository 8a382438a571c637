"""How far each morning was planned, and which steps it knew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from bot.domain import Part
from bot.storage import BotState, Session

Begins = Mapping[tuple[Part, int], date]
"""By part and count of days, the first day on which this step is told of."""
_LOOKED_AT = 60
"""Rows of days on which something was only to be looked at again; more in a row never are."""


@dataclass(frozen=True, slots=True)
class MorningState:
    """How far the morning of a day was planned."""

    until: time | None = None
    """Whoever's hour is later was not looked at yet."""
    again: int = 0
    """Grows when something makes the morning to be looked at once more."""


@dataclass(frozen=True, slots=True)
class PlannedMorning:
    """A morning that was planned."""

    day: date
    until: time | None
    """The newest hour it was planned for; none where it is to be looked at once more."""
    begins: Begins | None
    """None where an earlier version planned it."""


async def morning_state(session: Session, org_id: int, day: date) -> MorningState:
    value = await _value(session, org_id, day)
    return MorningState(_hour(value), value.get("again", 0))


async def note_planned(
    session: Session,
    org_id: int,
    day: date,
    *,
    until: time,
    seen: MorningState,
    begins: Begins | None = None,
) -> None:
    """Remembers the newest hour that was planned, unless all is to be looked at once more."""
    value = await _value(session, org_id, day)
    if value.get("again", 0) == seen.again:
        value |= {"until": until.isoformat(), "again": seen.again}
    await _keep(session, org_id, day, {**value, "planned": True, "begins": _packed(begins or {})})


async def plan_again(session: Session, org_id: int, day: date) -> None:
    """Tasks came, dates or somebody's hours moved: today's morning is looked at once more.

    Who has had today's message waits for the next morning all the same.
    """
    value = await _value(session, org_id, day)
    again = {"until": None, "again": value.get("again", 0) + 1}
    was_planned = value.get("planned", "until" in value)
    await _keep(session, org_id, day, {**value, **again, "planned": was_planned})


async def latest(session: Session, org_id: int, *, until: date) -> list[PlannedMorning]:
    """The last mornings that were planned, that of the day itself included; newest first."""
    found = await session.execute(
        select(col(BotState.key), col(BotState.value))
        .where(
            col(BotState.key) >= _key(org_id, date.min), col(BotState.key) <= _key(org_id, until)
        )
        .order_by(col(BotState.key).desc())
        .limit(_LOOKED_AT)
    )
    return [_planned(row.key, row.value) for row in found if row.value.get("planned", True)]


def _planned(key: str, value: dict[str, Any]) -> PlannedMorning:
    begins = _unpacked(value["begins"]) if "begins" in value else None
    return PlannedMorning(date.fromisoformat(key.rpartition(":")[2]), _hour(value), begins)


async def _value(session: Session, org_id: int, day: date) -> dict[str, Any]:
    state = await session.get(BotState, _key(org_id, day), populate_existing=True)
    return dict(state.value) if state is not None else {}


async def _keep(session: Session, org_id: int, day: date, value: dict[str, Any]) -> None:
    await session.merge(BotState(key=_key(org_id, day), value=value))


def _hour(value: Mapping[str, Any]) -> time | None:
    return time.fromisoformat(value["until"]) if value.get("until") else None


def _packed(begins: Begins) -> dict[str, str]:
    return {f"{part}:{count}": day.isoformat() for (part, count), day in begins.items()}


def _unpacked(kept: Mapping[str, str]) -> Begins:
    pairs = ((*name.split(":"), day) for name, day in kept.items())
    return {(Part(part), int(count)): date.fromisoformat(day) for part, count, day in pairs}


def _key(org_id: int, day: date) -> str:
    return f"planned:{org_id}:{day.isoformat()}"
