"""Ruled lines are found in pictures of pages, and nothing else is taken for one."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from bot.plans.forms.scan.lines import strokes_of, without
from bot.plans.forms.scan.picture import contrasted, ink_of, straight

XS, YS = (200, 400, 1000, 1600), (150, 300, 700, 900)


def ruled() -> Image.Image:
    picture = Image.new("L", (1800, 1100), 245)
    draw = ImageDraw.Draw(picture)
    for x in XS:
        draw.line((x, YS[0], x, YS[-1]), fill=40, width=4)
    for y in YS:
        draw.line((XS[0], y, XS[-1], y), fill=40, width=4)
    return picture


def places(picture: Image.Image) -> tuple[list[int], list[int]]:
    """Where lines stand, to twenty dots: upright, level."""
    strokes = strokes_of(ink_of(contrasted(picture)))
    level = [s for s in strokes if s.right - s.left > s.bottom - s.top]
    upright = [s for s in strokes if s not in level]
    return (
        sorted(round((s.left + s.right) / 40) * 20 for s in upright),
        sorted(round((s.top + s.bottom) / 40) * 20 for s in level),
    )


def test_every_line_of_a_table_is_found_once() -> None:
    assert places(ruled()) == (list(XS), [160, 300, 700, 900])


@pytest.mark.parametrize("angle", [-2.0, -0.7, 0.3, 1.5])
def test_a_page_laid_askew_is_turned_straight_first(angle: float) -> None:
    skewed = ruled().rotate(angle, Image.Resampling.BICUBIC, fillcolor=245)
    upright, level = places(straight(skewed))
    assert len(upright) == len(XS)
    assert len(level) == len(YS)


def test_dust_and_gaps_do_not_break_a_line() -> None:
    grey = np.asarray(ruled()).copy()
    rng = np.random.default_rng(7)
    grey[rng.random(grey.shape) < 0.002] = 0
    grey[:, 700:704] = 245
    upright, level = places(Image.fromarray(grey))
    assert (len(upright), len(level)) == (len(XS), len(YS))


def test_rows_of_letters_and_dashes_are_no_lines() -> None:
    picture = Image.new("L", (1800, 600), 245)
    draw = ImageDraw.Draw(picture)
    for left in range(100, 1700, 40):
        draw.rectangle((left, 200, left + 22, 230), fill=30)
    assert strokes_of(ink_of(contrasted(picture))) == []


def test_a_black_picture_is_no_line() -> None:
    picture = Image.new("L", (1800, 600), 245)
    ImageDraw.Draw(picture).rectangle((300, 100, 1200, 500), fill=0)
    assert strokes_of(ink_of(contrasted(picture))) == []


def test_the_ink_without_lines_keeps_the_rest() -> None:
    picture = ruled()
    ImageDraw.Draw(picture).rectangle((500, 400, 540, 440), fill=0)
    ink = ink_of(contrasted(picture))
    rest = without(ink, strokes_of(ink))
    assert rest[410:430, 510:530].all()
    assert rest.sum() < 2_000
