"""Finds the header of a table: one row or up to three, perhaps under a title of its own."""

from collections.abc import Sequence
from dataclasses import replace

from bot.plans.document import Row
from bot.plans.tables.columns import PEOPLE, TIMES, Column, Columns
from bot.plans.tables.header_words import meaning, period_of
from bot.plans.tables.headers import read_header
from bot.plans.tables.numbering import bare_number

_MOST_HEADER_ROWS = 3
_MOST_TITLE_ROWS = 4
_LONGEST_PART = 60
_MOST_ROWS_LOOKED_AT = 500


def find_columns(rows: Sequence[Row]) -> tuple[Columns, int] | None:
    """The columns that the first rows name and how many rows that takes; none if they do not."""
    for skipped in range(min(_MOST_TITLE_ROWS + 1, len(rows))):
        if found := _header_at(rows[skipped:]):
            columns, height = found
            return with_nesting(columns, rows[skipped + height :]), skipped + height
        if sum(bool(text) for text in own_texts(rows[skipped])) > 1:
            return None
    return None


def _header_at(rows: Sequence[Row]) -> tuple[Columns, int] | None:
    texts = [cell.text for cell in rows[0]]
    best, height = read_header(texts), 1
    covers = _covers(texts)
    for depth, row in enumerate(rows[1:_MOST_HEADER_ROWS], start=2):
        if not _divides(texts, row):
            break
        texts, periods = _stacked(texts, covers, row)
        covers = _covers(texts)
        deeper = read_header(texts, periods)
        if deeper and (best is None or _known(deeper) >= _known(best)):
            best, height = deeper, depth
    return (best, height) if best else None


def _known(columns: Columns) -> int:
    return len(columns.places) + len(columns.periods)


def own_texts(row: Row) -> list[str]:
    return ["" if cell.continues else cell.text for cell in row]


def _covers(texts: Sequence[str]) -> list[str]:
    """The header over each column: a wide cell leaves all but its first place empty."""
    covers: list[str] = []
    for text in texts:
        covers.append(text or (covers[-1] if covers else ""))
    return covers


def _divides(upper: Sequence[str], row: Row) -> bool:
    """A row under the header that only divides its wide cells ("Chủ trì", "Phối hợp")."""
    own = own_texts(row)
    filled = [place for place, text in enumerate(own) if text]
    counted = [bare_number(own[place]) for place in filled]
    if counted == [str(count) for count in range(1, len(own) + 1)]:
        return False
    return (
        bool(filled)
        and (any(_is_free(upper, p) for p in filled) or all(period_of(own[p]) for p in filled))
        and all(len(own[place]) < _LONGEST_PART for place in filled)
        and all(_is_free(upper, p) or _is_free(upper, p + 1, len(own)) for p in filled)
    )


def _is_free(upper: Sequence[str], place: int, width: int = 10**3) -> bool:
    """Nothing is printed above this place itself."""
    return place < width and (place >= len(upper) or not upper[place])


def _header_of(part: str, whole: str) -> str:
    """Under "Thời hạn trình" a "Lãnh đạo Bộ" is still a time; sums keep what they count in."""
    said, over = meaning(part), meaning(whole)
    if said is over is Column.BUDGET:
        return f"{part}, {whole}"
    more = said is not None and not (said in PEOPLE and over in TIMES)
    return part if more else f"{whole} {part}".strip()


def _stacked(
    upper: Sequence[str], covers: Sequence[str], row: Row
) -> tuple[list[str], dict[int, str]]:
    """One header of two rows; a part that is understood says more than the cell it divides."""
    own = own_texts(row)
    width = max(len(upper), len(own))
    texts: list[str] = []
    periods: dict[int, str] = {}
    for place in range(width):
        part = own[place] if place < len(own) else ""
        whole = covers[min(place, len(covers) - 1)] if covers else ""
        if part and (period := period_of(part, above=whole)):
            periods[place] = period
            texts.append(period)
        elif part:
            texts.append(_header_of(part, whole))
        else:
            texts.append(upper[place] if place < len(upper) else "")
    return texts, periods if len(periods) > 1 else {}


def with_nesting(columns: Columns, rows: Sequence[Row]) -> Columns:
    """Where one content stands beside several steps, the steps are the tasks.

    Two content columns are such a pair as well, if the left one is left empty, or merged, beside
    rows of the right one that have a time or somebody to do them.
    """
    contents = columns.places.get(Column.CONTENT, ())
    steps = columns.places.get(Column.STEP, ()) or contents[1:]
    if not contents or not steps or contents[0] > steps[0]:
        return columns
    left, right = contents[0], steps[0]
    groups = any(_is_step(columns, row, left, right) for row in rows[1:_MOST_ROWS_LOOKED_AT])
    if not groups:
        return columns
    places = {**columns.places, Column.CONTENT: (left,), Column.STEP: steps}
    return replace(columns, places=places, nested=True)


def _is_step(columns: Columns, row: Row, left: int, right: int) -> bool:
    own = own_texts(row)
    if len(own) <= right or own[left] or not own[right]:
        return False
    said = (Column.TIME, Column.MONTH, Column.LEAD)
    dealt_out = [place for column in said for place in columns.places.get(column, ())]
    return any(place < len(own) and own[place] for place in (*dealt_out, *columns.periods))
