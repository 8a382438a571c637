"""The places of a time cell that each open one milestone, chosen from all that speak of time.

A time counts where it opens a sentence; where it opens a clause and is no bare year or
half-year; where it closes a sentence that has none yet; or where "trước", "chậm nhất",
"trong" ... says it is one. An event counts where it opens a clause, or where it stands in
a sentence that has no time. What stands in a comment's brackets never counts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from bot.parsing import layout
from bot.parsing.citations import blank_citations
from bot.parsing.layout import LABEL, Bracket
from bot.parsing.mentions import Unit
from bot.parsing.periods import Limit
from bot.parsing.text import Words
from bot.parsing.timed import Timed, find_timed
from bot.parsing.triggers import Kind, Trigger, trigger_at, trigger_within


@dataclass(frozen=True, slots=True)
class Mark:
    """A time or an event that counts; its action follows it (`head`) or stands before it."""

    at: int
    end: int
    head: bool
    timed: Timed | None = None
    trigger: Trigger | None = None
    note: Bracket | None = None
    until: date | None = None
    """A limit inside the window that its own clause adds: "Tháng 5 trình ... trước ngày 20/5"."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A time cell taken apart: what says when, what comments, where sentences end."""

    words: Words
    folded: str
    timed: tuple[Timed, ...]
    notes: tuple[tuple[Timed, Bracket], ...]
    comments: tuple[Timed, ...]
    hard: tuple[int, ...]
    soft: tuple[int, ...]

    def sentence(self, at: int) -> int:
        return bisect_right(self.hard, at - 1)

    def note_of(self, timed: Timed) -> Bracket | None:
        return next((bracket for held, bracket in self.notes if held is timed), None)


_ONLY_COLON = re.compile(r" *: *")
_IS_LIST = re.compile(r"[ ,]*(?:\bva\b)? *")
_ONLY_LABELS = re.compile(rf"\s*(?:(?:{LABEL})[\s:]*)*")
_APART = re.compile(r"(?:^|[;\n.,:])\s*$")
_CLAUSE_START = re.compile(
    rf"(?:[\s;,.:+*•)-]|\b(?:va|hoac)\b|\d{{1,2}}[.)]\s|[a-z]\)|\bdot xuat\b|\bthuong xuyen\b)*"
    rf"(?:(?:{LABEL})[\s:]+)*"
)
_OPEN_KINDS = re.compile(r"(?:ngay\s+)?(?:sau\s+khi|khi|ke\s+tu\s+khi)\b|ngay\s+sau\b|.*?\d")


def cell_of(words: Words, *, year: int) -> Cell:
    folded = blank_citations(words.folded)
    found = find_timed(words, folded, year=year)
    timed, notes, comments, closed = _bracketed(folded, found)
    return Cell(
        words,
        folded,
        tuple(timed),
        tuple(notes),
        tuple(comments),
        tuple(layout.hard_stops(folded, closed)),
        tuple(layout.soft_stops(folded, closed)),
    )


def _bracketed(
    folded: str, found: list[Timed]
) -> tuple[list[Timed], list[tuple[Timed, Bracket]], list[Timed], list[Bracket]]:
    """Times outside brackets, the notes behind times, times in comments, the closed brackets."""
    notes: list[tuple[Timed, Bracket]] = []
    closed: list[Bracket] = []
    comments: list[Timed] = []
    timed = list(found)
    for bracket in layout.brackets_of(folded):
        inside = [held for held in timed if bracket.at < held.at and held.end <= bracket.end]
        owner = next((held for held in timed if _touches(folded, held, bracket)), None)
        if owner is None and len(inside) == 1 and _fills(folded, inside[0], bracket):
            timed[timed.index(inside[0])] = replace(inside[0], at=bracket.at, end=bracket.end)
            continue
        if owner is None and _APART.search(folded, max(0, bracket.at - 4), bracket.at):
            continue
        closed.append(bracket)
        timed = [held for held in timed if held not in inside]
        if owner:
            notes.append((owner, bracket))
        else:
            comments.extend(inside)
    return timed, notes, comments, closed


def _touches(folded: str, timed: Timed, bracket: Bracket) -> bool:
    return timed.end <= bracket.at and not folded[timed.end : bracket.at].strip()


def _fills(folded: str, timed: Timed, bracket: Bracket) -> bool:
    at, end = bracket.inside
    before, after = folded[at : timed.at], folded[timed.end : end]
    return _ONLY_LABELS.fullmatch(before) is not None and not after.strip(" .;,")


def find_marks(cell: Cell) -> list[Mark]:
    """The marks in text order."""
    marks = [Mark(trigger.at, trigger.end, head=True, trigger=trigger) for trigger in _events(cell)]
    for timed in cell.timed:
        if any(mark.at <= timed.at < mark.end for mark in marks):
            continue
        last = marks[-1] if marks else None
        if last and (day := _limit_within(cell, last, timed)):
            colon = _ONLY_COLON.fullmatch(cell.folded, last.end, timed.at)
            marks[-1] = replace(last, until=day, end=timed.end if colon else last.end)
        elif last and _is_about(cell, last, timed):
            marks[-1] = _mark(cell, timed, head=False)
        else:
            marks.extend(_counted(cell, timed, marks))
    if not marks:
        marks = [_mark(cell, timed, head=False) for timed in cell.comments if not timed.weak]
    marks.extend(_events_within(cell, marks))
    return sorted(marks, key=lambda mark: mark.at)


