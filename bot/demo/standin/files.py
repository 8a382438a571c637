"""Files people and the bot have sent: kept once by content, named by opaque ids."""

import hashlib
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PHOTO_BYTES = 10 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
NAME_BYTES = 240
DEFAULT_MIME = "application/octet-stream"
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,10}$")
MIME = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,80}")


class FileKind(StrEnum):
    """How a file was sent."""

    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as messages know it; `digest` finds the content."""

    file_id: str
    number: int
    kind: FileKind
    digest: str
    size: int
    name: str
    mime: str
    width: int = 0
    height: int = 0

    @property
    def unique_id(self) -> str:
        """The same for the same content, however often it is sent."""
        return f"AQAD{self.digest[:20]}"

    @property
    def path(self) -> str:
        """Where the Bot API serves it; nothing of a sender's name but its extension."""
        found = EXTENSION.search(self.name)
        return f"{self.kind}s/file_{self.number}{found.group().lower() if found else ''}"


class FileShelf:
    """All files, their contents in `folder`, or in memory where there is none."""

    def __init__(self, folder: Path | None, changed: Callable[[str, str], None]) -> None:
        self._folder = folder
        self._changed = changed
        self._contents: dict[str, bytes] = {}
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def add(self, upload: Upload, *, kind: FileKind, width: int = 0, height: int = 0) -> StoredFile:
        """Keeps the content and gives it an id nobody can guess."""
        stored = StoredFile(
            file_id=f"{'AgAC' if kind is FileKind.PHOTO else 'BQAC'}{secrets.token_urlsafe(30)}",
            number=len(self._by_id),
            kind=kind,
            digest=hashlib.sha256(upload.content).hexdigest(),
            size=len(upload.content),
            name=clean_name(upload.name),
            mime=upload.mime if MIME.fullmatch(upload.mime) else DEFAULT_MIME,
            width=width,
            height=height,
        )
        self._write(stored.digest, upload.content)
        self.restore(stored)
        self._changed("file", stored.file_id)
        return stored

    def restore(self, stored: StoredFile) -> None:
        """Takes a file back into the index; its content is in the folder already."""
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored

    def content(self, stored: StoredFile) -> bytes:
        if self._folder is None:
            return self._contents[stored.digest]
        return (self._folder / stored.digest).read_bytes()

    def _write(self, digest: str, content: bytes) -> None:
        if self._folder is None:
            self._contents[digest] = content
            return
        target = self._folder / digest
        if target.exists():
            return
        unfinished = target.with_suffix(".part")
        unfinished.write_bytes(content)
        unfinished.replace(target)


def clean_name(name: str) -> str:
    """The last part of a name without signs that hide or mislead."""
    last = re.split(r"[/\\]", UNSEEN.sub("", name))[-1].strip(" .") if name else ""
    if len(last.encode()) <= NAME_BYTES:
        return last
    found = EXTENSION.search(last)
    ending = found.group() if found else ""
    kept = last.encode()[: NAME_BYTES - len(ending)].decode(errors="ignore")
    return kept.rstrip() + ending
