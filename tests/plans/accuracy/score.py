"""Counts, for one file of a plan, what was read right."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.errors import NotAPlan
from bot.plans.draft import read_plan
from bot.plans.values import DraftPlan
from tests.plans.accuracy.facts import compare_facts
from tests.plans.accuracy.fields import FIELDS, Verdict
from tests.plans.accuracy.fingerprints import SCANNED, Slack
from tests.plans.accuracy.gold import Expected, GoldPlan
from tests.plans.accuracy.pairing import Pair, pair
from tests.real_plans import real_plans

ROWS = "rows"


def _line(text: str) -> str:
    return " ".join(text.split())[:20]


@dataclass(frozen=True, slots=True)
class Difference:
    row: str
    field: str
    expected: str
    read: str


@dataclass(slots=True)
class Count:
    right: int = 0
    of: int = 0
    invented: int = 0

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 1.0


@dataclass(slots=True)
class Score:
    plan: str
    form: str
    counts: dict[str, Count] = field(default_factory=lambda: {k: Count() for k in (ROWS, *FIELDS)})
    facts: dict[str, bool] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    refused: str = ""
    """Why the file was not read at all."""

    @property
    def invented(self) -> int:
        return sum(count.invented for count in self.counts.values())

    def note(self, row: str, name: str, verdict: Verdict) -> None:
        self.counts[name].invented += verdict.invented
        if verdict.right:
            self.counts[name].right += 1
        else:
            self.differences.append(Difference(row, name, verdict.expected, verdict.read))


def form_of(file: str) -> str:
    """
    >>> form_of("office/a.scan.pdf"), form_of("office/a.docx")
    ('scan', 'docx')
    """
    return "scan" if file.endswith(".scan.pdf") else file.rpartition(".")[2]


def score_file(plan: GoldPlan, file: str) -> Score:
    try:
        draft = read_plan(real_plans() / file)
    except NotAPlan as error:
        score = score_draft(plan.items, DraftPlan("", "", 0), form=form_of(file), plan=plan.key)
        score.differences.clear()
        score.refused = error.key
        return score
    score = score_draft(plan.items, draft, form=form_of(file), plan=plan.key)
    for name, verdict in compare_facts(plan.facts, draft):
        score.facts[name] = verdict.right
        score.counts[ROWS].invented += verdict.invented
        if not verdict.right:
            score.differences.append(Difference("plan", name, verdict.expected, verdict.read))
    return score


def score_draft(
    wanted: Sequence[Expected], draft: DraftPlan, *, form: str, plan: str = ""
) -> Score:
    score = Score(plan, form)
    slack = SCANNED if form == "scan" else Slack()
    sure = sum(expected.sure for expected in wanted)
    for name in score.counts:
        score.counts[name].of = sure
    for place, found in enumerate(pair(wanted, draft.items), start=1):
        _count(score, found, place, slack)
    return score


def _count(score: Score, found: Pair, place: int, slack: Slack) -> None:
    expected, item = found
    if expected is None and item is not None:
        score.counts[ROWS].invented += 1
        shown = " ".join(item.content.split()[:8])
        score.differences.append(
            Difference(f"{place} ({_line(item.number)})", ROWS, "nothing", shown)
        )
    if expected is None or not expected.sure:
        return
    row = f"{place} ({expected.numbers[0] or '-'})"
    if item is None:
        shown = str(expected.contents[0])
        score.differences.append(Difference(row, ROWS, shown, "nothing"))
        return
    score.counts[ROWS].right += 1
    for name, compare in FIELDS.items():
        score.note(row, name, compare(expected, item, slack))
