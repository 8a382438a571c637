"""The accuracy as a table for people, and as values for programs."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tests.plans.accuracy.fields import FIELDS
from tests.plans.accuracy.score import ROWS, Count, Score

_COLUMNS = (ROWS, *FIELDS)


def print_scores(scores: Sequence[Score], console: Console) -> None:
    table = Table(title="Read right of what is printed", show_lines=False)
    for heading in ("plan", "form"):
        table.add_column(heading, no_wrap=True)
    for heading in (*_COLUMNS, "plan facts", "invented"):
        table.add_column(heading, justify="right")
    for score in scores:
        table.add_row(score.plan, score.form, *_cells(score))
    console.print(table)


def _cells(score: Score) -> list[str]:
    if score.refused:
        return [f"[red]0[/] {score.refused}", *[""] * (len(_COLUMNS) + 1)]
    facts = f"{sum(score.facts.values())}/{len(score.facts)}"
    invented = str(score.invented) if not score.invented else f"[red]{score.invented}[/]"
    return [*(_cell(score.counts[name]) for name in _COLUMNS), facts, invented]


def _cell(count: Count) -> str:
    colour = "green" if count.right == count.of else "yellow" if count.share >= 0.98 else "red"
    return f"[{colour}]{count.right}/{count.of}[/]"


def print_differences(scores: Sequence[Score], console: Console) -> None:
    for score in scores:
        table = Table(title=f"{score.plan} {score.form} {score.refused}", show_lines=False)
        for heading in ("row", "field", "printed", "read"):
            table.add_column(heading, overflow="fold")
        for one in score.differences:
            table.add_row(*(escape(t) for t in (one.row, one.field, one.expected, one.read)))
        console.print(table)


def as_values(score: Score) -> dict[str, Any]:
    fields = {name: asdict(count) for name, count in score.counts.items()}
    return {
        "plan": score.plan,
        "form": score.form,
        "refused": score.refused or None,
        "invented": score.invented,
        "fields": fields,
        "facts": score.facts,
        "differences": [asdict(one) for one in score.differences],
    }
