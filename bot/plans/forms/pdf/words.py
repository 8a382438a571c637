"""The letters a PDF draws, put together to words: each glyph may come alone and in any order."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.plans.forms.pages.printed import Word

Glyph = Mapping[str, Any]

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_NO_PARAGRAPH = (None, "Artifact", "Span", "Link")
# Of the height of the letters: what parts two words, and what two glyphs may overlap.
_WORD_GAP = 0.15
_OVERLAP = 0.5
# Bold is also printed by drawing each letter twice, a hair apart.
_DOUBLED = 0.12


@dataclass(slots=True)
class _Piece:
    left: float
    top: float
    right: float
    bottom: float
    texts: list[str] = field(default_factory=list)
    strong: bool = True
    spaced: bool = False
    """A space was drawn behind it."""
    paragraph: int | None = None

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def is_followed_by(self, glyph: "_Piece") -> bool:
        height = max(self.height, glyph.height)
        gap = glyph.left - self.right
        return _same_line(self, glyph) and -_OVERLAP * height < gap < _WORD_GAP * height

    def take(self, other: "_Piece") -> None:
        self.texts += other.texts
        self.right = max(self.right, other.right)
        self.top, self.bottom = min(self.top, other.top), max(self.bottom, other.bottom)
        self.strong = self.strong and other.strong
        self.spaced = other.spaced


def words_of(glyphs: Iterable[Glyph]) -> tuple[Word, ...]:
    # All are drawn before any is joined: only then is it known which were drawn twice.
    drawn = list(_drawn_once(glyphs))
    lines = [list(_merged(line)) for line in _lines(list(_pieces(drawn)))]
    told = _paragraphs_over_lines(lines)
    return tuple(_word(piece, told=told) for line in lines for piece in line)


def unknown_share(glyphs: Sequence[Glyph]) -> float:
    """How many of the glyphs the file does not say the letters of."""
    if not glyphs:
        return 0.0
    return sum(bool(_UNKNOWN.fullmatch(glyph["text"])) for glyph in glyphs) / len(glyphs)


def _drawn_once(glyphs: Iterable[Glyph]) -> Iterator[tuple[str, _Piece]]:
    seen: dict[tuple[str, int, int], _Piece] = {}
    for glyph in glyphs:
        text = str(glyph["text"])
        piece = _Piece(glyph["x0"], glyph["top"], glyph["x1"], glyph["bottom"], [text])
        piece.paragraph = _paragraph(glyph)
        piece.strong = bool(_BOLD.search(str(glyph["fontname"])))
        twin = _twin(seen, text, piece)
        if twin is not None:
            twin.strong = True
        elif not _UNKNOWN.fullmatch(text):
            seen[text, round(piece.left), round(piece.top)] = piece
            yield text, piece


def _paragraph(glyph: Glyph) -> int | None:
    """Word marks each paragraph; a part of one, or what is none, says nothing."""
    mark = glyph.get("mcid")
    return mark if isinstance(mark, int) and glyph.get("tag") not in _NO_PARAGRAPH else None


def _twin(seen: Mapping[tuple[str, int, int], _Piece], text: str, piece: _Piece) -> _Piece | None:
    if text.isspace():
        return None
    left, top = round(piece.left), round(piece.top)
    reach = _DOUBLED * piece.height
    for key in ((text, x, y) for x in (left, left - 1, left + 1) for y in (top, top - 1, top + 1)):
        twin = seen.get(key)
        near = twin is not None and abs(twin.left - piece.left) < reach
        if near and twin is not None and abs(twin.top - piece.top) < reach:
            return twin
    return None


def _pieces(drawn: Iterable[tuple[str, _Piece]]) -> Iterator[_Piece]:
    current: _Piece | None = None
    for text, glyph in drawn:
        if text.isspace():
            # With a letter still to come in between, the space is not yet behind this piece.
            if current and glyph.left - current.right < _WORD_GAP * current.height:
                current.spaced = True
        elif current and _is_mark(text):
            # A space drawn before an accent does not end the word.
            current.texts.append(text)
            current.spaced = False
        elif current and not current.spaced and current.is_followed_by(glyph):
            current.take(glyph)
        else:
            if current:
                yield current
            current = glyph
    if current:
        yield current


def _is_mark(text: str) -> bool:
    return all(unicodedata.combining(char) for char in text)


def _merged(line: Sequence[_Piece]) -> Iterator[_Piece]:
    """Joins what stands together on a line though it was drawn at different times."""
    current = line[0]
    for piece in line[1:]:
        if not current.spaced and current.is_followed_by(piece):
            current.take(piece)
        else:
            yield current
            current = piece
    yield current


def _paragraphs_over_lines(lines: Sequence[Sequence[_Piece]]) -> bool:
    """Whether the file marks whole paragraphs; some programs mark each line by itself."""
    seen: set[int] = set()
    for line in lines:
        marked = {piece.paragraph for piece in line if piece.paragraph is not None}
        if marked & seen:
            return True
        seen |= marked
    return False


def _lines(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    line: list[_Piece] = []
    for piece in sorted(pieces, key=lambda each: (each.top + each.bottom, each.left)):
        # Compared with the first: beside rows of another column the next would lead astray.
        if line and not _same_line(line[0], piece):
            yield sorted(line, key=lambda each: each.left)
            line = []
        line.append(piece)
    if line:
        yield sorted(line, key=lambda each: each.left)


def _same_line(one: _Piece, other: _Piece) -> bool:
    lower = min(one.height, other.height)
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = abs(one.top + one.bottom - other.top - other.bottom) / 2
    return common > 0.5 * lower and apart < 0.6 * lower


def _word(piece: _Piece, *, told: bool) -> Word:
    text = unicodedata.normalize("NFC", "".join(piece.texts))
    box = (piece.left, piece.top, piece.right, piece.bottom)
    return Word(text, *box, piece.strong, piece.paragraph if told else None)
