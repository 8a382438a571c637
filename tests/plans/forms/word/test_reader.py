import io
import zipfile
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph

from bot.plans.document import Cell, Document, Paragraph, Table
from bot.plans.draft import draft_of
from bot.plans.forms.word.reader import read_word
from tests.real_plans import real_plans


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


def xml(inner: str) -> Any:
    """A piece of WordprocessingML, with the prefix "w"."""
    return parse_xml(f"<w:body {nsdecls('w')}>{inner}</w:body>")


def with_body(inner: str) -> WordDocument:
    word = docx.Document()
    for child in list(xml(inner)):
        word.element.body.insert(len(word.element.body) - 1, child)
    return word


def texts(word: WordDocument) -> list[str]:
    return [block.text for block in read(word).blocks if isinstance(block, Paragraph)]


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(*blocks: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(blocks)}<w:p/></w:tc>"


def row(*words: str) -> str:
    return "".join(cell(paragraph(text)) for text in words)


def numbering(word: WordDocument, levels: str, *, uses: str = "") -> None:
    """A list 900 of these levels in place of the template's, and more uses of it."""
    part = word.part.numbering_part.element
    for child in list(part):
        part.remove(child)
    made = f'<w:abstractNum w:abstractNumId="90">{levels}</w:abstractNum>'
    made += f'<w:num w:numId="900"><w:abstractNumId w:val="90"/></w:num>{uses}'
    part.extend(list(xml(made)))


def level(place: int, kind: str, pattern: str, more: str = '<w:start w:val="1"/>') -> str:
    return (
        f'<w:lvl w:ilvl="{place}">{more}<w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def listed(text: str, place: int = 0, number: int = 900) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def test_the_levels_of_a_list_count_below_each_other() -> None:
    body = [listed("a"), listed("b", 1), listed("c", 1), listed("d"), listed("e", 1)]
    word = with_body("".join(body))
    numbering(word, level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2"))
    assert texts(word) == ["I. a", "I.1 b", "I.2 c", "II. d", "II.1 e"]


def test_a_list_of_digits_alone_shows_the_levels_above_as_digits() -> None:
    word = with_body(listed("a") + listed("b", 1))
    below = level(1, "decimal", "%1.%2", "<w:start w:val='1'/><w:isLgl/>")
    numbering(word, level(0, "upperRoman", "%1.") + below)
    assert texts(word) == ["I. a", "1.1 b"]


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        ("lowerLetter", "a. b. c."),
        ("upperLetter", "A. B. C."),
        ("lowerRoman", "i. ii. iii."),
        ("decimalZero", "01. 02. 03."),
        ("bullet", "- - -"),
    ],
)
def test_each_kind_of_number_is_worded(kind: str, labels: str) -> None:
    word = with_body(listed("x") * 3)
    numbering(word, level(0, kind, "" if kind == "bullet" else "%1."))
    assert texts(word) == [f"{label} x" for label in labels.split()]


def test_a_list_may_begin_elsewhere_than_at_one() -> None:
    word = with_body(listed("x") * 2)
    numbering(word, level(0, "decimal", "%1.", "<w:start w:val='5'/>"))
    assert texts(word) == ["5. x", "6. x"]


def test_another_use_of_a_list_counts_on_unless_it_starts_anew() -> None:
    word = with_body(
        listed("a") + listed("b", number=901) + listed("c", number=902) + listed("d", number=902)
    )
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    uses = '<w:num w:numId="901"><w:abstractNumId w:val="90"/></w:num>'
    uses += f'<w:num w:numId="902"><w:abstractNumId w:val="90"/>{anew}</w:num>'
    numbering(word, level(0, "decimal", "%1."), uses=uses)
    assert texts(word) == ["1. a", "2. b", "1. c", "2. d"]


def styled(word: WordDocument, inner: str, *, name: str = "Mục", based_on: str = "Normal") -> str:
    """Adds a paragraph style and gives its properties for a paragraph."""
    style = (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{inner}</w:style>'
    )
    word.styles.element.extend(list(xml(style)))
    return f'<w:pStyle w:val="{name}"/>'


