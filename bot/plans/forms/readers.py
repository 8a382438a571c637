"""A file to a Document: one reader for each ending, all behind the same checks."""

from collections.abc import Callable
from pathlib import Path

from bot.errors import NotAPlan
from bot.plans.document import Document, Progress, unwatched
from bot.plans.forms.office import read_office
from bot.plans.forms.pdf.reader import read_pdf
from bot.plans.forms.safety import ZIP_MARK, check_archive
from bot.plans.forms.scan.reader import read_picture
from bot.plans.forms.text.reader import read_text
from bot.plans.limits import MAX_BYTES

_READERS: dict[str, Callable[[bytes, Progress], Document]] = {
    ".txt": read_text,
    ".tsv": read_text,
    ".md": read_text,
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf"), read_office),
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".ods"), read_office),
    ".png": read_picture,
    ".jpg": read_picture,
    ".jpeg": read_picture,
    ".tif": read_picture,
    ".tiff": read_picture,
    ".pdf": read_pdf,
}


def read_document(path: Path, *, progress: Progress = unwatched) -> Document:
    """Read the file, or say in a `NotAPlan` why it cannot be read."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise NotAPlan("plan-unsupported", ending=path.suffix.lower() or path.name)
    content = _content(path)
    if not content.strip():
        raise NotAPlan("plan-empty")
    if content.startswith(ZIP_MARK):
        check_archive(content)
    return reader(content, progress)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise NotAPlan("plan-too-large", megabytes=MAX_BYTES // (1024 * 1024))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotAPlan("file-missing", name=path.name) from error
    except OSError as error:
        raise NotAPlan("plan-unreadable") from error
