"""Ruled lines drawn double or in pieces, put together to whole ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.plans.forms.pages.printed import Rule

SNAP = 2.5
"""Lines this close are one line."""
_PIECES = 4.0
_SHORTEST = 4.0


@dataclass(frozen=True, slots=True)
class Span:
    """A line at a distance from the edge of the page, and from where to where it runs."""

    at: float
    start: float
    end: float

    def covers(self, start: float, end: float) -> float:
        return min(self.end, end) - max(self.start, start)


def levels_and_uprights(rules: Iterable[Rule]) -> tuple[list[Span], list[Span]]:
    levels, uprights = [], []
    for rule in rules:
        width, height = rule.right - rule.left, rule.bottom - rule.top
        if width >= height:
            levels.append(Span((rule.top + rule.bottom) / 2, rule.left, rule.right))
        else:
            uprights.append(Span((rule.left + rule.right) / 2, rule.top, rule.bottom))
    return list(_whole(levels)), list(_whole(uprights))


def _whole(spans: list[Span]) -> Iterator[Span]:
    for line in _snapped(spans):
        at = sum(span.at for span in line) / len(line)
        start, end = line[0].start, line[0].end
        for span in line[1:]:
            if span.start > end + _PIECES:
                yield from _long_enough(Span(at, start, end))
                start, end = span.start, span.end
            end = max(end, span.end)
        yield from _long_enough(Span(at, start, end))


def _long_enough(span: Span) -> Iterator[Span]:
    if span.end - span.start >= _SHORTEST:
        yield span


def _snapped(spans: list[Span]) -> Iterator[list[Span]]:
    group: list[Span] = []
    for span in sorted(spans, key=lambda each: each.at):
        if group and span.at > group[0].at + SNAP:
            yield sorted(group, key=lambda each: each.start)
            group = []
        group.append(span)
    if group:
        yield sorted(group, key=lambda each: each.start)
