"""How quickly plans, time phrases and questions are read."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import dateparser
from docx import Document

from benchmarks.tables import show
from bot.demo.sample import SampleFiles, write_sample
from bot.parsing.deadlines import read_deadline
from bot.parsing.queries import read_query
from bot.plans.draft import read_plan

YEAR = 2024
TODAY = date(YEAR, 5, 15)
# Dates that the general library reads as well, so that both do the same work.
DAYS = tuple(f"ngày {day}/{month}/{YEAR}" for month in range(1, 13) for day in range(1, 29, 4))
QUESTIONS = tuple(
    f"{who} {when}"
    for who in ("việc của tôi", "viec cua toi", "cho em hỏi việc quá hạn của phòng em")
    for when in ("tháng 5", "quý II", "tuần sau", "từ 1/5 đến 15/5", "trước 30/6")
)


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


def phrase_figures(*, over: float) -> Iterator[list[str]]:
    """dateparser knows the language and what to expect, which is the best it can be given."""
    ours = seconds_each(lambda: [read_deadline(day, year=YEAR) for day in DAYS], over=over)
    general = seconds_each(lambda: [_general(day) for day in DAYS], over=over)
    figures = [len(DAYS) / ours, len(DAYS) / general]
    yield ["dates a second", *(f"{one:,.0f}" for one in figures), f"{figures[0] / figures[1]:.2f}"]
    asked = seconds_each(
        lambda: [read_query(text, today=TODAY, year=YEAR) for text in QUESTIONS], over=over
    )
    yield ["questions a second", f"{len(QUESTIONS) / asked:,.0f}", "", ""]


def _general(day: str) -> object:
    return dateparser.parse(day, languages=["vi"], settings={"DATE_ORDER": "DMY"})


def measure(folder: Path, *, over: float = 2.0) -> list[list[str]]:
    sample = write_sample(folder, year=YEAR)
    return [*plan_figures(sample, over=over), *phrase_figures(over=over)]


def report(rows: list[list[str]]) -> None:
    show("Reading", ("", "ours", "library alone", "ratio"), rows)
