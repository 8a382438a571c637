"""What one printed row is: a section, the rest of the row above, or a row of its own."""

import re
from dataclasses import dataclass

from bot.parsing.text import fold
from bot.plans.document import Row
from bot.plans.tables.columns import TIMES, Column, Columns
from bot.plans.tables.numbering import Mark, bare_number, mark_of
from bot.plans.tables.own_steps import says_who_and_when

BULLET = re.compile(r"[-+*•·]\s*\S")
_LONGEST_NUMBER = 12
_OUTER = (Mark.ROMAN, Mark.LETTER)
_AMOUNTS = (Column.BUDGET, Column.TARGET)
_TOTAL = re.compile(r"(tong( cong| so| kinh phi| tien)?|cong)( \([a-z+ ]*\))?\W*")
_COUNT = re.compile(r"[\d.,\s%-]+")
_OF_A_TASK = (*TIMES, Column.RESULT, Column.TARGET, Column.BUDGET)


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """The row's own texts: what merged cells above give to it is left out."""

    columns: Columns
    texts: tuple[str, ...]
    number: str
    strong: bool

    @classmethod
    def of(cls, columns: Columns, row: Row, texts: tuple[str, ...]) -> "PrintedRow":
        number = columns.text(texts, Column.NUMBER)
        strong = all(cell.strong for cell in row if cell.text and not cell.continues)
        return cls(columns, texts, number, strong)

    @property
    def content(self) -> str:
        return self.columns.task(self.texts)

    @property
    def code(self) -> str:
        return bare_number(self.columns.text(self.texts, Column.CODE))

    @property
    def is_bullet(self) -> bool:
        return bool(BULLET.match(self.content))

    @property
    def heading(self) -> str:
        words = " ".join(text for text in self._said if text != self.number)
        return " ".join(words.split()) or " ".join(self.number.split())

    @property
    def _said(self) -> tuple[str, ...]:
        """What is printed, but for a code that stands beside the number."""
        codes = self.columns.places.get(Column.CODE, ())
        return tuple(text for p, text in enumerate(self.texts) if text and p not in codes)

    @property
    def has_number(self) -> bool:
        if mark_of(self.number) is not Mark.NONE:
            return True
        return 0 < len(self.number) < _LONGEST_NUMBER and len(self._said) > 1

    @property
    def is_lonely(self) -> bool:
        """Nothing is said but a number and one text."""
        return len(self._said) - self.has_number == 1

    def full_number(self, row: Row) -> str:
        """Also the number that a merged cell above gives to this row."""
        return bare_number(self.columns.text([cell.text for cell in row], Column.NUMBER))

    def is_section(self, following: str, *, broken: bool) -> bool:
        kind = mark_of(self.number)
        if not self.is_lonely:
            # A heading may name who answers for all that stands under it.
            return kind in _OUTER and not self.is_dated and bare_number(following) == "1"
        if Column.NUMBER not in self.columns:
            return self.strong
        if kind in _OUTER:
            return True
        if kind is Mark.DECIMAL:
            return self.strong and bare_number(following) == "1"
        if self.has_number or (broken and not self.strong):
            return False
        return self.strong or self.number != "" or self._reads_like_heading(following)

    def is_title(self, following: str, *, following_code: str = "") -> bool:
        """A row that is no task, but the parent of those numbered, or coded, under it.

        Where both are printed the number counts the tasks, and a title is passed over.
        """
        if self.code and not self.number:
            return bool(self.content) and stands_under(following_code, self.code)
        if mark_of(self.number) not in (Mark.DECIMAL, Mark.SMALL) or not self.content:
            return False
        if self.is_dated or not _begins_below(following, self.number):
            return False
        return self.is_lonely or self.columns.tell_time

    @property
    def is_total(self) -> bool:
        """Only the sum of the rows: "Tổng cộng" beside an amount."""
        if mark_of(self.number) is not Mark.NONE or not self._said:
            return False
        amounts = {place for c in _AMOUNTS for place in self.columns.places.get(c, ())}
        words = [
            text
            for place, text in enumerate(self.texts)
            if text and place not in amounts and not _COUNT.fullmatch(text)
        ]
        return len(words) == 1 and bool(_TOTAL.fullmatch(fold(words[0])))

    @property
    def is_dated(self) -> bool:
        """It says when, or what shall come of it, or what it costs: it is more than a title."""
        columns = self.columns
        own = (columns.text(self.texts, column) for column in _OF_A_TASK)
        marked = (self.texts[place] for place in columns.periods if place < len(self.texts))
        return any(text.strip("-–_. ") for text in (*own, *marked))

    def _reads_like_heading(self, following: str) -> bool:
        starts_small = self.heading[:1].islower() or bool(BULLET.match(self.heading))
        return bool(self.content) and not starts_small and following != ""

    def continues(self, *, broken: bool) -> bool:
        """Whether this is the rest of the row above rather than a row of its own."""
        if self.has_number or self.code:
            return False
        if Column.NUMBER not in self.columns:
            return not self.content or (broken and self.content[:1].islower())
        if not self.content or broken:
            return True
        if self.is_dated and (self.is_bullet or self.columns.nested):
            return False
        if says_who_and_when(self.columns, self.texts):
            return False
        return self.content[:1].islower() or self.is_bullet


def stands_under(code: str, other: str) -> bool:
    """ "1.2" under "1", "a" under "1"."""
    if mark_of(code) is Mark.SMALL:
        return mark_of(other) is Mark.DECIMAL
    return code.startswith(f"{other}.")


def _begins_below(following: str, number: str) -> bool:
    """The next row is numbered under this one: "2" before "2.1", "a" or a dash."""
    below = bare_number(following)
    if mark_of(number) is Mark.DECIMAL and mark_of(below) is Mark.SMALL:
        return below.endswith(("a", "i"))
    return below.startswith(f"{bare_number(number)}.") or mark_of(below) is Mark.BULLET
