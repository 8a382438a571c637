"""A plan's time phrase to milestones.

    cell      := milestone ((; | . | , | newline | bullet) milestone)*
    milestone := time [(note)] [:] action | action [:] time | action (time) | event [,] action

Citations are blanked, then everything that says when is found (`timed`, `triggers`), what counts
is chosen (`marks`), and the text between is dealt out as the actions (`actions`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.parsing.cells.actions import actions_of, announces_nothing_else, is_deadline_label
from bot.parsing.cells.cell import Cell, cell_of
from bot.parsing.cells.lines import on_own_lines, unwrapped
from bot.parsing.cells.marks import Mark, find_marks
from bot.parsing.cells.misprints import as_meant
from bot.parsing.cells.notes import noted
from bot.parsing.cells.triggers import Kind, Trigger
from bot.parsing.text import Words, words_of
from bot.parsing.values import DeadlineReading, Doubt, Milestone
from bot.parsing.when.citations import blank_citations
from bot.parsing.when.periods import Limit
from bot.parsing.when.timed import Timed, doubts_of, find_timed, milestones_of

FIRST_YEAR, LAST_YEAR = 1900, 2099
_AS_ABOVE = re.compile(r"-*\s*(?:nt|n/t|nhu tren|nhu muc tren)\s*-*\.?")
_NOTHING = re.compile(r"[\s\W_]*")
_TIME_AT_BEGINNING = re.compile(r"[a-z ]{0,20}\d")


def read_deadline(text: str, *, year: int, strict_before: bool = False) -> DeadlineReading:
    """The milestones of a time cell in text order, and what is doubtful in it.

    `year` is the plan's, from 1900 to 2099 (ValueError beyond): it holds for every date printed
    without one. Under `strict_before` "trước 30/6" is due on 29/6. No text raises an error, and
    none is guessed at: what names no time has no milestone and a doubt.

    >>> for one in read_deadline("Tháng 5: dự thảo; trước 30/6 trình", year=2024).milestones:
    ...     print(one.start, one.due, one.text)
    2024-05-01 2024-05-31 dự thảo
    None 2024-06-30 trình
    >>> read_deadline("sau 15 ngày kể từ khi có Quyết định", year=2024).milestones[0].trigger
    'có Quyết định'
    >>> read_deadline("Theo quy định", year=2024).doubts
    (Doubt(key='no-date', values=(('printed', 'Theo quy định'),)),)
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"a plan's year lies between {FIRST_YEAR} and {LAST_YEAR}, not {year}"
        raise ValueError(message)
    words = unwrapped(words_of(on_own_lines(text)))
    folded, found = _times_of(words, year=year)
    if _is_one_time(folded, found):
        return _of_one_time(words, found[0], year=year, strict_before=strict_before)
    meant = as_meant(words)
    if meant is not words:
        words = meant
        folded, found = _times_of(words, year=year)
    if not found:
        if _NOTHING.fullmatch(words.folded):
            return DeadlineReading()
        if _AS_ABOVE.fullmatch(words.folded):
            return _unread("as-above", words)
    return _read(cell_of(words, folded, found), year=year, strict_before=strict_before)


def _times_of(words: Words, *, year: int) -> tuple[str, list[Timed]]:
    """The folded text without its citations, and what says when in it."""
    folded = blank_citations(words.folded)
    # A line that still ends here ends what is said: no time goes on behind it.
    return folded, find_timed(words, folded.replace("\n", ";"), year=year)


def _unread(key: str, words: Words) -> DeadlineReading:
    return DeadlineReading(doubts=(Doubt(key, (("printed", words.printed),)),))


def _is_one_time(folded: str, found: Sequence[Timed]) -> bool:
    """Whether the whole cell is one time: "Tháng 5", "Thời hạn: trước 30/6"."""
    if len(found) != 1:
        return False
    (timed,) = found
    closed = timed.end == len(folded) or not folded[timed.end :].strip(" .,;")
    return closed and announces_nothing_else(folded, timed.at)


def _of_one_time(words: Words, timed: Timed, *, year: int, strict_before: bool) -> DeadlineReading:
    found = milestones_of(words, timed, year=year, strict_before=strict_before)
    if _is_one_day(timed) and is_deadline_label(words.folded, 0, timed.at):
        found = tuple(replace(one, start=None) for one in found)
    doubts = doubts_of(words, timed, year=year)
    return DeadlineReading(found, doubts) if found or doubts else _unread("no-date", words)


def _read(cell: Cell, *, year: int, strict_before: bool) -> DeadlineReading:
    marks = find_marks(cell)
    found: list[Milestone] = []
    doubts: list[Doubt] = []
    for mark, text in zip(marks, actions_of(cell, marks), strict=True):
        if mark.trigger:
            found.append(_awaited(mark.trigger, text, cell, year=year))
            doubts += _cited(mark.trigger)
        elif mark.timed:
            found += _dated(cell, mark, mark.timed, text, year=year, strict_before=strict_before)
            doubts += doubts_of(cell.words, mark.timed, year=year)
    if not found and not doubts:
        return _unread("no-date", cell.words)
    return DeadlineReading(tuple(found), tuple(dict.fromkeys(doubts)))


def _dated(
    cell: Cell, mark: Mark, timed: Timed, text: str, *, year: int, strict_before: bool
) -> tuple[Milestone, ...]:
    found = milestones_of(cell.words, timed, text, year=year, strict_before=strict_before)
    if mark.until:
        found = tuple(replace(one, due=mark.until) for one in found)
    if _is_one_day(timed) and _has_deadline_label(cell, mark):
        found = tuple(replace(one, start=None) for one in found)
    return noted(cell, mark, mark.note, found[0]) if mark.note and len(found) == 1 else found


def _has_deadline_label(cell: Cell, mark: Mark) -> bool:
    """“Thời hạn trình UBND tỉnh: 10/02/2024” is due that day, whenever it was begun."""
    number = cell.sentence(mark.at)
    start = cell.hard[number - 1] + 1 if number else 0
    return start < mark.at and is_deadline_label(cell.folded, start, mark.at)


def _is_one_day(timed: Timed) -> bool:
    return timed.window is not None and timed.window[0] == timed.window[1]


def _awaited(trigger: Trigger, text: str, cell: Cell, *, year: int) -> Milestone:
    printed = cell.printed(trigger.at, trigger.end)
    if trigger.kind is Kind.AFTER and (day := _day_of(trigger, cell, year=year)):
        due = day + timedelta(days=trigger.offset_days or 0)
        return Milestone(due=due, text=text, printed=printed)
    return Milestone(
        text=text,
        trigger=trigger.event,
        offset_days=trigger.offset_days,
        working=trigger.working,
        printed=printed,
    )


def _cited(trigger: Trigger) -> tuple[Doubt, ...]:
    if trigger.kind is not Kind.CITED:
        return ()
    return (Doubt("cited-text", (("printed", trigger.event),)),)


def _day_of(trigger: Trigger, cell: Cell, *, year: int) -> date | None:
    """The day itself where the event is one: "sau 15 ngày kể từ ngày 01/6/2024"."""
    if trigger.working or not _TIME_AT_BEGINNING.match(cell.words.folded, trigger.event_at):
        return None
    event = cell.words.part(trigger.event_at, trigger.end)
    held = find_timed(event, event.folded, year=year)
    first = held[0] if held else None
    if first is None or first.at > 0 or first.limit is not Limit.NONE or first.window is None:
        return None
    return first.window[1]
