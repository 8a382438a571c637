"""Tables drawn with characters: +---+ or ┌──┬──┐, a row of cells between two rules."""

import re
from collections.abc import Iterator, Sequence

from bot.plans.document import Cell, Paragraph, Row, Table
from bot.plans.forms.text.markup import is_strong, plain_text
from bot.plans.tables.numbering import Mark, mark_of

_LINES = str.maketrans(
    dict.fromkeys("─━═┄┈", "-")
    | dict.fromkeys("│┃║", "|")
    | dict.fromkeys("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╒╤╕╞╪╡╘╧╛", "+")
)
_RULE = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
_PART_RULE = re.compile(r"\s*[|+].*\+[-=]{2,}\+?.*[|+]?\s*")


def read_drawn_rows(lines: Sequence[str], start: int) -> tuple[list[Paragraph | Table], int] | None:
    """The table whose upper rule stands here and where it ends."""
    if not _RULE.fullmatch(lines[start].translate(_LINES)):
        return None
    end = start
    while end < len(lines) and lines[end].translate(_LINES).lstrip()[:1] in ("+", "|"):
        end += 1
    drawn = [line.translate(_LINES) for line in lines[start:end]]
    rows = tuple(_rows(drawn, _edges(drawn)))
    return ([Table(rows)] if rows else []), end


def _edges(drawn: Sequence[str]) -> list[int]:
    """Where the lines between columns stand, as the rules tell."""
    crossings = {
        place
        for line in drawn
        if _is_rule(line)
        for place, character in enumerate(line)
        if character == "+"
    }
    return sorted(crossings)


def _is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line) or _PART_RULE.fullmatch(line))


def _rows(drawn: Sequence[str], edges: Sequence[int]) -> Iterator[Row]:
    texts: list[list[str]] = [[] for _ in edges[:-1]]
    above: Row = tuple(Cell() for _ in edges[:-1])
    merged = [False] * (len(edges) - 1)
    for line in drawn:
        if not _is_rule(line):
            if _begins_row(line, edges, texts):
                above = _row(texts, above, merged)
                yield above
                texts, merged = [[] for _ in edges[:-1]], [False] * (len(edges) - 1)
            _take(line, edges, texts)
            continue
        if any(texts):
            above = _row(texts, above, merged)
            yield above
            texts = [[] for _ in edges[:-1]]
        merged = [not _ruled(line, edges, place) for place in range(len(edges) - 1)]
        # A cell that spans a rule has words beside it.
        if any(merged):
            _take(line, edges, texts)
    if any(texts):
        yield _row(texts, above, merged)


def _begins_row(line: str, edges: Sequence[int], texts: Sequence[Sequence[str]]) -> bool:
    """A second number in one cell is the next row, where rows are not ruled off."""
    number = line[edges[0] + 1 : edges[1]].strip()
    return bool(number and texts[0]) and mark_of(number) is not Mark.NONE


def _take(line: str, edges: Sequence[int], texts: list[list[str]]) -> None:
    """Deal a line out to its cells; where an edge is not drawn, the cell goes on over it."""
    start = 0
    for place in range(1, len(edges)):
        edge = edges[place]
        if place < len(edges) - 1 and line[edge : edge + 1] not in ("|", "+"):
            continue
        words = line[edges[start] + 1 : edge].strip()
        if words and not re.fullmatch(r"[-=+]+", words):
            texts[start].append(words)
        start = place


def _ruled(line: str, edges: Sequence[int], place: int) -> bool:
    return bool(re.fullmatch(r"[-=:+]*", line[edges[place] + 1 : edges[place + 1]]))


def _row(texts: Sequence[Sequence[str]], above: Row, merged: Sequence[bool]) -> Row:
    return tuple(
        _joined(cell.text, lines) if spans and (cell.text or lines) else _printed(lines)
        for cell, lines, spans in zip(above, texts, merged, strict=True)
    )


def _printed(lines: Sequence[str]) -> Cell:
    """Lines of a narrow cell are one text, wrapped; bullets and <br> begin a new one."""
    text = " ".join(f"\n{line}" if line.startswith(("- ", "+ ", "* ")) else line for line in lines)
    return Cell(plain_text(text), is_strong(text.strip()))


def _joined(above: str, lines: Sequence[str]) -> Cell:
    return Cell(" ".join([above, *lines]).strip(), continues=not lines)
