"""The columns that one row of headers announces."""

import re
from collections.abc import Mapping, Sequence

from bot.parsing.text import fold
from bot.plans.tables.columns import TIMES, Column, Columns
from bot.plans.tables.header_words import may_lead, meaning, names_unit, period_of

_LONGEST_HEADER = 150


def reads_like_header(texts: Sequence[str]) -> bool:
    return read_header(texts) is not None


def read_header(texts: Sequence[str], periods: Mapping[int, str] | None = None) -> Columns | None:
    """The columns of one header row, or nothing when it does not read like one."""
    headers = tuple(" ".join(text.split()) for text in texts)
    if not _looks_like_header(headers):
        return None
    marked = dict(periods) if periods else _periods(headers)
    units = _units(headers)
    meanings = {
        place: column
        for place, header in enumerate(headers)
        if place not in marked and place not in units and (column := meaning(header))
    }
    _settle(meanings, headers)
    columns = Columns(headers, _by_column(meanings), periods=marked, units=units)
    if Column.NUMBER in columns and len(meanings) + bool(marked) >= 2:
        return columns
    sure = len(columns.places) + bool(marked) >= 3
    mostly = (len(meanings) + len(marked)) * 2 > sum(map(bool, headers))
    return columns if sure and mostly and Column.CONTENT in columns else None


def _looks_like_header(headers: Sequence[str]) -> bool:
    filled = [header for header in headers if header]
    return len(filled) >= 2 and all(
        len(header) <= _LONGEST_HEADER and not header[0].isdigit() for header in filled
    )


def _periods(headers: Sequence[str]) -> dict[int, str]:
    """At least two columns of months or quarters; one alone is an ordinary time column."""
    found = {place: period for place, h in enumerate(headers) if (period := period_of(h))}
    return found if len(found) >= 2 else {}


def _units(headers: Sequence[str]) -> dict[int, str]:
    """Columns named after a unit ("Văn phòng", "Thanh tra Sở"): whoever is marked does it."""
    found = {place: header for place, header in enumerate(headers) if names_unit(header)}
    return found if len(found) >= 2 else {}


def _settle(meanings: dict[int, Column], headers: Sequence[str]) -> None:
    """What only the neighbours decide."""
    if Column.NUMBER not in meanings.values():
        _rename(meanings, {Column.CODE: Column.NUMBER})
    _settle_contents(meanings, headers)
    _settle_targets(meanings, headers)
    _settle_remarks(meanings, headers)
    columns = set(meanings.values())
    if (Column.START in columns) != (Column.END in columns):
        _rename(meanings, {Column.START: Column.TIME, Column.END: Column.TIME})
    _settle_calendar(meanings, headers)


def _settle_calendar(meanings: dict[int, Column], headers: Sequence[str]) -> None:
    """A day or a week beside a month; a week of the school year says nothing by itself."""
    bare = {fold(header): place for place, header in enumerate(headers) if place in meanings}
    if "thang" in bare:
        meanings[bare["thang"]] = Column.MONTH
        if "ngay" in bare:
            meanings[bare["ngay"]] = Column.DAY
    elif TIMES & (set(meanings.values()) - {Column.WEEK}):
        _rename(meanings, {Column.WEEK: Column.REMARK})
    else:
        _rename(meanings, {Column.WEEK: Column.TIME})


def _settle_contents(meanings: dict[int, Column], headers: Sequence[str]) -> None:
    """A content column of unusual name stands after the number; a lone "Giải pháp" is one."""
    contents = [place for place, column in meanings.items() if column is Column.CONTENT]
    if Column.MEASURE in meanings.values() and len(contents) > 1:
        meanings[contents[-1]] = Column.TARGET
    if contents:
        return
    for other in (Column.STEP, Column.GROUP):
        if places := [place for place, column in meanings.items() if column is other]:
            meanings[places[0]] = Column.CONTENT
            return
    number = next((p for p, column in meanings.items() if column is Column.NUMBER), None)
    if number is None or not headers[number + 1 : number + 2] or not headers[number + 1]:
        return
    if not re.search(r"\bten\b|\bchuc vu\b", fold(headers[number + 1])):
        meanings[number + 1] = Column.CONTENT


def _settle_remarks(meanings: dict[int, Column], headers: Sequence[str]) -> None:
    """Who submits leads where nobody else does; a lone "Nguồn kinh phí" holds the money."""
    remarks = [place for place, column in meanings.items() if column is Column.REMARK]
    for column, fits in ((Column.LEAD, may_lead), (Column.BUDGET, _names_source)):
        place = next((place for place in remarks if fits(headers[place])), None)
        if place is not None and column not in meanings.values():
            meanings[place] = column


def _names_source(header: str) -> bool:
    return fold(header).startswith("nguon ")


def _settle_targets(meanings: dict[int, Column], headers: Sequence[str]) -> None:
    """Of several years' targets the latest is the plan's; the others say how it was before."""
    targets = [place for place, column in meanings.items() if column is Column.TARGET]
    if Column.MEASURE not in meanings.values():
        plain = [p for p in targets if re.fullmatch(r"nam \d{4}", fold(headers[p]))]
        for place in plain:
            del meanings[place]
        targets = [place for place in targets if place not in plain]
    latest = max(targets, key=lambda p: (_year(headers[p]), p), default=None)
    for place in targets:
        if place != latest and _year(headers[place]):
            meanings[place] = Column.REMARK


def _year(header: str) -> str:
    return max(re.findall(r"20\d\d", header), default="")


def _rename(meanings: dict[int, Column], names: Mapping[Column, Column]) -> None:
    for place, column in meanings.items():
        meanings[place] = names.get(column, column)


def _by_column(meanings: Mapping[int, Column]) -> dict[Column, tuple[int, ...]]:
    places: dict[Column, tuple[int, ...]] = {}
    for place, column in sorted(meanings.items()):
        places[column] = (*places.get(column, ()), place)
    return places
