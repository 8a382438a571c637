"""What the pages before the table say: title, office, year, document number."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.parsing.text import clean, fold
from bot.parsing.values import Doubt
from bot.plans.document import Document, Paragraph, Table

_TITLE = re.compile(r"^(du thao )?(ke hoach|chuong trinh|lich|danh muc|bang|phan cong|thong bao)\b")
_TITLE_ENDS = re.compile(
    r"^(can cu|thuc hien .*(so|ngay)\b|theo |nham |\(|so ?:|[ivx]+\.|\d+\.|kinh gui|stt\b)|[:;]$"
)
_LONGEST_TITLE_LINE = 200
_NUMBER = re.compile(r"^\s*số\s*:\s*(\d[\w.]*\s?/\s?[\w.&/-]*\w)", re.IGNORECASE)
_ISSUED_UNDER = re.compile(
    r"(?:ban hành )?kèm theo (?:quyết định|kế hoạch|công văn|thông báo) số\s*:?\s*"
    r"(\d[\w.]*\s?/\s?[\w.&/-]*\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\bnam (20\d\d)\b(?!\s*-)")
_ANY_YEAR = re.compile(r"(?<!\d)(20[1-9]\d)(?!\d)")
_OFFICE = (
    r"(?:Sở|Bộ|Tổng cục|Chi cục|Cục|Ban|Viện|Trường|Trung tâm|Bệnh viện|Văn phòng|Phòng|Hội|Công ty"
    r"|Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Thanh tra)"
)
_OFFICE_NAME = rf"{_OFFICE} (?:(?! về | ngày | số | của | năm )[^,;.:()\n]){{2,80}}?"
# An office, perhaps its abbreviation, and "xây dựng Kế hoạch" after it.
_ACTS = re.compile(
    rf"\b(?P<office>{_OFFICE_NAME})(?: \([^()]*\))? "
    r"(?:xây dựng|ban hành|triển khai|lập|đề ra)(?: và \w+ \w+)? (?:kế hoạch|chương trình)",
    re.IGNORECASE,
)
# Under the title: "(Ban hành kèm theo … của Giám đốc Sở …)".
_OF_OFFICE = re.compile(
    rf"^(?:\(.*)?\bcủa (?:Giám đốc |Chủ tịch |Bộ trưởng )?(?P<office>{_OFFICE_NAME})"
    r"(?: năm \d{4})?\W*$"
)
_LETTERHEAD = re.compile(r"^(so|bo|cuc|chi cuc|ban|vien|truong|trung tam|benh vien|uy ban|ubnd)\b")
_MOTTO = re.compile(r"\s*CỘNG H[ÒO]\w? XÃ HỘI.*", re.IGNORECASE | re.DOTALL)
_CAPITALISED = r"[A-ZÀ-ÝĂĐƠƯẠ-Ỹ][a-zà-ýăđĩũơưạ-ỹ]+"
_PLACE_NAME = rf"{_CAPITALISED}(?: (?:- )?{_CAPITALISED}){{0,3}}"
_DATE_LINE = re.compile(rf"^(?:(?:TP|Tp)\.? ?)?({_PLACE_NAME}), ngày\b")
_PLACE = re.compile(rf"\b(tỉnh|thành phố) ({_CAPITALISED}(?: (?:- )?{_CAPITALISED}){{1,3}})")
_NEEDS_PLACE = re.compile(r"^(sở|ban|ubnd|ủy ban|uỷ ban|thanh tra)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Front:
    title: str = ""
    organisation: str = ""
    year: int | None = None
    document_number: str = ""
    doubts: tuple[Doubt, ...] = ()


def read_front(document: Document) -> Front:
    """Read what stands before the first table that has more than a letterhead's columns."""
    lines = list(_front_lines(document))
    title = _title(lines)
    year, doubts = _year(title, lines)
    return Front(title, _organisation(title, lines, document), year, _number(lines), doubts)


