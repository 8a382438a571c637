"""What a plan says of itself: title, office, year, number, budget lines."""

from collections.abc import Iterator
from typing import Any

from bot.plans.values import DraftPlan
from tests.plans.accuracy.fields import Verdict
from tests.plans.accuracy.fingerprints import words
from tests.plans.accuracy.names import fold


def compare_facts(facts: dict[str, Any], draft: DraftPlan) -> Iterator[tuple[str, Verdict]]:
    title = " ".join(words(facts.get("title", "")))
    starts = " ".join(words(draft.title)).startswith(title)
    yield "title", Verdict(starts, 0, title, draft.title)
    office = facts.get("office", "")
    yield "office", Verdict(fold(office) in fold(draft.organisation), 0, office, draft.organisation)
    year = facts["year"]
    yield "year", Verdict(draft.year == year, 0, str(year), str(draft.year))
    number = facts.get("document_number", "")
    same = fold(draft.document_number) == fold(number)
    invented = int(not number and bool(draft.document_number))
    yield "document number", Verdict(same, invented, number, draft.document_number)
    yield "budget lines", _amounts(facts, draft)
    if facts.get("year_contradicted"):
        told = any(doubt.key.startswith("year-") for doubt in draft.doubts)
        yield "year contradicted", Verdict(told, 0, "a doubt", "none")


def _amounts(facts: dict[str, Any], draft: DraftPlan) -> Verdict:
    wanted, totals = facts.get("amounts", []), facts.get("totals", [])
    read = [line.amount_vnd for line in draft.budget_lines]
    right = read in (wanted, [amount for amount in wanted if amount not in totals])
    invented = 0 if right else sum(amount not in wanted for amount in read)
    return Verdict(right, invented, str(len(wanted)), str(len(read)))
