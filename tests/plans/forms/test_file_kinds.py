"""What a file holds is told by its content."""

import io
import zipfile

import docx
import openpyxl
import pytest

from bot.errors import NotAPlan
from bot.plans.forms.file_kinds import OLE_MARK, Kind, kind_of


def packed(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def word() -> bytes:
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def excel() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


def old(*names: str, text: bytes = b"") -> bytes:
    """The look of an old Office file: its mark, its text in a sector, its directory."""
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return OLE_MARK.ljust(512, b"\0") + text.ljust(512, b"\0") + directory


WORD_TEXT, LOCKED_WORD_TEXT = (b"\xec\xa5\xc1\0" + bytes(6) + flags for flags in (b"\0\0", b"\0\1"))
BOOK = b"\x09\x08\x10\0\0\x06\x05\0" + bytes(12)
CIPHER = b"\x2f\0\x06\0"
WRITE_PROTECTED = b"\x86\0\0\0"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (word(), Kind.WORD),
        (excel(), Kind.EXCEL),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), Kind.TO_WORD),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), Kind.TO_EXCEL),
        (packed(something=b""), Kind.OTHER),
        (old("WordDocument", text=WORD_TEXT), Kind.TO_WORD),
        (old("Workbook", text=BOOK), Kind.OLD_EXCEL),
        (old("Book"), Kind.OLD_EXCEL),
        (old("PowerPoint Document"), Kind.OTHER),
        (b"{\\rtf1\\ansi}", Kind.TO_WORD),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            Kind.TO_EXCEL,
        ),
        (b"\xef\xbb\xbf<html><body>", Kind.WEB_PAGE),
        (b"<!DOCTYPE html><p>", Kind.WEB_PAGE),
        ("\ufeff<TABLE border=1>".encode("utf-16-le"), Kind.WEB_PAGE),
        (b"%PDF-1.7", Kind.PDF),
        (b"STT\tN\xe1\xbb\x99i dung\n1\th\xe1\xbb\x8dp", Kind.OTHER),
        (b"", Kind.OTHER),
    ],
)
def test_the_kind_is_told_by_the_content(content: bytes, kind: Kind) -> None:
    assert kind_of(content) is kind


@pytest.mark.parametrize(
    "content",
    [
        old("EncryptionInfo", "EncryptedPackage"),
        old("WordDocument", text=LOCKED_WORD_TEXT),
        old("Workbook", text=BOOK + CIPHER),
        old("Workbook", text=BOOK + WRITE_PROTECTED + CIPHER),
        packed(
            mimetype=b"application/vnd.oasis.opendocument.text",
            **{"META-INF__manifest_xml": b"<manifest:encryption-data/>"},
        ),
    ],
)
def test_a_file_that_needs_its_password_is_refused(content: bytes) -> None:
    with pytest.raises(NotAPlan, match="plan-locked"):
        kind_of(content)


def test_a_damaged_archive_is_refused() -> None:
    with pytest.raises(NotAPlan, match="plan-unreadable"):
        kind_of(word()[:-200])
