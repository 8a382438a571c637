"""The places of a time cell that each open one milestone, chosen from all that speak of time.

A time counts where it opens a sentence; where it opens a clause and is no bare year or
half-year; where it closes a sentence that has none yet; or where "trước", "chậm nhất",
"trong" ... says it is one. An event counts where it opens a clause (`events`), or where it
stands in a sentence, or the rest of one, that has no time. What stands in a comment's
brackets counts only where nothing else says when.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from itertools import pairwise, zip_longest
from typing import NamedTuple

from bot.parsing.cells.cell import Cell, Place
from bot.parsing.cells.events import events_of
from bot.parsing.cells.layout import Bracket, Opening, before_colon, closes_clause, follows_colon
from bot.parsing.cells.triggers import Kind, Trigger, may_await, trigger_within
from bot.parsing.when.mentions import Unit
from bot.parsing.when.periods import Limit
from bot.parsing.when.timed import Timed


class Mark(NamedTuple):
    """A time or an event that counts; its action follows it (`head`) or stands before it."""

    at: int
    end: int
    head: bool
    timed: Timed | None = None
    trigger: Trigger | None = None
    note: Bracket | None = None
    dated_note: bool = False
    until: date | None = None
    """A limit inside the window that its own clause adds: "Tháng 5 trình ... trước ngày 20/5"."""


_ONLY_COLON = re.compile(r" *: *")
_IS_LIST = re.compile(r"[ ,]*(?:\bva\b)? *")
_LIMITS = frozenset({Limit.BEFORE, Limit.BY})


def find_marks(cell: Cell) -> list[Mark]:
    """The marks in text order."""
    awaited = may_await(cell.words.folded)
    events = list(events_of(cell)) if awaited else []
    marks = _chosen(cell, [_awaiting(event, head=True) for event in events])
    if not marks:
        marks = [_mark(Place(timed, timed.at, timed.end), head=False) for timed in _meant(cell)]
    if awaited and (within := list(_events_within(cell, marks))):
        marks = sorted((*marks, *within), key=lambda mark: mark.at)
    return marks


def _meant(cell: Cell) -> Iterator[Timed]:
    """Where only comments say when, they are believed."""
    return (timed for timed in cell.comments if not timed.weak)


def _awaiting(event: Trigger, *, head: bool) -> Mark:
    return Mark(event.at, event.end, head, trigger=event)


def _mark(place: Place, *, head: bool, until: date | None = None) -> Mark:
    return Mark(place.at, place.end, head, place.timed, None, place.note, place.dated_note, until)


def _chosen(cell: Cell, events: list[Mark]) -> list[Mark]:
    """The events, and the times that count beside them, in text order."""
    marks: list[Mark] = []
    held = {cell.sentence(event.at) for event in events}
    ahead = iter((*events, None))
    event = next(ahead)
    for place, following in zip_longest(cell.places, cell.places[1:]):
        while event and event.at <= place.at:
            marks.append(event)
            event = next(ahead)
        last = marks[-1] if marks else None
        if last and last.trigger and place.at < last.end:
            continue
        if last and (changed := _with_limit(cell, last, place)):
            marks[-1] = changed
            continue
        sentence = cell.sentence(place.at)
        taken = sentence in held
        opening = cell.opening(place.at)
        if not taken and following and _is_subject(cell, place, following, opening):
            continue
        if _counts(cell, place, opening, last, taken=taken):
            led = taken and last is not None and last.head
            follows = _follows_action(cell, place, last)
            head = not follows and _leads(cell, place, opening, led=led)
            marks.append(_mark(place, head=head))
            held.add(sentence)
    while event:
        marks.append(event)
        event = next(ahead)
    return marks


def _with_limit(cell: Cell, mark: Mark, place: Place) -> Mark | None:
    """A window whose own clause says by when: "Tháng 5 trình trước 20/5", "Quý I: trước 10/4"."""
    if mark.timed is None or not mark.head:
        return None
    colon = _ONLY_COLON.fullmatch(cell.folded, mark.end, place.at) is not None
    if day := _limit_within(cell, mark, place):
        end = place.end if colon else mark.end
        return Mark(
            mark.at, end, mark.head, mark.timed, None, mark.note, mark.dated_note, until=day
        )
    if colon and closes_clause(cell.folded, place.end):
        return _mark(place, head=False)
    return None


def _limit_within(cell: Cell, mark: Mark, place: Place) -> date | None:
    """The day by which a window's own clause says its action is due."""
    if mark.timed is None or place.timed.limit not in _LIMITS:
        return None
    window, limit = mark.timed.window, place.timed.window
    if not window or not limit or not window[0] <= limit[1] < window[1]:
        return None
    if _IS_LIST.fullmatch(cell.folded, mark.end, place.at):
        return None
    apart = any(cell.is_parted(mark.end, place.at, by=by) for by in (cell.hard, cell.soft))
    return None if apart else limit[1]


