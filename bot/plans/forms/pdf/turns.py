"""Which way the text of a PDF page runs, and the page turned so that most of it can be read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.plans.forms.pages.printed import PrintedPage, Rule, Word
from bot.plans.forms.pdf.words import Glyph, words_of

Box = tuple[float, float, float, float]

# A slanted line is a watermark.
_SLANT = 0.05


def direction_of(glyph: Glyph) -> int | None:
    """Degrees against the clock from level text; none for what is slanted."""
    across, up = glyph["matrix"][:2]
    length = abs(across) + abs(up)
    if not length or min(abs(across), abs(up)) > _SLANT * length:
        return None
    if abs(across) > abs(up):
        return 0 if across > 0 else 180
    return 90 if up > 0 else 270


def upright(
    glyphs: Iterable[Glyph], rules: Sequence[Rule], width: float, height: float
) -> PrintedPage:
    """The page as most of its text runs; a line that runs up or down is one word."""
    by_direction: dict[int, list[Glyph]] = {}
    counted: Counter[int] = Counter()
    for glyph in glyphs:
        direction = direction_of(glyph)
        if direction is not None:
            by_direction.setdefault(direction, []).append(glyph)
            counted[direction] += not glyph["text"].isspace()
    main = counted.most_common(1)[0][0] if counted else 0
    words: list[Word] = []
    for direction, some in by_direction.items():
        turned = words_of(_turned(some, direction, width, height))
        if direction == main:
            words += turned
        else:
            words += _standing(turned, direction - main, _size(direction, width, height))
    size = _size(main, width, height)
    return PrintedPage(*size, tuple(words), tuple(_rules(rules, main, width, height)))


def _turned(
    glyphs: Sequence[Glyph], direction: int, width: float, height: float
) -> Sequence[Glyph]:
    if not direction:
        return glyphs
    return [{**glyph, **_as_glyph(turn(_box(glyph), direction, width, height))} for glyph in glyphs]


def _box(glyph: Glyph) -> Box:
    return glyph["x0"], glyph["top"], glyph["x1"], glyph["bottom"]


def _as_glyph(box: Box) -> dict[str, float]:
    return dict(zip(("x0", "top", "x1", "bottom"), box, strict=True))


def turn(box: Box, direction: int, width: float, height: float) -> Box:
    """The box once the page is turned so that text of this direction is level."""
    left, top, right, bottom = box
    match direction % 360:
        case 90:
            return height - bottom, left, height - top, right
        case 180:
            return width - right, height - bottom, width - left, height - top
        case 270:
            return top, width - right, bottom, width - left
        case _:
            return box


def _size(direction: int, width: float, height: float) -> tuple[float, float]:
    return (height, width) if direction in (90, 270) else (width, height)


def _rules(rules: Sequence[Rule], direction: int, width: float, height: float) -> Iterator[Rule]:
    for rule in rules:
        box = (rule.left, rule.top, rule.right, rule.bottom)
        yield Rule(*turn(box, direction, width, height))


def _standing(words: Iterable[Word], direction: int, size: tuple[float, float]) -> Iterator[Word]:
    """Lines of the other direction, each one word, where they stand on the page."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(round((word.top + word.bottom) / 2), []).append(word)
    for line in lines.values():
        left, right = min(word.left for word in line), max(word.right for word in line)
        top, bottom = min(word.top for word in line), max(word.bottom for word in line)
        box = turn((left, top, right, bottom), -direction, *size)
        text = " ".join(word.text for word in line)
        yield replace(line[0], text=text, left=box[0], top=box[1], right=box[2], bottom=box[3])
