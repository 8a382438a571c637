"""A time cell taken apart: its times, the brackets that are notes to them or mere comments.

A bracket right behind a time is its note; one that holds nothing but a time is that time; one
that opens a clause is read as if it were not there; any other only comments.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from bot.parsing.cells.layout import LABEL, Bracket, Opening, Rank, Signs, brackets_of, signs_of
from bot.parsing.text import Words
from bot.parsing.when.citations import blank_citations
from bot.parsing.when.timed import Timed, find_timed


class Place(NamedTuple):
    """A time outside comments: where it stands, brackets included, and the note behind it."""

    timed: Timed
    at: int
    end: int
    note: Bracket | None = None
    dated_note: bool = False
    """The note itself says when."""


class Cell(NamedTuple):
    """`words` as printed, `folded` with citations blanked; places in text order."""

    words: Words
    folded: str
    signs: Signs
    places: list[Place]
    comments: list[Timed]
    hard: list[int]
    soft: list[int]

    def printed(self, at: int, end: int) -> str:
        """The words from one place to another as a line, without separators at their edges."""
        return self.words.printed[at:end].replace("\n", " ").strip(" .,;:-")

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds this place."""
        return bisect_left(self.hard, at)

    def opening(self, at: int) -> Opening:
        """What a place stands at the beginning of."""
        return self.signs.opening(self.folded, at)

    def is_parted(self, at: int, end: int, *, by: Sequence[int]) -> bool:
        """Whether one of these stops lies between two places."""
        following = bisect_left(by, at)
        return following < len(by) and by[following] < end


_ONLY_LABELS = re.compile(rf"\s*+(?:{LABEL}[\s:]*+)*+")
_APART = re.compile(r"(?:^|[;\n.,:])\s*$")


def cell_of(words: Words, folded: str, found: Sequence[Timed]) -> Cell:
    """The cell, given its text with citations blanked and the times found in it."""
    signs = signs_of(folded)
    places, comments, closed = _bracketed(folded, found, signs)
    hard, soft = (signs.stops(rank, closed) for rank in (Rank.HARD, Rank.SOFT))
    return Cell(words, folded, signs, places, comments, hard, soft)


def listed_in(words: Words, *, year: int) -> Cell:
    """What brackets hold, taken apart like a cell of its own."""
    folded = blank_citations(words.folded)
    return cell_of(words, folded, find_timed(words, folded, year=year))


def _bracketed(
    folded: str, found: Sequence[Timed], signs: Signs
) -> tuple[list[Place], list[Timed], list[Bracket]]:
    """The places, the times that only comment, and the brackets that are no part of the text."""
    places: list[Place] = []
    comments: list[Timed] = []
    closed: list[Bracket] = []
    if "(" not in folded:
        return _plain(found), comments, closed
    read = 0
    for bracket in brackets_of(folded):
        first = _first_from(found, read, bracket.at)
        places.extend(_plain(found[read:first]))
        read = _first_from(found, first, bracket.end)
        inside = found[first:read]
        filled = len(inside) == 1 and _fills(folded, inside[0], bracket)
        owner = places[-1] if places and _is_note(folded, places[-1], bracket) else None
        if owner and not (filled and _is_subject(folded, owner, inside[0], signs)):
            places[-1] = Place(owner.timed, owner.at, bracket.end, bracket, bool(inside))
        elif filled:
            places.append(Place(inside[0], bracket.at, bracket.end))
            continue
        elif _APART.search(folded, max(0, bracket.at - 4), bracket.at):
            places.extend(_plain(inside))
            continue
        else:
            comments.extend(inside)
        closed.append(bracket)
    places.extend(_plain(found[read:]))
    return places, comments, closed


def _first_from(found: Sequence[Timed], read: int, at: int) -> int:
    while read < len(found) and found[read].at < at:
        read += 1
    return read


def _plain(found: Sequence[Timed]) -> list[Place]:
    return [Place(timed, timed.at, timed.end) for timed in found]


def _is_note(folded: str, place: Place, bracket: Bracket) -> bool:
    behind = place.note is None and place.end <= bracket.at
    return behind and not folded[place.end : bracket.at].strip()


def _is_subject(folded: str, place: Place, inside: Timed, signs: Signs) -> bool:
    """“Báo cáo quý I (trước 5/4)”: the quarter is what is reported, the brackets say when."""
    if signs.opening(folded, place.at) is Opening.SENTENCE:
        return False
    window, within = place.timed.window, inside.window
    narrows = window and within and window[0] <= within[1] <= window[1]
    return place.timed.weak or not narrows


def _fills(folded: str, timed: Timed, bracket: Bracket) -> bool:
    at, end = bracket.inside
    labelled = _ONLY_LABELS.fullmatch(folded, at, timed.at) is not None
    return labelled and not folded[timed.end : end].strip(" .;,")
