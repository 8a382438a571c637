"""Reads each row of the tables and says what is right of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from operator import attrgetter

from bot.parsing.deadlines import read_deadline
from bot.parsing.queries import read_query
from bot.parsing.text import fold
from bot.parsing.values import Milestone, Query
from tests.parsing.tables.notation import (
    DeadlineRow,
    QuestionRow,
    deadline_rows,
    question_rows,
    written_milestones,
    written_period,
)

FIELDS = ("intent", "owner", "status", "period", "number", "keywords")
_EDGES = " .,;:-+?!\"'“”"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row: what was wanted and read in the tables' notation, and the fields that are wrong."""

    kind: str
    phrase: str
    wanted: str
    read: str
    wrong: tuple[str, ...]
    intent: str = ""
    """Of a question, as wanted."""

    @property
    def right(self) -> bool:
        return not self.wrong

    def __str__(self) -> str:
        return f"{self.phrase!r}: wanted {self.wanted}, read {self.read}"


@cache
def deadline_verdicts() -> tuple[Verdict, ...]:
    return tuple(judge_deadline(row) for row in deadline_rows())


@cache
def question_verdicts() -> tuple[Verdict, ...]:
    return tuple(judge_question(row) for row in question_rows())


def judge_deadline(row: DeadlineRow) -> Verdict:
    """Days, event, wait, rhythm, adjustment and action must be the same.

    So must the doubts, and the words each milestone was read from, where the row says them.
    """
    read = read_deadline(row.phrase, year=row.year)
    found = read.milestones
    wrong = []
    if latest_due(found) != latest_due(row.milestones):
        wrong.append("due")
    if [_but_words(one) for one in found] != [_but_words(one) for one in row.milestones]:
        wrong.append("milestones")
    elif not all(map(_same_action, row.milestones, found)):
        wrong.append("action")
    if row.doubts is not None and [doubt.key for doubt in read.doubts] != list(row.doubts):
        wrong.append("doubts")
    if row.printed is not None and [one.printed for one in found] != list(row.printed):
        wrong.append("printed")
    wanted, told = (written_milestones(some, row.year) for some in (row.milestones, found))
    return Verdict(row.kind, row.phrase, wanted, told, tuple(wrong))


def latest_due(milestones: Iterable[Milestone]) -> date | None:
    """The due date of the task: that of its latest milestone."""
    return max((one.due for one in milestones if one.due), default=None)


def _but_words(one: Milestone) -> Milestone:
    return replace(one, text="", trigger=_plain(one.trigger))


def _same_action(wanted: Milestone, read: Milestone) -> bool:
    loose, text = wanted.text.startswith("~"), _plain(wanted.text.removeprefix("~"))
    said = _plain(read.text)
    return bool(said and text and said in text) if loose else said == text


def judge_question(row: QuestionRow) -> Verdict:
    """All six fields must be the same, names and words as they sound."""
    read = read_query(row.query.text, today=row.today, year=row.year)
    wrong = tuple(name for name in FIELDS if not _same(name, row, read))
    wanted, found = (_written(query, row.year) for query in (row.query, read))
    return Verdict(row.kind, row.query.text, wanted, found, wrong, str(row.query.intent))


def _same(field: str, row: QuestionRow, read: Query) -> bool:
    wanted, found = getattr(row.query, field), getattr(read, field)
    if field not in ("owner", "keywords"):
        return bool(wanted == found)
    wanted, found = _plain(wanted), _plain(found)
    if field == "keywords" and row.loose and wanted and found:
        return wanted in found or found in wanted
    return bool(wanted == found)


def _plain(text: str | None) -> str | None:
    return fold(text).strip(_EDGES) if text else None


def _written(query: Query, year: int) -> str:
    told = (query.owner, query.status, written_period(query.period, year), query.number)
    parts = [str(query.intent), *(str(one) if one else "-" for one in told)]
    return " ".join((*parts, f"“{query.keywords}”" if query.keywords else "-"))


def share(verdicts: Sequence[Verdict]) -> float:
    return sum(one.right for one in verdicts) / len(verdicts)


def misses(verdicts: Iterable[Verdict]) -> list[str]:
    return [str(one) for one in verdicts if not one.right]


def _lines_by(
    group: Callable[[Verdict], str], verdicts: Sequence[Verdict]
) -> Iterator[tuple[str, int, int]]:
    """Each group in the order of the table, its rows and how many of them are right."""
    rows = Counter(map(group, verdicts))
    right = Counter(group(one) for one in verdicts if one.right)
    yield from ((name, count, right[name]) for name, count in rows.items())


def _lines_by_field(verdicts: Sequence[Verdict]) -> Iterator[tuple[str, int, int]]:
    wrong = Counter(name for one in verdicts for name in one.wrong)
    for name in FIELDS:
        yield name, len(verdicts), len(verdicts) - wrong[name]


def shown(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain text: names to the left, figures to the right."""
    lines = [tuple(head), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    told = (
        "  ".join((name.ljust(widths[0]), *map(str.rjust, figures, widths[1:])))
        for name, *figures in lines
    )
    return "\n".join((title, *(f"  {line.rstrip()}" for line in told)))


def accuracy_of_deadlines() -> str:
    verdicts = deadline_verdicts()
    rows = [*_lines_by(attrgetter("kind"), verdicts), _sum(verdicts)]
    head = ("kind", "phrases", "right", "")
    return shown("Time phrases of plans, read exactly right", head, map(_figures, rows))


def accuracy_of_questions() -> str:
    verdicts = question_verdicts()
    rows = [
        *_lines_by(attrgetter("intent"), verdicts),
        *_lines_by(attrgetter("kind"), verdicts),
        *_lines_by_field(verdicts),
        _sum(verdicts),
    ]
    head = ("intent, kind, field", "questions", "right", "")
    return shown("Questions, all six fields exactly right", head, map(_figures, rows))


def _sum(verdicts: Sequence[Verdict]) -> tuple[str, int, int]:
    return "all", len(verdicts), sum(one.right for one in verdicts)


def _figures(line: tuple[str, int, int]) -> tuple[str, str, str, str]:
    name, rows, right = line
    return name, str(rows), str(right), f"{right / rows:.1%}"
