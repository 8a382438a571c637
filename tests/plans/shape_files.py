"""Invented plans of many shapes (`shapes/*.txt`), written as each kind of file an office sends.

In a form, a line that begins with a bar is a row of a table, `^` a cell merged with the one
above, `>` with the one to its left, and `**…**` is bold. After `===` stand facts of the plan;
the lines below them are the rows that a careful reader finds:
number / content / lead units / lead people / due day, and what else is to be checked.
"""

import subprocess
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Length
from docx.table import Table as WordTable
from openpyxl.styles import Font

FOLDER = Path(__file__).parent / "shapes"
ABOVE, BEFORE = "^", ">"
UNCHECKED = "*"


@dataclass(frozen=True)
class Expected:
    number: str
    content: str
    units: tuple[str, ...]
    people: tuple[str, ...]
    due: str
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    name: str
    blocks: tuple[str | list[list[str]], ...]
    facts: dict[str, str]
    rows: tuple[Expected, ...]

    @property
    def has_merged_rows(self) -> bool:
        """Cells merged with the one above, which a file of plain text cannot say."""
        return any(
            ABOVE in row for block in self.blocks if isinstance(block, list) for row in block
        )


@cache
def forms() -> dict[str, Form]:
    return {path.stem: _form(path) for path in sorted(FOLDER.glob("*.txt"))}


def _form(path: Path) -> Form:
    blocks: list[str | list[list[str]]] = []
    facts: dict[str, str] = {}
    rows: list[Expected] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("==="):
            name, _, value = line.removeprefix("===").strip().partition(" ")
            facts[name] = value
        elif facts:
            rows.append(_expected(line))
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not blocks or isinstance(blocks[-1], str):
                blocks.append([])
            table = blocks[-1]
            assert isinstance(table, list)
            # Rows of another width stand apart: a letterhead above, signatures below.
            if table and len(table[-1]) != len(cells):
                blocks.append([cells])
            else:
                table.append(cells)
        else:
            blocks.append(line)
    return Form(path.stem, tuple(blocks), facts, tuple(rows))


def _expected(line: str) -> Expected:
    number, content, units, people, due, *more = (part.strip() for part in f" {line} ".split(" / "))
    pairs = (part.partition(" ") for part in more)
    return Expected(
        number, content, _names(units), _names(people), due, {name: v for name, _, v in pairs}
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";") if name.strip())


def bare(text: str) -> str:
    return "" if text in (ABOVE, BEFORE) else text.replace("**", "").lstrip("# ")


def is_bold(text: str) -> bool:
    return text.startswith(("**", "#"))


def write_text(form: Form, path: Path) -> Path:
    """Cells between tabs, as a copy out of Word gives them."""
    lines = []
    for block in form.blocks:
        rows = [[block]] if isinstance(block, str) else block
        lines += ["\t".join(bare(cell) for cell in row) for row in rows]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def write_markdown(form: Form, path: Path) -> Path:
    lines = []
    for block in form.blocks:
        if isinstance(block, str):
            lines += [block, ""]
            continue
        for place, row in enumerate(block):
            cells = ["" if cell in (ABOVE, BEFORE) else cell for cell in row]
            lines.append(f"| {' | '.join(cells)} |")
            if place == 0:
                lines.append("|" + " --- |" * len(row))
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def write_word(form: Form, path: Path) -> Path:
    document = docx.Document()
    # Named, since what stands in for a missing font differs from machine to machine.
    document.styles["Normal"].font.name = "DejaVu Serif"
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(2)
    for block in form.blocks:
        if isinstance(block, str):
            document.add_paragraph().add_run(bare(block)).bold = is_bold(block)
            continue
        table = document.add_table(len(block), len(block[0]), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, _widths(block), strict=True):
            for cell in column.cells:
                cell.width = width
        _fill(table, block)
        _merge(table, block)
    document.save(str(path))
    return path


def _widths(rows: list[list[str]]) -> list[Length]:
    """Wide texts get wide columns, as a clerk drags them, on a page laid across."""
    longest = [max(len(bare(row[place])) for row in rows) for place in range(len(rows[0]))]
    wanted = [min(max(length, 4), 30) for length in longest]
    return [Cm(25 * one / sum(wanted)) for one in wanted]


def _fill(table: WordTable, rows: list[list[str]]) -> None:
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if bare(text):
                run = table.cell(y, x).paragraphs[0].add_run(bare(text))
                run.bold = is_bold(text) or y == 0


def _merge(table: WordTable, rows: list[list[str]]) -> None:
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text in (ABOVE, BEFORE):
                first = table.cell(y - 1, x) if text == ABOVE else table.cell(y, x - 1)
                merged = first.merge(table.cell(y, x))
                for empty in [p for p in merged.paragraphs[1:] if not p.text]:
                    empty._p.getparent().remove(empty._p)


def write_excel(form: Form, path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    line = 0
    for block in form.blocks:
        top = line + 1
        for row in [[block]] if isinstance(block, str) else block:
            line += 1
            for column, text in enumerate(row, start=1):
                if bare(text):
                    sheet.cell(line, column, _value(bare(text))).font = Font(bold=is_bold(text))
        if not isinstance(block, str):
            for first, last in _areas(block):
                sheet.merge_cells(
                    start_row=top + first[0],
                    start_column=1 + first[1],
                    end_row=top + last[0],
                    end_column=1 + last[1],
                )
    book.save(path)
    return path


def _value(text: str) -> str | int:
    return int(text) if text.isdigit() else text


def _areas(rows: list[list[str]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """First and last cell of each merged area."""
    areas = []
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text in (ABOVE, BEFORE):
                continue
            down, right = y, x
            while down + 1 < len(rows) and rows[down + 1][x] == ABOVE:
                down += 1
            while right + 1 < len(row) and row[right + 1] == BEFORE:
                right += 1
            if (down, right) != (y, x):
                areas.append(((y, x), (down, right)))
    return areas


def write_pdfs(folder: Path) -> None:
    """Every Word file of the folder as a PDF beside it, by LibreOffice."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    words = sorted(str(path) for path in folder.glob("*.docx"))
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *words], check=True, capture_output=True, timeout=180)
