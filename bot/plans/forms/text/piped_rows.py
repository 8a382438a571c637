"""Markdown tables: cells between pipes, under a header ruled off with dashes."""

import re
from collections.abc import Callable, Sequence

from bot.plans.document import Cell, Paragraph, Row, Table
from bot.plans.forms.text.markup import is_strong, plain_text

_PIPE = re.compile(r"(?<!\\)\|")
_RULE_CELL = re.compile(r"\s*:?-+:?\s*")


def read_piped_rows(lines: Sequence[str], start: int) -> tuple[list[Paragraph | Table], int] | None:
    """The table that begins here and where it ends; nothing when a pipe is only a pipe."""
    belongs = _form(lines[start : start + 2])
    if belongs is None:
        return None
    end = start
    while end < len(lines) and belongs(lines[end]):
        end += 1
    rows = (_cells(line) for line in lines[start:end])
    return [Table(tuple(_row(row) for row in rows if not _is_rule(row)))], end


def _form(first: Sequence[str]) -> Callable[[str], bool] | None:
    """How the lines of the table are known, by its first two: a rule, or a frame of pipes."""
    rows = [_cells(line) for line in first]
    if len(rows) < 2:
        return None
    if _is_rule(rows[1]) and len(rows[1]) >= 2:
        return lambda line: bool(_PIPE.search(line))
    framed = all(map(_is_framed, first)) and len(rows[0]) == len(rows[1]) >= 3
    return _is_framed if framed else None


def _is_framed(line: str) -> bool:
    return line.lstrip().startswith("|")


def _cells(line: str) -> list[str]:
    cells = _PIPE.split(line.strip())
    if _is_framed(line):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return [cell.replace("\\|", "|").strip() for cell in cells]


def _is_rule(cells: Sequence[str]) -> bool:
    return bool(cells) and all(_RULE_CELL.fullmatch(cell) for cell in cells)


def _row(cells: Sequence[str]) -> Row:
    return tuple(Cell(plain_text(cell), is_strong(cell)) for cell in cells)
