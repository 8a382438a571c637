"""PDFs for tests, drawn with reportlab: what an office prints, and what it should not send."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

FONT, BOLD = "DejaVuSans", "DejaVuSans-Bold"
_FONTS = Path(__file__).parent / "fonts"
for _name in (FONT, BOLD):
    pdfmetrics.registerFont(TTFont(_name, _FONTS / f"{_name}.ttf"))
pdfmetrics.registerFontFamily(FONT, normal=FONT, bold=BOLD, italic=FONT, boldItalic=BOLD)

BODY = ParagraphStyle("body", fontName=FONT, fontSize=10, leading=13)
MIDDLE = ParagraphStyle("middle", BODY, alignment=TA_CENTER)
WIDTHS = (40, 190, 90, 90)
NEW_PAGE = PageBreak()

GRID = ("GRID", (0, 0), (-1, -1), 0.5, "black")
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


def text(words: str, *, style: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph; `<b>…</b>` is bold."""
    return Paragraph(words, style)


def table(
    rows: Sequence[Sequence[str]],
    *commands: Any,
    widths: Sequence[float] = WIDTHS,
    ruled: bool = True,
    repeated: int = 1,
) -> Table:
    cells = [[text(cell) for cell in row] for row in rows]
    style: Any = [TOP, *([GRID] if ruled else []), *commands]
    return Table(cells, widths, style=style, repeatRows=repeated)


def pdf(
    *parts: Flowable,
    wide: bool = False,
    every_page: Callable[[Canvas], None] = lambda _canvas: None,
    encryption: StandardEncryption | None = None,
) -> bytes:
    stream = io.BytesIO()
    document = SimpleDocTemplate(stream, pagesize=landscape(A4) if wide else A4, encrypt=encryption)

    def page(canvas: Canvas, _document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 10)
        every_page(canvas)

    document.build(list(parts), onFirstPage=page, onLaterPages=page)
    return stream.getvalue()


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """Each page drawn by its own function."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size)
    for draw in pages:
        canvas.setFont(FONT, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def locked(*, reading: str, owner: str) -> StandardEncryption:
    return StandardEncryption(reading, ownerPassword=owner, canPrint=0)
