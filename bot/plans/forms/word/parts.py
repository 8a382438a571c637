"""The XML parts of an Office Open XML file."""

import zipfile

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

# "Strict" files differ from the usual ones in these names alone.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def read_part(package: zipfile.ZipFile, name: str) -> BaseOxmlElement:
    """With python-docx's parser, which resolves no entity. Raises `KeyError` without the part."""
    content = package.read(name)
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    return parse_xml(content)


def find_part(package: zipfile.ZipFile, name: str) -> BaseOxmlElement | None:
    return read_part(package, name) if name in package.namelist() else None
