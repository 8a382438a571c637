"""A file without its format: paragraphs and tables of text, in the order they are printed."""

from dataclasses import dataclass


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
