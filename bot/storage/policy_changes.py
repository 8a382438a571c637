"""Queries about what an office has changed of how it reminds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.storage import Session, events

POLICY_CHANGED = "policy_changed"


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """What stood there before, as the office keeps it."""

    at: datetime
    before: dict[str, Any]


async def policy_changes(session: Session, org_id: int) -> list[PolicyChange]:
    """The newest first."""
    found = await events.story(session, org_id, subject="organisation", subject_id=org_id)
    return [PolicyChange(one.at, one.before) for one in found[::-1] if one.action == POLICY_CHANGED]
