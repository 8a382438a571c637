"""The numbers Word prints by itself in front of list paragraphs; the text does not hold them."""

import re
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.plans.forms.word.styles import Style, child_value

_LEVEL, _NUM, _LIST = qn("w:ilvl"), qn("w:numId"), qn("w:abstractNumId")
_DEPTH = 9
_PLACE = re.compile(r"%([1-9])")
_DIGITS = re.compile(r"[0-9]{1,6}")
_PLAIN_BULLETS = frozenset("-+*•")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    pattern: str
    start: int
    in_digits: bool
    """Prints the numbers of the levels above as digits too ("II" as the 2 of "2.1")."""


@dataclass(frozen=True, slots=True)
class _List:
    """One use of a list; uses of the same list count on, save where one starts anew."""

    counted_as: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    styled: dict[str, int]
    """Paragraph styles that stand for a level."""


class ListNumbers:
    """Counts the list paragraphs as they pass, and words the number each of them shows."""

    def __init__(self, numbering: BaseOxmlElement | None) -> None:
        self._lists = _lists(numbering) if numbering is not None else {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def next_label(self, style: Style) -> str:
        """What stands before the paragraph, with a space after it; nothing outside lists."""
        used = self._lists.get(style.list_id or "")
        if used is None:
            return ""
        level = _level_of(style, used)
        if level not in used.levels:
            return ""
        counts = self._counts.setdefault(used.counted_as, [None] * _DEPTH)
        if style.list_id not in self._begun:
            self._begun.add(str(style.list_id))
            for place, start in used.starts.items():
                counts[place] = start - 1
        before = counts[level]
        counts[level] = used.levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_DEPTH - level - 1)
        return _label(used, level, counts)


def _level_of(style: Style, used: _List) -> int:
    if style.level is not None:
        return int(style.level) if _DIGITS.fullmatch(style.level) else 0
    return next((level for name, level in used.styled.items() if name in style.names), 0)


def _label(used: _List, level: int, counts: list[int | None]) -> str:
    shown = used.levels[level]
    if shown.kind == "none":
        return ""
    if shown.kind == "bullet":
        return f"{shown.pattern if shown.pattern in _PLAIN_BULLETS else '-'} "

    def number(place: re.Match[str]) -> str:
        above = used.levels.get(int(place[1]) - 1, shown)
        kind = "decimal" if shown.in_digits and above is not shown else above.kind
        count = counts[int(place[1]) - 1]
        return _as_printed(above.start if count is None else count, kind)

    label = _PLACE.sub(number, shown.pattern)
    return f"{label} " if label else ""


def _lists(numbering: BaseOxmlElement) -> dict[str, _List]:
    abstract = {str(each.get(_LIST, "")): each for each in numbering.findall(qn("w:abstractNum"))}
    by_style = {
        name: each
        for each in abstract.values()
        if (name := child_value(each, qn("w:styleLink"))) is not None
    }
    lists: dict[str, _List] = {}
    for use in numbering.findall(qn("w:num")):
        name = child_value(use, _LIST) or ""
        if (element := abstract.get(name)) is not None:
            linked = by_style.get(child_value(element, qn("w:numStyleLink")) or "")
            lists[str(use.get(_NUM, ""))] = _list(name, element if linked is None else linked, use)
    return lists


def _list(name: str, abstract: BaseOxmlElement, use: BaseOxmlElement) -> _List:
    levels, starts, styled = {}, {}, {}
    for element in abstract.findall(qn("w:lvl")):
        level = _place(element)
        levels[level] = _level(element)
        if (style := child_value(element, qn("w:pStyle"))) is not None:
            styled[style] = level
    for change in use.findall(qn("w:lvlOverride")):
        level = _place(change)
        if (own := change.find(qn("w:lvl"))) is not None:
            levels[level] = _level(own)
        if child_value(change, qn("w:startOverride")) is not None:
            starts[level] = _number(change, "w:startOverride", usual=1)
    levels.pop(_DEPTH, None)
    starts.pop(_DEPTH, None)
    return _List(name, levels, starts, styled)


def _place(element: BaseOxmlElement) -> int:
    digits = str(element.get(_LEVEL, ""))
    return int(digits) if re.fullmatch("[0-8]", digits) else _DEPTH


def _level(element: BaseOxmlElement) -> _Level:
    return _Level(
        kind=child_value(element, qn("w:numFmt")) or "decimal",
        pattern=child_value(element, qn("w:lvlText")) or "",
        start=_number(element, "w:start", usual=1),
        in_digits=element.find(qn("w:isLgl")) is not None,
    )


def _number(element: BaseOxmlElement, tag: str, *, usual: int) -> int:
    digits = child_value(element, qn(tag)) or ""
    return int(digits) if _DIGITS.fullmatch(digits) else usual


def _as_printed(count: int, kind: str) -> str:
    if kind.endswith("Roman") and 0 < count < 4000:
        text = _roman(count)
        return text.upper() if kind.startswith("upper") else text
    if kind.endswith("Letter") and 0 < count <= 26 * 9:
        # After z comes aa, then bb.
        letter = chr(ord("A" if kind.startswith("upper") else "a") + (count - 1) % 26)
        return letter * ((count - 1) // 26 + 1)
    return f"{count:02}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text
