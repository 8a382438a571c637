"""The headings that hold at a place of the document."""

import re

from bot.parsing.text import fold
from bot.plans.document import Paragraph
from bot.plans.tables.numbering import Mark, mark_of, split_mark

_LONGEST_HEADING = 250
_ANNEX = re.compile(r"^(phu luc|bieu|mau)\b")
# The body is over; what follows it, such as an annex, stands under none of its headings.
_CLOSING = re.compile(r"^(noi nhan|tren day la)\b")
_REMARK = re.compile(r"^(\(|gom |bao gom |trong do|nhu sau|kem theo|don vi tinh|dvt)")
_RESULTS = re.compile(
    r"^(danh gia|tong hop|bao cao)?( va)? ?(tinh hinh|ket qua)\b"
    r"(?!.{0,20}\b(du kien|phan dau|can dat))"
    r"|^(nhung |cac |mot so )?(viec|nhiem vu|cong viec|noi dung|chi tieu) da (lam|thuc hien"
    r"|hoan thanh|trien khai|dat)\b"
)
_NAMED_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LAST_YEAR = re.compile(r"\bnam (truoc|qua)\b")
# The part of a year that is over when the rest of it is planned.
_FIRST_MONTHS = re.compile(r"^(?!bao cao).*\b\d{1,2} thang( dau nam| qua)\b")
_LONGEST_NOTICE = 100
# A line that is nothing but a period stands over what is done in it.
_PERIOD = re.compile(
    r"(trong )?(thang (0?[1-9]|1[0-2])|quy (iv|i{1,3}|[1-4]))( ?[/-] ?| nam )?(20\d\d)?\W*"
)
_DECLARED = re.compile(r"\bgom (?:co )?(\d{1,4}) (?:noi dung|nhiem vu|chi tieu|cong viec|muc|dau)")


class Outline:
    """A stack of headings; a new one ends those of its own rank and below."""

    def __init__(self) -> None:
        self._stack: list[tuple[Mark, str]] = []
        self._declared: int | None = None
        self._table_seen = False
        self._notice = ""

    @property
    def over_table(self) -> tuple[str, ...]:
        """The headings, and the plain line right above the table that announces results."""
        return (*self.texts, self._notice) if self._notice else self.texts

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._stack)

    @property
    def innermost(self) -> str:
        return self._stack[-1][1] if self._stack else ""

    @property
    def declared(self) -> int | None:
        """How many rows the text before the next table announces."""
        return self._declared

    def table_passed(self) -> None:
        self._declared = None
        self._table_seen = True
        self._notice = ""

    def push(self, mark: Mark, text: str) -> None:
        while self._stack and self._stack[-1][0] >= mark:
            self._stack.pop()
        self._stack.append((mark, text))

    def paragraph(self, paragraph: Paragraph) -> None:
        """Take a paragraph for a heading if it reads like one."""
        text, folded = paragraph.text, fold(paragraph.text[: _LONGEST_HEADING + 1])
        if len(text) > _LONGEST_HEADING:
            if _CLOSING.search(folded):
                self._stack.clear()
            return
        self._take_notice(text, folded)
        if declared := _DECLARED.search(folded):
            self._declared = int(declared[1])
        if _ANNEX.search(folded) or _CLOSING.search(folded):
            self._stack.clear()
        mark = mark_of(split_mark(text)[0]) if split_mark(text)[0] else Mark.NONE
        if mark is not Mark.NONE:
            self.push(mark, text)
        elif _PERIOD.fullmatch(folded):
            self.push(Mark.NONE, text)
        elif paragraph.strong and self._table_seen and not _REMARK.search(folded):
            # Before the first table, a bold line without a number is the plan's own title.
            self.push(Mark.NONE, text)

    def _take_notice(self, text: str, folded: str) -> None:
        if len(text) <= _LONGEST_NOTICE and _RESULTS.search(fold(split_mark(text)[1])):
            self._notice = text
        elif not _REMARK.search(folded):
            self._notice = ""


def speaks_of_results(heading: str, *, year: int | None = None) -> bool:
    """What was done in a time that is over: "Kết quả thực hiện năm 2023".

    Without the plan's year any year that is named counts as over.
    """
    folded = fold(split_mark(heading)[1])
    if not _RESULTS.search(folded):
        return False
    if _LAST_YEAR.search(folded) or _FIRST_MONTHS.search(folded):
        return True
    years = [int(named) for named in _NAMED_YEAR.findall(folded)]
    return bool(years) and (year is None or max(years) < year)
