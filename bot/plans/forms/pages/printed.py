"""A printed page before it is understood: its words and ruled lines, each with its place.

Distances are points (72 an inch) from the upper left corner of the page as a person holds it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space among them, in composed Unicode."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    strong: bool = False
    paragraph: int | None = None
    """Which of the page's paragraphs the file itself says it stands in, if it says so."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, level or upright; its thickness is part of its box."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PrintedPage:
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
