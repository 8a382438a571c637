"""Whether a table without a header goes on with the one above, and where that one ends."""

from collections.abc import Sequence

from bot.parsing.deadlines import read_deadline
from bot.plans.document import Row
from bot.plans.names.units import COLLECTIVE, UNIT
from bot.plans.tables.columns import TIMES, Column, Columns
from bot.plans.tables.header_rows import own_texts
from bot.plans.tables.numbering import Mark, bare_number, mark_of
from bot.plans.tables.signatures import are_signatures

_ANY_YEAR = 2024
_LEAST_CELLS = 3


def goes_on(columns: Columns, rows: Sequence[Row]) -> bool:
    """By its number, by a time or unit where the columns have one, or as the end of a row."""
    texts = own_texts(rows[0])
    width = len(columns.headers)
    if len(texts) > width + 1 or ends_with(columns, rows):
        return False
    if Column.NUMBER not in columns:
        return len(texts) == width and _fits_unnumbered(columns, texts)
    if number := columns.text(texts, Column.NUMBER):
        return _fits(columns, texts, number) or _is_heading_of(columns, rows)
    return len(texts) == width or not texts[0]


def ends_with(columns: Columns, rows: Sequence[Row]) -> bool:
    """The first of the rows is signed, and no row of the table follows it."""
    texts = own_texts(rows[0])
    if mark_of(columns.text(texts, Column.NUMBER)) is not Mark.NONE or not are_signatures(texts):
        return False
    return not any(_is_row(columns, own_texts(row)) for row in rows[1:])


def _is_row(columns: Columns, texts: Sequence[str]) -> bool:
    if Column.NUMBER in columns:
        return mark_of(columns.text(texts, Column.NUMBER)) is not Mark.NONE
    return sum(map(bool, texts)) >= _LEAST_CELLS and not are_signatures(texts)


def _fits(columns: Columns, texts: Sequence[str], number: str) -> bool:
    """A count that starts again may be that of another table."""
    if mark_of(number) is Mark.NONE:
        return number[:1].isdigit()
    return bare_number(number) not in ("1", "01") or _says_when_or_who(columns, texts)


def _is_heading_of(columns: Columns, rows: Sequence[Row]) -> bool:
    """One text over numbered rows."""
    alone = sum(map(bool, own_texts(rows[0]))) == 1
    return alone and any(_is_row(columns, own_texts(row)) for row in rows[1:])


def _fits_unnumbered(columns: Columns, texts: Sequence[str]) -> bool:
    content = columns.task(texts)
    if not content or content[:1].islower():
        return True
    return _says_when_or_who(columns, texts)


def _says_when_or_who(columns: Columns, texts: Sequence[str]) -> bool:
    """Where the columns tell neither, nothing speaks against it."""
    whens = [columns.text(texts, column) for column in TIMES if column in columns]
    who = columns.text(texts, Column.LEAD)
    if any(texts[place] for place in (*columns.periods, *columns.units) if place < len(texts)):
        return True
    if any(read_deadline(when, year=_ANY_YEAR).milestones for when in whens if when):
        return True
    if UNIT.match(who) or COLLECTIVE.match(who):
        return True
    return not (columns.tell_time or columns.name_leads)
