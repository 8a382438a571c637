"""A Word file to paragraphs and tables, walking its XML once.

The file is treated as hostile: its sizes were checked before it came here, entities stay
unresolved, nothing outside the main text is opened, spans are capped.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.errors import NotAPlan
from bot.plans.document import Cell, Document, Paragraph, Progress, Row, Table, unwatched
from bot.plans.forms.margins import margins_of_word
from bot.plans.forms.word.numbers import ListNumbers
from bot.plans.forms.word.parts import find_part, read_part
from bot.plans.forms.word.styles import VALUE, WordStyles, switch
from bot.plans.forms.word.text import WRAPPERS, WordText
from bot.plans.tables.header_rows import find_columns

MAX_CELLS = 500_000
# Word itself allows 63 columns.
_MAX_SPAN = 63
# Where a table's header is looked for: titles may stand in its first rows.
_HEADER_ROWS = 8

_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_ROW_LOOK, _CELL_LOOK = qn("w:trPr"), qn("w:tcPr")
_MERGED, _SPAN, _BEFORE = qn("w:vMerge"), qn("w:gridSpan"), qn("w:gridBefore")
_HIDDEN, _DELETED = qn("w:hidden"), qn("w:del")
_BODY = qn("w:body")
_OFFICE_DOCUMENT = "/officeDocument"

Block = Paragraph | Table


def read_word(content: bytes, progress: Progress = unwatched) -> Document:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            name = _main_part(package)
            body, folder = read_part(package, name), posixpath.dirname(name)
            styles = WordStyles(find_part(package, posixpath.join(folder, "styles.xml")))
            numbers = ListNumbers(find_part(package, posixpath.join(folder, "numbering.xml")))
            margins = tuple(margins_of_word(package))
    except (
        zipfile.BadZipFile,
        zlib.error,
        SyntaxError,  # lxml's "this is no XML" is one
        KeyError,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,  # a part locked with a password, or packed in an unknown way
    ) as error:
        raise NotAPlan("plan-unreadable") from error
    blocks = tuple(_WordBlocks(WordText(styles, numbers)).of(body))
    progress(1, 1)
    return Document(blocks, margins)


def _main_part(package: zipfile.ZipFile) -> str:
    for relation in read_part(package, "_rels/.rels"):
        if str(relation.get("Type", "")).endswith(_OFFICE_DOCUMENT):
            return posixpath.normpath(str(relation.get("Target", ""))).lstrip("/")
    raise NotAPlan("plan-unreadable")


class _WordBlocks:
    """Walks the main text in order."""

    def __init__(self, text: WordText) -> None:
        self._text = text
        self._cells = 0

    def of(self, parent: BaseOxmlElement) -> Iterator[Block]:
        for child in parent:
            if child.tag == _P:
                yield from self._paragraph(child)
            elif child.tag == _TBL:
                yield from self._table(child)
            elif child.tag in WRAPPERS or child.tag == _BODY:
                yield from self.of(child)

    def _paragraph(self, element: BaseOxmlElement) -> Iterator[Block]:
        printed = self._text.read(element)
        if printed.text:
            lines = printed.text.split("\n")
            yield from (Paragraph(line, printed.strong) for line in lines)
        for box in printed.boxes:
            yield from self.of(box)

    def _table(self, element: BaseOxmlElement) -> Iterator[Block]:
        """A table that only lays out the page gives its cells' texts and tables one by one."""
        rows: list[Row] = []
        inside: list[Block] = []
        above: Row = ()
        for row in _inside(element, _TR):
            if _is_gone(row):
                continue
            above = tuple(self._row(row, above, inside))
            rows.append(above)
            self._cells += len(above)
            if self._cells > MAX_CELLS:
                raise NotAPlan("plan-unpacks-too-large")
        if (
            any(isinstance(block, Table) for block in inside)
            and find_columns(rows[:_HEADER_ROWS]) is None
        ):
            yield from inside
        else:
            yield Table(tuple(rows))

    def _row(self, row: BaseOxmlElement, above: Row, inside: list[Block]) -> Iterator[Cell]:
        position = _number(row.find(_ROW_LOOK), _BEFORE)
        yield from (Cell() for _ in range(position))
        for element in _inside(row, _TC):
            look = element.find(_CELL_LOOK)
            span = max(_number(look, _SPAN), 1)
            if _continues(look):
                upper = above[position] if position < len(above) else Cell()
                yield Cell(upper.text, upper.strong, continues=True)
            else:
                blocks = list(self.of(element))
                inside.extend(blocks)
                yield _cell(blocks)
            yield from (Cell() for _ in range(span - 1))
            position += span


def _inside(parent: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    """The rows of a table, or the cells of a row, also where a form field wraps them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, tag)


def _is_gone(row: BaseOxmlElement) -> bool:
    """Hidden, or deleted by a change that is still tracked."""
    look = row.find(_ROW_LOOK)
    return look is not None and (bool(switch(look, _HIDDEN)) or look.find(_DELETED) is not None)


def _continues(look: BaseOxmlElement | None) -> bool:
    merge = look.find(_MERGED) if look is not None else None
    return merge is not None and merge.get(VALUE) != "restart"


def _cell(blocks: list[Block]) -> Cell:
    lines = [line for block in blocks for line in _lines(block)]
    return Cell(
        "\n".join(line.text for line in lines), bool(lines) and all(p.strong for p in lines)
    )


def _lines(block: Block) -> Iterator[Paragraph]:
    """A table inside a cell of a table: its rows are lines."""
    if isinstance(block, Paragraph):
        yield block
        return
    for row in block.rows:
        told = [cell for cell in row if cell.text and not cell.continues]
        if told:
            text = " ".join(cell.text.replace("\n", " ") for cell in told)
            yield Paragraph(text, all(cell.strong for cell in told))


def _number(look: BaseOxmlElement | None, tag: str) -> int:
    found = look.find(tag) if look is not None else None
    digits = str(found.get(VALUE, "")) if found is not None else ""
    return min(int(digits), _MAX_SPAN) if re.fullmatch(r"[0-9]{1,9}", digits) else 0
