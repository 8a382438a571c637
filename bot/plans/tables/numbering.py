"""The numbers in front of rows and headings: what kind they are, and whether they run on."""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum

from bot.parsing.values import Doubt


class Mark(IntEnum):
    """Kinds of numbering, outermost first."""

    LETTER = 1  # A, B
    ROMAN = 2  # I, II
    NONE = 3
    DECIMAL = 4  # 1, 1.2
    SMALL = 5  # a)
    BULLET = 6  # -, +


_TRAILING = re.compile(r"[\s.):\]/]+$")
_KINDS = (
    (Mark.DECIMAL, re.compile(r"\d{1,4}(\.\d{1,3})*")),
    (Mark.ROMAN, re.compile(r"(?=[IVXL])L?X{0,4}(IX|IV|V?I{0,3})")),
    (Mark.LETTER, re.compile(r"[A-ZĐ]")),
    (Mark.SMALL, re.compile(r"(\d{1,3}\.?)?[a-zđ]|[ivx]{2,5}")),
    (Mark.BULLET, re.compile(r"[-+*•·]")),
)
_LEADING = re.compile(
    r"\(?(?P<mark>\d{1,3}(\.\d{1,3})*|[IVXL]{1,7}|[A-ZĐ]|[a-zđ](?=\)))(?P<end>[.)/:-]+)\s*(?P<rest>\S.*)",
    re.DOTALL,
)
_PLAIN = re.compile(r"\d{1,6}")


def bare_number(printed: str) -> str:
    """The number without what stands after it.

    >>> bare_number("12.")
    '12'
    """
    return _TRAILING.sub("", printed.strip().lstrip("("))


def mark_of(number: str) -> Mark:
    """The kind of a number cell; `NONE` for anything that is no number."""
    bare = bare_number(number)
    for kind, form in _KINDS:
        if form.fullmatch(bare):
            return kind
    return Mark.NONE


def split_mark(text: str) -> tuple[str, str]:
    """A heading's number and its words.

    >>> split_mark("II. Nhiệm vụ trọng tâm")
    ('II', 'Nhiệm vụ trọng tâm')
    """
    found = _LEADING.match(text)
    return (found["mark"], found["rest"]) if found else ("", text)


def order_doubts(rows: Sequence[tuple[str, str]]) -> Iterator[tuple[Doubt, ...]]:
    """For each (number, section) of one table: is the number missing, repeated, out of order?

    Offices number within sections, so a number may start again at 1 anywhere.
    """
    last, last_section = 0, None
    for number, section in rows:
        if not number:
            yield (Doubt("number-missing"),)
            continue
        if not _PLAIN.fullmatch(number):
            yield ()
            continue
        current = int(number)
        starts_again = current == 1 and (last != 1 or section != last_section)
        yield () if starts_again else tuple(_order_doubt(last, current))
        last, last_section = current, section


def _order_doubt(last: int, current: int) -> Iterator[Doubt]:
    values = (("printed", str(current)), ("other", str(last)))
    if current == last:
        yield Doubt("number-repeated", (("printed", str(current)),))
    elif current < last:
        yield Doubt("number-backwards", values)
    elif current > last + 1:
        yield Doubt("number-gap", values)