def _front_lines(document: Document) -> Iterator[Paragraph]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        if any(sum(bool(cell.text) for cell in row) > 2 for row in block.rows):
            return
        yield from _letterhead(block)


def _letterhead(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row:
            yield from (Paragraph(line, cell.strong) for line in cell.text.split("\n") if line)


def _title(lines: Sequence[Paragraph]) -> str:
    for place, line in enumerate(lines):
        if _TITLE.match(fold(line.text)) and len(line.text) <= _LONGEST_TITLE_LINE:
            return " ".join([line.text, *_more_title(lines[place + 1 : place + 5], line)])
    return ""


def _more_title(lines: Sequence[Paragraph], first: Paragraph) -> Iterator[str]:
    """The lines under a bare "KẾ HOẠCH"; a title that names its year is complete."""
    complete = bool(_YEAR.search(fold(first.text)))
    for line in lines:
        folded = fold(line.text)
        if complete or _TITLE_ENDS.search(folded) or len(line.text) > _LONGEST_TITLE_LINE:
            return
        yield line.text
        complete = bool(_YEAR.search(folded)) and not line.strong


def _year(title: str, lines: Sequence[Paragraph]) -> tuple[int | None, tuple[Doubt, ...]]:
    named = sorted(set(_YEAR.findall(fold(title)))) or sorted(set(_ANY_YEAR.findall(title)))
    if len(named) > 1:
        values = (("printed", ", ".join(named)), ("other", named[-1]))
        return int(named[-1]), (Doubt("year-contradicts", values),)
    if named:
        return int(named[0]), ()
    counted = Counter(year for line in lines for year in _YEAR.findall(fold(line.text)))
    return (int(counted.most_common(1)[0][0]), ()) if counted else (None, ())


def _number(lines: Sequence[Paragraph]) -> str:
    for pattern in (_NUMBER, _ISSUED_UNDER):
        for line in lines:
            if found := pattern.search(line.text):
                return re.sub(r"\s", "", found[1])
    return ""


def _organisation(title: str, lines: Sequence[Paragraph], document: Document) -> str:
    texts = list(_texts(document))
    office = _named_office(title, lines, texts)
    if not _NEEDS_PLACE.match(office):
        return office
    kind, place = _place(lines, texts)
    if not place or fold(place) in fold(office):
        return office
    return f"{office} {place}" if fold(office).endswith(fold(kind)) else f"{office} {kind} {place}"


def _named_office(title: str, lines: Sequence[Paragraph], texts: Sequence[str]) -> str:
    """Who acts in the opening sentence, else whose plan it is, else the letterhead."""
    for pattern in (_ACTS, _OF_OFFICE):
        for line in lines:
            if found := pattern.search(line.text):
                return _as_in_sentences(found["office"], texts)
    if found := re.search(r"\bCỦA (.+)$", title):
        return _as_in_sentences(found[1], texts)
    heads = [_MOTTO.sub("", line.text) for line in lines[:8] if _LETTERHEAD.match(fold(line.text))]
    return _as_in_sentences(heads[-1], texts) if heads else ""


def _as_in_sentences(name: str, texts: Sequence[str]) -> str:
    """A name printed in capitals, as other places of the document write it."""
    name = clean(name)
    if not name.isupper():
        return name
    pattern = re.compile(re.escape(name), re.IGNORECASE)
    found = (match[0] for text in texts for match in pattern.finditer(text))
    return next((written for written in found if not written.isupper()), name.capitalize())


def _place(lines: Sequence[Paragraph], texts: Sequence[str]) -> tuple[str, str]:
    """The province or city: as the date line says, else the one named most often."""
    counted = Counter((found[1], found[2]) for text in texts for found in _PLACE.finditer(text))
    for line in lines:
        if dated := _DATE_LINE.match(line.text):
            kinds = (kind for (kind, place), _ in counted.most_common() if place == dated[1])
            return next(kinds, "tỉnh"), dated[1]
    return counted.most_common(1)[0][0] if counted else ("", "")


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)
