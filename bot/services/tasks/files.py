"""Attached files on disk, by content hash."""

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.errors import NhacViecError, NotFound

TELEGRAM_LIMIT = 20 * 1024 * 1024
"""Bytes a bot may download (Bot API, getFile)."""
_NAME_LENGTH = 120
_UNSAFE = re.compile(r'[\\/:*?"<>|]+')


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file kept under `FILES_DIR` and what the officer called it."""

    sha256: str
    size: int
    name: str
    mime_type: str
    is_photo: bool
    telegram_file_id: str


class FileStore:
    """Content-addressed: the same content is kept once, whatever its names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        """Writes the content and returns its hash; half-written files are never seen."""
        digest = hashlib.sha256(content).hexdigest()
        target = self._target(digest)
        if target.is_file():
            return digest
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=target.parent, delete=False) as part:
                part.write(content)
                part.flush()
                os.fsync(part.fileno())
            Path(part.name).replace(target)
        except OSError as error:
            raise NhacViecError("file-not-kept") from error
        return digest

    def path_of(self, sha256: str) -> Path:
        """Where the content lies; raises `NotFound` when somebody took it away."""
        target = self._target(sha256)
        if not target.is_file():
            raise NotFound("file-gone")
        return target

    def forget(self, sha256: str) -> None:
        """Takes the content away; what is not there needs nothing."""
        self._target(sha256).unlink(missing_ok=True)

    def _target(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


def safe_name(name: str | None, *, fallback: str) -> str:
    """The officer's file name without paths and control or direction characters."""
    kept = "".join(
        letter for letter in name or "" if unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
    )
    kept = _UNSAFE.sub("_", kept).strip(" .")
    if len(kept) > _NAME_LENGTH:
        stem, dot, ending = kept.rpartition(".")
        kept = f"{stem[: _NAME_LENGTH - len(ending) - 1]}.{ending}" if dot else kept[:_NAME_LENGTH]
    return kept or fallback
