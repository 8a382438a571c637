"""Lines of a cell put together again where a name was broken at the edge of its column."""

import re

from bot.parsing.text import clean
from bot.plans.names.people import looks_like_name, read_person
from bot.plans.names.unit_kinds import COLLECTIVE, UNIT, starts_unit

_BULLET = re.compile(r"[-+*•·–]\s*\S|\(?\d{1,2}[.)]\s|[a-hđ]\)\s")
_OPEN_END = re.compile(
    r"(?:[,&/(]|\s-|(?<!\w)(?:và|của|với|thuộc|cùng|các|tại|về|cho|ubnd|hđnd|số|ban|sở|cục|vụ|viện|phòng"
    r"|chi cục|trường|bộ|công an|văn|thị|nguyễn|trần|phạm|huỳnh|hoàng|võ|đặng|bùi|đỗ|ngô|dương))$",
    re.IGNORECASE,
)
_CLOSED_END = re.compile(r"[;.:]$")
_OPEN_START = re.compile(r"(?:và|&|/|-\s?(?:[A-ZĐ][a-zà-ỹ])|,)")
_PLACE_OF_BODY = re.compile(r"(?:thành phố|tỉnh|huyện|thị xã|việt nam|quận|tp\b)", re.IGNORECASE)
_BODY = re.compile(
    r"(?:ubnd|hđnd|mttq|mặt trận|công an|ủy|uỷ|đoàn|phòng|ban nhân dân|thuế|liên đoàn|việt nam)$",
    re.IGNORECASE,
)
_SERVED = re.compile(
    r"(?:ubnd|hđnd|ub ?mttq|thành ủy|tỉnh ủy|huyện ủy|đảng ủy|đoàn đbqh)(?! các)", re.I
)
_SUBJECT = re.compile(r"[A-ZĐ]{2,}\s?&\s?[A-ZĐ]+\.?$")
_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ0-9&.-]*[A-ZĐ0-9]")


def rejoined(cell: str) -> str:
    """The cell's lines, each a whole name or list; a name broken in two is one line again.

    >>> rejoined("Sở Khoa học và\\nCông nghệ; Trung\\ntâm Y tế\\nPhòng Nghiệp vụ")
    'Sở Khoa học và Công nghệ; Trung tâm Y tế\\nPhòng Nghiệp vụ'
    """
    lines: list[str] = []
    broken = False
    for printed in cell.split("\n"):
        line = clean(printed)
        if not line:
            broken = False
            continue
        if broken and _goes_on(lines[-1], line):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
        broken = True
    return "\n".join(lines)


def _goes_on(above: str, line: str) -> bool:
    last = re.split(r"[;,]\s*", above)[-1].strip()
    if above.count("(") > above.count(")"):
        return True
    if _CLOSED_END.search(above):
        return False
    if _BULLET.match(line):
        return not _BULLET.match(above) and _is_second_half(last, line)
    if last.casefold() == "văn phòng" and _SERVED.match(line):
        return True
    if _OPEN_END.search(above) or _OPEN_START.match(line):
        return not (_stands_alone(last) and starts_unit(line))
    if line[0].islower():
        return _goes_on_small(last, line)
    return _goes_on_capital(last, line)


def _is_second_half(last: str, line: str) -> bool:
    """ "Phòng Hành chính" above "- Tổng hợp": no list begins with half of it."""
    rest = line.removeprefix("- ")
    if rest == line or not _has_own_name(last) or not starts_unit(last):
        return False
    return not (starts_unit(rest) or read_person(rest) or _ABBREVIATION.match(rest))


def _stands_alone(last: str) -> bool:
    """A name such as "Công an" or "Trung tâm" that may be whole, as it is its own kind."""
    kind = UNIT.fullmatch(last)
    return bool(kind) and last.casefold() in {"trung tâm", "văn phòng", "thanh tra", "công an"}


def _goes_on_small(last: str, line: str) -> bool:
    if COLLECTIVE.match(line) and UNIT.match(line.partition(" ")[2] or line):
        return not _has_own_name(last)
    return not starts_unit(line) or _is_broken_kind(last, line)


def _goes_on_capital(last: str, line: str) -> bool:
    if _is_broken_kind(last, line):
        return True
    if _PLACE_OF_BODY.match(line) and _BODY.search(last):
        return True
    if starts_unit(line) or COLLECTIVE.match(line):
        return False
    first = re.split(r"[;,(]", line)[0].strip()
    if _SUBJECT.match(first):
        return starts_unit(last) and last[-1].islower()
    if _ABBREVIATION.fullmatch(first) or read_person(first):
        return False
    if looks_like_name(first) and looks_like_name(last) and not read_person(last):
        return False
    return starts_unit(last) or read_person(last) is not None


def _has_own_name(last: str) -> bool:
    kind = UNIT.match(last)
    return not kind or bool(last[kind.end() :].strip())


def _is_broken_kind(last: str, line: str) -> bool:
    """ "Trung" above "tâm Y tế": only together they are the kind of a unit."""
    word = last.rpartition(" ")[2]
    kind = UNIT.match(f"{word} {line}")
    return bool(kind) and kind is not None and kind.end() > len(word) + 1
