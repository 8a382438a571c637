"""A PDF with text to paragraphs and tables, few pages in memory at a time."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import islice

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from bot.errors import NotAPlan
from bot.parsing.values import Doubt
from bot.plans.document import Document, Progress, unwatched
from bot.plans.forms.pages.layout import document_of
from bot.plans.forms.pages.printed import PrintedPage
from bot.plans.forms.pdf.rules import rules_of
from bot.plans.forms.pdf.turns import upright
from bot.plans.forms.pdf.words import unknown_share
from bot.plans.forms.scan.reader import read_scan

MAX_PAGES = 500
# A page under a picture of this share of it, and with hardly a word, is that picture: the words
# are those of a stamp or a signature.
_COVERED = 0.6
_STAMP = 60
_UNKNOWN = 0.5
# What pdfminer lets out of a damaged file, by itself and as pdfplumber wraps it.
_DAMAGED = (
    *(PdfminerException, MalformedPDFException, PDFException, PSException),
    *(LookupError, TypeError, ValueError, AttributeError, ArithmeticError, AssertionError),
    *(EOFError, OSError, NotImplementedError, RecursionError, struct.error, zlib.error),
)


def read_pdf(content: bytes, progress: Progress = unwatched) -> Document:
    """Raises `NotAPlan` when locked, damaged, too long, or empty; pictures are read as a scan."""
    reading = _Reading(progress)
    document = document_of(reading.pages(content))
    if not reading.read and reading.pictures:
        return read_scan(content, progress)
    if not reading.read:
        raise NotAPlan("plan-unreadable" if reading.damaged else "plan-empty")
    return replace(document, doubts=tuple(reading.doubts()), scanned=bool(reading.under_pictures))


@dataclass
class _Reading:
    """What became of each page, by its number."""

    progress: Progress
    read: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    under_pictures: list[int] = field(default_factory=list)
    """Read, but the words are some scanner's reading of the picture."""
    damaged: list[int] = field(default_factory=list)

    def pages(self, content: bytes) -> Iterator[PrintedPage]:
        try:
            pdf = pdfplumber.open(BytesIO(content))
            found = list(islice(PDFPage.create_pages(pdf.doc), MAX_PAGES + 1))
        except _DAMAGED as error:
            _raise_if_heavy(error)
            raise NotAPlan("plan-locked" if _is_locked(error) else "plan-unreadable") from error
        if len(found) > MAX_PAGES:
            raise NotAPlan("plan-too-long", limit=MAX_PAGES)
        for number, page in enumerate(found, start=1):
            printed = self._page(pdf, page, number)
            if printed:
                yield printed
            if self.read:  # else it may all be pictures, and the scan counts from one again
                self.progress(number, len(found))

    def _page(self, pdf: PDF, page_object: PDFPage, number: int) -> PrintedPage | None:
        try:
            page = Page(pdf, page_object, page_number=number)
            printed = _printed(page)
            covered = _is_under_picture(page)
            unknown = unknown_share(page.chars) > _UNKNOWN
            page.close()
        except _DAMAGED as error:
            _raise_if_heavy(error)
            self.damaged.append(number)
            return None
        if unknown or (covered and len(printed.words) < _STAMP):
            self.pictures.append(number)
            return None
        if printed.words:
            self.read.append(number)
            self.under_pictures += [number] if covered else []
        return printed

    def doubts(self) -> Iterator[Doubt]:
        if self.pictures:
            yield Doubt("pages-pictures", _listed(self.pictures))
        if self.damaged:
            yield Doubt("pages-damaged", _listed(self.damaged))


def _listed(pages: list[int]) -> tuple[tuple[str, str], ...]:
    return (("pages", ", ".join(map(str, pages))),)


def _printed(page: Page) -> PrintedPage:
    drawings = (*page.lines, *page.rects, *page.curves)
    return upright(page.chars, rules_of(drawings), float(page.width), float(page.height))


def _is_under_picture(page: Page) -> bool:
    whole = float(page.width) * float(page.height)
    return any(
        (image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > _COVERED * whole
        for image in page.images
    )


def _is_locked(error: BaseException) -> bool:
    return any(isinstance(each, PDFPasswordIncorrect) for each in (error, *error.args))


def _raise_if_heavy(error: BaseException) -> None:
    """pdfplumber wraps whatever happens, and too little memory is no damage."""
    for inner in error.args:
        if isinstance(inner, MemoryError):
            raise inner from error
