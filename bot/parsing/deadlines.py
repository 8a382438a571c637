"""A plan's time phrase to milestones.

    cell      := milestone ((; | . | , | newline | bullet) milestone)*
    milestone := time [(note)] [:] action | action [:] time | action (time) | event [,] action

Citations are blanked, then everything that says when is found (`timed`, `triggers`), what counts
is chosen (`marks`), and the text between is dealt out as the actions.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.parsing import notes
from bot.parsing.layout import LABEL, before_colon
from bot.parsing.marks import Cell, Mark, cell_of, find_marks
from bot.parsing.periods import Limit
from bot.parsing.text import Words, words_of
from bot.parsing.timed import doubts_of, find_timed, milestones_of
from bot.parsing.triggers import Kind, Trigger
from bot.parsing.values import DeadlineReading, Doubt, Milestone

_PARAGRAPH = re.compile(r"</?(?:p|br|div|li|tr|td)\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]*\s*/?>", re.IGNORECASE)
_AS_ABOVE = re.compile(r"-*\s*(?:nt|n/t|nhu tren|nhu muc tren)\s*-*\.?")
_NOTHING = re.compile(r"[\s\W_]*")
_ONLY_LABELS = re.compile(
    rf"[\s,;.:]*(?:(?:{LABEL}|trong|vao|tu|cac|la|va|phai|can|sang|chieu|trua|toi|luc|mung|mong"
    r"|dau gio|thu (?:[2-7]|hai|ba|tu|nam|sau|bay)|chu nhat|\d{1,2}|\d{1,2} ?(?:h|g|gio) ?\d{0,2})"
    r"[\s:,]*)*"
)
_ONLY_JOINS = re.compile(r"(?:[\s,;.:]|\b(?:va|hoac|la|dot xuat|dinh ky)\b)*")
_DEADLINE_LABEL = re.compile(r"\s*(?:thoi han|han chot|han cuoi|han)\b\s*")
_BULLETS = re.compile(r"(?:\s*(?:[-+*•✓]|\(?\d{1,2}[.)](?!\d)|\(?[a-zđ]\))\s*)+")
_ITEM = re.compile(r"(?:^|(?<=[\s;,.]))(?P<number>\d{1,2})[.)]\s+(?=[^\W\d_])")
_EDGES = " \t\n.;,:-+*•"

# The longest cell of the plans we know has 400 characters; marks are compared pair by pair.
_LONGEST = 4_000


def read_deadline(text: str, *, year: int, strict_before: bool = False) -> DeadlineReading:
    """The milestones of a time cell in text order, and what is doubtful in it.

    Of a text longer than any time cell the beginning is read, and a doubt says so.
    """
    if len(text) > _LONGEST:
        beginning = text[:_LONGEST].rpartition(" ")[0] or text[:_LONGEST]
        read = read_deadline(beginning, year=year, strict_before=strict_before)
        return replace(read, doubts=(*read.doubts, Doubt("time-too-long")))
    words = words_of(_items_on_own_lines(_TAG.sub("", _PARAGRAPH.sub("\n", text))))
    if _NOTHING.fullmatch(words.folded):
        return DeadlineReading()
    if _AS_ABOVE.fullmatch(words.folded):
        return DeadlineReading(doubts=(Doubt("as-above", (("printed", words.printed),)),))
    return _read(words, year=year, strict_before=strict_before)


def _items_on_own_lines(text: str) -> str:
    """ "1. Khảo sát: tháng 3; 2. Trình: tháng 5" are two items, however they are printed."""
    found = list(_ITEM.finditer(text))
    counted = [str(count) for count in range(1, len(found) + 1)]
    if len(found) < 2 or found[0].start() > 0 or [item["number"] for item in found] != counted:
        return text
    ends = [*(item.start() for item in found[1:]), len(text)]
    items = (text[item.end() : end] for item, end in zip(found, ends, strict=True))
    return "\n".join(item.strip(" \n;,") for item in items)


def _read(words: Words, *, year: int, strict_before: bool) -> DeadlineReading:
    cell = cell_of(words, year=year)
    marks = find_marks(cell)
    found: list[Milestone] = []
    doubts: list[Doubt] = []
    for mark, text in zip(marks, _actions(cell, marks), strict=True):
        reading = _milestones(cell, mark, text, year=year, strict_before=strict_before)
        found.extend(reading.milestones)
        doubts.extend(reading.doubts)
    if not found and not doubts:
        doubts.append(Doubt("no-date", (("printed", words.printed),)))
    return DeadlineReading(tuple(found), tuple(dict.fromkeys(doubts)))


def _milestones(
    cell: Cell, mark: Mark, text: str, *, year: int, strict_before: bool
) -> DeadlineReading:
    if mark.trigger:
        return _awaited(mark.trigger, text, cell, year=year)
    if mark.timed is None:
        return DeadlineReading()
    found = milestones_of(mark.timed, year=year, strict_before=strict_before)
    if mark.until:
        found = tuple(replace(one, due=mark.until) for one in found)
    if _has_deadline_label(cell, mark):
        found = tuple(replace(one, start=None) for one in found)
    doubts = tuple(doubts_of(cell.words, mark.timed, year=year))
    if mark.note and len(found) == 1:
        return _noted(cell, mark, replace(found[0], text=text), doubts)
    return DeadlineReading(tuple(replace(one, text=text) for one in found), doubts)


def _has_deadline_label(cell: Cell, mark: Mark) -> bool:
    """“Thời hạn trình UBND tỉnh: 10/02/2024” is due that day, whenever it was begun."""
    timed = mark.timed
    if timed is None or timed.window is None or timed.window[0] != timed.window[1]:
        return False
    start = max((stop + 1 for stop in cell.hard if stop < mark.at), default=0)
    return _DEADLINE_LABEL.match(cell.folded, start, mark.at) is not None


def _awaited(trigger: Trigger, text: str, cell: Cell, *, year: int) -> DeadlineReading:
    if trigger.kind is Kind.AFTER and (day := _day_of(trigger, cell, year=year)):
        due = day + timedelta(days=trigger.offset_days or 0)
        return DeadlineReading((Milestone(due=due, text=text),))
    milestone = Milestone(
        text=text, trigger=trigger.event, offset_days=trigger.offset_days, working=trigger.working
    )
    if trigger.kind is not Kind.CITED:
        return DeadlineReading((milestone,))
    return DeadlineReading((milestone,), (Doubt("cited-text", (("printed", trigger.event),)),))


def _day_of(trigger: Trigger, cell: Cell, *, year: int) -> date | None:
    """The day itself where the event is one: "sau 15 ngày kể từ ngày 01/6/2024"."""
    if trigger.working:
        return None
    event = cell.words.part(trigger.event_at, trigger.end)
    held = find_timed(event, event.folded, year=year)
    first = held[0] if held else None
    if first is None or first.at > 0 or first.limit is not Limit.NONE or first.window is None:
        return None
    return first.window[1]


def _noted(
    cell: Cell, mark: Mark, milestone: Milestone, doubts: tuple[Doubt, ...]
) -> DeadlineReading:
    """A window with a note behind it, narrowed or divided where the note says so."""
    inside = cell.words.part(*mark.note.inside) if mark.note else cell.words
    if milestone.start and milestone.due and not milestone.recurrence:
        if parts := _parts_within(inside, milestone.start, milestone.due):
            return DeadlineReading(parts, doubts)
        if note := notes.narrowed(inside, milestone.start, milestone.due):
            rest = _trimmed(inside, note.rest, len(inside.folded))
            text = " ".join(filter(None, (rest, _behind(milestone.text, inside.printed))))
            return DeadlineReading((replace(notes.apply(note, milestone), text=text),), doubts)
    return DeadlineReading((milestone,), doubts)


def _parts_within(inside: Words, start: date, due: date) -> tuple[Milestone, ...]:
    """The dated actions a note lists: "Quý II (tháng 4: xây dựng; tháng 5, 6: triển khai)"."""
    listed = cell_of(inside, year=due.year)
    marks = [mark for mark in find_marks(listed) if mark.timed and mark.head]
    if len(marks) < 2:
        return ()
    texts = _actions(listed, marks)
    found = [
        replace(one, text=text)
        for mark, text in zip(marks, texts, strict=True)
        if mark.timed
        for one in milestones_of(mark.timed, year=due.year, strict_before=False)
    ]
    fits = all(one.text and one.due and start <= one.due <= due for one in found)
    return tuple(found) if fits else ()


def _behind(text: str, note: str) -> str:
    """The action without the note that opens it."""
    bracketed = f"({note})"
    return text.removeprefix(bracketed).strip() if text.startswith(bracketed) else ""


def _actions(cell: Cell, marks: list[Mark]) -> Iterator[str]:
    """For each mark the words of its action, as printed."""
    start = 0
    for place, mark in enumerate(marks):
        following = marks[place + 1] if place + 1 < len(marks) else None
        end = _cut(cell, mark, following)
        yield _action(cell, mark, start, end)
        start = end


def _cut(cell: Cell, mark: Mark, following: Mark | None) -> int:
    """Where the words of one mark end and those of the next begin."""
    if following is None:
        return len(cell.folded) if mark.head else _next_stop(cell, mark.end)
    if following.head:
        return following.at
    if not mark.head:
        stop = _next_stop(cell, mark.end)
        return stop if stop <= following.at else mark.end
    for stops in (cell.hard, cell.soft):
        between = [stop for stop in stops if mark.end <= stop < following.at]
        if between:
            return between[-1]
    return following.at


def _next_stop(cell: Cell, at: int) -> int:
    stops = (*cell.hard, *cell.soft)
    return min((stop for stop in stops if stop >= at), default=len(cell.folded))


def _action(cell: Cell, mark: Mark, start: int, end: int) -> str:
    note = cell.words.printed[slice(*mark.note.inside)].strip() if mark.note else ""
    heads_list = not mark.head and before_colon(cell.folded, mark.end)
    after = "" if heads_list else _after(cell.words, mark.end, end)
    if mark.head:
        return f"({note}) {after}" if note and after else note or after
    start = _after_heading(cell.folded, start, mark.at)
    before = _without_label(cell, start, mark.at)
    return " ".join(filter(None, (before, f"({note})" if note else "", after)))


def _after(words: Words, start: int, end: int) -> str:
    """What follows a time; a word like "thực hiện" is its action there, not a label."""
    only_joins = _ONLY_JOINS.fullmatch(words.folded, start, end)
    return "" if only_joins else _trimmed(words, start, end, labels=False)


def _after_heading(folded: str, start: int, end: int) -> int:
    """Skips lines that only head a list: "Triển khai thực hiện:" above its bullets."""
    heading = re.compile(r".*:\s*\n", re.DOTALL).match(folded, start, end)
    return heading.end() if heading else start


def _without_label(cell: Cell, start: int, end: int) -> str:
    label = _DEADLINE_LABEL.match(cell.folded, start, end)
    return _trimmed(cell.words, label.end() if label else start, end)


def _trimmed(words: Words, start: int, end: int, *, labels: bool = True) -> str:
    """The words as printed, without bullets, separators and mere labels at their edges."""
    bullets = _BULLETS.match(words.folded, start, end)
    start = bullets.end() if bullets else start
    if labels and _ONLY_LABELS.fullmatch(words.folded, start, end):
        return ""
    text = " ".join(words.printed[start:end].split()).strip(_EDGES)
    text = re.sub(r"^(?:và|hoặc|đồng thời)\s+|\s+(?:và|hoặc|đồng thời)$", "", text)
    return _balanced(text).strip(_EDGES)


def _balanced(text: str) -> str:
    if text.count("(") == text.count(")"):
        return text
    return text.strip("()") if text[:1] == "(" or text[-1:] == ")" else text
