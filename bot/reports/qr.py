"""Links as QR codes: a picture for a chat, a matrix for a page."""

import io

import segno


def qr_matrix(link: str) -> tuple[tuple[bool, ...], ...]:
    """Which modules are dark, row by row, without the quiet zone around them."""
    return tuple(tuple(bool(dark) for dark in row) for row in _code(link).matrix)


def qr_picture(link: str) -> bytes:
    """A PNG large enough to be read off another telephone's screen, its quiet zone included."""
    picture = io.BytesIO()
    _code(link).save(picture, kind="png", scale=12, border=4)
    return picture.getvalue()


def _code(link: str) -> segno.QRCode:
    # A fifteenth of a printed code may be dirty or folded; micro codes most phones cannot read.
    return segno.make_qr(link, error="m")
