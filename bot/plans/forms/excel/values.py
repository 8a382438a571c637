"""A cell's value as the sheet prints it: a workbook keeps the value and its format apart.

Where the value is a month ("mm/yyyy" over the first of it), the format alone says so.
"""

import datetime as dt
import re
from functools import lru_cache

GENERAL = "General"

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<digits>[#0?][#0?,.]*)|(?P<percent>%)|(?P<other>.)",
    re.DOTALL,
)
_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].|\[\$[^\]]*\]|\[(?![hms]+\])[^\]]*\]')
_WORDED = re.compile(r"(?i)general|[@e]")
_MOST_DECIMALS = 10


def printed(value: object, form: str = GENERAL) -> str:
    """What a reader of the sheet sees, in Vietnamese notation: 1.234.567,5 and 15/5/2024."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(float(value), form)
    if isinstance(value, dt.timedelta):
        return _duration(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return _day(value, form) if isinstance(value, dt.date) else str(value)


def _day(value: dt.date, form: str) -> str:
    shown = _LITERAL.sub("", form).lower()
    if form != GENERAL and "d" not in shown and "h" not in shown:
        if "m" in shown:
            return f"Tháng {value.month}/{value.year}"
        if "y" in shown:
            return f"Năm {value.year}"
    hour = f" {value:%H:%M}" if isinstance(value, dt.datetime) and value.time() != dt.time() else ""
    # As official documents must write it: days below 10 and the first two months with a nought.
    month = f"0{value.month}" if value.month < 3 else str(value.month)
    return f"{value:%d}/{month}/{value.year}{hour}"


def _duration(value: dt.timedelta) -> str:
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def _number(value: float, form: str) -> str:
    pieces = None if form == GENERAL else _pieces(_section(value, form))
    if pieces is None:
        return _plain(value)
    before, digits, after, percent = pieces
    if not digits:
        return before
    sign = "-" if value < 0 and ";" not in form else ""
    return f"{before}{sign}{_grouped(abs(value) * (100 if percent else 1), digits)}{after}"


def _plain(value: float) -> str:
    if value.is_integer():
        return str(int(value))
    return f"{value:.10g}".replace(".", ",")


def _section(value: float, form: str) -> str:
    """Formats may differ for what is above, below and nought: "0;-0;–"."""
    sections = form.split(";")
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


@lru_cache(maxsize=256)
def _pieces(section: str) -> tuple[str, str, str, bool] | None:
    """What stands before the digits, the digits, what stands after; none where it is worded."""
    before, digits, after, percent = "", "", "", False
    for token in _TOKEN.finditer(section):
        if token["digits"]:
            if digits:
                return None
            digits = token["digits"]
            continue
        if token["other"] and _WORDED.match(token["other"]):
            return None
        percent = percent or bool(token["percent"])
        text = token["quoted"] or token["escaped"] or token["currency"] or token["percent"]
        text = text or token["other"] or ""
        before, after = (before, after + text) if digits else (before + text, after)
    return before, digits, after, percent


def _grouped(value: float, digits: str) -> str:
    whole, _, parts = digits.partition(".")
    thousands = len(digits) - len(digits.rstrip(","))
    places = min(sum(sign in "0#?" for sign in parts), _MOST_DECIMALS)
    text = f"{value / 1000**thousands:,.{places}f}"
    units, _, decimals = text.partition(".")
    if "," not in whole.rstrip(","):
        units = units.replace(",", "")
    units = units.rjust(whole.count("0"), "0").replace(",", ".")
    if "#" in parts or "?" in parts:
        decimals = decimals.rstrip("0").ljust(parts.count("0"), "0")
    return f"{units},{decimals}" if decimals else units