def test_a_paragraph_style_may_number_its_paragraphs() -> None:
    word = docx.Document()
    numbered_style = '<w:pPr><w:numPr><w:numId w:val="900"/></w:numPr></w:pPr>'
    parent = styled(word, numbered_style)
    child = styled(word, "", name="Con", based_on="Mục")
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = paragraph("a", parent) + paragraph("b", child) + paragraph("c", parent + off)
    word.element.body.extend(list(xml(body)))
    numbering(word, level(0, "upperRoman", "%1."))
    assert texts(word) == ["I. a", "II. b", "c"]


def test_a_style_may_stand_for_a_level_of_the_list() -> None:
    word = docx.Document()
    inner = '<w:pPr><w:numPr><w:numId w:val="900"/></w:numPr></w:pPr>'
    parent, child = styled(word, inner), styled(word, inner, name="Con")
    word.element.body.extend(list(xml(paragraph("a", parent) + paragraph("b", child))))
    numbering(
        word,
        level(0, "decimal", "%1.", '<w:pStyle w:val="Mục"/>')
        + level(1, "lowerLetter", "%2)", '<w:pStyle w:val="Con"/>'),
    )
    assert texts(word) == ["1. a", "a) b"]


@pytest.mark.parametrize(
    "inner",
    [
        "<w:rPr><w:b/></w:rPr>",
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>',
    ],
)
def test_a_style_may_make_a_heading(inner: str) -> None:
    word = docx.Document()
    child = styled(word, "", name="Con", based_on="Mục")
    styled(word, inner)
    word.element.body.extend(list(xml(paragraph("a", child) + paragraph("b"))))
    assert read(word).blocks == (Paragraph("a", strong=True), Paragraph("b"))


@pytest.mark.parametrize("name", ["Heading 2", "Title"])
def test_words_own_heading_styles_are_headings(name: str) -> None:
    word = docx.Document()
    word.add_paragraph("a", style=name)
    assert read(word).blocks == (Paragraph("a", strong=True),)


def test_a_run_that_takes_boldness_back_is_not_bold() -> None:
    word = docx.Document()
    bold = styled(word, "<w:rPr><w:b/></w:rPr>")
    light = run("b", '<w:b w:val="0"/>')
    light = f"<w:p><w:pPr>{bold}</w:pPr>{run('a')}{light}</w:p>"
    word.element.body.extend(list(xml(light)))
    assert read(word).blocks == (Paragraph("ab"),)


def test_a_style_based_on_itself_does_no_harm() -> None:
    word = docx.Document()
    style = styled(word, "", based_on="Mục")
    word.element.body.extend(list(xml(paragraph("a", style))))
    assert texts(word) == ["a"]


def test_the_table_of_contents_is_left_out() -> None:
    word = docx.Document()
    entry = styled(word, "", name="toc 1")
    word.element.body.extend(
        list(xml(paragraph("I. Mục tiêu 3", entry) + paragraph("I. Mục tiêu")))
    )
    assert texts(word) == ["I. Mục tiêu"]


def test_hidden_text_is_gone() -> None:
    hidden = run("kín", "<w:vanish/>") + run("hở", '<w:vanish w:val="0"/>')
    assert texts(with_body(f"<w:p>{run('Việc ')}{hidden}</w:p>")) == ["Việc hở"]


