"""A draft plan as JSON and as a table for the terminal; what both show is design.md's."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.cli.as_json import milestone_json
from bot.messages.catalog import words_in
from bot.messages.text import shorten
from bot.parsing.values import Doubt
from bot.plans.values import BudgetLine, DraftItem, DraftPlan

Words = Callable[[Doubt], str]


def plan_json(draft: DraftPlan, words: Words) -> dict[str, Any]:
    return {
        "title": draft.title,
        "organisation": draft.organisation,
        "year": draft.year,
        "warnings": [words(doubt) for doubt in draft.doubts],
        "items": [_item_json(item, words) for item in draft.items],
        "budget_lines": [_budget_json(line) for line in draft.budget_lines],
    }


def _item_json(item: DraftItem, words: Words) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "number": item.number,
        "section": item.section,
        "parent": item.parent,
        "content": item.content,
        "timeline": item.timeline,
        "lead_units": list(item.lead_units),
        "lead_persons": list(item.lead_persons),
        "directed_by": ", ".join(item.directed_by),
        "coordinating_units": list(item.coordinating_units),
        "expected_result": item.expected_result,
        "budget_vnd": item.budget_vnd,
        "indicator": _indicator_json(item),
        "milestones": [milestone_json(milestone) for milestone in item.milestones],
        "due": item.due.isoformat() if item.due else None,
        "warnings": [words(doubt) for doubt in item.doubts],
    }


def _indicator_json(item: DraftItem) -> dict[str, str | None] | None:
    if item.kind != "indicator":
        return None
    return {"unit": item.indicator_unit, "target": item.indicator_target}


def _budget_json(line: BudgetLine) -> dict[str, Any]:
    return {"number": line.number, "text": line.text, "amount_vnd": line.amount_vnd}


def plan_table(draft: DraftPlan, words: Words) -> RenderableType:
    """Title and counts, what is doubtful, then all rows under their sections."""
    return Group(*_heading(draft, words), *_doubtful(draft, words), _rows(draft), *_budget(draft))


def _heading(draft: DraftPlan, words: Words) -> Iterator[Text]:
    say = words_in("vi")
    yield Text(draft.title or say("plan-untitled"), style="bold")
    yield Text(" · ".join(filter(None, (draft.organisation, str(draft.year)))))
    counts = {
        "plan-tasks": sum(item.kind == "task" for item in draft.items),
        "plan-indicators": sum(item.kind == "indicator" for item in draft.items),
        "plan-projects": sum(item.kind == "project" for item in draft.items),
        "plan-dated": sum(item.due is not None for item in draft.items),
        "plan-budget-lines": len(draft.budget_lines),
    }
    yield Text(" · ".join(say(key, count=count) for key, count in counts.items() if count))
    yield from (Text(f"⚠ {words(doubt)}", style="yellow") for doubt in draft.doubts)


def _doubtful(draft: DraftPlan, words: Words) -> Iterator[RenderableType]:
    """The rows to look at, before all the others."""
    rows = [item for item in draft.items if item.doubts]
    if not rows:
        return
    yield Text(words_in("vi")("cli-to-review", rows=len(rows)), style="bold yellow")
    table = Table(show_header=False, show_edge=False, pad_edge=False)
    for item in rows:
        why = "\n".join(words(doubt) for doubt in item.doubts)
        table.add_row(Text(item.number), Text(shorten(item.content, 80)), Text(why, "yellow"))
    yield from (table, Text(""))


def _budget(draft: DraftPlan) -> Iterator[RenderableType]:
    if not draft.budget_lines:
        return
    table = Table(show_header=False, show_edge=False, pad_edge=False)
    for line in draft.budget_lines:
        amount = f"{line.amount_vnd:,}".replace(",", ".")
        table.add_row(Text(line.number), Text(line.text), Text(amount, justify="right"))
    yield from (Text(""), table)


def _rows(draft: DraftPlan) -> Table:
    table = Table(show_header=False, show_edge=False, pad_edge=False)
    table.add_column(justify="right")
    for _ in range(3):
        table.add_column(overflow="fold")
    counts = Counter(item.section for item in draft.items)
    section = ""
    for item in draft.items:
        if item.section != section:
            section = item.section
            table.add_section()
            table.add_row("", Text(f"{section} ({counts[section]})", style="bold"))
        table.add_row(*_row(item))
    return table


def _row(item: DraftItem) -> tuple[Text, Text, Text, Text]:
    who = "; ".join((*item.lead_units, *item.lead_persons))
    due = item.due.strftime("%d/%m/%Y") if item.due else "–"
    style = "yellow" if item.doubts else ""
    return Text(item.number, style), Text(item.content), Text(who), Text(due, style)
