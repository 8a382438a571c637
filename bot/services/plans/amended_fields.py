"""What a version changed of a task, for the record: each field before and after."""

from collections.abc import Iterable
from typing import Any

from bot.parsing.values import Milestone
from bot.plans.versions.changes import AnyChange, DeadlineChange


def before_and_after(changes: Iterable[AnyChange]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Before is what people had made of it, where they had."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for change in changes:
        if isinstance(change, DeadlineChange):
            before[change.field.value] = [_moment(one) for one in _before(change)]
            after[change.field.value] = [_moment(one) for one in change.new]
            if change.granted:
                before["granted"] = change.granted.isoformat()
        else:
            before[change.field.value] = list(
                change.old if change.in_bot is None else change.in_bot
            )
            after[change.field.value] = list(change.new)
    return before, after


def _before(change: DeadlineChange) -> tuple[Milestone, ...]:
    return change.old if change.in_bot is None else change.in_bot


def _moment(milestone: Milestone) -> str:
    """A day, else what is awaited."""
    return milestone.due.isoformat() if milestone.due else milestone.trigger or ""
