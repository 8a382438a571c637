"""What a file holds, by its content: endings lie, and a web table is often called .xls."""

import re
import zipfile
from enum import Enum, auto
from io import BytesIO

from bot.errors import NotAPlan
from bot.plans.forms.safety import ZIP_MARK

OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Kind(Enum):
    WORD = auto()
    EXCEL = auto()
    OLD_EXCEL = auto()
    TO_WORD = auto()
    """What LibreOffice opens as a text: old Word, OpenDocument, RTF."""
    TO_EXCEL = auto()
    """What it opens as a sheet."""
    WEB_PAGE = auto()
    PDF = auto()
    OTHER = auto()


_RTF = re.compile(rb"\s*\{\\rtf")
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|table|body|head)\b", re.IGNORECASE)
_WORD_XML = b"http://schemas.microsoft.com/office/word/2003/wordml"
_SHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
# At the beginning of an old Word text, wherever in the file it lies; then nine bytes, then flags.
_WORD_TEXT = re.compile(rb"\xec\xa5.{8}(..)", re.DOTALL)
# An old workbook's first record, perhaps "write-protected", and then its cipher.
_LOCKED_WORKBOOK = re.compile(
    rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)
_LOCKED_FLAG = 0x0100
_BEGINNING = 4096
_SECTOR = 512


def kind_of(content: bytes) -> Kind:
    """Raises `NotAPlan` for a file that only its password opens."""
    if content.startswith(ZIP_MARK):
        return _packed_kind(content)
    if content.startswith(OLE_MARK):
        return _old_kind(content)
    if content.startswith(b"%PDF-"):
        return Kind.PDF
    beginning = content[:_BEGINNING].replace(b"\0", b"")
    if _RTF.match(beginning) or _WORD_XML in beginning:
        return Kind.TO_WORD
    if _SHEET_XML in beginning and b"<?xml" in beginning:
        return Kind.TO_EXCEL
    return Kind.WEB_PAGE if _WEB_PAGE.search(beginning) else Kind.OTHER


def _packed_kind(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = set(package.namelist())
            if "xl/workbook.xml" in names:
                return Kind.EXCEL
            if "mimetype" not in names:
                return Kind.WORD if "_rels/.rels" in names else Kind.OTHER
            kind = package.read("mimetype")
            manifest = "META-INF/manifest.xml"
            locked = manifest in names and b"encryption-data" in package.read(manifest)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, RuntimeError) as error:
        raise NotAPlan("plan-unreadable") from error
    if locked:
        raise NotAPlan("plan-locked")
    return Kind.TO_EXCEL if b"spreadsheet" in kind else Kind.TO_WORD


def _old_kind(content: bytes) -> Kind:
    if _holds(content, "EncryptedPackage"):
        raise NotAPlan("plan-locked")
    if _holds(content, "WordDocument"):
        if _is_locked_word(content):
            raise NotAPlan("plan-locked")
        return Kind.TO_WORD
    if _holds(content, "Workbook") or _holds(content, "Book"):
        if _LOCKED_WORKBOOK.search(content):
            raise NotAPlan("plan-locked")
        return Kind.OLD_EXCEL
    return Kind.OTHER


def _holds(content: bytes, name: str) -> bool:
    """Whether the directory of an old Office file names this part."""
    return name.encode("utf-16-le") in content


def _is_locked_word(content: bytes) -> bool:
    return any(
        found.start() % _SECTOR == 0 and int.from_bytes(found[1], "little") & _LOCKED_FLAG
        for found in _WORD_TEXT.finditer(content)
    )
