"""Prints how much of the real plans is read right: `python -m tests.plans.accuracy`."""

import argparse
import json
import logging
import sys
from collections.abc import Sequence

import pytest
from rich.console import Console

from tests.plans.accuracy.gold import gold_plans
from tests.plans.accuracy.score import Score, form_of, score_file
from tests.plans.accuracy.tables import as_values, print_differences, print_scores


def main(arguments: Sequence[str]) -> None:
    asked = _parser().parse_args(arguments)
    logging.disable(logging.WARNING)  # what a library finds odd in a file
    try:
        scores = _scores(asked.errors or asked.plan or "", asked.form or "")
    except pytest.skip.Exception as absent:
        print(absent, file=sys.stderr)
        return
    if asked.json:
        print(json.dumps([as_values(score) for score in scores], ensure_ascii=False, indent=1))
        return
    console = Console(width=None if sys.stdout.isatty() else 190)
    print_scores(scores, console)
    if asked.errors:
        print_differences(scores, console)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.plans.accuracy", description=__doc__)
    parser.add_argument("--plan", help="only plans whose key holds this")
    parser.add_argument("--form", help="only files of this form: txt, docx, doc, pdf, xlsx, scan")
    parser.add_argument("--errors", metavar="PLAN", help="list each difference of this plan")
    parser.add_argument("--json", action="store_true", help="values instead of a table")
    return parser


def _scores(plan: str, form: str) -> list[Score]:
    return [
        score_file(gold, file)
        for gold in gold_plans().values()
        for file in gold.files
        if plan in gold.key and form in ("", form_of(file))
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
