"""What an organisation keeps of how it reminds, read."""

from dataclasses import fields
from datetime import date, time
from typing import Any

from bot.domain import Policy

_DAY_COUNTS = frozenset(
    {"days_before", "days_after", "coordinating_before", "coordinating_after", "directing_after"}
)
_HOURS = (
    "morning",
    "morning_before",
    "evening",
    "weekly_hour",
    "monthly_hour",
    "quarterly_hour",
)


def read_policy(stored: dict[str, Any]) -> Policy:
    """The office's own values over the ones every office starts with."""
    if not stored:
        return Policy()
    known = {field.name for field in fields(Policy)}
    values = {name: value for name, value in stored.items() if name in known}
    for name in _HOURS:
        if values.get(name) is not None:
            values[name] = time.fromisoformat(values[name])
    if values.get("morning_since") is not None:
        values["morning_since"] = date.fromisoformat(values["morning_since"])
    for name in _DAY_COUNTS & values.keys():
        values[name] = tuple(values[name])
    values["since"] = tuple(
        (name, count, date.fromisoformat(day)) for name, count, day in _since(stored)
    )
    values["replaced"] = tuple(
        (name, count, date.fromisoformat(first), date.fromisoformat(last))
        for name, count, first, last in stored.get("replaced", ())
    )
    return Policy(**values)


def _since(stored: dict[str, Any]) -> list[tuple[str, int, str]]:
    """`days_since` is how it was kept while the lead part alone had counts."""
    earlier = [("days_before", count, day) for count, day in stored.get("days_since", ())]
    return earlier + [(name, count, day) for name, count, day in stored.get("since", ())]
