import io

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from bot.plans.document import Cell, Document, Paragraph, Table
from bot.plans.word_form import read_word


def read(document: WordDocument) -> Document:
    stream = io.BytesIO()
    document.save(stream)
    return read_word(stream.getvalue())


def rows_of(document: WordDocument) -> list[list[str]]:
    (table,) = (block for block in read(document).blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows]


def test_paragraphs_and_tables_come_in_order() -> None:
    word = docx.Document()
    word.add_paragraph("Trước")
    word.add_table(rows=1, cols=2).cell(0, 1).text = "ô"
    word.add_paragraph().add_run("Sau").bold = True
    before, table, after = read(word).blocks
    assert before == Paragraph("Trước")
    assert isinstance(table, Table)
    assert after == Paragraph("Sau", strong=True)


def test_a_cell_merged_across_is_counted_once() -> None:
    word = docx.Document()
    cells = word.add_table(rows=1, cols=3).rows[0].cells
    cells[0].merge(cells[1]).text = "Mục"
    cells[2].text = "cuối"
    assert rows_of(word) == [["Mục", "", "cuối"]]


def test_a_cell_merged_down_is_repeated_and_says_so() -> None:
    word = docx.Document()
    table = word.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "5"
    (read_table,) = (block for block in read(word).blocks if isinstance(block, Table))
    assert read_table.rows[1][0] == Cell("5", continues=True)


def test_the_paragraphs_of_a_cell_are_its_lines() -> None:
    word = docx.Document()
    cell = word.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Tháng 5"
    cell.add_paragraph("Tháng 6")
    assert rows_of(word) == [["Tháng 5\nTháng 6"]]


def numbered(paragraph: WordParagraph, *, list_id: str) -> None:
    properties = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", "0"), ("w:numId", list_id)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), value)
        properties.append(child)
    paragraph._p.get_or_add_pPr().append(properties)


def test_the_numbers_that_word_prints_by_itself_are_read() -> None:
    word = docx.Document()
    numbering = word.part.numbering_part.element
    decimal = next(
        abstract.get(qn("w:abstractNumId"))
        for abstract in numbering.findall(qn("w:abstractNum"))
        if abstract.find(f"{qn('w:lvl')}/{qn('w:numFmt')}").get(qn("w:val")) == "decimal"
    )
    list_id = str(numbering.add_num(int(decimal)).numId)
    table = word.add_table(rows=2, cols=1)
    for row in table.rows:
        numbered(row.cells[0].paragraphs[0], list_id=list_id)
    assert rows_of(word) == [["1."], ["2."]]


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Hạn ")
    for tag, text_tag, text in (("w:ins", "w:t", "20/5"), ("w:del", "w:delText", "10/5")):
        change, run, written = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        written.text = text
        run.append(written)
        change.append(run)
        paragraph._p.append(change)
    assert read(word).blocks[0] == Paragraph("Hạn 20/5")


def test_a_span_beyond_all_tables_is_capped() -> None:
    word = docx.Document()
    cell = word.add_table(rows=1, cols=1).cell(0, 0)
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), "999999999")
    cell._tc.get_or_add_tcPr().append(span)
    assert len(rows_of(word)[0]) < 100
