"""Texts in formats that LibreOffice turns into .docx: old Word, OpenDocument, RTF, web pages."""

from bot.plans.document import Document, Progress, unwatched
from bot.plans.forms.file_kinds import OLE_MARK, Kind, kind_of
from bot.plans.forms.libreoffice import convert
from bot.plans.forms.safety import ZIP_MARK
from bot.plans.forms.word.reader import read_word

# Left to itself LibreOffice takes a page for a web page, which it cannot save as .docx.
_PAGE_FILTER = "HTML (StarWriter)"


def read_converted(content: bytes, progress: Progress = unwatched) -> Document:
    if kind_of(content) is Kind.WEB_PAGE:
        made = convert(content, ending=".html", to="docx", read_as=_PAGE_FILTER)
    else:
        made = convert(content, ending=_ending(content), to="docx")
    return read_word(made, progress)


def _ending(content: bytes) -> str:
    """What the format is usually called; LibreOffice itself looks at the content."""
    if content.startswith(ZIP_MARK):
        return ".odt"
    return ".doc" if content.startswith(OLE_MARK) else ".rtf"
