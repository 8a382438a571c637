"""What we say of a unit's board: numbers, each a button to exactly that list."""

from collections.abc import Sequence

from bot.domain import TaskFilter
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.leading.lead_values import Board, OnBoard, Units
from bot.messages.paging import turning
from bot.messages.taps.lead import ShowApprovals, ShowBoard, ShowExtensions, ShowTicks
from bot.messages.text import safe, shorten
from bot.storage.ids import id_of

_NAME = 32
_A_ROW = 2
_Row = tuple[Choice, ...]


def board(words: Words, shown: Board) -> Answer:
    """What nobody is named for first, then by state, then by person."""
    lines = [f"<b>{words('board-title', name=safe(shown.unit_name))}</b>"]
    lines += [words(f"board-{name}", total=total) for name, _, total in shown.numbers if total]
    if len(lines) == 1:
        lines.append(words("board-empty"))
    if shown.people:
        lines += ["", words("board-people-hint")]
    rows = [
        *_unassigned(words, shown),
        *_deciding(words, shown),
        *_states(words, shown.numbers),
        *(_person(words, one) for one in shown.people),
        *turning(words, shown.page, shown.pages, lambda page: ShowBoard(shown.unit_id, page)),
    ]
    return Answer("\n".join(lines), choices=tuple(rows))


def _unassigned(words: Words, shown: Board) -> list[_Row]:
    """The list, and at once the way to give them to somebody."""
    name, wanted, total = shown.numbers[0]
    if not total:
        return []
    row = [Choice(words(f"board-open-{name}", total=total), ShowList(wanted))]
    if shown.assigns:
        row.append(Choice(words("button-assign"), ShowTicks(anew=True, back=ShowList(wanted))))
    return [tuple(row)]


def _deciding(words: Words, shown: Board) -> list[_Row]:
    row: list[Choice] = []
    if shown.approvals:
        row.append(Choice(words("board-approvals", total=shown.approvals), ShowApprovals()))
    if shown.extensions:
        row.append(Choice(words("board-extensions", total=shown.extensions), ShowExtensions()))
    return [tuple(row)] if row else []


def _states(words: Words, numbers: Sequence[tuple[str, TaskFilter, int]]) -> list[_Row]:
    choices = [
        Choice(words(f"board-open-{name}", total=total), ShowList(wanted))
        for name, wanted, total in numbers[1:]
        if total
    ]
    return [tuple(choices[at : at + _A_ROW]) for at in range(0, len(choices), _A_ROW)]


def _person(words: Words, one: OnBoard) -> _Row:
    label = words("board-of-person", name=shorten(one.label, _NAME), total=one.total)
    row = [Choice(label, ShowList(one.open))]
    if one.late_total:
        row.append(Choice(words("board-late", total=one.late_total), ShowList(one.late)))
    return tuple(row)


def choose_unit(words: Words, shown: Units) -> Answer:
    """To those who may see every unit's board."""
    rows: list[_Row] = [
        (Choice(shorten(unit.name, 60), ShowBoard(id_of(unit))),) for unit in shown.shown
    ]
    rows += turning(words, shown.page, shown.pages, lambda page: ShowBoard(None, page))
    return Answer(words("board-choose"), choices=tuple(rows))
