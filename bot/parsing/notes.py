"""The brackets after a time: "(cuối tháng; ...)" narrows it, "(Trình văn bản)" is its text."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from bot.parsing.citations import blank_citations
from bot.parsing.layout import LABEL
from bot.parsing.mentions import WEEK_NAMES, part_days
from bot.parsing.periods import Limit
from bot.parsing.text import Words
from bot.parsing.timed import Timed, find_timed
from bot.parsing.values import Milestone


@dataclass(frozen=True, slots=True)
class Note:
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


def narrowed(words: Words, start: date, due: date) -> Note | None:
    """The part of the window that a note names at its beginning, if it does."""
    for read in (_part, _week, _day, _dated):
        note = read(words, start, due)
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
    length = monthrange(month.year, month.month)[1]
    return month.replace(day=min(day, length) if day > 0 else length + 1 + day)


def _week(words: Words, start: date, due: date) -> Note | None:
    found = _WEEK.match(words.folded)
    if not found or _months_between(start, due) > 1:
        return None
    week = WEEK_NAMES.get(found["week"]) or int(found["week"])
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


def _dated(words: Words, start: date, due: date) -> Note | None:
    """A date of its own at the note's beginning: "Quý II (trước 15/6)"."""
    held = find_timed(words, blank_citations(words.folded), year=due.year)
    first = held[0] if len(held) == 1 else None
    if first is None or not _opens(words, first) or first.window is None or first.rhythm:
        return None
    first_day, last_day = first.window
    if first.limit in {Limit.BEFORE, Limit.BY}:
        return Note(start, last_day, first.end)
    return Note(first_day, last_day, first.end)


def _opens(words: Words, timed: Timed) -> bool:
    return (
        re.fullmatch(_LEAD_IN, words.folded[: timed.at]) is not None
        and _END_OF_CLAUSE.match(words.folded, timed.end) is not None
    )


def apply(note: Note, milestone: Milestone) -> Milestone:
    """The milestone with the window its note leaves."""
    start = note.start if milestone.start else None
    return Milestone(start, note.due, adjusted=milestone.adjusted, recurrence=milestone.recurrence)
