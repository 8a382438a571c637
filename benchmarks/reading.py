"""How quickly plans are read, from file to draft."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from docx import Document

from benchmarks.tables import show
from bot.demo.sample import SampleFiles, write_sample
from bot.plans.draft import read_plan

YEAR = 2024


def seconds_each(act: Callable[[], object], *, over: float) -> float:
    """Time an act takes, the quickest third of the runs fitting into `over` seconds."""
    runs: list[float] = []
    until = time.perf_counter() + over
    while time.perf_counter() < until or not runs:
        began = time.perf_counter()
        act()
        runs.append(time.perf_counter() - began)
    quickest = sorted(runs)[: max(1, len(runs) // 3)]
    return sum(quickest) / len(quickest)


def _open_word(path: Path) -> int:
    """What python-docx itself takes to hand out every cell once."""
    rows = (row for table in Document(str(path)).tables for row in table.rows)
    return sum(len(cell.text) for row in rows for cell in row.cells)


def plan_figures(sample: SampleFiles, *, over: float) -> Iterator[list[str]]:
    for name, path in (("Word", sample.word), ("text", sample.plan)):
        rows = len(read_plan(path, year=YEAR).items)
        ours = seconds_each(partial(read_plan, path, year=YEAR), over=over)
        figures = [f"plan rows a second, {name}", f"{rows / ours:,.0f}", "", ""]
        if path == sample.word:
            alone = seconds_each(partial(_open_word, path), over=over)
            figures[2:] = [f"{rows / alone:,.0f}", f"{alone / ours:.2f}"]
        yield figures


def measure(folder: Path, *, over: float = 2.0) -> list[list[str]]:
    sample = write_sample(folder, year=YEAR)
    return list(plan_figures(sample, over=over))


def report(rows: list[list[str]]) -> None:
    show("Reading plans", ("", "ours", "library alone", "ratio"), rows)
