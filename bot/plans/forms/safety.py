"""What an Office file must be before a library opens it: of sane size, and without XML tricks."""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from bot.errors import NotAPlan

ZIP_MARK = b"PK\x03\x04"
# A plan of 500 pages unpacks to some 30 MB; pictures in it hardly grow.
_UNPACKED_AT_MOST = 300 * 1024 * 1024
_PARTS_AT_MOST = 5_000
# Plain XML of a long table shrinks 30 to 60 times; bombs shrink a thousand times.
_RATIO_AT_MOST = 300
_SMALL_PART = 10 * 1024 * 1024
# Office Open XML and OpenDocument forbid document type declarations, which entities need.
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROLOG = 64 * 1024


def check_archive(content: bytes) -> None:
    """Raises `NotAPlan` for a zip bomb, entity declarations, a locked or a damaged archive."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_sizes(parts)
            if any(part.flag_bits & 1 for part in parts):
                raise NotAPlan("plan-locked")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_prolog(archive, part)
    except (BadZipFile, NotImplementedError, OSError, EOFError, ValueError, zlib.error) as error:
        raise NotAPlan("plan-unreadable") from error


def _check_sizes(parts: list[ZipInfo]) -> None:
    whole = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > _SMALL_PART
        and part.file_size > _RATIO_AT_MOST * max(part.compress_size, 1)
        for part in parts
    )
    if swollen or whole > _UNPACKED_AT_MOST or len(parts) > _PARTS_AT_MOST:
        raise NotAPlan("plan-unpacks-too-large")


def _check_prolog(archive: ZipFile, part: ZipInfo) -> None:
    with archive.open(part) as stream:
        # Zeros are dropped so that UTF-16 reads like ASCII.
        if _DECLARATION.search(stream.read(_PROLOG).replace(b"\0", b"")):
            raise NotAPlan("plan-unsafe")
