"""What a doubt is about, so that a summary can count and one answer can settle several."""

from collections.abc import Iterable
from enum import StrEnum

from bot.plans.values import DraftItem


class Concern(StrEnum):
    """What of a row is in doubt, in the order a reviewer is told."""

    DEADLINE = "deadline"
    POSSIBLE = "possible"
    YEAR = "year"
    NAME = "name"
    LEAD = "lead"
    NUMBER = "number"
    CONTENT = "content"
    BUDGET = "budget"
    SCAN = "scan"
    OTHER = "other"


NO_DAY_KNOWN = frozenset(
    {
        *("no-deadline", "no-date", "as-above", "cited-text", "no-rhythm"),
        *("impossible-date", "lunar-date"),
    }
)
"""Doubts of a row whose deadline, or one of them, is still to be found."""
TWINS = frozenset({"similar-name", "unit-alike"})
"""Doubts of a name that may be a slip of another one, or that other one of it."""
_CONCERNS: dict[str, Concern] = {
    **dict.fromkeys((*NO_DAY_KNOWN, "impossible-day", "backwards"), Concern.DEADLINE),
    **dict.fromkeys((*TWINS, "unit-inside", "unit-unsure", "assignee-unread"), Concern.NAME),
    "time-from-above": Concern.DEADLINE,
    "possible-milestone": Concern.POSSIBLE,
    "other-year": Concern.YEAR,
    **dict.fromkeys(("no-lead", "lead-from-above"), Concern.LEAD),
    "scanned": Concern.SCAN,
    "row-joined": Concern.CONTENT,
    "no-content": Concern.CONTENT,
}


def concern_of(key: str) -> Concern:
    """What a doubt with this key is about."""
    if key in _CONCERNS:
        return _CONCERNS[key]
    return next(
        (one for one in (Concern.NUMBER, Concern.BUDGET) if key.startswith(f"{one}-")),
        Concern.OTHER,
    )


def rows_in_doubt(items: Iterable[DraftItem]) -> dict[Concern, int]:
    """How many rows each concern touches; a row counts once for each."""
    counts = dict.fromkeys(Concern, 0)
    for item in items:
        for concern in {concern_of(doubt.key) for doubt in item.doubts}:
            counts[concern] += 1
    return {concern: count for concern, count in counts.items() if count}
