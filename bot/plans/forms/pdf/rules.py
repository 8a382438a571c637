"""The lines a PDF draws, as rules: thin boxes, edges of boxes and steps of paths, if visible."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.plans.forms.pages.printed import Rule

Drawing = Mapping[str, Any]

_THIN = 4.0
_STRAIGHT = 1.0
# A map or a chart is no table; reading it as one would take minutes.
_MOST = 20_000


def rules_of(drawings: Iterable[Drawing]) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for drawing in drawings:
        rules += _rules(drawing)
        if len(rules) > _MOST:
            return ()
    return tuple(rules)


def _rules(drawing: Drawing) -> Iterator[Rule]:
    left, top = float(drawing["x0"]), float(drawing["top"])
    right, bottom = float(drawing["x1"]), float(drawing["bottom"])
    stroked = bool(drawing.get("stroke")) and not _is_white(drawing.get("stroking_color"))
    filled = bool(drawing.get("fill")) and not _is_white(drawing.get("non_stroking_color"))
    if not stroked and not filled:
        return
    if min(right - left, bottom - top) <= _THIN:
        yield Rule(left, top, right, bottom)
    elif stroked:
        yield from _steps(drawing)


def _steps(drawing: Drawing) -> Iterator[Rule]:
    points = [(float(x), float(y)) for x, y in drawing.get("pts", ())]
    closed = drawing["object_type"] == "rect"
    for (x, y), (to_x, to_y) in zip(points, [*points[1:], *points[: int(closed)]], strict=False):
        if min(abs(x - to_x), abs(y - to_y)) <= _STRAIGHT:
            yield Rule(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def _is_white(colour: object) -> bool:
    """In grey and RGB all is full, in CMYK nothing is."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    shades = [part for part in parts if isinstance(part, int | float)]
    if len(shades) == 4:
        return all(shade < 0.02 for shade in shades)
    return bool(shades) and all(shade > 0.98 for shade in shades)
