"""Any office file, by what it holds rather than by its ending."""

from bot.plans.document import Document, Progress, unwatched
from bot.plans.forms.converted import read_converted
from bot.plans.forms.excel.reader import read_excel
from bot.plans.forms.file_kinds import Kind, kind_of
from bot.plans.forms.pdf.reader import read_pdf
from bot.plans.forms.text.reader import read_text
from bot.plans.forms.word.reader import read_word

_READERS = {
    Kind.WORD: read_word,
    Kind.EXCEL: read_excel,
    Kind.OLD_EXCEL: read_excel,
    Kind.TO_EXCEL: read_excel,
    Kind.TO_WORD: read_converted,
    Kind.WEB_PAGE: read_converted,
    Kind.PDF: read_pdf,
    # Web systems export texts with tabs under the names of office files.
    Kind.OTHER: read_text,
}


def read_office(content: bytes, progress: Progress = unwatched) -> Document:
    return _READERS[kind_of(content)](content, progress)
