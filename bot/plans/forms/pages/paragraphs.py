"""Lines back to the paragraphs they were broken from, where a page is too narrow for them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.plans.forms.pages.lines import PITCH, Line

_ENDED = re.compile(r"[.;:!?…]$")
# Room for less than this may be rounding.
_ROUNDING = 1.5
_INDENT = 5.0
_SPACE = 0.22
_HALF = 0.5
# A paragraph that stands apart does so by this much more than its lines do.
_GAP = 1.3
_CONNECTING = {"và", "của", "các", "với", "hoặc", "cho", "về", "-", "&"}
# "Tháng 5: …" above "Tháng 6, 7: …".
_LABELLED = re.compile(r"(?:\S+ ){0,4}\S+:(?:\s|$)")
# A date and an amount, wherever they were cut.
_WHOLE = re.compile(r"\d{1,2}/\d{1,2}/20\d\d|\d{1,3}(?:\.\d{3})+")
_SOLID = re.compile(r"[0-9.,/&A-ZĐ-]+")
# Vietnamese is not hyphenated; foreign words may be.
_SYLLABLE = re.compile(r"[a-z]{3,}-$")
_REST = re.compile(r"[a-z]{3,}[.,;:)]?$")


@dataclass(frozen=True, slots=True)
class Margins:
    """What lines may fill from left to right, and how closely they follow."""

    left: float
    right: float
    pitch: float = PITCH

    def goes_on(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether the line is the next of the paragraph, which was broken for want of room."""
        last = paragraph[-1]
        room = self._room(last) - _SPACE * line.height - _ROUNDING
        fitted = line.words[0].right - line.left < room
        if line.is_told_to_follow(last):
            # Unless the author broke the line: then much of it is left free.
            return not fitted or room < _HALF * (self.right - self.left)
        if (line.bottom - last.bottom) / max(last.height, 0.1) > _GAP * self.pitch:
            return False
        if _is_unfinished(last, line):
            return True
        if fitted or _begins_anew(paragraph, line):
            return False
        if self._is_centred(line) and line.strong != last.strong:
            return False
        return self._is_below(paragraph, line)

    def breaks_word(self, upper: Line, lower: Line) -> bool:
        """Whether a number or capitals too long for the column go on below ("10.000.0", "00")."""
        one, other = upper.words[-1].text, lower.words[0].text
        if _WHOLE.fullmatch(one + other) and not _WHOLE.fullmatch(one):
            return True
        if len(upper.words) > 1 or not (_SOLID.fullmatch(one) and _SOLID.fullmatch(other)):
            return False
        letter = (lower.words[0].right - lower.left) / len(other)
        return self._room(upper) < letter

    def _room(self, line: Line) -> float:
        """What is left free in the line; one in the middle could have grown on both sides."""
        before, after = line.left - self.left, self.right - line.right
        centred = before > 2 * _INDENT and abs(before - after) < _INDENT
        return before + after if centred else after

    def _is_below(self, paragraph: Sequence[Line], line: Line) -> bool:
        """A first line may stand in or out; the others stand below one another."""
        last, first = paragraph[-1], paragraph[0]
        if (
            abs(line.left - last.left) <= _INDENT
            or self._is_centred(line)
            or self._is_centred(last)
        ):
            return True
        if len(paragraph) > 1 or line.left < last.left:
            return len(paragraph) == 1
        return first.begins_with_mark and not line.begins_with_mark

    def _is_centred(self, line: Line) -> bool:
        before, after = line.left - self.left, self.right - line.right
        return before > 2 * _INDENT and abs(before - after) < _INDENT


def _begins_anew(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether words tell of a new paragraph below a line that is full."""
    if line.begins_with_mark and _ENDED.search(paragraph[-1].text):
        return True
    first, own = paragraph[0].words[0].text, line.words[0].text
    if line.begins_with_bullet:
        return len(line.words) > 1 and own in (first, "+")
    return own == first and bool(_LABELLED.match(paragraph[0].text) and _LABELLED.match(line.text))


def _is_unfinished(upper: Line, lower: Line) -> bool:
    """A sentence goes on, wherever its author broke the line."""
    if lower.begins_with_mark or _ENDED.search(upper.text):
        return False
    first = lower.words[0].text
    # "các phòng" above "các xã" is a list.
    goes_on = first[0].islower() and first != upper.words[0].text
    return goes_on or upper.words[-1].text in _CONNECTING


def paragraphs_of(lines: Sequence[Line], margins: Margins) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not margins.goes_on(paragraph, line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def joined(lines: Sequence[Line], margins: Margins) -> str:
    """The lines as one text; a bullet of any shape is a dash, as Word's own are."""
    text = lines[0].text
    if lines[0].begins_with_bullet and lines[0].words[0].text != "+":
        text = f"-{text[1:]}"
    for upper, lower in pairwise(lines):
        broken = margins.breaks_word(upper, lower)
        text = text + lower.text if broken else _rejoin(text, lower.text)
    return text


def _rejoin(upper: str, lower: str) -> str:
    last, first = upper.rsplit(" ", 1)[-1], lower.split(" ", 1)[0]
    if upper.endswith("\u00ad") or (_SYLLABLE.fullmatch(last) and _REST.fullmatch(first)):
        return upper[:-1] + lower
    # "15-" and "KL/TW", "sở/" and "ngành"; but "HC -" and "TH".
    if first[0] in ":;,.)" and first != "...":
        return upper + lower
    open_ended = len(last) > 1 and last[-1] in "-/" and first[0].isalnum()
    return upper + lower if open_ended else f"{upper} {lower}"
