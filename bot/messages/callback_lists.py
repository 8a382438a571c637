"""A list as callback data: whose, in which state, its days, the page, its words."""

from datetime import date

from bot.domain import Figure, OwnerKind, TaskFilter
from bot.messages.actions import ShowList
from bot.parsing.values import Status

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_STATUS = {
    None: "",
    Status.OPEN: "o",
    Status.DONE: "d",
    Status.OVERDUE: "q",
    Status.NOT_STARTED: "b",
    Status.IN_PROGRESS: "g",
    Status.UNASSIGNED: "u",
}
_STATUS_OF = {letter: status for status, letter in _STATUS.items()}
_FIGURE = {
    Figure.CAME_DUE: "c",
    Figure.ON_TIME: "n",
    Figure.AFTER_TIME: "s",
    Figure.IN_TIME: "i",
    Figure.OVERDUE: "l",
    Figure.AWAITING: "w",
    Figure.PAUSED: "p",
    Figure.TO_COME: "t",
}
_FIGURE_OF = {letter: figure for figure, letter in _FIGURE.items()}


def encode_list(shown: ShowList) -> str:
    """What `decode_list` reads."""
    wanted = shown.filter
    owner = f"{wanted.owner}{wanted.owner_id or ''}"
    days = "-".join(_encode_day(day) if day else "" for day in (wanted.start, wanted.end))
    which = _FIGURE[wanted.figure] if wanted.figure else _STATUS[wanted.status]
    return f"{owner}:{which}:{days}:{shown.page}:{wanted.words}"


def decode_list(rest: str) -> ShowList:
    """Raises `ValueError` or `KeyError` for what is no list."""
    owner, which, days, page, words = rest.split(":", 4)
    start, end = map(_day, days.split("-"))
    if start and end and start > end:
        raise ValueError(days)
    kind = OwnerKind(owner[:1])
    owner_id = row_id(owner[1:]) if kind.is_unit or kind.is_person else None
    figure = _FIGURE_OF.get(which)
    if figure and words:
        raise ValueError(words)
    status = None if figure else _STATUS_OF[which]
    wanted = TaskFilter(kind, owner_id, status, start, end, words, figure=figure)
    return ShowList(wanted, page=page_number(page))


def row_id(text: str) -> int:
    """The id of a row; raises `ValueError` for anything else."""
    number = int(text)
    if not text.isascii() or not text.isdigit() or not 0 < number < 2**31:
        raise ValueError(text)
    return number


def page_number(text: str) -> int:
    """A page or place, from 0; raises `ValueError` for anything else."""
    if not text.isascii() or not text.isdigit() or len(text) > 5:
        raise ValueError(text)
    return int(text)


def _encode_day(day: date) -> str:
    """Four digits for any day until the year 4599: the room is wanted for words."""
    number, text = day.toordinal(), ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text


def _day(text: str) -> date | None:
    if not text:
        return None
    number = 0
    for digit in text[:5]:
        number = number * len(_DIGITS) + _DIGITS.index(digit)
    if number > date.max.toordinal():
        raise ValueError(text)
    return date.fromordinal(number)
