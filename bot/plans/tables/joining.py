"""The pieces of a row that a page break or a conversion tore apart, put together again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.parsing.values import Doubt
from bot.plans.tables.columns import PEOPLE, TIMES, Column, Columns
from bot.plans.tables.printed_row import BULLET, PrintedRow
from bot.plans.tables.rows import TaskRow

_DITTO = re.compile(r"(?:[\"“”〃]|''|,,|-*\s*(?:nt|như trên|n\.t)\s*-*)[\s.]*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;:!?]\s*$")


def joined(above: TaskRow, printed: PrintedRow, *, broken: bool) -> TaskRow:
    texts = printed.texts
    width = max(len(above.cells), len(texts))
    cells = tuple(_rejoined(_at(above.cells, place), _at(texts, place)) for place in range(width))
    upper = printed.columns.text(above.cells, Column.CONTENT)
    unsure = broken and printed.content[:1].isupper() and bool(_SENTENCE_END.search(upper))
    doubts = (Doubt("row-joined", (("printed", _start_of(printed.content)),)),) if unsure else ()
    return replace(above, cells=cells, doubts=above.doubts + doubts)


def as_above(columns: Columns, cells: tuple[str, ...], above: TaskRow) -> tuple[str, ...]:
    """The cells, with people and times said by a ditto mark as the row above has them."""
    said = {place for column in (*PEOPLE, *TIMES) for place in columns.places.get(column, ())}
    return tuple(
        _at(above.cells, place) if place in said and is_ditto(text) else text
        for place, text in enumerate(cells)
    )


def is_ditto(text: str) -> bool:
    """ "-nt-", "như trên", or marks under what is meant."""
    return bool(_DITTO.fullmatch(text.strip()))


def _rejoined(upper: str, lower: str) -> str:
    # Conversions sometimes print the end of a cell on both pages.
    if not lower or upper.endswith(f" {lower}"):
        return upper
    if not upper:
        return lower
    return f"{upper}\n{lower}" if BULLET.match(lower) else f"{upper} {lower}"


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _start_of(text: str) -> str:
    return text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + "…"
