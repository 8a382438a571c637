"""A draft's doubts as questions to a reviewer: the same question once for all its rows."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from bot.parsing.values import Doubt, KnownNames
from bot.plans.review.kinds import TWINS
from bot.plans.review.readings import YEAR_DOUBTS, Reading, plan_readings, row_readings
from bot.plans.values import DraftItem, DraftPlan

# One answer serves every row that prints the same.
_SAME_ANSWER = frozenset(
    {
        *TWINS,
        *("impossible-day", "impossible-date", "lunar-date", "other-year"),
        *("no-date", "no-rhythm"),
        *("cited-text", "unit-inside", "unit-unsure", "time-from-above", "lead-from-above"),
    }
)
_MANY = 4
"""So many rows of one section that lack the same thing are first asked about together."""
_LAST = ("no-deadline", "no-lead")
"""Asked after a row's other doubts, which may answer them."""


class Step(StrEnum):
    """A way through the review that decides nothing about a row."""

    BEGIN = "b"
    SUMMARY = "m"
    SKIP = "s"
    SKIP_REST = "r"
    BACK = "k"
    APART = "a"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide; without rows it is about the whole plan."""

    id: str
    doubt: Doubt
    rows: tuple[int, ...]
    """Positions in the draft's items."""
    readings: tuple[Reading, ...]

    def reading(self, reading_id: str) -> Reading | None:
        return next((one for one in self.readings if id_of_reading(one) == reading_id), None)


@dataclass(frozen=True, slots=True)
class Noted:
    """An answer just given, to be said back."""

    question: Question
    reading: Reading
    new_names: tuple[str, ...] = ()
    """Units and people that neither the office nor the plan had before."""


@dataclass(frozen=True, slots=True)
class Rival:
    """The plan in use that shares most rows with a draft of its year."""

    title: str
    shared: int
    """Rows of the draft that it has in the same words."""
    rows: int
    """All rows of the draft."""

    @property
    def is_likely(self) -> bool:
        """Whether the draft is a version of it, rather than a plan beside it."""
        return self.shared > 0 and 2 * self.shared >= self.rows


@dataclass(frozen=True, slots=True)
class Review:
    """A draft as far as it is looked through, and where its reviewer is."""

    id: int
    draft: DraftPlan
    left: tuple[Question, ...]
    """Neither answered nor skipped."""
    skipped: int = 0
    answered: int = 0
    asking: bool = False
    """A question is shown; else the summary."""
    source_name: str = ""
    message_id: int | None = None
    """The message that shows it."""
    edition: int = 0
    """How often its rows came back from Excel."""
    noted: Noted | None = None
    rival: Rival | None = None
    sent_in: int | None = None
    """The year the file came in."""

    @property
    def question(self) -> Question | None:
        """The one to show; none where the summary is shown."""
        return self.left[0] if self.asking and self.left else None


def id_of_reading(reading: Reading) -> str:
    """Short enough for a button, and another one for each reading of a question."""
    return _digest(repr(reading), size=2)


def questions(
    draft: DraftPlan, *, apart: Collection[str] = (), known: KnownNames | None = None
) -> tuple[Question, ...]:
    """What to decide, in the plan's order.

    `apart` are the questions to ask row by row, `known` the units and people of the office.
    """
    names = known or KnownNames()
    return (*_plan_questions(draft), *_row_questions(draft, apart, names))


def _plan_questions(draft: DraftPlan) -> Iterator[Question]:
    for doubt in draft.doubts:
        if doubt.key in YEAR_DOUBTS:
            yield Question(_digest(repr(doubt)), doubt, (), plan_readings(doubt, draft))


def _row_questions(
    draft: DraftPlan, apart: Collection[str], known: KnownNames
) -> Iterator[Question]:
    common = Counter(_common_id(item, doubt) for item in draft.items for doubt in set(item.doubts))
    rows: dict[str, list[int]] = defaultdict(list)
    doubts: dict[str, Doubt] = {}
    for position, item in enumerate(draft.items):
        for doubt in sorted(set(item.doubts), key=lambda one: (one.key in _LAST, repr(one))):
            together = _common_id(item, doubt)
            many = doubt.key in _SAME_ANSWER or (not doubt.values and common[together] >= _MANY)
            own = together if many and together not in apart else _own_id(item, doubt)
            if position not in rows[own]:
                rows[own].append(position)
            doubts.setdefault(own, doubt)
    for own, positions in rows.items():
        found = tuple(positions)
        yield Question(own, doubts[own], found, row_readings(doubts[own], found, draft, known))


def matter_of(doubt: Doubt) -> tuple[str, ...]:
    """What is decided: of two names that may each be a slip of the other, only which is right."""
    texts = [text for _, text in doubt.values]
    return (doubt.key, *(sorted(texts) if doubt.key in TWINS else texts))


def _common_id(item: DraftItem, doubt: Doubt) -> str:
    where = "" if doubt.key in _SAME_ANSWER else item.section
    return _digest(repr((matter_of(doubt), where)))


def _own_id(item: DraftItem, doubt: Doubt) -> str:
    return _digest(repr((matter_of(doubt), item.section, item.number, item.content)))


def _digest(text: str, *, size: int = 4) -> str:
    return blake2b(text.encode(), digest_size=size).hexdigest()
