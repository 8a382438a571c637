"""What the pages before the table say: title, office, year, document number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.parsing.text import clean, fold
from bot.parsing.values import Doubt
from bot.plans.document import Document, Paragraph, Table
from bot.plans.front.office import office_of
from bot.plans.front.year import names_year, year_of

_TITLE = re.compile(
    r"^(?:\W*du thao\W+)?(?:ke hoach|chuong trinh|lich|danh muc|bang|phan cong|thong bao|phuong an"
    r"|de an|nhiem vu|kich ban|phu luc)\b(?! (?:nay|so \d))"
)
_BARE_TITLE = re.compile(
    r"(?:ke hoach|chuong trinh|thong bao|phuong an|de an"
    r"|phu luc(?: (?:so )?\w+)?)\W*"
)
_TITLE_ENDS = re.compile(
    r"^(can cu|thuc hien .*(so|ngay)\b|theo |nham |\(|so ?:|[ivx]+\.|\d+\.|kinh gui|stt\b)|[:;]$"
    r"|, ngay\b|^(muc dich|muc tieu|yeu cau|nhiem vu trong tam|noi dung)\b.{0,20}$|^[-+*_]"
)
_LONGEST_TITLE_LINE = 200
_TITLE_LINES = 6
_CODE = r"(\d[\w.-]*\s?/\s?[\w.&/-]*\w)"
_NUMBER = re.compile(rf"^\s*số\s*:?\s*{_CODE}", re.IGNORECASE)
_ISSUED_UNDER = re.compile(
    r"(?:ban hành )?kèm theo (?:quyết định|kế hoạch|công văn|thông báo|văn bản|tờ trình) số\s*:?\s*"
    rf"{_CODE}",
    re.IGNORECASE,
)
# As a title row prints it: "Kế hoạch số 38/KH-UBND ngày …".
_TITLE_NUMBER = re.compile(
    rf"^(?:kế hoạch|chương trình"
    rf"|quyết định) số\s*:?\s*{_CODE}",
    re.IGNORECASE,
)
_TOP_LINES = 15


@dataclass(frozen=True, slots=True)
class Front:
    title: str = ""
    organisation: str = ""
    year: int | None = None
    document_number: str = ""
    doubts: tuple[Doubt, ...] = ()


def read_front(document: Document) -> Front:
    """Read what stands before the first table that has more than a letterhead's columns."""
    lines = list(front_lines(document))
    place = _title_place(lines)
    title = _title(lines, place)
    year, doubts = year_of(title, lines)
    before = lines[:_TOP_LINES] if place is None else lines[:place]
    office = office_of(title, lines, before, list(_texts(document)))
    return Front(title, office, year, _number(lines, (place or 0) + 1), doubts)


def front_lines(document: Document) -> Iterator[Paragraph]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from (Paragraph(line, block.strong) for line in block.text.split("\n") if line)
            continue
        if any(sum(bool(cell.text) for cell in row) > 2 for row in block.rows):
            return
        yield from _letterhead(block)


def _letterhead(table: Table) -> Iterator[Paragraph]:
    """Column by column: the office stands on the left, the motto on the right."""
    width = max((len(row) for row in table.rows), default=0)
    for place in range(width):
        for row in table.rows:
            cell = row[place] if place < len(row) else None
            if cell and not cell.continues:
                yield from (Paragraph(line, cell.strong) for line in cell.text.split("\n") if line)


def _title_place(lines: Sequence[Paragraph]) -> int | None:
    """The first line that begins as titles do; one in capitals before any other."""
    found = [
        place
        for place, line in enumerate(lines)
        if _TITLE.match(fold(line.text)) and len(line.text) <= _LONGEST_TITLE_LINE
    ]
    capitals = (place for place in found[:_TOP_LINES] if lines[place].text.split(" ")[0].isupper())
    return next(capitals, found[0] if found else None)


def _title(lines: Sequence[Paragraph], place: int | None) -> str:
    if place is None:
        return ""
    more = _more_title(lines[place + 1 : place + _TITLE_LINES], lines[place])
    return " ".join(clean(text) for text in (lines[place].text, *more))


def _more_title(lines: Sequence[Paragraph], first: Paragraph) -> Iterator[str]:
    """The lines under a bare "KẾ HOẠCH"; a title that names its year is complete."""
    complete = names_year(first.text)
    bare = bool(_BARE_TITLE.fullmatch(fold(first.text)))
    for line in lines:
        folded = fold(line.text)
        if complete or _TITLE_ENDS.search(folded) or len(line.text) > _LONGEST_TITLE_LINE:
            return
        if not (bare or line.text.isupper() or line.text[:1].islower() or line.strong):
            return
        yield line.text
        complete = names_year(line.text) and not line.strong


def _number(lines: Sequence[Paragraph], to_title: int) -> str:
    top = lines[: to_title + _TOP_LINES]
    for pattern, searched in (
        (_NUMBER, top),
        (_ISSUED_UNDER, lines),
        (_TITLE_NUMBER, lines[:to_title]),
    ):
        for line in searched:
            if found := pattern.search(line.text):
                return re.sub(r"\s", "", found[1])
    return ""


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)
