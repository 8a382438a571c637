"""The difference between two versions as JSON; the form is documented in `docs/plan-diff.md`."""

from collections.abc import Iterable
from typing import Any

from bot.cli.as_json import milestone_json
from bot.parsing.values import Milestone
from bot.plans.values import DraftItem
from bot.plans.versions.changes import (
    AnyChange,
    DeadlineChange,
    KeptRow,
    NewRow,
    OldRow,
    PlanDiff,
    Unsure,
)
from bot.storage import Plan


def diff_json(diff: PlanDiff, *, plan: Plan | None = None) -> dict[str, Any]:
    return {
        "plan": _plan(plan) if plan else None,
        "unchanged": diff.unchanged,
        "new": [_new(row) for row in diff.new],
        "changed": [_changed(row) for row in diff.changed],
        "dropped": [_dropped(row) for row in diff.dropped],
        "unsure": [_unsure(one) for one in diff.unsure],
    }


def _plan(plan: Plan) -> dict[str, Any]:
    return {"id": plan.id, "title": plan.title, "year": plan.year, "version": plan.version}


def _item(item: DraftItem) -> dict[str, Any]:
    return {"number": item.number, "section": item.section, "content": item.content}


def _new(row: NewRow) -> dict[str, Any]:
    return {
        "row": row.at,
        **_item(row.item),
        "lead_units": list(row.item.lead_units),
        "lead_persons": list(row.item.lead_persons),
        "due": row.item.due.isoformat() if row.item.due else None,
        "revives": row.revives.id if row.revives else None,
    }


def _changed(row: KeptRow) -> dict[str, Any]:
    changes = [_change(change) for change in row.changes]
    return {"row": row.at, "task": row.old.id, **_item(row.item), "changes": changes}


def _change(change: AnyChange) -> dict[str, Any]:
    if not isinstance(change, DeadlineChange):
        return {
            "field": change.field.value,
            "old": list(change.old),
            "new": list(change.new),
            "in_bot": None if change.in_bot is None else list(change.in_bot),
        }
    return {
        "field": change.field.value,
        "old": _milestones(change.old),
        "new": _milestones(change.new),
        "in_bot": None if change.in_bot is None else _milestones(change.in_bot),
        "granted": change.granted.isoformat() if change.granted else None,
    }


def _milestones(found: Iterable[Milestone]) -> list[dict[str, Any]]:
    return [milestone_json(one) for one in found]


def _dropped(row: OldRow) -> dict[str, Any]:
    return {"task": row.id, **_item(row.item), "settled": row.settled}


def _unsure(one: Unsure) -> dict[str, Any]:
    return {
        "row": one.at,
        "task": one.old.id,
        "likeness": one.likeness,
        "taken": one.taken,
        "old": _item(one.old.item),
        "new": _item(one.item),
    }
