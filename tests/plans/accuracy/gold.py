"""What a careful clerk reads in the real plans, kept without their sentences.

One row an item, in the order of the paper. `content` is a fingerprint; `a|b` are readings accepted
alike, `?a` may be left out; `sure` is `maybe` where one clerk would list the item and another not.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.plans.accuracy import fingerprints, moments, names
from tests.plans.accuracy.fingerprints import Fingerprint
from tests.plans.accuracy.moments import Moments
from tests.plans.accuracy.names import NameList

_FOLDER = Path(__file__).parent / "gold"


@dataclass(frozen=True, slots=True)
class Expected:
    kind: str
    numbers: tuple[str, ...]
    contents: tuple[Fingerprint, ...]
    under: tuple[str, ...] = ()
    """First words of the heading or the row it stands under."""
    lead: tuple[NameList, ...] = ((),)
    coop: tuple[NameList, ...] = ((),)
    people: tuple[NameList, ...] = ((),)
    directors: tuple[NameList, ...] = ((),)
    dates: tuple[Moments, ...] = ((),)
    unit: str = ""
    target: str = ""
    budget: int | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class GoldPlan:
    key: str
    files: tuple[str, ...]
    items: tuple[Expected, ...]
    facts: dict[str, Any]
    """Title, office, year, document number and budget lines."""


@cache
def gold_plans() -> dict[str, GoldPlan]:
    told = tomllib.loads((_FOLDER / "plans.toml").read_text(encoding="utf-8"))
    return {
        key: GoldPlan(key, tuple(facts["files"]), tuple(_items(_FOLDER / f"{key}.tsv")), facts)
        for key, facts in told.items()
    }


def _items(path: Path) -> Iterator[Expected]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""):
            yield expected(row)


def expected(row: dict[str, str]) -> Expected:
    return Expected(
        kind=row["kind"],
        numbers=tuple(row["number"].split("|")),
        contents=tuple(fingerprints.parse(one) for one in row["content"].split("|")),
        under=tuple(one for one in row["under"].split("|") if one),
        lead=names.parse(row.get("lead", "")),
        coop=names.parse(row.get("coop", "")),
        people=names.parse(row.get("people", "")),
        directors=names.parse(row.get("directors", "")),
        dates=moments.parse(row.get("dates", "")),
        unit=row.get("unit", ""),
        target=row.get("target", ""),
        budget=int(row["budget"]) if row.get("budget") else None,
        sure=row.get("sure", "sure") == "sure",
    )
