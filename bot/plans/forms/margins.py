"""What an Office file prints above and below every page: stamps stand there, tasks do not."""

import html
import re
import zipfile
from collections.abc import Iterator

from docx.oxml.ns import qn

from bot.parsing.text import clean
from bot.plans.forms.word.parts import read_part

_OF_WORD = re.compile(r"word/(?:header|footer)\d*\.xml")
_OF_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_PRINTED = re.compile(
    r"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)[^<>]*>([^<]*)<", re.IGNORECASE
)
# "&C" begins the middle part, '&"Arial,Bold"' sets the font, "&12" its size.
_CODE = re.compile(r'&(?:"[^"]*"|[0-9]+|[A-Z])')


def margins_of_word(package: zipfile.ZipFile) -> Iterator[str]:
    for name in filter(_OF_WORD.fullmatch, package.namelist()):
        for paragraph in read_part(package, name).iter(qn("w:p")):
            if text := clean("".join(t.text or "" for t in paragraph.iter(qn("w:t")))):
                yield text


def margins_of_excel(package: zipfile.ZipFile) -> Iterator[str]:
    for name in filter(_OF_SHEET.fullmatch, package.namelist()):
        for printed in _PRINTED.findall(package.read(name).decode("utf-8", errors="replace")):
            for part in _CODE.split(html.unescape(printed)):
                if text := clean(part):
                    yield text
