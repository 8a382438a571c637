"""Which files are taken with a result: no programs, and no pictures that are none."""

from bot.errors import NhacViecError

_PROGRAMS = """
    apk app appimage bat bin cmd com cpl deb dll dmg exe gadget hta inf jar js jse lnk msc msi msp
    pif ps1 psm1 py reg rpm scr sh sys vb vbe vbs ws wsc wsf wsh xll
"""
_PROGRAM_ENDINGS = frozenset(_PROGRAMS.split())
_PROGRAM_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
)
_PICTURES = "jpg jpeg png gif webp bmp tif tiff heic heif"
_PICTURE_ENDINGS = frozenset(_PICTURES.split())
_PICTURE_STARTS = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\0",
    b"MM\0*",
)
_BRANDS_AT = slice(4, 8)


class FileRefused(NhacViecError):
    """The file is of a kind that is not taken."""

    key = "file-is-program"


def ending_of(name: str) -> str:
    """The last ending of a file name, in small letters and without the dots and spaces behind it.

    >>> ending_of("bao cao.pdf.EXE ")
    'exe'
    """
    return name.rstrip(" .").rpartition(".")[2].lower()


def refuse_by_name(name: str) -> None:
    """Raises `FileRefused` for what need not even be loaded."""
    if "." in name and ending_of(name) in _PROGRAM_ENDINGS:
        raise FileRefused(name=name)


def refuse_by_content(name: str, mime_type: str, content: bytes) -> None:
    """Raises `FileRefused` for a program under another name, and for a picture that is none."""
    if content.startswith(_PROGRAM_STARTS):
        raise FileRefused(name=name)
    says_picture = mime_type.startswith("image/") and mime_type != "image/svg+xml"
    if (says_picture or ending_of(name) in _PICTURE_ENDINGS) and not _is_picture(content):
        raise FileRefused("file-no-picture", name=name)


def _is_picture(content: bytes) -> bool:
    if content.startswith(_PICTURE_STARTS) or content[_BRANDS_AT] == b"ftyp":
        return True
    return content.startswith(b"RIFF") and content[8:12] == b"WEBP"
