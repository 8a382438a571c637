"""The lines under an unruled header to rows: each begins where its number stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.parsing.text import clean
from bot.plans.document import Cell, Row, Table
from bot.plans.forms.pages.columns import Header, by_column, flows, header_at, separators_of
from bot.plans.forms.pages.lines import Line, lines_of, pitch_of
from bot.plans.forms.pages.paragraphs import Margins, joined, paragraphs_of
from bot.plans.forms.pages.printed import Word
from bot.plans.tables.numbering import Mark, mark_of

_MOST_HEADING_LINES = 3
_APART = 1.3


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of an unruled table, which may go on over the page."""

    separators: tuple[float, ...]
    number: int | None


@dataclass(frozen=True, slots=True)
class Unruled:
    table: Table
    layout: Layout
    is_last: bool
    """Nothing stands below it on the page."""


def _is_heading(line: Line, layout: Layout) -> bool:
    """A text that runs over the columns, or words where the numbers stand."""
    if flows(line, layout.separators):
        return True
    cells = by_column(line.words, layout.separators)
    if layout.number is None or sum(map(bool, cells)) > 1 or not cells[layout.number]:
        return False
    return not _begins_row(line, layout)


def unruled_tables(lines: Sequence[Line], going_on: Layout | None) -> Iterator[Line | Unruled]:
    """Tables among lines; the first lines may belong to one of the page before."""
    position = 0
    while position < len(lines):
        header = header_at(lines[position:])
        if header:
            rest = lines[position + len(header.lines) :]
            layout = Layout(separators_of(header, rest), header.number)
            taken = len(header.lines)
        elif position == 0 and going_on and _fits(lines, going_on):
            rest, layout, taken = lines, going_on, 0
        else:
            yield lines[position]
            position += 1
            continue
        body = rest[: _length(rest, layout)]
        rows = [_header_row(header)] if header else []
        rows += _rows(body, layout)
        position += taken + len(body)
        yield Unruled(Table(tuple(rows)), layout, is_last=position >= len(lines))


def _fits(lines: Sequence[Line], layout: Layout) -> bool:
    first = lines[:4]
    tabular = [line for line in first if _filled(line, layout) > 1]
    return bool(tabular) and not any(flows(line, layout.separators) for line in first[:2])


def _filled(line: Line, layout: Layout) -> int:
    return sum(map(bool, by_column(line.words, layout.separators)))


def _length(lines: Sequence[Line], layout: Layout) -> int:
    """Up to the last line in columns; headings between rows are few lines each."""
    length = flowing = 0
    for place, line in enumerate(lines):
        if header_at(lines[place:]):
            break
        if _is_heading(line, layout):
            flowing += 1
            if flowing > _MOST_HEADING_LINES:
                break
            continue
        if flowing and not _begins_row(line, layout):
            break
        length, flowing = place + 1, 0
    return length


def _begins_row(line: Line, layout: Layout) -> bool:
    cells = by_column(line.words, layout.separators)
    if layout.number is None:
        return sum(map(bool, cells)) > 1
    number = " ".join(word.text for word in cells[layout.number])
    return bool(number) and mark_of(number) is not Mark.NONE


def _header_row(header: Header) -> Row:
    return tuple(
        Cell(clean(" ".join(word.text for word in cell)), all(word.strong for word in cell))
        for cell in header.cells
    )


def _rows(lines: Sequence[Line], layout: Layout) -> Iterator[Row]:
    margins = _column_margins(lines, layout)
    for group in _groups(lines, layout):
        if _is_heading(group[0], layout):
            heading = Cell(
                clean(" ".join(line.text for line in group)), all(line.strong for line in group)
            )
            yield heading, *(Cell() for _ in layout.separators)
        else:
            words = [word for line in group for word in line.words]
            cells = by_column(words, layout.separators)
            yield tuple(_cell(each, m) for each, m in zip(cells, margins, strict=True))


def _groups(lines: Sequence[Line], layout: Layout) -> Iterator[list[Line]]:
    group: list[Line] = []
    apart = _APART * max(pitch_of(lines), 0.1)
    for line in lines:
        if group and _is_new(line, group[-1], layout, apart):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_new(line: Line, above: Line, layout: Layout, apart: float) -> bool:
    heading, below_heading = (_is_heading(each, layout) for each in (line, above))
    if heading != below_heading:
        return True
    if heading:
        return line.begins_with_mark
    if line.strong and not above.strong and _filled(line, layout) == 1:
        return True
    if layout.number is not None:
        return _begins_row(line, layout)
    return (line.bottom - above.bottom) / above.height > apart


def _column_margins(lines: Sequence[Line], layout: Layout) -> list[Margins]:
    columns: list[list[Word]] = [[] for _ in range(len(layout.separators) + 1)]
    for line in lines:
        if not flows(line, layout.separators):
            for column, words in zip(
                columns, by_column(line.words, layout.separators), strict=True
            ):
                column.extend(words)
    pitch = pitch_of(lines)
    return [
        Margins(
            min((word.left for word in column), default=0.0),
            max((word.right for word in column), default=0.0),
            pitch,
        )
        for column in columns
    ]


def _cell(words: Sequence[Word], margins: Margins) -> Cell:
    lines = lines_of(words)
    texts = [clean(joined(paragraph, margins)) for paragraph in paragraphs_of(lines, margins)]
    strong = bool(lines) and all(line.strong for line in lines)
    return Cell("\n".join(text for text in texts if text), strong)
