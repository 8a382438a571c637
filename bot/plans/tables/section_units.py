"""A table without a column of units, whose headings are the units: "I. Phòng Tổ chức"."""

import re
from collections.abc import Sequence

from bot.parsing.text import clean
from bot.plans.names.unit_kinds import PARENTHESIS, UNIT
from bot.plans.tables.numbering import split_mark
from bot.plans.tables.rows import TaskTable

# Kinds of which an office is made; "Doanh nghiệp" or "Bảo hiểm" may be what the tasks are about.
_DIVISION = re.compile(
    r"(?:các )?(?:phòng|văn phòng|ban|chi cục|tổng cục|cục|vụ|viện|trung tâm|khoa|tổ|đội|bộ môn|sở"
    r"|bộ phận|trạm|hạt|xí nghiệp|công an|ubnd|ủy ban nhân dân|uỷ ban nhân dân|trường"
    r"|thanh tra(?= (?:sở|bộ|tỉnh|huyện|thành phố|cục)\b|$))(?!\w)",
    re.IGNORECASE,
)
_LONGEST_NAME = 100


def section_units(table: TaskTable) -> list[str]:
    """For each row the unit it stands under; none at all where a row stands under no unit."""
    if table.columns.name_leads:
        return [""] * len(table.rows)
    units = [_innermost_unit(row.sections) for row in table.rows]
    return units if all(units) else [""] * len(table.rows)


def _innermost_unit(sections: Sequence[str]) -> str:
    return next((unit for text in reversed(sections) if (unit := _unit(text))), "")


def _unit(heading: str) -> str:
    name = clean(PARENTHESIS.sub(" ", split_mark(heading)[1])).strip(" .:;")
    # In capitals "BÁO CÁO" looks like the newspaper of that name.
    even = name.capitalize() if name.isupper() else name
    divides = _DIVISION.match(even)
    if not divides or not (UNIT.match(even) or even.casefold().startswith("xí nghiệp")):
        return ""
    own = even[divides.end() :].strip(" ,-–")
    named = name.isupper() or own[:1].isupper() or own[:1].isdigit() or not own
    return name if named and len(name) <= _LONGEST_NAME else ""
