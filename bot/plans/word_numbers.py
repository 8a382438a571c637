"""The numbers Word prints by itself in front of list paragraphs; the text does not hold them."""

import re
from collections import defaultdict

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_VALUE = qn("w:val")
_LEVEL, _NUM = qn("w:ilvl"), qn("w:numId")
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class ListNumbers:
    """Counts the list paragraphs as they pass, and words the number each of them shows."""

    def __init__(self, numbering: BaseOxmlElement | None) -> None:
        self._formats = _formats(numbering) if numbering is not None else {}
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * 9)

    def next_label(self, paragraph: BaseOxmlElement) -> str:
        """What stands before the paragraph, with a space after it; nothing outside lists."""
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is None:
            return ""
        number = _child_value(properties, _NUM)
        level = _child_value(properties, _LEVEL) or "0"
        if (number, level) not in self._formats:
            return ""
        return self._count(number, int(level))

    def _count(self, number: str, level: int) -> str:
        counts = self._counts[number]
        counts[level] += 1
        counts[level + 1 :] = [0] * (8 - level)
        pattern = self._formats[number, str(level)][1]
        label = _PLACE.sub(lambda place: self._shown(number, int(place[1]) - 1), pattern)
        return f"{label} " if label else ""

    def _shown(self, number: str, level: int) -> str:
        kind = self._formats.get((number, str(level)), ("decimal", ""))[0]
        return _as_printed(max(self._counts[number][level], 1), kind)


def _formats(numbering: BaseOxmlElement) -> dict[tuple[str, str], tuple[str, str]]:
    """(list, level) to (kind of number, pattern like "%1."); bullets are a dash."""
    levels = {
        abstract.get(qn("w:abstractNumId")): abstract.findall(qn("w:lvl"))
        for abstract in numbering.findall(qn("w:abstractNum"))
    }
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for instance in numbering.findall(qn("w:num")):
        for level in levels.get(_child_value(instance, qn("w:abstractNumId")), ()):
            key = (str(instance.get(_NUM, "")), str(level.get(_LEVEL, "")))
            if re.fullmatch("[0-8]", key[1]):
                found[key] = _format(level)
    return found


def _format(level: BaseOxmlElement) -> tuple[str, str]:
    kind = _child_value(level, qn("w:numFmt"))
    pattern = _child_value(level, qn("w:lvlText"))
    return (kind, "-" if kind == "bullet" else pattern)


def _child_value(element: BaseOxmlElement, tag: str) -> str:
    child = element.find(tag)
    return str(child.get(_VALUE, "")) if child is not None else ""


def _as_printed(count: int, kind: str) -> str:
    if kind.endswith("Roman"):
        text = _roman(count)
        return text.upper() if kind.startswith("upper") else text
    if kind.endswith("Letter") and count <= 26:
        return chr(ord("A" if kind.startswith("upper") else "a") + count - 1)
    return str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text
