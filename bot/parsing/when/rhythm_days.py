"""The days of a month, quarter, year or week that a rhythm names, as iCalendar rules."""

import re

from bot.parsing.when.month_parts import part_days
from bot.parsing.when.numbers import NTH_WEEKDAY, WEEKDAYS, number_in

_MONTHS_OF_QUARTER = {
    **dict.fromkeys(("dau", "thu 1", "thu nhat"), "INTERVAL=3"),
    **dict.fromkeys(("giua", "thu 2", "thu hai"), "BYMONTH=2,5,8,11"),
    **dict.fromkeys(("cuoi", "thu 3", "thu ba"), "BYMONTH=3,6,9,12"),
}
_EACH_WEEKDAY = re.compile(rf"{NTH_WEEKDAY}|nhat")
_EACH_WORD = re.compile(r"[a-z]+|\d+")


def _days_of(text: str) -> str:
    numbers = [str(int(number)) for number in re.findall(r"\d+", text)]
    return numbers[-1] if re.search(r"-|\bden\b", text) else ",".join(numbers)


def monthly(found: "re.Match[str]") -> str:
    """“Ngày 15 và 30 hàng tháng”; of a range only its last day is due."""
    return f"FREQ=MONTHLY;BYMONTHDAY={_days_of(found[1])}"


def _in_month_of_quarter(said: str) -> str:
    """A month of each quarter; windows open in January, so its first needs no list."""
    return f"FREQ=MONTHLY;{_MONTHS_OF_QUARTER[said]}"


def quarterly_day(found: "re.Match[str]") -> str:
    """“Ngày 5 tháng đầu quý”."""
    return f"{_in_month_of_quarter(found[2])};BYMONTHDAY={int(found[1])}"


def quarterly_last_month_day(found: "re.Match[str]") -> str:
    """“Ngày 10 hàng quý” is in the quarter's last month."""
    return f"{_in_month_of_quarter('cuoi')};BYMONTHDAY={int(found[1])}"


def quarterly_month(found: "re.Match[str]") -> str:
    """“Tháng cuối quý”."""
    return _in_month_of_quarter(found[1])


def in_listed_months(found: "re.Match[str]") -> str:
    """“Ngày 20 các tháng 3, 6, 9”."""
    return f"FREQ=MONTHLY;BYMONTH={_days_of(found[2])};BYMONTHDAY={int(found[1])}"


def edge(found: "re.Match[str]") -> str:
    """“Cuối mỗi tháng”, "ngày đầu tiên hàng quý": the first or last day; of a week from Monday."""
    edge, unit = found[1], found[2]
    day = 1 if edge == "dau" else -1
    if unit == "thang":
        return f"FREQ=MONTHLY;BYMONTHDAY={day}"
    if unit == "quy":
        return f"{_in_month_of_quarter(edge)};BYMONTHDAY={day}"
    if unit == "tuan":
        return f"FREQ=WEEKLY;BYDAY={'MO' if edge == 'dau' else 'FR'}"
    return f"FREQ=YEARLY;BYMONTH={1 if edge == 'dau' else 12};BYMONTHDAY={day}"


def weekly(found: "re.Match[str]") -> str:
    """“Thứ hai, thứ sáu hàng tuần”."""
    days = (WEEKDAYS[said] for said in _EACH_WEEKDAY.findall(found[1]))
    return f"FREQ=WEEKLY;BYDAY={','.join(days)}"


def weekday_of_month(found: "re.Match[str]") -> str:
    """“Thứ hai đầu tiên”, “thứ sáu tuần cuối”, “thứ sáu tuần thứ 2” of every month."""
    (said,) = _EACH_WEEKDAY.findall(found[1])
    place = number_in(found[3]) if found[3] else 1 if found[2] == "dau" else -1
    return f"FREQ=MONTHLY;BYDAY={place if place < 5 else -1}{WEEKDAYS[said]}"


def week(found: "re.Match[str]") -> str:
    """The last day of the first, second ... seven days; iCalendar has no weeks of a month."""
    weeks = [_last_of_week(said) for said in _EACH_WORD.findall(found[1])]
    more = [_last_of_week(said) for said in _EACH_WORD.findall(found[2]) if _counts_weeks(said)]
    ranged = re.search(r"-|\bden\b", found[2]) is not None
    return _in_unit(more[-1:] if ranged else weeks + more, found)


def days_at_side(found: "re.Match[str]") -> str:
    """“5 ngày đầu mỗi tháng”, “hai tuần cuối hàng quý”."""
    count = number_in(found[1]) * (7 if found[2] == "tuan" else 1)
    return _in_unit([-1 if found[3] == "cuoi" else count], found)


def part(found: "re.Match[str]") -> str:
    """“Giữa mỗi tháng”, “nửa đầu hàng tháng”."""
    last = part_days(found[1])[1]
    return f"FREQ=MONTHLY;BYMONTHDAY={last if last < 31 else -1}"


def of_work(found: "re.Match[str]") -> str:
    """“Báo cáo tháng: trước ngày 20”."""
    return f"FREQ=MONTHLY;BYMONTHDAY={_days_of(found[2])}"


def of_work_by_quarter(found: "re.Match[str]") -> str:
    """“Báo cáo quý: trước ngày 15”, in the quarter's last month."""
    return f"{_in_month_of_quarter('cuoi')};BYMONTHDAY={int(found[2])}"


def _counts_weeks(said: str) -> bool:
    return said not in {"va", "den", "tuan", "thu"}


def _last_of_week(said: str) -> int:
    if said in {"dau", "cuoi"}:
        return 7 if said == "dau" else -1
    number = number_in(said)
    return number * 7 if number < 5 else -1


def _in_unit(days: list[int], found: "re.Match[str]") -> str:
    """The days in the month, or in the first or last month of the quarter or year, that is said."""
    last = days == [-1]
    unit = found[found.re.groups] if found.re.groups > 2 else "thang"
    said = ",".join(map(str, days))
    if unit == "thang":
        return f"FREQ=MONTHLY;BYMONTHDAY={said}"
    if unit == "quy":
        return f"{_in_month_of_quarter('cuoi' if last else 'dau')};BYMONTHDAY={said}"
    return f"FREQ=YEARLY;BYMONTH={12 if last else 1};BYMONTHDAY={said}"
