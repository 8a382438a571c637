"""Small files to send."""

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import FilePayload
PDF = b"%PDF-1.4 noi dung"


def picture(width: int = 120, height: int = 80) -> bytes:
    """A plain PNG."""
    rows = (b"\x00" + b"\x20\x80\x70" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def upload(name: str, content: bytes, mime: str) -> "FilePayload":
    """A file as if chosen from the disk."""
    return {"name": name, "mimeType": mime, "buffer": content}


def pictures(count: int) -> "list[FilePayload]":
    return [upload(f"anh-{number}.png", picture(), "image/png") for number in range(count)]
