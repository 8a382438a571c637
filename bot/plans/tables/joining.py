"""The pieces of a row that a page break or a conversion tore apart, put together again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.parsing.values import Doubt
from bot.plans.tables.columns import PEOPLE, TIMES, Column, Columns
from bot.plans.tables.own_steps import begins_name, says_when, says_who_and_when
from bot.plans.tables.printed_row import BULLET, PrintedRow
from bot.plans.tables.rows import TaskRow

_DITTO = re.compile(r"(?:[\"“”〃]|''|,,|-*\s*(?:nt|như trên|n\.t)\s*-*)[\s.]*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;:!?]\s*$")


def joined(above: TaskRow, printed: PrintedRow, *, broken: bool) -> TaskRow:
    texts = printed.texts
    width = max(len(above.cells), len(texts))
    people = {place for column in PEOPLE for place in printed.columns.places.get(column, ())}
    cells = tuple(
        _rejoined(_at(above.cells, place), _at(texts, place), named=place in people)
        for place in range(width)
    )
    unsure = _opens_anew(above, printed) if broken else _has_its_own(above, printed)
    doubts = (Doubt("row-joined", (("printed", _start_of(printed.content)),)),) if unsure else ()
    return replace(above, cells=cells, doubts=above.doubts + doubts)


def _opens_anew(above: TaskRow, printed: PrintedRow) -> bool:
    """At the top of a page: a sentence of its own, or both who acts and when once more."""
    upper = printed.columns.text(above.cells, Column.CONTENT)
    if printed.content[:1].isupper() and _SENTENCE_END.search(upper):
        return True
    return says_who_and_when(printed.columns, printed.texts) and _says_both(above, printed)


def _has_its_own(above: TaskRow, printed: PrintedRow) -> bool:
    """Within a page: somebody else, or another time, beside what is joined."""
    columns = printed.columns
    if not printed.content:
        return False
    again = begins_name(columns.text(printed.texts, Column.LEAD))
    if again and columns.text(above.cells, Column.LEAD):
        return True
    return says_when(columns, printed.texts) and says_when(columns, above.cells)


def _says_both(above: TaskRow, printed: PrintedRow) -> bool:
    columns = printed.columns
    return bool(columns.text(above.cells, Column.LEAD)) and says_when(columns, above.cells)


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


def _rejoined(upper: str, lower: str, *, named: bool) -> str:
    # Conversions sometimes print the end of a cell on both pages.
    if not lower or upper.endswith(f" {lower}"):
        return upper
    if not upper:
        return lower
    on_its_own = BULLET.match(lower) or (named and begins_name(lower))
    return f"{upper}\n{lower}" if on_its_own else f"{upper} {lower}"


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _start_of(text: str) -> str:
    return text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + "…"
