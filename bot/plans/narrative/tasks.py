"""A plan without a table of tasks: every action of its sentences, under its heading.

An item is a bullet, a numbered line or an action paragraph that nothing stands under. A line
that ends with a colon is the parent of what follows it; so is a sentence with its own steps,
which is an item too when it is a bullet. Aims, grounds, results of past years, money and
recipients are left out. Under "Tổ chức thực hiện" only what a named unit is to do counts, not
the care for the plan itself, unless that has a deadline.

Numbers: a decimal is kept as printed. Bullets have none, so they get that of their headings and
their place below them ("II.1.3" is the third under II, 1), by which people can ask for them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.parsing.text import fold
from bot.plans.document import Document
from bot.plans.front.pages import read_front
from bot.plans.names.assignees import read_assignees
from bot.plans.narrative.actions import is_action
from bot.plans.narrative.dates import dates_of, states_deadline
from bot.plans.narrative.details import (
    Detail,
    Details,
    details_beside,
    details_under,
    is_detail,
    labelled,
)
from bot.plans.narrative.duties import Duty, duty_of, helpers_of
from bot.plans.narrative.lines import Line, Rank, lines_of
from bot.plans.narrative.place import Place, part_under, place_under
from bot.plans.narrative.rules import is_care_for_the_plan, may_be_task
from bot.plans.narrative.sections import Part, speaks_of_other_years
from bot.plans.narrative.tree import Node, tree_of
from bot.plans.tables.budgets import read_budget
from bot.plans.values import DraftItem

_ENDS = re.compile(r"^noi nhan\b")
# Shorter texts may stand in a longer one by chance.
_SENTENCE = 30


@dataclass(frozen=True, slots=True)
class Narrative:
    items: tuple[DraftItem, ...] = ()
    left_out: tuple[str, ...] = ()
    """Headings under which nothing was taken for a task."""


def read_narrative(document: Document, *, year: int) -> Narrative:
    """The tasks of the year, in order; `year` is the one the document itself speaks of."""
    front = read_front(document)
    root = tree_of(_text_lines(document, known=(fold(front.title), fold(front.organisation))))
    reader = _Reader(year)
    items = reader.read(root.children, Place(_opening_part(root)))
    return Narrative(tuple(items), tuple(dict.fromkeys(reader.left_out)))


def _text_lines(document: Document, *, known: Sequence[str]) -> Iterator[Line]:
    """Without title, office, recipients and signatures; an annex behind them is read again."""
    ended = False
    for line in lines_of(document):
        folded = fold(line.text)
        ended = (ended or bool(_ENDS.match(folded))) and line.rank != Rank.PART
        bare = not line.number and (line.is_heading or len(folded) >= _SENTENCE)
        if not ended and not (bare and any(folded in text for text in known)):
            yield line


def _opening_part(root: Node) -> Part:
    """Before the first heading stand title and grounds; without any heading, the tasks."""
    return Part.OPENING if _is_headed(root) else Part.TASKS


def _is_headed(node: Node) -> bool:
    return any(
        (child.children and child.line.number and child.line.rank < Rank.SMALL) or _is_headed(child)
        for child in node.children
    )


class _Reader:
    """Walks the tree; keeps count of the places under each heading and of what was left out."""

    def __init__(self, year: int) -> None:
        self._year = year
        self._counts: Counter[str] = Counter()
        self._tasks: dict[str, list[str]] = defaultdict(list)
        self.left_out: list[str] = []

    def read(self, nodes: Sequence[Node], place: Place) -> Iterator[DraftItem]:
        headings = [node.line.text for node in nodes if node.line.is_heading]
        for node, details in zip(nodes, details_beside(nodes), strict=True):
            if is_detail(node):
                continue
            here = replace(place, details=details.under(place.details))
            if _has_steps(node):
                yield from self._under(node, here, beside=headings)
            else:
                own = details_under(node).under(here.details)
                yield from self._leaf(node.line, replace(here, details=own))

    def _under(self, node: Node, place: Place, *, beside: Sequence[str]) -> Iterator[DraftItem]:
        line = node.line
        part = part_under(line, place)
        others = beside if line.is_heading else ()
        if part is Part.LEFT_OUT or speaks_of_other_years(line.text, others, year=self._year):
            self.left_out.append(line.printed)
            return
        if line.rank >= Rank.BULLET and not line.introduces:
            yield from self._leaf(line, place)
        yield from self.read(node.children, place_under(line, replace(place, part=part)))

    def _leaf(self, line: Line, place: Place) -> Iterator[DraftItem]:
        if place.part is Part.OPENING and line.is_decimal:
            place = replace(place, part=Part.TASKS)
        if not may_be_task(line, place, year=self._year):
            return
        duty = duty_of(line.text, place.details, subject_leads=place.part is Part.DUTIES)
        if place.lead and not duty.is_assigned:
            helping = duty.coordinating if duty.has_help else helpers_of(line.text)
            duty = Duty(read_assignees(place.lead), helping)
        if place.part is Part.TASKS:
            self._remember(fold(line.text).strip(" .;"))
        elif not self._is_own_duty(line.text):
            return
        yield self._item(line, place, duty)

    def _is_own_duty(self, text: str) -> bool:
        """Neither said in the body already nor, without a deadline, mere care for the plan."""
        if is_care_for_the_plan(text) and not states_deadline(text, year=self._year):
            return False
        folded = fold(text).strip(" .;")
        return not any(
            task in folded for start in _starts(folded) for task in self._tasks.get(start, ())
        )

    def _remember(self, task: str) -> None:
        if len(task) >= _SENTENCE:
            self._tasks[task[:_SENTENCE]].append(task)

    def _item(self, line: Line, place: Place, duty: Duty) -> DraftItem:
        details = Details((*place.details.said, *labelled(line.text)))
        periods = (*place.sections, place.parent)
        dates = dates_of(
            line.text, said=details.text(Detail.TIME), sections=periods, year=self._year
        )
        money = details.text(Detail.BUDGET)
        budget = read_budget(money)
        director = read_assignees(details.text(Detail.DIRECTOR))
        return DraftItem(
            kind="task",
            number=self._number(line, place),
            section=place.sections[-1] if place.sections else "",
            content=line.text,
            timeline=dates.timeline,
            parent=place.parent,
            lead_units=duty.lead.units,
            lead_persons=duty.lead.persons,
            directed_by=(*director.persons, *director.units),
            coordinating_units=duty.coordinating.units,
            coordinating_persons=duty.coordinating.persons,
            expected_result=details.text(Detail.RESULT),
            budget_vnd=budget.amount,
            budget_text=money,
            note="; ".join(said.printed for said in details.said if said.kind is Detail.OTHER),
            milestones=dates.milestones,
            doubts=(*dates.doubts, *budget.doubts),
        )

    def _number(self, line: Line, place: Place) -> str:
        heading = place.heading_number
        if line.is_decimal:
            return line.number
        if line.rank == Rank.SMALL and heading[-1:].isdigit():
            return f"{heading}{line.number}"
        self._counts[heading] += 1
        return f"{heading}.{self._counts[heading]}".lstrip(".")


def _starts(folded: str) -> Iterator[str]:
    """What a sentence inside this text would begin with."""
    return (folded[at : at + _SENTENCE] for at in range(len(folded) - _SENTENCE + 1))


def _has_steps(node: Node) -> bool:
    """Something under the line is more than a detail or a remark on it."""
    whole = is_action(node.line.text) or node.line.text.endswith((".", ";"))
    return not all(is_detail(child) or (whole and _is_remark(child)) for child in node.children)


def _is_remark(node: Node) -> bool:
    return node.line.rank == Rank.PLAIN and not node.children and not is_action(node.line.text)
