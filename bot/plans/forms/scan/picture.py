"""A page of a scan as a picture that stands straight: dark ink as true, paper as false."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter, ImageOps, UnidentifiedImageError

from bot.errors import NotAPlan

Ink = npt.NDArray[np.bool_]
DOTS = 300
"""Dots an inch at which Tesseract reads best."""
PAGES_AT_MOST = 200
# A page of A3; what claims to be larger was saved without its measure.
_DOTS_AT_MOST = 4_961
_A4 = 1169
"""The longer side of a page, in hundredths of an inch."""
_MOST_SKEWED = 3.0
_STEP = 0.1
_INK = 140
_ALONE = 255 * 5 // 25


def pages_of(content: bytes) -> tuple[int, Iterator[Image.Image]]:
    """How many pages a PDF has, and each as a grey picture, drawn when it is asked for."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise NotAPlan("plan-unreadable") from error
    count = len(document)
    if count > PAGES_AT_MOST:
        raise NotAPlan("plan-too-long", limit=PAGES_AT_MOST)
    return count, _drawn(document)


def _drawn(document: pdfium.PdfDocument) -> Iterator[Image.Image]:
    for page in document:
        scale = min(DOTS / 72, _DOTS_AT_MOST / max(*page.get_size(), 1))
        yield page.render(scale=scale, grayscale=True).to_pil().convert("L")
        page.close()


def photograph(content: bytes) -> Image.Image:
    """A picture of one page, grey, at the size a page of A4 has at `DOTS` an inch."""
    try:
        with Image.open(BytesIO(content)) as opened:
            picture = ImageOps.exif_transpose(opened).convert("L")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise NotAPlan("plan-unreadable") from error
    return ImageOps.contain(picture, (_A4 * DOTS // 100, _A4 * DOTS // 100))


def straight(picture: Image.Image) -> Image.Image:
    """The page turned back by the angle at which its lines fill the fewest rows."""
    angle = _skew(picture)
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) if angle else picture


def _skew(picture: Image.Image) -> float:
    small = ImageOps.autocontrast(picture.reduce(4))
    dark = small.point(lambda grey: 255 if grey < 128 else 0)
    steps = int(_MOST_SKEWED / _STEP)
    angles = [step * _STEP for step in range(-steps, steps + 1)]
    return max(angles, key=lambda angle: (_evenness(dark, angle), -abs(angle)))


def _evenness(dark: Image.Image, angle: float) -> float:
    rows = np.asarray(dark.rotate(angle)).sum(axis=1, dtype=np.float64)
    return float((rows**2).sum())


def contrasted(picture: Image.Image) -> Image.Image:
    """Black ink on white paper, however faint the copy."""
    return ImageOps.autocontrast(picture, cutoff=(1, 20))


def clean(grey: Image.Image) -> Image.Image:
    """The letters with their grey edges on white: neither the paper's grain nor specks."""
    dark = grey.point(lambda dot: 255 if dot < _INK else 0)
    # A dot of an "i" is larger than a speck, and a letter than both.
    crowded = dark.filter(ImageFilter.BoxBlur(2)).point(lambda share: 255 if share > _ALONE else 0)
    letters = ImageChops.darker(dark, crowded).filter(ImageFilter.MaxFilter(5))
    return ImageChops.lighter(grey, ImageOps.invert(letters))


def ink_of(picture: Image.Image) -> Ink:
    """Which dots are printed; the threshold lies between the paper's grey and the ink's."""
    return np.asarray(picture) < _INK


def png(picture: Image.Image) -> bytes:
    stream = BytesIO()
    picture.save(stream, "PNG", compress_level=1, dpi=(DOTS, DOTS))
    return stream.getvalue()
