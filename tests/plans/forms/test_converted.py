"""Formats that LibreOffice turns into ours; skipped where it is not installed, save the refusal."""

import io
import shutil
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import docx
import openpyxl
import pytest

from bot.errors import NotAPlan
from bot.plans.document import Document, Table
from bot.plans.draft import draft_of
from bot.plans.forms import libreoffice
from bot.plans.forms.converted import read_converted
from bot.plans.forms.libreoffice import convert, is_installed
from bot.plans.forms.office import read_office
from bot.plans.forms.readers import read_document
from tests.plans.printed import HEADER, TITLE
from tests.real_plans import real_plans

ROWS = (HEADER, ("1", "họp giao ban", "Quý I", "Văn phòng"))
WEB_PAGE = (
    '<html><head><meta charset="utf-8"></head><body><p><b>{title}</b></p>'
    '<table border="1">{rows}</table></body></html>'
)

with_libreoffice = pytest.mark.skipif(not is_installed(), reason="LibreOffice is not installed")


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(rows=len(ROWS), cols=len(HEADER))
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Nơi nhận:")  # no old Word text ends with a table
    return saved(document)


def excel() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in ((TITLE,), *ROWS):
        book.active.append(row)
    return saved(book)


def saved(file: object) -> bytes:
    stream = io.BytesIO()
    file.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def web_page() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in ROWS)
    return WEB_PAGE.format(title=TITLE, rows=rows).encode()


def tab_separated() -> bytes:
    return "\n".join([TITLE, *("\t".join(row) for row in ROWS)]).encode()


def table(document: Document) -> list[list[str]]:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in found.rows]


@with_libreoffice
@pytest.mark.parametrize("ending", ["doc", "odt", "rtf"])
def test_a_text_in_another_format_is_read(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"plan.{ending}"
    path.write_bytes(convert(word(), ending=".docx", to=ending))
    assert table(read_document(path)) == [list(row) for row in ROWS]


@with_libreoffice
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_a_sheet_in_another_format_is_read(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"plan.{ending}"
    path.write_bytes(convert(excel(), ending=".xlsx", to=ending))
    document = read_document(path)
    assert table(document) == [list(row) for row in ROWS]
    assert document.doubts == ()


@with_libreoffice
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("plan.doc", word),
        ("plan.xls", excel),
        ("plan.docx", excel),
        ("plan.xlsx", word),
        ("plan.doc", web_page),
        ("plan.xls", web_page),
        ("plan.xls", tab_separated),
    ],
)
def test_an_ending_that_lies_does_no_harm(
    name: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(make())
    assert table(read_document(tmp_path / name)) == [list(row) for row in ROWS]


def test_without_libreoffice_the_format_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(NotAPlan) as refused:
        read_converted(b"{\\rtf1}")
    assert (refused.value.key, refused.value.values) == (
        "plan-needs-libreoffice",
        {"ending": ".rtf"},
    )


@with_libreoffice
def test_a_file_that_libreoffice_cannot_open_is_refused() -> None:
    with pytest.raises(NotAPlan, match="plan-unreadable"):
        convert(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), ending=".doc", to="docx")


@with_libreoffice
def test_a_conversion_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "SECONDS", 0.01)
    with pytest.raises(NotAPlan, match="plan-too-heavy"):
        convert(word(), ending=".docx", to="odt")


@with_libreoffice
def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    convert(word(), ending=".docx", to="odt")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """The addresses that a server of our own was asked for; its own is the first."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_OPTIONS = do_GET  # noqa: N815 (the names the server looks for)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nothing on the terminal."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        asked.append(f"http://127.0.0.1:{server.server_port}")
        Thread(target=server.serve_forever, daemon=True).start()
        yield asked
        server.shutdown()


@with_libreoffice
def test_a_page_that_names_pictures_elsewhere_reaches_nobody(asked: list[str]) -> None:
    page = f'<html><link rel="stylesheet" href="{asked[0]}/a"><img src="{asked[0]}/b.png"></html>'
    read_converted(page.encode())
    assert len(asked) == 1


@with_libreoffice
def test_a_real_old_word_file_gives_the_draft_of_the_new_one() -> None:
    folder = real_plans() / "office"
    old, new = (
        draft_of(read_office((folder / f"000_soc_trang.{ending}").read_bytes()))
        for ending in ("doc", "docx")
    )
    assert old == new
