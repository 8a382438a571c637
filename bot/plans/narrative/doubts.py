"""What a narrative does not say: once on the plan where it says it nowhere, else on the row."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.parsing.text import fold
from bot.parsing.values import Doubt
from bot.plans.narrative.tasks import Narrative
from bot.plans.values import DraftItem

_LONGEST_HEADING = 60
_FEW_TASKS = 5
_LEAST_ACTIONS = 3


def mark_missing(items: Sequence[DraftItem]) -> tuple[DraftItem, ...]:
    """Each row that lacks what most rows of the plan have."""
    asked = [doubt for doubt, lacks in _LACKS if not _is_common(items, lacks)]
    return tuple(
        replace(
            item, doubts=(*item.doubts, *(d for d, lacks in _LACKS if d in asked and lacks(item)))
        )
        for item in items
    )


def narrative_doubts(narrative: Narrative) -> Iterator[Doubt]:
    """That there was no table, what was left out, and what most rows lack."""
    items = narrative.items
    if not items:
        return
    yield Doubt("narrative", (("count", str(len(items))),))
    if narrative.left_out:
        headings = "; ".join(map(_shortened, narrative.left_out))
        yield Doubt("headings-left-out", (("printed", headings),))
    if _is_common(items, _lacks_date):
        yield Doubt("no-dates-printed", (("count", str(sum(map(_lacks_date, items)))),))
    if _is_common(items, _lacks_lead):
        yield Doubt("no-leads-printed", (("count", str(sum(map(_lacks_lead, items)))),))


def left_out_doubts(rows: Sequence[DraftItem], said: Sequence[DraftItem]) -> Iterator[Doubt]:
    """Actions of the text that no row repeats, where the tables hold few tasks beside them."""
    printed = [" ".join(fold(row.content).split()) for row in rows]
    tasks = sum(row.kind == "task" for row in rows)
    actions = sum(not _stands_in(item, printed) for item in said)
    if actions >= _LEAST_ACTIONS and (tasks < _FEW_TASKS or actions > 2 * tasks):
        yield Doubt("narrative-left-out", (("count", str(actions)), ("other", str(tasks))))


def _stands_in(item: DraftItem, printed: Sequence[str]) -> bool:
    words = " ".join(fold(item.content).split()).rstrip(".;")
    return any(words in text for text in printed)


def _lacks_date(item: DraftItem) -> bool:
    return not item.milestones


def _lacks_lead(item: DraftItem) -> bool:
    return not item.lead_units and not item.lead_persons


_LACKS: tuple[tuple[Doubt, Callable[[DraftItem], bool]], ...] = (
    (Doubt("no-lead"), _lacks_lead),
    (Doubt("no-deadline"), _lacks_date),
)


def _is_common(items: Sequence[DraftItem], lacks: Callable[[DraftItem], bool]) -> bool:
    """A hundred bullets without a date are one question, not a hundred."""
    return sum(map(lacks, items)) * 2 > len(items)


def _shortened(heading: str) -> str:
    if len(heading) <= _LONGEST_HEADING:
        return heading
    return heading[:_LONGEST_HEADING].rsplit(" ", 1)[0] + "…"
