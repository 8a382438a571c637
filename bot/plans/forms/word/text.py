"""One Word paragraph as printed: with what was inserted, without what is deleted or hidden."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.parsing.text import clean
from bot.plans.forms.word.numbers import ListNumbers
from bot.plans.forms.word.styles import LOOK, PROPERTIES, WordStyles

# Their children stand in the text as if they were not there.
WRAPPERS = frozenset(
    qn(tag)
    for tag in (
        *("w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:fldSimple", "w:hyperlink"),
        *("w:ins", "w:moveTo", "w:dir", "w:bdo"),
    )
)
_RUN, _TEXT = qn("w:r"), qn("w:t")
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:ptab"): " "}
_BREAKS |= {qn("w:noBreakHyphen"): "-"}
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_EITHER = f"{_COMPATIBILITY}AlternateContent"
_DRAWN = frozenset((_EITHER, qn("w:drawing"), qn("w:pict"), qn("w:object")))
_BOX = qn("w:txbxContent")


@dataclass(frozen=True, slots=True)
class Printed:
    text: str
    strong: bool
    boxes: tuple[BaseOxmlElement, ...] = ()
    """Text boxes anchored in the paragraph."""


NOTHING = Printed("", strong=False)


class WordText:
    """Reads paragraph after paragraph; list numbers are counted on the way."""

    def __init__(self, styles: WordStyles, numbers: ListNumbers) -> None:
        self._styles = styles
        self._numbers = numbers

    def read(self, paragraph: BaseOxmlElement) -> Printed:
        style = self._styles.of_paragraph(paragraph.find(PROPERTIES))
        if style.in_contents:
            return NOTHING
        pieces = [self._numbers.next_label(style)]
        boxes: list[BaseOxmlElement] = []
        bold, said = True, False
        for run in _runs(paragraph):
            look = self._styles.of_run(run.find(LOOK), style)
            if look.hidden:
                continue
            text = "".join(_pieces(run, boxes))
            pieces.append(text)
            if text and not text.isspace():
                bold, said = bold and bool(look.bold), True
        lines = filter(None, map(clean, "".join(pieces).split("\n")))
        return Printed("\n".join(lines), style.heading or (said and bold), tuple(boxes))


def _runs(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    for child in parent:
        if child.tag == _RUN:
            yield child
        elif child.tag in WRAPPERS:
            yield from _runs(child)


def _pieces(run: BaseOxmlElement, boxes: list[BaseOxmlElement]) -> Iterator[str]:
    for child in run:
        tag = child.tag
        if tag == _TEXT:
            yield child.text or ""
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        elif tag in _DRAWN:
            boxes.extend(_boxes(child))


def _boxes(drawn: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """A box is written twice, for new and for old programs; the first writing that is there."""
    if drawn.tag == _EITHER:
        for writing in drawn:
            if found := list(_boxes(writing)):
                yield from found
                return
        return
    for child in drawn:
        if child.tag == _BOX:
            yield child
        else:
            yield from _boxes(child)
