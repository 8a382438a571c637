"""Archives that are no honest Office file are refused before any library opens them."""

import io
import zipfile

import docx
import openpyxl
import pytest

from bot.errors import NotAPlan
from bot.plans.forms.safety import check_archive

MAIN = "word/document.xml"


def archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(NotAPlan) as error:
        check_archive(content)
    return error.value.key


def test_word_and_excel_files_pass() -> None:
    for document in (docx.Document(), openpyxl.Workbook()):
        stream = io.BytesIO()
        document.save(stream)
        check_archive(stream.getvalue())


def test_a_part_that_unpacks_a_thousandfold_is_refused() -> None:
    assert refused(archive({MAIN: b" " * 40_000_000})) == "plan-unpacks-too-large"


def test_many_parts_that_are_large_together_are_refused() -> None:
    noise = bytes(range(256)) * 4 * 1024
    parts = {f"word/{n}.bin": noise * 9 for n in range(36)}
    assert refused(archive(parts)) == "plan-unpacks-too-large"


def test_too_many_parts_are_refused() -> None:
    assert refused(archive({f"{n}.xml": b"" for n in range(6_000)})) == "plan-unpacks-too-large"


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!doctype w [<!entity a "aaaa">]>',
        "<!-- words -->\n<!DOCTYPE w>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_type_declarations_are_refused(prolog: str, encoding: str) -> None:
    xml = f'<?xml version="1.0"?>{prolog}<w/>'.encode(encoding)
    assert refused(archive({MAIN: xml})) == "plan-unsafe"


def test_words_about_declarations_in_the_text_pass() -> None:
    check_archive(archive({MAIN: "<w>nêu &lt;!DOCTYPE html&gt;</w>".encode()}))


def test_a_cut_off_archive_is_unreadable() -> None:
    whole = archive({MAIN: b"<w/>" * 1000})
    assert refused(whole[: len(whole) // 2]) == "plan-unreadable"


def test_a_locked_archive_is_named_as_such() -> None:
    locked = bytearray(archive({MAIN: b"<w/>"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + place] |= 1
    assert refused(bytes(locked)) == "plan-locked"
