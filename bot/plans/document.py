"""A file without its format: paragraphs and tables of text, in the order they are printed."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.parsing.values import Doubt

Progress = Callable[[int, int], None]
"""Told how many pages or rows are read, and of how many; nought where that is not known."""


def unwatched(_done: int, _total: int) -> None:
    """The progress of a reading that nobody looks at."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    strong: bool = False
    """Printed as a heading: bold throughout, or marked as one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; its paragraphs are lines."""

    text: str = ""
    strong: bool = False
    continues: bool = False
    """Merged with the cell above, whose text is repeated here."""


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Document:
    blocks: tuple[Paragraph | Table, ...]
    margins: tuple[str, ...] = ()
    """Printed above or below every page."""
    scanned: bool = False
    """Read off pictures of pages, so that every row needs a look."""
    doubts: tuple[Doubt, ...] = ()
    """What of the file itself could not be read."""
