"""Field by field: is it right, and if not, is it made up?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.plans.values import DraftItem
from tests.plans.accuracy import moments, names
from tests.plans.accuracy.fingerprints import SCANNED, Slack, same
from tests.plans.accuracy.gold import Expected
from tests.plans.accuracy.labels import plain_number, same_amount, same_number, stands_under
from tests.plans.accuracy.names import NameList


@dataclass(frozen=True, slots=True)
class Verdict:
    right: bool
    invented: int = 0
    """Values read for which the paper has nothing."""
    expected: str = ""
    read: str = ""


def _number(expected: Expected, item: DraftItem, _slack: Slack) -> Verdict:
    right = same_number(expected.numbers, item.number)
    blank = not any(plain_number(one) for one in expected.numbers)
    invented = int(blank and not right)
    return Verdict(right, invented, " | ".join(expected.numbers), item.number)


def _content(expected: Expected, item: DraftItem, slack: Slack) -> Verdict:
    right = any(same(one, item.content, slack) for one in expected.contents)
    return Verdict(right, 0, " | ".join(map(str, expected.contents)), _short(item.content))


def _kind(expected: Expected, item: DraftItem, _slack: Slack) -> Verdict:
    return Verdict(item.kind == expected.kind, 0, expected.kind, item.kind)


def _under(expected: Expected, item: DraftItem, _slack: Slack) -> Verdict:
    found = f"{item.section} / {item.parent}"
    right = stands_under(expected.under, found)
    return Verdict(right, 0, " | ".join(expected.under), _short(found))


def _lead(expected: Expected, item: DraftItem, slack: Slack) -> Verdict:
    return _names(expected.lead, item.lead_units, slack)


def _coop(expected: Expected, item: DraftItem, slack: Slack) -> Verdict:
    return _names(expected.coop, item.coordinating_units, slack)


def _people(expected: Expected, item: DraftItem, slack: Slack) -> Verdict:
    """Everybody named; a director who is printed as one must also be read as one."""
    everybody = [(*people, *expected.directors[0]) for people in expected.people]
    read = (*item.lead_persons, *item.directed_by, *item.coordinating_persons)
    verdict = _names(everybody, read, slack)
    if not expected.directors[0]:
        return verdict
    directed = _names(expected.directors, item.directed_by, slack)
    return verdict if directed.right else directed


def _names(expected: Sequence[NameList], read: Sequence[str], slack: Slack) -> Verdict:
    likeness = 80 if slack is SCANNED else 100
    right = names.agree(expected, read, likeness=likeness)
    invented = 0 if right else len(names.unheard_of(expected, read))
    wanted = " || ".join(
        "; ".join("?" * name.optional + name.spellings[0] for name in one) for one in expected
    )
    return Verdict(right, invented, wanted, "; ".join(read))


def _due(expected: Expected, item: DraftItem, _slack: Slack) -> Verdict:
    accepted = {moments.due(reading) for reading in expected.dates}
    invented = int(accepted == {None} and item.due is not None)
    return Verdict(item.due in accepted, invented, _dates(accepted), _dates({item.due}))


def _milestones(expected: Expected, item: DraftItem, _slack: Slack) -> Verdict:
    found = moments.read(item.milestones)
    wanted = " | ".join(_steps(reading) for reading in expected.dates)
    return Verdict(found in expected.dates, 0, wanted, _steps(found))


def _budget(expected: Expected, item: DraftItem, _slack: Slack) -> Verdict:
    invented = int(expected.budget is None and item.budget_vnd is not None)
    right = item.budget_vnd == expected.budget
    return Verdict(right, invented, str(expected.budget), str(item.budget_vnd))


def _indicator(expected: Expected, item: DraftItem, _slack: Slack) -> Verdict:
    unit, target = item.indicator_unit or "", item.indicator_target or ""
    right = names.fold(unit) == names.fold(expected.unit) and same_amount(expected.target, target)
    invented = int(not expected.unit and bool(unit)) + int(not expected.target and bool(target))
    return Verdict(right, invented, f"{expected.target} {expected.unit}", f"{target} {unit}")


ASKED: dict[str, Callable[[Expected, DraftItem, Slack], Verdict]] = {
    "number": _number,
    "content": _content,
    "lead": _lead,
    "people": _people,
    "due": _due,
}
"""The fields with an aim of their own."""

FIELDS = ASKED | {
    "kind": _kind,
    "under": _under,
    "coop": _coop,
    "milestones": _milestones,
    "budget": _budget,
    "indicator": _indicator,
}


def _short(text: str) -> str:
    found = text.split()
    return " ".join(found) if len(found) < 9 else f"{' '.join(found[:4])} … {' '.join(found[-3:])}"


def _dates(days: set[date | None]) -> str:
    return " | ".join(sorted(day.isoformat() if day else "none" for day in days))


def _steps(found: moments.Moments) -> str:
    return "; ".join(_step(one) for one in found) or "none"


def _step(one: moments.Moment) -> str:
    return f"{one.start or ''}..{one.due or ''}" if one.waits is None else f"@{one.waits}"
