"""Prints how much of the tables of phrases is read right: `python -m tests.parsing.accuracy`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from bot.parsing.values import Period
from tests.parsing.tables.notation import deadline_rows, question_rows
from tests.parsing.tables.others import Reader, by_dateparser, by_regex, same_days
from tests.parsing.tables.scores import (
    accuracy_of_deadlines,
    accuracy_of_questions,
    deadline_verdicts,
    latest_due,
    misses,
    question_verdicts,
    shown,
)
from tests.parsing.time_cells import accuracy_of_cells

OTHERS: dict[str, Reader] = {"dateparser": by_dateparser, "regex": by_regex}
# Whose days are right: of which kind, by whom.
Right = tuple[str, dict[str, bool]]


def main(arguments: Sequence[str]) -> None:
    asked = _parser().parse_args(arguments)
    for table, verdicts in (
        (accuracy_of_deadlines, deadline_verdicts),
        (accuracy_of_questions, question_verdicts),
    ):
        print(f"\n{table()}")
        if asked.misses:
            print("\n".join(f"    {miss}" for miss in misses(verdicts())))
    others = {} if asked.ours_only else OTHERS
    if others:
        print(f"\n{_compared('Due dates of time phrases', _due_dates_right(others))}")
        print(f"\n{_compared('Periods of questions', _periods_right(others))}")
    if asked.time_cells:
        try:
            print(f"\n{accuracy_of_cells(others)}")
        except pytest.skip.Exception as absent:
            print(absent, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.parsing.accuracy", description=__doc__)
    parser.add_argument("--no-misses", dest="misses", action="store_false", help="figures only")
    parser.add_argument("--ours-only", action="store_true", help="without other libraries (quick)")
    parser.add_argument("--time-cells", action="store_true", help="the real plans' cells as well")
    return parser


def _due_dates_right(others: dict[str, Reader]) -> Iterator[Right]:
    for row, verdict in zip(deadline_rows(), deadline_verdicts(), strict=True):
        due, start_of_year = latest_due(row.milestones), date(row.year, 1, 1)
        wanted = Period(None, due) if due else None
        right = {
            name: same_days(wanted, read(row.phrase, start_of_year, row.year))
            for name, read in others.items()
        }
        yield row.kind, {"ours": "due" not in verdict.wrong, **right}


def _periods_right(others: dict[str, Reader]) -> Iterator[Right]:
    for row, verdict in zip(question_rows(), question_verdicts(), strict=True):
        wanted = row.query.period
        right = {
            name: same_days(wanted, read(row.query.text, row.today, row.year))
            for name, read in others.items()
        }
        kind = "a period" if wanted else "none"
        yield kind, {"ours": "period" not in verdict.wrong, **right}


def _compared(title: str, found: Iterator[Right]) -> str:
    by_kind: dict[str, list[dict[str, bool]]] = {}
    for kind, right in found:
        by_kind.setdefault(kind, []).append(right)
    by_kind["all"] = [right for rows in by_kind.values() for right in rows]
    lines = [_shares(kind, rows) for kind, rows in by_kind.items()]
    return shown(title, ("", "phrases", *by_kind["all"][0]), lines)


def _shares(name: str, rows: Sequence[dict[str, bool]]) -> tuple[str, ...]:
    shares = (sum(row[reader] for row in rows) / len(rows) for reader in rows[0])
    return name, str(len(rows)), *(f"{one:.1%}" for one in shares)


if __name__ == "__main__":
    main(sys.argv[1:])
