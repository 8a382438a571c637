"""The events a time cell's clauses open with, and which of them its actions wait for.

"Sau khi được duyệt: công bố"                   waits
"Sau khi được duyệt, công bố trong tháng 8"     is due in August
"Tháng 6, sau khi có ý kiến của Sở"             is due in June
"Từ khi được giao vốn đến hết quý III"          is due at the quarter's end
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.parsing.cells.cell import Cell, Place
from bot.parsing.cells.layout import LABEL, Opening, closes_clause
from bot.parsing.cells.triggers import Kind, Trigger, trigger_at
from bot.parsing.when.periods import Limit

_CLAUSE_START = re.compile(
    rf"(?:[\s;,.:+*•)/-]|\b(?:va|hoac)\b|\d{{1,2}}[.)]\s|[a-z]\)|\bdot xuat\b|\bthuong xuyen\b)*+"
    rf"(?:(?!dip ){LABEL}[\s:]++)*+"
)
_OPEN_KINDS = re.compile(r"(?:ngay\s+)?(?:sau\s+khi|khi|ke\s+tu\s+khi)\b|ngay\s+sau\b|.*?\d")
_REMARK_GAP = re.compile(r"\s*,\s*")


def events_of(cell: Cell) -> Iterator[Trigger]:
    """Events that open a clause, in text order."""
    reached = 0
    hard = frozenset((-1, *cell.hard))
    for stop in (-1, *sorted({*cell.hard, *cell.soft})):
        if -1 < stop < reached:
            continue
        reached = _clause_start(cell, max(stop, 0))
        event = trigger_at(cell.words, reached)
        if event and _is_meant(cell, event, hard=stop in hard):
            reached = event.end
            yield event


def _clause_start(cell: Cell, at: int) -> int:
    found = _CLAUSE_START.match(cell.words.folded, at)
    return found.end() if found else at


def _is_meant(cell: Cell, event: Trigger, *, hard: bool) -> bool:
    first = _place_from(cell, event.at)
    begins = first is not None and first.at <= event.event_at
    if first and begins and not (event.offset_days and first.at > event.at):
        return False
    if _runs_to_a_time(cell, event):
        return False
    if event.kind is Kind.CITED:
        return hard and all(_is_cited_year(place, event) for place in cell.places)
    if event.kind is Kind.BEFORE:
        return hard and _is_alone(cell, event)
    if hard:
        return not _only_introduces(cell, event)
    if _remarks_on_time(cell, event):
        return False
    return _OPEN_KINDS.match(cell.words.folded, event.at, event.event_at) is not None


def _is_cited_year(place: Place, event: Trigger) -> bool:
    """“Theo Chương trình công tác năm 2026” cites a text; its year says nothing more."""
    return place.timed.weak and event.event_at <= place.at and place.end <= event.end


def _runs_to_a_time(cell: Cell, event: Trigger) -> bool:
    """“Từ khi được giao vốn đến hết năm 2024” is due at the end of the year."""
    until = _place_from(cell, event.event_at)
    return (
        cell.words.folded.startswith(("tu ", "ke tu "), event.at)
        and until is not None
        and until.end == event.end
        and until.timed.limit is Limit.BY
    )


def _remarks_on_time(cell: Cell, event: Trigger) -> bool:
    """“Tháng 6, sau khi có ý kiến của Sở” is due in June."""
    before = bisect_left(cell.places, event.at, key=lambda place: place.at) - 1
    return before >= 0 and bool(
        _REMARK_GAP.fullmatch(cell.folded, cell.places[before].end, event.at)
    )


def _place_from(cell: Cell, at: int) -> Place | None:
    """The first time at or behind this place."""
    following = bisect_left(cell.places, at, key=lambda place: place.at)
    return cell.places[following] if following < len(cell.places) else None


def _is_alone(cell: Cell, event: Trigger) -> bool:
    """Whether no time stands beside an event in its sentence."""
    number = cell.sentence(event.at)
    begin = cell.hard[number - 1] + 1 if number else 0
    before, after = _place_from(cell, begin), _place_from(cell, event.end)
    if before and before.at < event.at:
        return False
    if inside := _place_from(cell, event.at):
        apart = cell.is_parted(event.at, inside.at, by=cell.soft)
        if apart and inside.end <= event.end and not inside.timed.weak:
            return False
    return after is None or cell.sentence(after.at) != number


def _only_introduces(cell: Cell, event: Trigger) -> bool:
    """“Sau khi được duyệt, triển khai trong tháng 8” is due in August."""
    after = _place_from(cell, event.end)
    return (
        after is not None
        and not after.timed.weak
        and cell.sentence(after.at) == cell.sentence(event.at)
        and cell.opening(after.at) is Opening.NOTHING
        and closes_clause(cell.folded, after.end)
    )
