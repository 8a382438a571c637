"""The words of a time cell dealt out to its marks: whose action each part of the text is.

    head := time [(note)] [:] action          the text up to the next mark
    tail := action [:] time [(note)] [rest]   the text from the mark before, or the last separator

Bullets, separators and words that only announce a time ("thời hạn", "hoàn thành") are no action.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest

from bot.parsing.cells.cell import Cell
from bot.parsing.cells.layout import BULLET, LABEL, before_colon
from bot.parsing.cells.marks import Mark
from bot.parsing.text import Words
from bot.parsing.when.numbers import NTH_WEEKDAY

_WORD_BY_A_TIME = (
    r"trong|vao|tu|cac|la|va|phai|can|sang|chieu|trua|toi|luc|mung|mong|dau gio"
    rf"|thu {NTH_WEEKDAY}|chu nhat|\d{{1,2}} ?(?:h|g|gio) ?\d{{0,2}}|\d{{1,2}}"
)
_ONLY_LABELS = re.compile(rf"[\s,;.:]*+(?:(?:{LABEL}|{_WORD_BY_A_TIME})\b[\s:,]*+)*+")
_ONLY_JOINS = re.compile(r"(?:[\s,;.:]|\b(?:va|hoac|la|dot xuat|dinh ky)\b)*+")
_DEADLINE_LABEL = re.compile(r"\s*+(?:thoi han|han chot|han cuoi|han)\b\s*+")
_TIME_LABEL = re.compile(
    r"\s*+(?:thoi (?:han|gian|diem)|han chot|han cuoi|han|tien do|moc thoi gian)\b[\s:]*+"
)
_DIGIT = re.compile(r"\d")
_HEADING = re.compile(r".*:\s*(?:\n|[-+*•]\s)", re.DOTALL)
_BULLETS = re.compile(rf"(?:[\s;,.:]*+{BULLET}\s*+)++")
_ANNOUNCING = re.compile(r"\s(?:dự kiến|thời gian|thời hạn|hạn|vào|trong)$", re.IGNORECASE)
_STAGE = re.compile(r"[\s;,.]*+(hoan thanh|ket thuc|bat dau|thuc hien)[\s:]*+")
_JOINING = ("và", "hoặc", "đồng thời")
_JOINING_BEFORE = tuple(f"{word} " for word in _JOINING)
_JOINING_BEHIND = tuple(f" {word}" for word in _JOINING)
_EDGES = " \t\n.;,:-+*•/"


def announces_nothing_else(folded: str, end: int) -> bool:
    """Whether the text up to here holds only words that announce a time, and no number.

    >>> announces_nothing_else("thoi gian hoan thanh: quy ii", 22)
    True
    >>> announces_nothing_else("trinh uy ban: quy ii", 14)
    False
    """
    return end == 0 or (
        _ONLY_LABELS.fullmatch(folded, 0, end) is not None and not _DIGIT.search(folded, 0, end)
    )


def is_deadline_label(folded: str, at: int, end: int) -> bool:
    """Whether "thời hạn", "hạn chót" ... opens this part: a day behind it is a last day."""
    return _DEADLINE_LABEL.match(folded, at, end) is not None


def actions_of(cell: Cell, marks: list[Mark]) -> Iterator[str]:
    """For each mark the words of its action, as printed."""
    start, text = 0, ""
    for mark, following in zip_longest(marks, marks[1:]):
        end = _cut(cell, mark, following)
        text = _action(cell, mark, start, end) or (text and _stage(cell.words, start, mark.at))
        yield text
        start = end


def _cut(cell: Cell, mark: Mark, following: Mark | None) -> int:
    """Where the words of one mark end and those of the next begin."""
    if following is None:
        return len(cell.folded) if mark.head else _next_stop(cell, mark)
    if following.head:
        return _lead_in_of(cell, mark, following)
    if not mark.head:
        stop = _next_stop(cell, mark)
        return stop if stop <= following.at else mark.end
    for stops in (cell.hard, cell.soft):
        last = _last_before(stops, following.at)
        if last >= mark.end:
            return last
    return following.at


def _lead_in_of(cell: Cell, mark: Mark, following: Mark) -> int:
    """Where the words begin that only announce the next time: "...; hoàn thành: tháng 9"."""
    return _announced(cell, mark.end, following.at)


def _announced(cell: Cell, start: int, at: int) -> int:
    """Where the last clause begins if it only announces the time here; else this place."""
    stop = max(_last_before(cell.hard, at), _last_before(cell.soft, at))
    announced = stop >= start and _ONLY_LABELS.fullmatch(cell.folded, stop, at)
    return stop if announced else at


def _last_before(stops: list[int], at: int) -> int:
    place = bisect_left(stops, at) - 1
    return stops[place] if place >= 0 else -1


def _next_stop(cell: Cell, mark: Mark) -> int:
    """Where an action with its time behind it ends; "Bước 1 (tháng 3): ..." goes on."""
    kinds = (cell.hard,) if _names_a_step(cell, mark) else (cell.hard, cell.soft)
    ahead = [(stops, bisect_left(stops, mark.end)) for stops in kinds]
    return min(
        (stops[place] for stops, place in ahead if place < len(stops)), default=len(cell.folded)
    )


def _names_a_step(cell: Cell, mark: Mark) -> bool:
    return cell.folded[mark.at] == "(" and before_colon(cell.folded, mark.end)


def _action(cell: Cell, mark: Mark, start: int, end: int) -> str:
    note = cell.words.printed[slice(*mark.note.inside)].strip() if mark.note else ""
    step = _names_a_step(cell, mark)
    heads_list = not mark.head and not step and before_colon(cell.folded, mark.end)
    after = "" if heads_list else _after(cell.words, mark.end, end)
    if mark.head and (after or note):
        return f"({note}) {after}" if note and after else note or after
    start = _after_heading(cell.folded, start, mark.at)
    before = _without_label(cell.words, start, _announced(cell, start, mark.at))
    if step and before and after:
        return f"{before}: {after}"
    if note and not before and not after:
        return note
    return " ".join(filter(None, (before, f"({note})" if note else "", after)))


def _after(words: Words, start: int, end: int) -> str:
    """What follows a time; a word like "thực hiện" is its action there, not a label."""
    only_joins = _ONLY_JOINS.fullmatch(words.folded, start, end)
    return "" if only_joins else trimmed(words, start, end, labels=False)


def _after_heading(folded: str, start: int, end: int) -> int:
    """Skips lines that only head a list: "Triển khai thực hiện:" above its bullets."""
    heading = _HEADING.match(folded, start, end)
    return heading.end() if heading else start


def _without_label(words: Words, start: int, end: int) -> str:
    bullets = _BULLETS.match(words.folded, start, end)
    start = bullets.end() if bullets else start
    label = _TIME_LABEL.match(words.folded, start, end)
    text = trimmed(words, label.end() if label else start, end)
    return _ANNOUNCING.sub("", text).strip(_EDGES)


def _stage(words: Words, start: int, end: int) -> str:
    """“Khởi công: tháng 3; hoàn thành: tháng 9”: what else announces a time tells two apart."""
    stage = _STAGE.fullmatch(words.folded, start, end)
    return words.printed[slice(*stage.span(1))] if stage else ""


def trimmed(words: Words, start: int, end: int, *, labels: bool = True) -> str:
    """The words as printed, without bullets, separators and mere labels at their edges.

    >>> from bot.parsing.text import words_of
    >>> trimmed(words_of("+ Lấy ý kiến (đợt 1);"), 0, 21)
    'Lấy ý kiến (đợt 1)'
    >>> trimmed(words_of("Thời gian hoàn thành:"), 0, 21)
    ''
    """
    bullets = _BULLETS.match(words.folded, start, end)
    start = bullets.end() if bullets else start
    if labels and _ONLY_LABELS.fullmatch(words.folded, start, end):
        return ""
    text = " ".join(words.printed[start:end].split()).strip(_EDGES)
    if text.startswith(_JOINING_BEFORE):
        text = text[len(next(filter(text.startswith, _JOINING_BEFORE))) :]
    if text.endswith(_JOINING_BEHIND):
        text = text[: -len(next(filter(text.endswith, _JOINING_BEHIND)))]
    return _balanced(text).strip(_EDGES)


def _balanced(text: str) -> str:
    """The text without a bracket that lost its other half at an edge."""
    if text.count("(") == text.count(")"):
        return text
    return text.strip("()") if text[:1] in "()" or text[-1:] in "()" else text
