"""Rows without a number that say themselves who acts and when."""

import re
from collections.abc import Sequence

from bot.parsing.text import fold
from bot.plans.names.people import read_person
from bot.plans.names.titles import is_post
from bot.plans.names.unit_kinds import UNIT, starts_unit
from bot.plans.names.whole_names import ABBREVIATION
from bot.plans.tables.columns import TIMES, Column, Columns

_WHEN = re.compile(
    r"(?:(?:trong|truoc|den|cuoi|dau|giua|hang|het|ngay|tu) )*(?:thang|quy|tuan|ngay|nam)\b"
    r"|(?:thuong xuyen|hang|ca nam)\b|\d{1,2}[/.-]\d{1,2}\b"
)


def says_who_and_when(columns: Columns, texts: Sequence[str]) -> bool:
    """The rest of a broken row does not begin both cells anew; a step of its own does."""
    return begins_name(columns.text(texts, Column.LEAD)) and says_when(columns, texts)


def says_when(columns: Columns, texts: Sequence[str]) -> bool:
    return any(_WHEN.match(fold(columns.text(texts, column)).lstrip("-+ ")) for column in TIMES)


def begins_name(cell: str) -> bool:
    """A cell that opens with a unit, a post or a person, not with the rest of one."""
    first = re.split(r"[\n,]", cell, maxsplit=1)[0].strip()
    if not first[:1].isupper():
        return False
    of_a_kind = starts_unit(first) and not UNIT.fullmatch(first)
    named = of_a_kind or is_post(first) or ABBREVIATION.fullmatch(first)
    return bool(named) or read_person(first) is not None
