"""The lines of a narrative plan: marks in front told from the words, broken paragraphs joined."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import zip_longest

from bot.parsing.text import clean, fold
from bot.plans.document import Document, Paragraph
from bot.plans.narrative.actions import begins_with_verb


class Rank(IntEnum):
    """What stands in front of a line, outermost first; steps between are left for depth."""

    PART = 0  # Phần thứ nhất, Phụ lục
    LETTER = 1  # A.
    ROMAN = 2  # I.
    TITLE = 3  # bold or in capitals, without a number
    DECIMAL = 10  # 1. and, one deeper each, 1.1
    SMALL = 20  # a)
    INNER = 21  # (i), 1) inside a numbered paragraph
    PLAIN = 29
    BULLET = 30  # - and, deeper, + *


@dataclass(frozen=True, slots=True)
class Line:
    rank: int
    number: str
    """Its printed number without dots or brackets around it; the sign itself for a bullet."""
    text: str
    printed: str
    strong: bool = False

    @property
    def introduces(self) -> bool:
        return self.text.endswith(":")

    @property
    def is_heading(self) -> bool:
        """A number or a form that only headings have."""
        return self.rank <= Rank.TITLE

    @property
    def is_decimal(self) -> bool:
        return Rank.DECIMAL <= self.rank < Rank.SMALL


_SIGN = r"[-+*•·▪◦●○■□➢➤→⇒✓✔❖\uf02d\uf0b7\uf0a7\uf0d8]"
_MARKS: tuple[tuple[Rank, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(form, re.DOTALL))
    for rank, form in (
        (
            Rank.PART,
            r"(?P<number>(?i:phần (?:thứ [\wà-ỹ]+|[ivxl]+|[a-d]|\d)|chương [ivxl\d]+|phụ lục))"
            r"\b[\s.:-]*(?P<text>.*)",
        ),
        (Rank.ROMAN, r"(?P<number>[IVXL]{1,6})[.)/:-]+\s*(?P<text>[^\s\d.].*)"),
        (Rank.LETTER, r"(?P<number>[A-HĐ])[.)/:-]+\s*(?P<text>[^\s\d.].*)"),
        (
            Rank.DECIMAL,
            r"(?:Điều\s+)?(?P<number>(?:[IVXL]{1,5}\.)?\d{1,2}(?:\.\d{1,2}){0,4})"
            r"(?:[.:/-]+\s+|[.]+(?=[^\W\d])|(?<=\.\d)\s+(?=[A-ZÀ-ỸĐ“\"]))(?P<text>\S.*)",
        ),
        # "Nhiệm vụ 1: …" opens a task as a number does.
        (
            Rank.DECIMAL,
            r"(?i:nhiệm vụ|công việc|hoạt động) (?P<number>\d{1,2})[.:]\s*(?P<text>\S.*)",
        ),
        (
            Rank.INNER,
            r"\(?(?P<number>(?:[ivx]{2,4}|(?<=\()[ivx]|\d{1,2}"
            r"|[a-zđ]\.?\d))\)[.:]?\s*(?P<text>\S.*)",
        ),
        (Rank.SMALL, r"\(?(?P<number>[a-zđ])(?:[)][.:]?\s*|\.\s+)(?P<text>\S.*)"),
        (
            Rank.BULLET,
            rf"(?P<number>{_SIGN}|o(?=\s+[A-ZÀ-ỸĐ]))\s*(?P<text>[^\W\d_]\S*.*|\W?[\d“\"(‘'\[].*)",
        ),
    )
)
_FIRST = frozenset(("A", "I", "1"))
_LONGEST_TITLE = 160
# A page ends within a sentence of some length, mostly.
_SHORTEST_BROKEN = 60
_LONGEST_PARAGRAPH = 10_000
_SENTENCE_END = re.compile(r"[.;:!?…]\W{0,2}$")
# A line cannot end with these; what follows belongs to it.
_GOES_ON = re.compile(
    r"(?:,|\b(?:của|và|các|về|theo|tại|cho|với|trong|từ|đến|thuộc|hoặc|số|ngày|tháng|năm|để|do|là"
    r"|những|trên|bằng|giữa|ban|ủy|uỷ|nghị|quyết))$",
    re.IGNORECASE,
)
_RESUMES = re.compile(r"(?:19|20)\d\d\b(?![.)/:]\s)|\d{1,2} tháng \d")
_NOISE = re.compile(
    r"(?:trang |page )?[-–]?\s*\d{1,4}\s*(?:[-–]|/\s*\d{1,4})?|[-=_.*|\s]+", re.IGNORECASE
)


def lines_of(document: Document) -> Iterator[Line]:
    """The marked lines outside tables, in order."""
    paragraphs = (block for block in document.blocks if isinstance(block, Paragraph))
    lines = list(_joined(_line(paragraph) for paragraph in _printed(paragraphs)))
    return (_outermost(line, below) for line, below in zip_longest(lines, lines[1:]) if line)


def _printed(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        for text in paragraph.text.split("\n"):
            if not _NOISE.fullmatch(text):
                yield Paragraph(clean(text), paragraph.strong)


def _line(paragraph: Paragraph) -> Line:
    text = paragraph.text
    for rank, form in _MARKS:
        if found := form.fullmatch(text):
            number = found["number"]
            depth = number.count(".") if rank is Rank.DECIMAL and number[0].isdigit() else 0
            return Line(rank + depth, number, found["text"].strip(), text, paragraph.strong)
    rank = Rank.TITLE if _is_title(paragraph) else Rank.PLAIN
    return Line(rank, "", text, text, paragraph.strong)


def _outermost(line: Line, below: Line | None) -> Line:
    """A title in capitals under which the count begins anew stands above Roman numbers."""
    if line.rank == Rank.TITLE and line.text.isupper() and below and below.number in _FIRST:
        return replace(line, rank=Rank.PART)
    return line


def _is_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _LONGEST_TITLE or text.endswith((".", ";", ",")):
        return False
    return paragraph.strong or (text.isupper() and len(text.split()) > 1)


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    above: Line | None = None
    for line in lines:
        if above and _belongs(above, line):
            text, printed = f"{above.text} {line.printed}", f"{above.printed} {line.printed}"
            above = replace(above, text=text.strip(), printed=printed)
            continue
        if above:
            yield above
        above = line
    if above:
        yield above


def _belongs(above: Line, line: Line) -> bool:
    """Whether the line is the rest of the paragraph above, broken by a page or a conversion."""
    if above.rank == Rank.PART and not above.text:
        return line.rank in (Rank.TITLE, Rank.PLAIN) and not fold(line.printed).startswith("(")
    if line.rank != Rank.PLAIN or (line.strong and not above.strong):
        return False
    if len(above.text) > _LONGEST_PARAGRAPH:
        return False
    if line.text[:1].islower():
        return not above.introduces
    if _SENTENCE_END.search(above.text) or above.is_heading:
        return False
    if _RESUMES.match(line.text) or _GOES_ON.search(above.text):
        return True
    if above.text.count("(") > above.text.count(")"):
        return True
    whole_line = len(above.text) >= _SHORTEST_BROKEN and above.rank >= Rank.SMALL
    return whole_line and not above.strong and not begins_with_verb(line.text)
