"""The printed page of enrolment: a card to cut out for each person and each unit."""

import io
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bot.messages import dates
from bot.messages.catalog import Words
from bot.reports.enrolment_cards import EnrolmentCard
from bot.reports.qr import qr_matrix

_PLAIN, _BOLD = "Sheet", "Sheet-Bold"
"""Names of this sheet's own: reportlab has one table of fonts for everybody in the process."""
_FILES = {_PLAIN: "DejaVuSans.ttf", _BOLD: "DejaVuSans-Bold.ttf"}
_ACROSS, _DOWN = 2, 4
_MARGIN = 10 * mm
_CARD = ((A4[0] - 2 * _MARGIN) / _ACROSS, (A4[1] - 2 * _MARGIN) / _DOWN)
_PADDING = 5 * mm
_QR = 41 * mm
_QUIET = 4
"""Modules of white around a code, without which readers may not find it."""


def enrolment_sheet(words: Words, cards: Sequence[EnrolmentCard]) -> bytes:
    """An A4 PDF with eight cards a page, in the order given, dashed where to cut."""
    _fonts()
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=A4, invariant=True, lang=words.language)
    canvas.setTitle(words("sheet-title"))
    a_page = _ACROSS * _DOWN
    for first in range(0, len(cards), a_page):
        shown = cards[first : first + a_page]
        for place, card in enumerate(shown):
            row, column = divmod(place, _ACROSS)
            left, top = _MARGIN + column * _CARD[0], A4[1] - _MARGIN - row * _CARD[1]
            _draw_card(canvas, words, card, left=left, top=top)
        _draw_cuts(canvas, rows=-(-len(shown) // _ACROSS))
        canvas.showPage()
    canvas.save()
    return content.getvalue()


@cache
def _fonts() -> None:
    """Ours, since those every PDF has know no Vietnamese."""
    for name, file in _FILES.items():
        content = (files("bot.reports") / "fonts" / file).read_bytes()
        registerFont(TTFont(name, io.BytesIO(content)))


def _draw_card(
    canvas: Canvas, words: Words, card: EnrolmentCard, *, left: float, top: float
) -> None:
    x, y = left + _PADDING, top - _PADDING
    _draw_qr(canvas, card.link, left=x, top=y)
    beside = x + _QR + 4 * mm
    width = left + _CARD[0] - _PADDING - beside
    y = _write_name(canvas, words, card, left=beside, top=y, width=width)
    how = words("sheet-how-unit" if card.is_of_unit else "sheet-how-person")
    for step in (words("sheet-scan"), how):
        y = _write(canvas, step, left=beside, top=y - 1.2 * mm, width=width, size=8)
    bottom = top - _CARD[1] + _PADDING
    _write_link(canvas, card.link, left=x, bottom=bottom)
    day = dates.day(card.expires_on)
    until = words("sheet-until-unit" if card.is_of_unit else "sheet-until-person", day=day)
    _write(canvas, until, left=x, top=bottom + 9 * mm, width=_CARD[0] - 2 * _PADDING, size=8)


def _write_name(
    canvas: Canvas, words: Words, card: EnrolmentCard, *, left: float, top: float, width: float
) -> float:
    name = card.unit if card.is_of_unit else card.person
    below = words("sheet-of-unit") if card.is_of_unit else card.unit
    size = 13 if len(simpleSplit(name, _BOLD, 13, width)) < 3 else 10
    y = _write(canvas, name, left=left, top=top, width=width, size=size, font=_BOLD, most=4)
    return _write(canvas, below, left=left, top=y - mm, width=width, size=9, most=3) - mm


def _write(
    canvas: Canvas,
    text: str,
    *,
    left: float,
    top: float,
    width: float,
    size: float,
    font: str = _PLAIN,
    most: int = 4,
) -> float:
    """Lines that fit the width, the last one cut where there are more; returns where they end."""
    lines = simpleSplit(text, font, size, width)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}…"]
    canvas.setFont(font, size)
    for line in lines:
        top -= size * 1.2
        canvas.drawString(left, top + size * 0.25, line)
    return top


def _write_link(canvas: Canvas, link: str, *, left: float, bottom: float) -> None:
    """On one line, as it is to be typed; smaller where it is long. It can be tapped, too."""
    shown = link.removeprefix("https://")
    room = _CARD[0] - 2 * _PADDING
    size = min(9.0, 9.0 * room / stringWidth(shown, _PLAIN, 9))
    canvas.setFont(_PLAIN, size)
    canvas.drawString(left, bottom + 1 * mm, shown)
    area = (left, bottom, left + stringWidth(shown, _PLAIN, size), bottom + size * 1.4)
    canvas.linkURL(link, area)


def _draw_qr(canvas: Canvas, link: str, *, left: float, top: float) -> None:
    matrix = qr_matrix(link)
    module = _QR / (len(matrix) + 2 * _QUIET)
    path = canvas.beginPath()
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                x, y = left + (column + _QUIET) * module, top - (row + _QUIET + 1) * module
                path.rect(x, y, module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_cuts(canvas: Canvas, *, rows: int) -> None:
    canvas.saveState()
    canvas.setDash(2, 3)
    canvas.setLineWidth(0.4)
    canvas.setStrokeGray(0.55)
    bottom = A4[1] - _MARGIN - rows * _CARD[1]
    for column in range(_ACROSS + 1):
        x = _MARGIN + column * _CARD[0]
        canvas.line(x, bottom, x, A4[1] - _MARGIN)
    for row in range(rows + 1):
        y = A4[1] - _MARGIN - row * _CARD[1]
        canvas.line(_MARGIN, y, A4[0] - _MARGIN, y)
    canvas.restoreState()
