"""A Word file to paragraphs and tables, walking its XML once.

The file is treated as hostile: sizes are checked before anything is unpacked, entities stay
unresolved, nothing outside the main text is opened, spans are capped.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.errors import NotAPlan
from bot.parsing.text import clean
from bot.plans.document import Cell, Document, Paragraph, Progress, Row, Table, unwatched
from bot.plans.word_numbers import ListNumbers

MAX_UNPACKED = 200 * 1024 * 1024
MAX_PARTS = 5_000
MAX_CELLS = 500_000
# Word itself allows 63 columns.
_MAX_SPAN = 63
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_VALUE = qn("w:val")
# Their children stand in the text as if they were not there.
_WRAPPERS = {
    *(qn("w:sdt"), qn("w:sdtContent"), qn("w:smartTag"), qn("w:customXml"), qn("w:fldSimple")),
    *(qn("w:ins"), qn("w:moveTo"), qn("w:hyperlink"), qn("w:r")),
}
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
_TEXT = qn("w:t")
_HEADING_STYLE = re.compile(r"heading|title|tiêu đề", re.IGNORECASE)


def read_word(content: bytes, _progress: Progress = unwatched) -> Document:
    if content.startswith(_OLE):
        raise NotAPlan("plan-encrypted")
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _check(package)
            body = _main_part(package)
            numbers = ListNumbers(_optional_part(package, "word/numbering.xml"))
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
    return Document(tuple(_WordText(numbers).blocks(body)))


def _check(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise NotAPlan("plan-too-large", megabytes=MAX_UNPACKED // (1024 * 1024))
    if any(part.flag_bits & 0x1 for part in parts):
        raise NotAPlan("plan-encrypted")


def _main_part(package: zipfile.ZipFile) -> BaseOxmlElement:
    relations = parse_xml(package.read("_rels/.rels"))
    for relation in relations:
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            target = str(relation.get("Target", "")).lstrip("/")
            return parse_xml(package.read(target))
    raise NotAPlan("plan-unreadable")


def _optional_part(package: zipfile.ZipFile, name: str) -> BaseOxmlElement | None:
    return parse_xml(package.read(name)) if name in package.namelist() else None


class _WordText:
    """Walks the main text in order; list numbers are counted on the way."""

    def __init__(self, numbers: ListNumbers) -> None:
        self._numbers = numbers
        self._cells = 0

    def blocks(self, parent: BaseOxmlElement) -> Iterator[Paragraph | Table]:
        for child in parent:
            if child.tag == _P:
                yield from self._paragraphs(child)
            elif child.tag == _TBL:
                yield Table(tuple(self._rows(child)))
            elif child.tag in _WRAPPERS or child.tag == qn("w:body"):
                yield from self.blocks(child)

    def _paragraphs(self, element: BaseOxmlElement) -> Iterator[Paragraph]:
        strong = _is_strong(element)
        for line in self._text(element).split("\n"):
            if line:
                yield Paragraph(line, strong)

    def _text(self, paragraph: BaseOxmlElement) -> str:
        printed = self._numbers.next_label(paragraph) + "".join(_pieces(paragraph))
        lines = (clean(line) for line in printed.split("\n"))
        return "\n".join(line for line in lines if line)

    def _rows(self, table: BaseOxmlElement) -> Iterator[Row]:
        above: Row = ()
        for element in _inside(table, _TR):
            above = tuple(self._row(element, above))
            self._cells += len(above)
            if self._cells > MAX_CELLS:
                raise NotAPlan("plan-too-large", megabytes=MAX_UNPACKED // (1024 * 1024))
            yield above

    def _row(self, row: BaseOxmlElement, above: Row) -> Iterator[Cell]:
        position = _number_at(row, "w:trPr/w:gridBefore")
        yield from (Cell() for _ in range(position))
        for element in _inside(row, _TC):
            span = max(_number_at(element, "w:tcPr/w:gridSpan"), 1)
            yield self._cell(element, above[position] if position < len(above) else Cell())
            yield from (Cell() for _ in range(span - 1))
            position += span

    def _cell(self, element: BaseOxmlElement, above: Cell) -> Cell:
        merge = element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merge is not None and merge.get(_VALUE) != "restart":
            return Cell(above.text, above.strong, continues=True)
        paragraphs = list(element.iter(_P))
        texts = [text for text in map(self._text, paragraphs) if text]
        strong = bool(texts) and all(_is_strong(p) for p in paragraphs if _has_text(p))
        return Cell("\n".join(texts), strong)


def _inside(parent: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    """The rows of a table, or the cells of a row, also where a form field wraps them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _pieces(parent: BaseOxmlElement) -> Iterator[str]:
    for child in parent:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag in _WRAPPERS:
            yield from _pieces(child)


def _has_text(paragraph: BaseOxmlElement) -> bool:
    return any(piece.strip() for piece in _pieces(paragraph))


def _is_strong(paragraph: BaseOxmlElement) -> bool:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if style is not None and _HEADING_STYLE.search(str(style.get(_VALUE, ""))):
        return True
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(_pieces(run)).strip()]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: BaseOxmlElement) -> bool:
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return bold is not None and bold.get(_VALUE) not in ("0", "false", "off")


def _number_at(element: BaseOxmlElement, path: str) -> int:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    digits = str(found.get(_VALUE, "")) if found is not None else ""
    return min(int(digits), _MAX_SPAN) if re.fullmatch(r"[0-9]{1,9}", digits) else 0