def _limit_within(cell: Cell, mark: Mark, timed: Timed) -> date | None:
    """The day by which a window's own clause says its action is due."""
    apart = any(mark.end <= stop < timed.at for stop in (*cell.hard, *cell.soft))
    if apart or mark.timed is None or timed.limit not in {Limit.BEFORE, Limit.BY}:
        return None
    window, limit = mark.timed.window, timed.window
    if not (mark.head and window and limit) or _IS_LIST.fullmatch(cell.folded, mark.end, timed.at):
        return None
    return limit[1] if window[0] <= limit[1] < window[1] else None


def _is_about(cell: Cell, mark: Mark, timed: Timed) -> bool:
    """“Quý I: trước 10/4” is due by 10/4, about the quarter."""
    colon = _ONLY_COLON.fullmatch(cell.folded, mark.end, timed.at) is not None
    return (
        colon
        and mark.head
        and mark.timed is not None
        and layout.closes_clause(cell.folded, _end(cell, timed))
    )


def _events(cell: Cell) -> Iterator[Trigger]:
    end = 0
    for stop in (-1, *sorted({*cell.hard, *cell.soft})):
        at = _clause_start(cell, max(stop, 0))
        trigger = trigger_at(cell.words, at) if at >= end else None
        if trigger and _is_meant(cell, trigger, hard=stop < 0 or stop in cell.hard):
            end = trigger.end
            yield trigger


def _clause_start(cell: Cell, at: int) -> int:
    found = _CLAUSE_START.match(cell.words.folded, at)
    return found.end() if found else at


def _is_meant(cell: Cell, trigger: Trigger, *, hard: bool) -> bool:
    begins = [timed for timed in cell.timed if trigger.at <= timed.at <= trigger.event_at]
    if begins and not (trigger.offset_days and begins[0].at > trigger.at):
        return False
    if any(bracket.at < trigger.at < bracket.end for _, bracket in cell.notes):
        return False
    if trigger.kind is Kind.CITED:
        return hard and not cell.timed
    alone = not any(
        cell.sentence(timed.at) == cell.sentence(trigger.at)
        for timed in cell.timed
        if timed.at < trigger.at or timed.at >= trigger.end
    )
    if trigger.kind is Kind.BEFORE:
        return hard and alone
    return hard or _OPEN_KINDS.match(cell.words.folded[trigger.at : trigger.event_at]) is not None


def _counted(cell: Cell, timed: Timed, marks: list[Mark]) -> Iterator[Mark]:
    taken = any(cell.sentence(mark.at) == cell.sentence(timed.at) for mark in marks)
    if _counts(cell, timed, marks, taken=taken):
        yield _mark(cell, timed, head=_leads(cell, timed, taken=taken))


def _mark(cell: Cell, timed: Timed, *, head: bool) -> Mark:
    note = cell.note_of(timed)
    return Mark(timed.at, note.end if note else timed.end, head, timed, None, note)


def _counts(cell: Cell, timed: Timed, marks: list[Mark], *, taken: bool) -> bool:
    folded, end = cell.folded, _end(cell, timed)
    if layout.opens_sentence(folded, timed.at) or folded[timed.at] == "(":
        return True
    if timed.weak:
        return layout.before_colon(folded, end) and layout.opens_clause(folded, timed.at)
    if layout.opens_clause(folded, timed.at):
        return True
    return not taken or (_closes_own_clause(cell, timed, marks))


def _closes_own_clause(cell: Cell, timed: Timed, marks: list[Mark]) -> bool:
    """A second action with its time behind it: "trình trong tháng 3, ban hành trong tháng 4"."""
    if not layout.closes_clause(cell.folded, _end(cell, timed)):
        return False
    if timed.limit in {Limit.BEFORE, Limit.BY}:
        return True
    apart = any(marks[-1].end <= stop < timed.at for stop in cell.soft)
    is_year = timed.phrase is not None and timed.phrase.stretches[0].unit is Unit.YEAR
    alike = not marks[-1].head or timed.limit is not Limit.NONE
    return apart and alike and not is_year


def _end(cell: Cell, timed: Timed) -> int:
    note = cell.note_of(timed)
    return note.end if note else timed.end


def _leads(cell: Cell, timed: Timed, *, taken: bool) -> bool:
    """Whether the action follows the time; else it stands before."""
    folded = cell.folded
    if layout.opens_sentence(folded, timed.at):
        return True
    if folded[timed.at] == "(":
        return False
    if not layout.opens_clause(folded, timed.at):
        return False
    closes = layout.closes_clause(folded, _end(cell, timed))
    if layout.follows_colon(folded, timed.at):
        return not closes
    return taken or not closes


def _events_within(cell: Cell, marks: list[Mark]) -> Iterator[Mark]:
    edges = [0, *(stop + 1 for stop in cell.hard), len(cell.folded)]
    held = {cell.sentence(mark.at) for mark in marks}
    for at, end in pairwise(edges):
        overlaps = any(at < mark.end and mark.at < end for mark in marks)
        if at >= end or overlaps or cell.sentence(at) in held:
            continue
        trigger = trigger_within(cell.words, at, end)
        if trigger and trigger.kind is not Kind.CITED:
            yield Mark(trigger.at, trigger.end, head=False, trigger=trigger)