def _counts(cell: Cell, place: Place, opening: Opening, last: Mark | None, *, taken: bool) -> bool:
    if opening is Opening.SENTENCE or cell.folded[place.at] == "(":
        return True
    if place.timed.weak:
        if opening is Opening.CLAUSE and before_colon(cell.folded, place.end):
            return True
        return not taken and _runs_to_the_end(cell, place)
    if opening is Opening.CLAUSE or not taken:
        return True
    return last is not None and _closes_own_clause(cell, place, last)


def _is_subject(cell: Cell, place: Place, following: Place, opening: Opening) -> bool:
    """“Báo cáo quý I: ngày 5/4”: the quarter is what is reported, the day says when."""
    return (
        opening is Opening.NOTHING
        and not closes_clause(cell.folded, place.end)
        and closes_clause(cell.folded, following.end)
        and not any(cell.is_parted(place.end, following.at, by=by) for by in (cell.hard, cell.soft))
    )


def _runs_to_the_end(cell: Cell, place: Place) -> bool:
    """“Triển khai đến hết năm 2024” says by when; "Chương trình đến năm 2030" is a name."""
    said = cell.folded[place.at : place.end]
    return "het " in said and closes_clause(cell.folded, place.end)


def _closes_own_clause(cell: Cell, place: Place, last: Mark) -> bool:
    """A second action with its time behind it: "trình trong tháng 3, ban hành trong tháng 4"."""
    timed = place.timed
    if not closes_clause(cell.folded, place.end):
        return False
    if timed.limit in _LIMITS:
        return True
    is_year = timed.phrase is not None and timed.phrase.stretches[0].unit is Unit.YEAR
    alike = not last.head or timed.limit is not Limit.NONE
    named = is_year and not cell.folded.startswith("trong ", place.at)
    return alike and not named and cell.is_parted(last.end, place.at, by=cell.soft)


def _follows_action(cell: Cell, place: Place, last: Mark | None) -> bool:
    """A time alone on its line, the action on the line before: "Khảo sát\\nTháng 3"."""
    if not cell.folded.startswith("\n", place.end) and place.end < len(cell.folded):
        return False
    if not cell.folded.endswith("\n", 0, place.at):
        return False
    before = cell.folded[last.end if last else 0 : place.at].strip()
    return (last is None or not last.head) and before[-1:].isalnum()


def _leads(cell: Cell, place: Place, opening: Opening, *, led: bool) -> bool:
    """Whether the action follows the time, as it does in the clause before if that is `led`."""
    if opening is Opening.SENTENCE:
        return True
    if opening is Opening.NOTHING or cell.folded[place.at] == "(":
        return False
    closes = closes_clause(cell.folded, place.end)
    if follows_colon(cell.folded, place.at):
        return not closes
    return led or not closes


def _events_within(cell: Cell, marks: list[Mark]) -> Iterator[Mark]:
    """Events in the middle of sentences, or of what is left of them behind their last time."""
    if not cell.hard and marks and marks[-1].head:
        return
    last: dict[int, Mark] = {}
    for mark in marks:
        numbers = range(cell.sentence(mark.at), cell.sentence(mark.end - 1) + 1)
        last |= dict.fromkeys(numbers, mark)
    edges = [0, *(stop + 1 for stop in cell.hard), len(cell.folded)]
    for number, (begin, end) in enumerate(pairwise(edges)):
        held = last.get(number)
        at = _left_over(cell, held, end) if held else begin
        event = trigger_within(cell.words, at, end) if at < end else None
        if event and event.kind is not Kind.CITED:
            yield _awaiting(event, head=False)


def _left_over(cell: Cell, mark: Mark, end: int) -> int:
    """Where a clause of its own begins behind a time that closes its action; else the end."""
    if mark.head:
        return end
    following = bisect_left(cell.soft, mark.end)
    return min(cell.soft[following] + 1, end) if following < len(cell.soft) else end
