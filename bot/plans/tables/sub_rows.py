"""What the rows above give to the rows that stand under them: number, parent, people, time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.parsing.values import Doubt
from bot.plans.document import Row
from bot.plans.tables.columns import PEOPLE, TIMES, Column, Columns
from bot.plans.tables.numbering import Mark, bare_number, mark_of
from bot.plans.tables.printed_row import PrintedRow, stands_under

_SMALL_DEPTH, _BULLET_DEPTH = 10, 11


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its number, which may be that of the row above, and its parent."""

    number: str
    parent: str
    cells: tuple[str, ...]
    shares_number: bool = False
    titles: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parent:
    depth: int
    number: str
    text: str


@dataclass(slots=True)
class Owners:
    """The rows of one section so far, as far as later rows may belong to them.

    A row without a number of its own shares the number above, and with it whatever is printed
    once for both: the people, and the time. A row under a title takes the people the title names.
    """

    columns: Columns
    _number: str = ""
    _content: str = ""
    _shared: dict[int, str] = field(default_factory=dict)
    _parents: list[_Parent] = field(default_factory=list)
    _titles: list[str] = field(default_factory=list)
    _codes: list[tuple[str, str]] = field(default_factory=list)

    def title(self, printed: PrintedRow, row: Row) -> None:
        """Take a row that is no task, only the parent of those below."""
        if printed.code and not printed.number:
            self._coded_parent(printed)
            return
        number = bare_number(printed.number)
        depth = _depth(number)
        self._close(depth, number)
        self._titles.append(number)
        text = printed.content or printed.heading
        self._parents.append(_Parent(depth, number, " ".join(text.split())))
        self._own(number if mark_of(number) is not Mark.BULLET else self._number, row)

    def place(self, printed: PrintedRow, row: Row) -> Place:
        titles, self._titles = tuple(self._titles), []
        place = replace(self._place(printed, row), titles=titles)
        coded = self._coded_parent(printed)
        return replace(place, parent=coded) if coded and not self.columns.nested else place

    def _coded_parent(self, printed: PrintedRow) -> str:
        """The row whose code this row's code continues; later rows may continue this one."""
        if not printed.code:
            return ""
        while self._codes and not stands_under(printed.code, self._codes[-1][0]):
            self._codes.pop()
        parent = self._codes[-1][1] if self._codes else ""
        self._codes.append((printed.code, " ".join(printed.content.split())))
        return parent

    def _place(self, printed: PrintedRow, row: Row) -> Place:
        cells = tuple(self._once(place, row) for place in range(len(row)))
        number = printed.full_number(row)
        if Column.NUMBER not in self.columns:
            return Place(number, self._nested_parent(printed), cells)
        own = bare_number(printed.number)
        if own and mark_of(own) is not Mark.BULLET:
            return self._numbered(printed, row, number=own, cells=cells)
        return self._unnumbered(printed, own, merged=number, cells=cells)

    def _numbered(
        self, printed: PrintedRow, row: Row, *, number: str, cells: tuple[str, ...]
    ) -> Place:
        depth = _depth(number)
        self._close(depth, number)
        parent = self._parents[-1] if self._parents else None
        if parent:
            cells = self._filled(cells, self._people())
        self._own(number, row)
        self._content = ""
        outer = self._nested_parent(printed) or (parent.text if parent else "")
        text = " ".join(printed.content.split())
        self._parents.append(_Parent(depth, number, text))
        return Place(number, outer, cells)

    def _unnumbered(
        self, printed: PrintedRow, own: str, *, merged: str, cells: tuple[str, ...]
    ) -> Place:
        if own:
            self._close(_BULLET_DEPTH, own)
            self._content = ""
        is_merged = bool(merged) and merged != own
        step_of = self._nested_parent(printed)
        if self.columns.text(printed.texts, Column.CODE) and not is_merged:
            return Place("", step_of, cells)
        goes_on = printed.is_bullet or printed.content[:1].islower() or self._leads(printed)
        if not (is_merged or own or step_of or goes_on):
            return Place("", "", cells)
        filled = self._filled(cells, self._shared)
        time = self._taken(TIMES, cells, filled)
        lead = self._taken((Column.LEAD,), cells, filled)
        doubts = (
            *((Doubt("time-from-above", (("printed", time),)),) if time else ()),
            *((Doubt("lead-from-above", (("printed", lead),)),) if lead else ()),
        )
        self._differ(cells)
        number = merged if is_merged else self._number
        parent = step_of or self._parent_of_unnumbered(printed, own)
        return Place(number, parent, filled, shares_number=bool(number), doubts=doubts)

    def _taken(self, columns: Iterable[Column], cells: Sequence[str], filled: Sequence[str]) -> str:
        """What an empty cell has from above; a merged one says it itself."""
        places = (p for column in columns for p in self.columns.places.get(column, ()))
        return next((filled[p] for p in places if p < len(cells) and filled[p] != cells[p]), "")

    def _leads(self, printed: PrintedRow) -> bool:
        """Whoever leads the row above is not printed again: the cell stands for both rows."""
        places = self.columns.places.get(Column.LEAD, ())
        named = self.columns.text(printed.texts, Column.LEAD)
        return not named and any(place in self._shared for place in places)

    def _nested_parent(self, printed: PrintedRow) -> str:
        """The content that this step stands beside, or that is printed above for several."""
        if not self.columns.nested:
            return ""
        content = self.columns.text(printed.texts, Column.CONTENT)
        self._content = " ".join(content.split()) or self._content
        has_step = bool(self.columns.text(printed.texts, Column.STEP))
        return self._content if has_step else ""

    def _parent_of_unnumbered(self, printed: PrintedRow, own: str) -> str:
        """A bullet stands under the numbered row; a row without any mark stands beside it."""
        if not self._parents:
            return ""
        if own or printed.is_bullet:
            return self._parents[-1].text
        outer = [p for p in self._parents if p.number != self._number]
        return outer[-1].text if outer else ""

    def _close(self, depth: int, number: str) -> None:
        while self._parents and not _stands_under(depth, number, self._parents[-1]):
            self._parents.pop()

    def _own(self, number: str, row: Row) -> None:
        self._number = number
        self._shared = {
            place: row[place].text
            for column in (*PEOPLE, *TIMES)
            for place in self.columns.places.get(column, ())
            if place < len(row) and row[place].text
        }

    def _people(self) -> dict[int, str]:
        people = {p for column in PEOPLE for p in self.columns.places.get(column, ())}
        return {place: text for place, text in self._shared.items() if place in people}

    def _filled(self, cells: tuple[str, ...], shared: dict[int, str]) -> tuple[str, ...]:
        return tuple(text or shared.get(place, "") for place, text in enumerate(cells))

    def _differ(self, cells: Sequence[str]) -> None:
        """Once a sub-row prints something else, what is meant below it is not certain."""
        for place, text in enumerate(cells):
            if text and self._shared.get(place, text) != text:
                del self._shared[place]

    def _once(self, place: int, row: Row) -> str:
        """A merged amount is one amount, which the first of its rows has."""
        cell = row[place]
        money = place in self.columns.places.get(Column.BUDGET, ())
        return "" if money and cell.continues else cell.text


def _depth(number: str) -> int:
    kind = mark_of(number)
    if kind is Mark.SMALL:
        return _SMALL_DEPTH
    if kind is Mark.BULLET:
        return _BULLET_DEPTH
    return number.count(".") + 1


def _stands_under(depth: int, number: str, parent: _Parent) -> bool:
    if depth <= parent.depth:
        return False
    return depth >= _SMALL_DEPTH or number.startswith(f"{parent.number}.")
