"""Two tables printed beside each other in one, as a page with room to spare shows them."""

from bot.parsing.text import fold
from bot.plans.document import Row, Table

_MOST_ROWS_ABOVE = 4
_LEAST_COLUMNS = 2


def apart(table: Table) -> tuple[Table, ...]:
    """The tables side by side, from left to right; mostly there is only one."""
    for row in table.rows[: _MOST_ROWS_ABOVE + 1]:
        width = _width_of_one(row)
        if width and all(len(other) == len(row) for other in table.rows):
            return tuple(
                Table(tuple(other[start : start + width] for other in table.rows))
                for start in range(0, len(row), width)
            )
    return (table,)


def _width_of_one(row: Row) -> int:
    """How many columns a header has before it is printed again to its right; nought if never."""
    headers = [" ".join(fold(cell.text).split()) for cell in row]
    for width in range(_LEAST_COLUMNS, len(headers) // 2 + 1):
        first = headers[:width]
        again = [headers[start : start + width] for start in range(0, len(headers), width)]
        if len(set(first)) == width and all(first) and all(part == first for part in again):
            return width
    return 0
