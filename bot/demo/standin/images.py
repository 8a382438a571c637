"""The size of a picture out of its first bytes; no picture library is needed for that."""

from dataclasses import dataclass

JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
PHOTO_SIDES = 10_000
PHOTO_RATIO = 20


@dataclass(frozen=True, slots=True)
class Picture:
    """What kind of picture it is and its sides in pixels."""

    mime: str
    width: int
    height: int

    @property
    def fits_a_photo(self) -> bool:
        """Telegram refuses photos that are empty, huge or mere stripes."""
        sides = sorted((self.width, self.height))
        return sides[0] > 0 and sum(sides) <= PHOTO_SIDES and sides[1] <= PHOTO_RATIO * sides[0]


def read_picture(content: bytes) -> Picture | None:
    """PNG, JPEG, GIF or WebP; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        width, height = _big(content[16:20]), _big(content[20:24])
        return Picture("image/png", width, height)
    if content[:6] in {b"GIF87a", b"GIF89a"}:
        return Picture("image/gif", _little(content[6:8]), _little(content[8:10]))
    if content.startswith(b"\xff\xd8"):
        return _read_jpeg(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _read_webp(content)
    return None


def _read_jpeg(content: bytes) -> Picture | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in JPEG_SIZES:
            height, width = _big(content[at + 5 : at + 7]), _big(content[at + 7 : at + 9])
            return Picture("image/jpeg", width, height)
        if marker == 0xFF:
            at += 1
        elif marker in JPEG_ALONE:
            at += 2
        else:
            at += 2 + max(_big(content[at + 2 : at + 4]), 2)
    return None


def _read_webp(content: bytes) -> Picture | None:
    form = content[12:16]
    if form == b"VP8X":
        width, height = 1 + _little(content[24:27]), 1 + _little(content[27:30])
    elif form == b"VP8L":
        bits = _little(content[21:25])
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    elif form == b"VP8 ":
        width, height = _little(content[26:28]) & 0x3FFF, _little(content[28:30]) & 0x3FFF
    else:
        return None
    return Picture("image/webp", width, height)


def _big(raw: bytes) -> int:
    return int.from_bytes(raw, "big")


def _little(raw: bytes) -> int:
    return int.from_bytes(raw, "little")