def test_breaks_tabs_and_fields_read_as_printed() -> None:
    inner = (
        f"<w:p>{run('Tháng')}<w:r><w:tab/><w:t>5</w:t><w:br/><w:t>họp</w:t></w:r>"
        "<w:r><w:instrText> PAGE </w:instrText></w:r>"
        "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    )
    assert texts(with_body(inner)) == ["Tháng 5", "họp"]


def test_content_controls_and_tags_do_not_hide_text() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph('trong')}</w:sdtContent></w:sdt>"
    tagged = (
        f"<w:p><w:smartTag>{run('thẻ')}</w:smartTag><w:hyperlink>{run(' nối')}</w:hyperlink></w:p>"
    )
    assert texts(with_body(control + tagged)) == ["trong", "thẻ nối"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('trong hộp')}</w:txbxContent>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    either = (
        f'<mc:AlternateContent xmlns:mc="{compatibility}">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    word = with_body(f"<w:p>{run('ngoài')}<w:r>{either}</w:r></w:p>{paragraph('sau')}")
    assert texts(word) == ["ngoài", "trong hộp", "sau"]


def test_a_table_inside_a_cell_gives_its_rows_as_lines() -> None:
    inner = table(row("a", "b"), row("c", "d"))
    outer = table(row("STT", "Nội dung", "Thời gian"), row("1", "x", "Quý I"))
    outer = outer.replace(
        "<w:tr>" + row("1", "x", "Quý I"),
        "<w:tr>"
        + cell(paragraph("1"))
        + cell(paragraph("trước"), inner, paragraph("sau"))
        + row("Quý I"),
    )
    assert rows_of(with_body(outer))[1] == ["1", "trước\na b\nc d\nsau", "Quý I"]


def test_a_task_table_inside_a_table_for_layout_is_a_table() -> None:
    inner = table(row("STT", "Nội dung công việc", "Thời gian"), row("1", "họp", "Quý I"))
    layout = table(cell(paragraph("KẾ HOẠCH"), inner) + cell(paragraph("bên phải")))
    title, found, beside = read(with_body(layout)).blocks
    assert (title, beside) == (Paragraph("KẾ HOẠCH"), Paragraph("bên phải"))
    assert isinstance(found, Table)
    assert [each.text for each in found.rows[1]] == ["1", "họp", "Quý I"]


def test_a_cell_merged_both_ways_keeps_its_columns() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    upper = cell(paragraph("A"), look=f'{wide}<w:vMerge w:val="restart"/>') + row("b")
    lower = cell(look=f"{wide}<w:vMerge/>") + row("c")
    (found,) = read(with_body(table(upper, lower))).blocks
    assert isinstance(found, Table)
    assert found.rows == (
        (Cell("A"), Cell(), Cell("b")),
        (Cell("A", continues=True), Cell(), Cell("c")),
    )


def test_rows_deleted_by_a_tracked_change_and_hidden_rows_are_gone() -> None:
    gone = '<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>'
    hidden = "<w:trPr><w:hidden/></w:trPr>"
    word = with_body(table(row("a"), gone + row("b"), hidden + row("c"), row("d")))
    assert rows_of(word) == [["a"], ["d"]]


def test_a_file_of_the_strict_kind_reads_the_same() -> None:
    stream = io.BytesIO()
    word = with_body(table(row("a", "b")))
    word.save(stream)
    strict = io.BytesIO()
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(
                name, content.replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            )
    assert read_word(strict.getvalue()) == read(word)


def test_a_provinces_list_of_inspections_is_read_row_by_row() -> None:
    content = (real_plans() / "office" / "lam_dong_kiem_tra.docx").read_bytes()
    annex = [block for block in read_word(content).blocks if isinstance(block, Table)][-1]
    numbers = [each[0].text for each in annex.rows]
    assert numbers == ["STT", "I", *map(str, range(1, 5)), "II", *map(str, range(1, 26))]
    assert {len(each) for each in annex.rows} == {3}
    due_months = [item.due.month for item in draft_of(read_word(content)).items if item.due]
    communes = [month for month in range(3, 10) for _ in range(4 if month < 7 else 3)]
    assert due_months == [9, 7, 8, 9, *communes]


def test_a_span_beyond_all_tables_is_capped() -> None:
    word = docx.Document()
    cell = word.add_table(rows=1, cols=1).cell(0, 0)
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), "999999999")
    cell._tc.get_or_add_tcPr().append(span)
    assert len(rows_of(word)[0]) < 100
