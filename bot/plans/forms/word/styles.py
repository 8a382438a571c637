"""What Word's styles give to the paragraphs and runs that bear them."""

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

VALUE = qn("w:val")
LOOK, PROPERTIES, NUMBERING = qn("w:rPr"), qn("w:pPr"), qn("w:numPr")
_STYLE_OF = {PROPERTIES: qn("w:pStyle"), LOOK: qn("w:rStyle")}
_ID, _KIND, _DEFAULT = qn("w:styleId"), qn("w:type"), qn("w:default")
_LIST, _LEVEL, _OUTLINE = qn("w:numId"), qn("w:ilvl"), qn("w:outlineLvl")
_BOLD, _HIDDEN = qn("w:b"), qn("w:vanish")
_HEADING = re.compile(r"heading|title|tiêu đề", re.IGNORECASE)
_CONTENTS = re.compile(r"(toc|mục lục|index) ?\d", re.IGNORECASE)
# Nine outline levels are headings, the tenth is ordinary text.
_OUTLINED = frozenset("012345678")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Style:
    """What is None is left to the style below."""

    bold: bool | None = None
    hidden: bool | None = None
    heading: bool = False
    in_contents: bool = False
    """An entry of the table of contents, which repeats a heading."""
    list_id: str | None = None
    level: str | None = None
    names: frozenset[str] = frozenset()
    """Its identifier and those of the styles it is based on."""


PLAIN = Style()


class WordStyles:
    def __init__(self, root: BaseOxmlElement | None) -> None:
        elements = root.findall(qn("w:style")) if root is not None else []
        self._elements = {str(element.get(_ID, "")): element for element in elements}
        self._known: dict[str, Style] = {}
        usual = (
            name
            for name, element in self._elements.items()
            if element.get(_DEFAULT) in ("1", "true") and element.get(_KIND) == "paragraph"
        )
        self._usual = self._named(next(usual, ""))

    def of_paragraph(self, properties: BaseOxmlElement | None) -> Style:
        """The paragraph's style, and over it what the paragraph says itself."""
        if properties is None:
            return self._usual
        return _with_properties(self._style(properties) or self._usual, properties)

    def of_run(self, look: BaseOxmlElement | None, paragraph: Style) -> Style:
        """Only its boldness and whether it is hidden."""
        if look is None:
            return paragraph
        named = self._style(look) or PLAIN
        bold = _first(switch(look, _BOLD), named.bold, paragraph.bold)
        hidden = _first(switch(look, _HIDDEN), named.hidden, paragraph.hidden)
        return Style(bold=bold, hidden=hidden)

    def _style(self, element: BaseOxmlElement) -> Style | None:
        name = child_value(element, _STYLE_OF[element.tag])
        return self._named(name) if name in self._elements else None

    def _named(self, name: str) -> Style:
        if name not in self._known:
            self._known[name] = PLAIN  # a style based on itself ends here
            self._known[name] = self._resolved(name)
        return self._known[name]

    def _resolved(self, name: str) -> Style:
        element = self._elements.get(name)
        if element is None:
            return PLAIN
        below = self._named(child_value(element, qn("w:basedOn")) or "")
        title = child_value(element, qn("w:name")) or ""
        style = replace(
            below,
            heading=below.heading or bool(_HEADING.search(title) or _HEADING.search(name)),
            in_contents=bool(_CONTENTS.match(title)),
            names=below.names | {name},
        )
        if (look := element.find(LOOK)) is not None:
            style = replace(
                style,
                bold=_first(switch(look, _BOLD), style.bold),
                hidden=_first(switch(look, _HIDDEN), style.hidden),
            )
        properties = element.find(PROPERTIES)
        return _with_properties(style, properties) if properties is not None else style


def _with_properties(style: Style, properties: BaseOxmlElement) -> Style:
    outline = child_value(properties, _OUTLINE)
    if outline is not None:
        style = replace(style, heading=style.heading or outline in _OUTLINED)
    numbered = properties.find(NUMBERING)
    if numbered is None:
        return style
    list_id = _first(child_value(numbered, _LIST), style.list_id)
    return replace(style, list_id=list_id, level=_first(child_value(numbered, _LEVEL), style.level))


def switch(look: BaseOxmlElement, tag: str) -> bool | None:
    """An on-off property: set without a value it is on."""
    element = look.find(tag)
    return None if element is None else element.get(VALUE) not in ("0", "false", "off")


def child_value(element: BaseOxmlElement, tag: str) -> str | None:
    child = element.find(tag)
    return None if child is None else str(child.get(VALUE, ""))


def _first(*values: _T | None) -> _T | None:
    return next((value for value in values if value is not None), None)
