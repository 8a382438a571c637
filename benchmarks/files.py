"""How quickly the files of a plan are read beside the library that opens them, and in what room."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import python_calamine
from docx import Document as WordDocument
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from benchmarks.reading import seconds_each
from benchmarks.tables import show
from bot.plans.forms.readers import read_document

HEADER = ("STT", "Noi dung cong viec", "Thoi gian", "Don vi chu tri", "San pham", "Ghi chu")
ROWS_ON_A_PAGE = 8
_PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
_OURS = (
    "import sys; from pathlib import Path; from bot.plans.forms.readers import read_document;"
    f" read_document(Path(sys.argv[1])); {_PEAK}"
)
_ALONE = (
    "import sys, pdfplumber\n"
    "with pdfplumber.open(sys.argv[1]) as pdf:\n"
    "    for page in pdf.pages:\n"
    f"        page.extract_tables()\n{_PEAK}"
)


def row(number: int) -> tuple[str, ...]:
    return (
        str(number),
        f"Xay dung ke hoach va to chuc thuc hien nhiem vu so {number} cua don vi trong nam",
        f"Truoc {number % 27 + 1}/{number % 12 + 1}/2024",
        f"Phong so {number % 9}",
        "Ke hoach, bao cao",
        "",
    )


def write_word(path: Path, rows: int) -> None:
    document = docx.Document()
    table = document.add_table(rows + 1, len(HEADER))
    lines = (HEADER, *map(row, range(1, rows + 1)))
    for printed, texts in zip(table._tbl.tr_lst, lines, strict=True):
        for cell, text in zip(printed.tc_lst, texts, strict=True):
            cell.p_lst[0].add_r().text = text
    document.save(str(path))


def write_excel(path: Path, rows: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Ke hoach")
    for texts in (HEADER, *map(row, range(1, rows + 1))):
        sheet.append(texts)
    book.save(path)


def write_pdf(path: Path, pages: int) -> None:
    story: list[Flowable] = []
    for page in range(pages):
        numbers = range(page * ROWS_ON_A_PAGE + 1, (page + 1) * ROWS_ON_A_PAGE + 1)
        lines = [[Paragraph(text) for text in texts] for texts in (HEADER, *map(row, numbers))]
        grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
        story += [Table(lines, colWidths=(40, 260, 90, 110, 110, 90), style=grid), PageBreak()]
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(story)


def cells_of_word(path: Path) -> int:
    rows = (row for table in WordDocument(str(path)).tables for row in table.rows)
    return sum(len(cell.text) for row in rows for cell in row.cells)


def cells_of_excel(path: Path) -> int:
    book = python_calamine.CalamineWorkbook.from_path(path)
    rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
    return sum(len(str(cell)) for row in rows for cell in row)


def cells_of_pdf(path: Path) -> int:
    with pdfplumber.open(path) as pdf:
        tables = (table for page in pdf.pages for table in page.extract_tables())
        return sum(len(cell or "") for table in tables for row in table for cell in row)


def reader_figures(folder: Path, *, rows: int, over: float) -> Iterator[list[str]]:
    pages = max(1, rows // 40)
    files: tuple[tuple[str, Callable[[Path, int], None], Callable[[Path], int], int], ...] = (
        ("docx", write_word, cells_of_word, rows),
        ("xlsx", write_excel, cells_of_excel, rows),
        ("pdf", write_pdf, cells_of_pdf, pages),
    )
    for ending, write, iterate, size in files:
        path = folder / f"ke-hoach.{ending}"
        write(path, size)
        counted = size * ROWS_ON_A_PAGE if ending == "pdf" else size
        ours = seconds_each(partial(read_document, path), over=over)
        alone = seconds_each(partial(iterate, path), over=over)
        yield [
            f"rows a second, {ending} ({counted:,} rows)",
            f"{counted / ours:,.0f}",
            f"{counted / alone:,.0f}",
            f"{ours / alone:.2f}",
        ]


def peak_mebibytes(code: str, path: Path) -> int:
    """The most a fresh process held while it ran the code on the file."""
    ended = subprocess.run(
        [sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True
    )
    return int(ended.stdout)


def memory_figures(folder: Path, *, pages: int) -> list[str]:
    path = folder / "dai.pdf"
    write_pdf(path, pages)
    ours, alone = peak_mebibytes(_OURS, path), peak_mebibytes(_ALONE, path)
    return [f"peak MiB, pdf of {pages} pages", str(ours), str(alone), f"{ours / alone:.2f}"]


def measure(
    folder: Path, *, rows: int = 800, pages: int = 300, over: float = 3.0
) -> list[list[str]]:
    folder.mkdir(parents=True, exist_ok=True)
    return [*reader_figures(folder, rows=rows, over=over), memory_figures(folder, pages=pages)]


def report(rows: list[list[str]]) -> None:
    show("Files: time of ours by the library's", ("", "ours", "library alone", "ratio"), rows)
