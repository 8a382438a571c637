"""The time phrase of a row whose table has more than one column for it."""

import re
from collections.abc import Iterator, Sequence

from bot.plans.tables.columns import MARKED, Column, Columns

_WEEK = re.compile(r"(?:tuần\s+)?(?:thứ\s+)?(0?[1-5](?:\s?[,-]\s?0?[1-5])*)", re.IGNORECASE)
_DATED = re.compile(r"\d\s?[/.]\s?\d")

# What a scan makes of digits: "lO/2024"; "II/2024" is a quarter.
_MISREAD = re.compile(
    r"(?<![^\W_])(?!I{1,2}\s?/)(?=\d?[lIOo])[\dlIOo]{1,2}(?=\s?/\s?\d)"
    r"|(?<=\d/)(?=\d?[lIOo])[\dlIOo]{1,2}(?![^\W_])"
)
_DIGITS = str.maketrans("lIOo", "1100")


def timeline(columns: Columns, cells: Sequence[str]) -> str:
    """What the time columns say together, as one phrase of the deadline grammar.

    Marks under months become "Tháng 3-5", a beginning and an end "Từ … đến …", a day beside
    a month "15/5", a week "Tuần 3 tháng 5".
    """
    parts = (
        columns.text(cells, Column.TIME),
        _day_and_month(columns, cells),
        _span(columns, cells),
        "; ".join(_marked(columns, cells)),
    )
    return "\n".join(part for part in parts if part)


def with_digits(text: str) -> str:
    """Letters that stand for digits in a date put right.

    >>> with_digits("Tháng lO/2024")
    'Tháng 10/2024'
    """
    return _MISREAD.sub(lambda found: found[0].translate(_DIGITS), text)


def _day_and_month(columns: Columns, cells: Sequence[str]) -> str:
    day, month = columns.text(cells, Column.DAY), columns.text(cells, Column.MONTH)
    if day.isdigit() and month.isdigit():
        return f"{day}/{month}"
    if month.isdigit():
        month = f"Tháng {month}"
    week = columns.text(cells, Column.WEEK)
    if _DATED.search(week):
        return week
    if number := _WEEK.fullmatch(week):
        return f"Tuần {number[1]} {_small(month)}"
    return " ".join(part for part in (day, month) if part)


def _span(columns: Columns, cells: Sequence[str]) -> str:
    start, end = columns.text(cells, Column.START), columns.text(cells, Column.END)
    if start and end:
        return f"Từ {_small(start)} đến {_small(end)}"
    return f"Từ {_small(start)}" if start else end


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _marked(columns: Columns, cells: Sequence[str]) -> Iterator[str]:
    """Neighbouring marks are one window; words in such a cell are its action."""
    window: list[str] = []
    for place, period in sorted(columns.periods.items()):
        text = cells[place].strip() if place < len(cells) else ""
        if MARKED.fullmatch(text):
            window.append(period)
            continue
        yield from _window(window)
        window = []
        if text.strip("-–"):
            yield f"{period}: {text}"
    yield from _window(window)


def _window(periods: Sequence[str]) -> Iterator[str]:
    if len(periods) > 1:
        kind, first = periods[0].split(" ", 1)
        yield f"{kind} {first}-{periods[-1].split(' ', 1)[1]}"
    elif periods:
        yield periods[0]
