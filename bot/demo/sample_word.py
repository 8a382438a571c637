"""Writes a plan read from text as a Word file with real tables, as an office would send it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.table import _Row

from bot.plans.document import Document, Paragraph, Table
from bot.plans.tables.healing import task_tables
from bot.plans.tables.rows import TaskTable


def write_word(document: Document, path: Path) -> None:
    """The plan's one task table is written whole: no page breaks, sections merged across."""
    word = docx.Document()
    # A font that every machine has, small enough for an amount to stay on one line.
    word.styles["Normal"].font.name = "DejaVu Sans"
    word.styles["Normal"].font.size = Pt(9)
    _turn_page(word)
    (tasks,) = task_tables(document)
    for on_pages, blocks in groupby(document.blocks, _is_page_of_tasks):
        if on_pages:
            _add_tasks(word, tasks)
            continue
        for block in blocks:
            _add_block(word, block)
    word.save(str(path))


def _is_page_of_tasks(block: Paragraph | Table) -> bool:
    # A letterhead has two columns.
    return isinstance(block, Table) and len(block.rows[0]) > 2


def _turn_page(word: WordDocument) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _add_block(word: WordDocument, block: Paragraph | Table) -> None:
    if isinstance(block, Paragraph):
        word.add_paragraph().add_run(block.text).bold = block.strong
        return
    printed = word.add_table(rows=len(block.rows), cols=max(map(len, block.rows)))
    for row, cells in zip(printed.rows, block.rows, strict=True):
        _fill(row, [cell.text for cell in cells])


def _add_tasks(word: WordDocument, tasks: TaskTable) -> None:
    headers = tasks.columns.headers
    lines = list(_lines(tasks))
    printed = word.add_table(rows=1 + len(lines), cols=len(headers), style="Table Grid")
    header, *rows = printed.rows
    _fill(header, headers, bold=True)
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row, texts in zip(rows, lines, strict=True):
        if len(texts) == 1:
            row.cells[0].merge(row.cells[-1])
        _fill(row, texts, bold=len(texts) == 1)


def _lines(tasks: TaskTable) -> Iterator[tuple[str, ...]]:
    """The rows to print; a section is a row of one text."""
    for section, rows in groupby(tasks.rows, lambda row: row.section):
        if section:
            yield (section,)
        yield from (row.cells for row in rows)


def _fill(row: _Row, texts: Sequence[str], *, bold: bool = False) -> None:
    for cell, text in zip(row.cells, texts, strict=False):
        first, *others = text.split("\n")
        cell.paragraphs[0].add_run(first).bold = bold
        for line in others:
            cell.add_paragraph(line)
