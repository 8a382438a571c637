"""Rows and columns that the office hid: nobody who opens the sheet sees them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.parsing.values import Doubt
from bot.plans.document import Cell, Row

Place = tuple[int, int]

_HIDDEN = rb'\bhidden="(?:1|true)"'
_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^<>]*%s)[^<>]*?\br="([0-9]{1,7})"' % _HIDDEN)
_COLUMN = re.compile(rb"<(?:\w+:)?col\s(?=[^<>]*%s)([^<>]*)>" % _HIDDEN)
_FIRST = re.compile(rb'\bmin="([0-9]{1,5})"')
_LAST = re.compile(rb'\bmax="([0-9]{1,5})"')


@dataclass(frozen=True, slots=True)
class Hidden:
    """Counted from nought."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


def hidden_of(xml: bytes) -> Hidden:
    rows = frozenset(int(row) - 1 for row in _ROW.findall(xml))
    columns: set[int] = set()
    for attributes in _COLUMN.findall(xml):
        first, last = _FIRST.search(attributes), _LAST.search(attributes)
        if first and last:
            columns.update(range(int(first[1]) - 1, int(last[1])))
    return Hidden(rows, frozenset(columns))


@dataclass(frozen=True, slots=True)
class Shown:
    rows: Sequence[Row]
    spans: Mapping[Place, int]
    left_out: Hidden
    """The hidden rows and columns that hold anything."""


def shown(rows: Sequence[Row], spans: Mapping[Place, int], hidden: Hidden, *, left: int) -> Shown:
    """What is seen; `left` is the sheet column that the rows begin with."""
    if not hidden.rows and not hidden.columns:
        return Shown(rows, spans, hidden)
    columns = frozenset(column - left for column in hidden.columns)
    kept = [place for place in range(len(rows)) if place not in hidden.rows]
    now = {before: after for after, before in enumerate(kept)}
    lost = Hidden(
        frozenset(place for place, row in enumerate(rows) if place not in now and _says(row)),
        frozenset(column for place in kept for column in _filled(rows[place]) & columns),
    )
    return Shown(
        [_without(rows[place], columns) for place in kept],
        {(now[row], column): width for (row, column), width in spans.items() if row in now},
        lost,
    )


def hidden_doubts(sheet: str, left_out: Hidden) -> Iterator[Doubt]:
    if left_out.rows:
        yield Doubt("rows-hidden", (("count", str(len(left_out.rows))), ("heading", sheet)))
    if left_out.columns:
        yield Doubt("columns-hidden", (("count", str(len(left_out.columns))), ("heading", sheet)))


def _says(row: Row) -> bool:
    return any(cell.text and not cell.continues for cell in row)


def _filled(row: Row) -> set[int]:
    return {place for place, cell in enumerate(row) if cell.text}


def _without(row: Row, columns: frozenset[int]) -> Row:
    return tuple(Cell() if place in columns else cell for place, cell in enumerate(row))
