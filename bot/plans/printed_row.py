"""What one printed row is: a section, the rest of the row above, or a row of its own."""

import re
from dataclasses import dataclass

from bot.plans.columns import Column, Columns
from bot.plans.document import Row
from bot.plans.numbering import Mark, bare_number, mark_of

BULLET = re.compile(r"[-+*•·]\s*\S")
_LONGEST_NUMBER = 12


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
        return self.columns.text(self.texts, Column.CONTENT)

    @property
    def heading(self) -> str:
        return " ".join(" ".join(t for t in self.texts if t and t != self.number).split()) or (
            " ".join(self.number.split())
        )

    @property
    def has_number(self) -> bool:
        if mark_of(self.number) is not Mark.NONE:
            return True
        return 0 < len(self.number) < _LONGEST_NUMBER and sum(map(bool, self.texts)) > 1

    @property
    def is_lonely(self) -> bool:
        """Nothing is said but a number and one text."""
        return sum(map(bool, self.texts)) - self.has_number == 1

    def full_number(self, row: Row) -> str:
        """Also the number that a merged cell above gives to this row."""
        return bare_number(self.columns.text([cell.text for cell in row], Column.NUMBER))

    def is_section(self, following: str, *, broken: bool) -> bool:
        if not self.is_lonely:
            return False
        if Column.NUMBER not in self.columns:
            return self.strong
        kind = mark_of(self.number)
        if kind in (Mark.ROMAN, Mark.LETTER):
            return True
        if kind is Mark.DECIMAL:
            return _begins_below(following, self.number, strong=self.strong)
        if self.has_number or (broken and not self.strong):
            return False
        return self.strong or self.number != "" or self._reads_like_heading(following)

    def _reads_like_heading(self, following: str) -> bool:
        starts_small = self.heading[:1].islower() or bool(BULLET.match(self.heading))
        return bool(self.content) and not starts_small and following != ""

    def continues(self, *, broken: bool) -> bool:
        """Whether this is the rest of the row above rather than a row of its own."""
        if self.has_number:
            return False
        if Column.NUMBER not in self.columns:
            return not self.content or (broken and self.content[:1].islower())
        if not self.content or broken:
            return True
        return self.content[:1].islower() or bool(BULLET.match(self.content))


def _begins_below(following: str, number: str, *, strong: bool) -> bool:
    """The next row is numbered under this one: "2" before "2.1"; in bold, before a new "1"."""
    below = bare_number(following)
    return below.startswith(f"{bare_number(number)}.") or (strong and below in ("1", "a", "-"))
