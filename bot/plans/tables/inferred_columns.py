"""The columns of a table that lost its header, as far as its cells tell what they are."""

import re
from collections.abc import Callable, Sequence

from bot.parsing.deadlines import read_deadline
from bot.parsing.text import fold
from bot.plans.document import Row
from bot.plans.names.people import read_person
from bot.plans.names.units import COLLECTIVE, UNIT
from bot.plans.tables.columns import Column, Columns
from bot.plans.tables.header_rows import own_texts, with_nesting
from bot.plans.tables.header_words import meaning
from bot.plans.tables.numbering import Mark, mark_of

_MOST_ROWS = 200
_LEAST_ROWS = 3
_ANY_YEAR = 2024
_LABELLED = re.compile(r"(?P<label>[^\W\d][^:\n]{2,40}):\s*\S")
_AMOUNT = re.compile(
    r"\d{1,3}([., ]\d{3})+( ?(đồng|đ|vnđ))?|[\d.,]+ (nghìn|triệu|tỷ)( đồng)?", re.IGNORECASE
)
_OUTCOME = re.compile(
    r"\d{1,4}(-\d+)? \w|(du thao )?(bao cao|quyet dinh|ke hoach|to trinh|van ban|cong van"
    r"|nghi quyet|bien ban|thong bao|quy che|hoi nghi|ket luan|danh muc|de an|huong dan"
    r"|chuong trinh|hop dong|ho so|giay moi|giay phep|chung nhan|bai viet|tai lieu|phan mem)\b"
)
_SHORTEST_CONTENT = 15
_LONGEST_HEADER = 60


def infer_columns(rows: Sequence[Row]) -> Columns | None:
    """Columns told by their cells; none unless some hold times, and some hold what to do."""
    body = [own_texts(row) for row in rows[:_MOST_ROWS]]
    width = max(map(len, body))
    headers = _words_over_numbers(body, width)
    body = body[bool(headers) :]
    cells = [
        [row[place] for row in body if place < len(row) and row[place]] for place in range(width)
    ]
    tasks = [row for row in body if sum(map(bool, row)) >= 3]
    if len(tasks) < _LEAST_ROWS or width < 3:
        return None
    known: dict[int, Column] = {}
    for column, holds in _KINDS:
        fitting = (p for p in range(width) if p not in known and _mostly(cells[p], holds))
        # Of several columns alike it is not certain what the others say; they stay a note.
        if (place := next(fitting, None)) is not None:
            known[place] = column
    known |= _labelled(cells, known)
    known |= _headed(headers, known)
    times = [place for place, column in known.items() if column is Column.TIME]
    content = _content(cells, known)
    if not times or content is None:
        return None
    known[content] = Column.CONTENT
    known |= {
        place: Column.RESULT
        for place in range(content + 1, width)
        if place not in known and _mostly(cells[place], _is_outcome)
    }
    if (title := _title_left_of(content, cells, known)) is not None:
        known |= {title: Column.CONTENT, content: Column.STEP}
    places: dict[Column, tuple[int, ...]] = {}
    for place, column in sorted(known.items()):
        places[column] = (*places.get(column, ()), place)
    columns = Columns(headers or ("",) * width, places, inferred=True)
    return with_nesting(columns, rows[bool(headers) :])


def _words_over_numbers(body: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """A first row of words, where all other rows have a number, is a header of unusual names."""
    first = (*body[0], *("" for _ in range(width - len(body[0]))))
    if sum(map(bool, first)) < _LEAST_ROWS or max(map(len, first)) > _LONGEST_HEADER:
        return ()
    for place in range(width):
        below = [row[place] for row in body[1:] if place < len(row) and row[place]]
        if len(below) >= _LEAST_ROWS and all(map(_is_number, below)):
            return () if not first[place] or _is_number(first[place]) else first
    return ()


def _headed(headers: Sequence[str], known: dict[int, Column]) -> dict[int, Column]:
    """What the words say of columns whose cells say nothing."""
    found: dict[int, Column] = {}
    for place, header in enumerate(headers):
        said = meaning(header) if header and place not in known else None
        if said and said not in (*known.values(), *found.values(), Column.CONTENT):
            found[place] = said
    return found


def _mostly(cells: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return len(cells) >= 2 and sum(map(holds, cells)) * 5 >= len(cells) * 3


def _is_number(cell: str) -> bool:
    return mark_of(cell) is not Mark.NONE


def _is_time(cell: str) -> bool:
    if len(cell) > 150 or _is_number(cell):
        return False
    return bool(read_deadline(cell, year=_ANY_YEAR).milestones)


def _is_amount(cell: str) -> bool:
    return bool(_AMOUNT.fullmatch(cell.strip()))


def _is_somebody(cell: str) -> bool:
    if len(cell) > 200:
        return False
    return bool(UNIT.match(cell) or COLLECTIVE.match(cell)) or read_person(cell) is not None


def _is_outcome(cell: str) -> bool:
    return len(cell) < 120 and bool(_OUTCOME.match(fold(cell)))


_KINDS: tuple[tuple[Column, Callable[[str], bool]], ...] = (
    (Column.NUMBER, _is_number),
    (Column.TIME, _is_time),
    (Column.BUDGET, _is_amount),
    (Column.LEAD, _is_somebody),
)


def _labelled(cells: Sequence[Sequence[str]], known: dict[int, Column]) -> dict[int, Column]:
    """Columns whose cells say themselves what they are: "Chủ trì: Phòng A"."""
    found: dict[int, Column] = {}
    for place, column in enumerate(cells):
        labels = [meaning(match["label"]) for cell in column if (match := _LABELLED.match(cell))]
        said = [label for label in labels if label]
        if place not in known and said and len(said) * 5 >= len(column) * 3:
            found[place] = max(set(said), key=said.count)
    return found


def _content(cells: Sequence[Sequence[str]], known: dict[int, Column]) -> int | None:
    """The longest text of all says what is to be done."""
    texts = {place: sum(map(len, c)) for place, c in enumerate(cells) if place not in known and c}
    longest = max(texts, key=lambda place: texts[place], default=None)
    if longest is None or texts[longest] < _SHORTEST_CONTENT * len(cells[longest]):
        return None
    return longest


def _title_left_of(
    content: int, cells: Sequence[Sequence[str]], known: dict[int, Column]
) -> int | None:
    """A text printed once for several contents, to the left of them."""
    for place in range(content):
        texts = cells[place]
        long_enough = texts and sum(map(len, texts)) >= _SHORTEST_CONTENT * len(texts)
        if place not in known and long_enough and len(texts) < len(cells[content]):
            return place
    return None
