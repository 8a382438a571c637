"""The brackets after a time: "(cuối tháng; ...)" narrows it, "(Trình văn bản)" is its text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from bot.parsing.cells.actions import actions_of, trimmed
from bot.parsing.cells.cell import Cell, listed_in
from bot.parsing.cells.layout import LABEL, Bracket
from bot.parsing.cells.marks import Mark, find_marks
from bot.parsing.text import Words
from bot.parsing.values import Milestone
from bot.parsing.when.mentions import part_days
from bot.parsing.when.numbers import number_in
from bot.parsing.when.periods import Limit
from bot.parsing.when.spans import day_in
from bot.parsing.when.timed import Timed, milestones_of


class Note(NamedTuple):
    """What brackets leave of a window, and where their remaining words begin."""

    start: date | None
    due: date
    rest: int


_LEAD_IN = rf"\s*(?:(?:{LABEL}|trong|vao|la|khoang)[\s:]+)*"
_PART = re.compile(
    rf"{_LEAD_IN}(?P<limit>(?:truoc|den|het|cham nhat)\s+)?"
    "(?P<part>nua (?:dau|cuoi|sau)|thuong tuan|trung tuan|ha tuan|tuan (?:dau"
    "|cuoi)|ngay (?:dau|cuoi)"
    r"|dau|giua|cuoi)(?:\s+(?:tien|cung))?(?:\s+(?:cua\s+)?(?P<unit>thang|quy"
    r"|nam))?(?![\sa-z0-9]*\d)"
)
_WEEK = re.compile(rf"{_LEAD_IN}tuan\s+(?:thu\s+)?(?P<week>\d|nhat|hai|ba|tu|nam)\b(?!\s+thang)")
_DAY = re.compile(
    rf"{_LEAD_IN}(?P<limit>(?:truoc|den|het|cham nhat(?: la)?|han)\s+)?"
    r"(?:tu\s+)?ngay\s+(?P<day>\d{1,2})"
    r"(?:\s*(?:-|den|,|va)\s*(?:ngay\s+)?(?P<last>\d{1,2}))?(?!\s*[/.\d]|\s+thang)"
)
_END_OF_CLAUSE = re.compile(r"\s*(?:$|[;,.:)])")


def noted(cell: Cell, mark: Mark, note: Bracket, milestone: Milestone) -> tuple[Milestone, ...]:
    """A window with a note behind it, narrowed or divided where the note says so."""
    if not milestone.start or not milestone.due or milestone.recurrence or not mark.timed:
        return (milestone,)
    inside = cell.words.part(*note.inside)
    listed = listed_in(inside, year=milestone.due.year) if mark.dated_note else None
    if listed and (parts := _parts_within(listed, milestone.start, milestone.due)):
        return parts
    timed = [place.timed for place in listed.places] if listed else ()
    left = narrowed(inside, timed, milestone.start, milestone.due)
    if left is None:
        return (milestone,)
    rest = trimmed(inside, left.rest, len(inside.folded))
    end = note.inside[0] + left.rest if rest else note.end
    return (
        replace(
            milestone,
            start=left.start,
            due=left.due,
            text=_with_note(milestone.text, inside.printed.strip(), rest),
            printed=cell.printed(mark.timed.at, end) if left.rest else milestone.printed,
        ),
    )


def narrowed(words: Words, timed: Sequence[Timed], start: date, due: date) -> Note | None:
    """The part of the window that a note names at its beginning, if it does.

    `timed` are the times the note itself prints.

    >>> from bot.parsing.text import words_of
    >>> note = narrowed(words_of("cuối tháng; trình"), (), date(2024, 6, 1), date(2024, 6, 30))
    >>> note and (note.start.day, note.due.day)
    (21, 30)
    >>> narrowed(words_of("trình ban hành"), (), date(2024, 6, 1), date(2024, 6, 30))
    """
    found = (read(words, start, due) for read in (_part, _week, _day))
    for note in chain(found, (_dated(timed, words, start) for _ in timed[:1])):
        if note and (note.start is None or start <= note.start) and start <= note.due <= due:
            return note
    return None


def _part(words: Words, start: date, due: date) -> Note | None:
    found = _PART.match(words.folded)
    if not found or not _END_OF_CLAUSE.match(words.folded, found.end()):
        return None
    if found["unit"] == "quy" and (due - start).days < 31:
        return None
    months = _months_between(start, due)
    if found["unit"] in {"quy", "nam"}:
        return _month_of(found, start, due)
    if months > 1 and found["unit"] is None:
        return None
    month = due if found["part"].startswith(("cuoi", "nua cuoi", "ha")) else start
    first, last = part_days(found["part"])
    note = Note(_nth(month, first), _nth(month, last), found.end())
    return Note(start, note.due, note.rest) if found["limit"] else note


def _month_of(found: "re.Match[str]", start: date, due: date) -> Note | None:
    if found["part"] not in {"dau", "giua", "cuoi"}:
        return None
    at = {"dau": start, "giua": start + timedelta(days=45), "cuoi": due}[found["part"]]
    return Note(at.replace(day=1), _nth(at, 31), found.end())


def _months_between(start: date, due: date) -> int:
    return (due.year - start.year) * 12 + due.month - start.month + 1


def _nth(month: date, day: int) -> date:
    return day_in(month.year, (month.month, day))


def _week(words: Words, start: date, due: date) -> Note | None:
    found = _WEEK.match(words.folded)
    if not found or _months_between(start, due) > 1:
        return None
    week = number_in(found["week"])
    if not 1 <= week <= 5:
        return None
    return Note(_nth(start, week * 7 - 6), _nth(start, min(week * 7, 31)), found.end())


def _day(words: Words, start: date, due: date) -> Note | None:
    found = _DAY.match(words.folded)
    if not found or _months_between(start, due) > 1:
        return None
    first, last = int(found["day"]), int(found["last"] or found["day"])
    if not 1 <= first <= last <= 31:
        return None
    begin = start if found["limit"] else _nth(start, first)
    return Note(begin, _nth(start, last), found.end())


def _dated(held: Sequence[Timed], words: Words, start: date) -> Note | None:
    """A date at the note's beginning, "Quý II (trước 15/6)", or a limit of what it tells to do."""
    first = held[0] if len(held) == 1 else None
    if first is None or first.window is None or first.rhythm:
        return None
    first_day, last_day = first.window
    limited = first.limit in {Limit.BEFORE, Limit.BY}
    if _END_OF_CLAUSE.match(words.folded, first.end) is None:
        return None
    if re.fullmatch(_LEAD_IN, words.folded[: first.at]) is not None:
        return Note(start if limited else first_day, last_day, first.end)
    return Note(start, last_day, 0) if limited else None


def _parts_within(listed: Cell, start: date, due: date) -> tuple[Milestone, ...]:
    """The dated actions a note lists: "Quý II (tháng 4: xây dựng; tháng 5, 6: triển khai)"."""
    marks = [mark for mark in find_marks(listed) if mark.timed and mark.head]
    if len(marks) < 2:
        return ()
    found = [
        one
        for mark, text in zip(marks, actions_of(listed, marks), strict=True)
        if mark.timed
        for one in milestones_of(listed.words, mark.timed, text, year=due.year)
    ]
    fits = all(one.text and one.due and start <= one.due <= due for one in found)
    return tuple(found) if fits else ()


def _with_note(text: str, note: str, rest: str) -> str:
    """The action with what is left of the note it holds."""
    bracketed = f"({note})"
    if text == note:
        return rest
    if text.startswith(bracketed):
        return f"{rest} {text.removeprefix(bracketed).strip()}".strip()
    return " ".join(text.replace(bracketed, f"({rest})" if rest else "", 1).split())
