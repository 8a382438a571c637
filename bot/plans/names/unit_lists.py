"""A cell's list of units and people taken apart, a name with a comma or "và" in it left whole."""

import re
from collections.abc import Iterator

from bot.parsing.text import clean
from bot.plans.names.announced_lists import announced_lists, goes_on_below
from bot.plans.names.people import looks_like_name, read_person
from bot.plans.names.titles import is_post, unit_of_post, without_titles
from bot.plans.names.unit_kinds import COLLECTIVE, UNIT, starts_unit
from bot.plans.names.whole_names import ABBREVIATION, WITHIN, masked, within_another
from bot.plans.names.wrapped_lines import rejoined

LONGEST_CELL = 2_000
_LONGEST_NAME = 160

_SEPARATOR = re.compile(r"[;\n]|,|\s(?:và|cùng với|cùng|với)\s|\s&\s|(?<=\w)\s?\+\s?|\.\s+|/|\s-\s")
_FOLLOWING_ENDS = re.compile(r"[,;\n(]|\s(?:và|&)\s")
_BULLET = re.compile(r"^(?:[-+*•·]\s*|\(?\d{1,2}[.)]\s+|[a-hđ]\)\s*|[IVX]+\.\s+)+")
_NOTHING = frozenset("-_./'\"*x ")
_SHORT = re.compile(r"(?:^|\s)(?:p|tp|tt|q|h|tx|đ/c|ths|ts|bs|th|gs|pgs|ks|[A-ZĐ])$", re.IGNORECASE)
_JOINING = re.compile(r"^[\s,;]*(?:và\s+)?")
_TWO_BODIES = re.compile(
    r"(?:văn phòng|vp|thường trực) (?:hđnd|ubnd|đoàn đbqh|đoàn đại biểu quốc hội|đảng ủy)[^,;]*$",
    re.IGNORECASE,
)
_SECOND_BODY = re.compile(r"(?:hđnd|ubnd)(?! các)", re.IGNORECASE)
# Two cells that a page break ran together: "Sở Nội vụ Sở Tài chính".
_RUN_TOGETHER = re.compile(
    r"\W*(?P<kind>Sở|Phòng|Chi cục|Vụ|Cục)(?P<own> [^,;()\n]*?[a-zà-ỹ])(?<! và)(?<! với)"
    r"(?<! cùng)(?<! của)(?<! thuộc) (?=(?P=kind) [A-ZĐ]|(?<=\w )UBND )"
)
_PLACES = re.compile(
    r"(?:ubnd )?(?:các )?(?:xã|phường|huyện|thị trấn|quận|thị xã|thôn)\s", re.IGNORECASE
)


def split_units(cell: str) -> tuple[str, ...]:
    """The names of a list of units; a comma or "và" inside one name does not split it.

    >>> split_units("Các phòng, đơn vị thuộc Sở và các đơn vị bên ngoài")
    ('Các phòng, đơn vị thuộc Sở và các đơn vị bên ngoài',)
    >>> split_units("Thanh tra Sở, Trung tâm, Phòng HCTH")
    ('Thanh tra Sở', 'Trung tâm', 'Phòng HCTH')
    >>> split_units("Các phòng: QLKH, HCTH; Thanh tra")
    ('Phòng QLKH', 'Phòng HCTH', 'Thanh tra')
    """
    text = rejoined(cell[:LONGEST_CELL])
    parts: list[str] = []
    for part in (_bare(part) for line in _lines(text) for part in _listed(line)):
        # "Khối 3, 4" says "Khối" once.
        if part.isdigit() and parts and parts[-1][-1].isdigit():
            parts.append(f"{parts[-1].rstrip('0123456789')}{part}")
        elif part and not _NOTHING.issuperset(part):
            parts.append(part)
    return tuple(parts)


def _bare(part: str) -> str:
    return _BULLET.sub("", clean(part).strip('"“” ')).strip('"“” .,;')


def _lines(text: str) -> Iterator[str]:
    """The lines, but a list announced with a colon goes on over those below it."""
    kept = ""
    for line in text.split("\n"):
        if kept and not starts_unit(_bare(line)):
            kept += f"; {_bare(line)}"
            continue
        if kept:
            yield kept
        kept = line
        if not goes_on_below(_bare(line)):
            yield kept
            kept = ""
    if kept:
        yield kept


def _listed(line: str) -> Iterator[str]:
    """The names of a line, those of an announced list each with the kind they share."""
    text = _BULLET.sub("", line)
    start = 0
    for announced in announced_lists(text, masked(text)):
        yield from _parts(_JOINING.sub("", text[start : announced.start]))
        yield from announced.names
        start = announced.end
    yield from _parts(_JOINING.sub("", text[start:]) if start else text)


def _parts(text: str) -> Iterator[str]:
    if within_another(text):
        yield text
        return
    if (again := _RUN_TOGETHER.match(masked(text))) and not is_post(_bare(text)):
        yield from _parts(text[: again.end()])
        yield from _parts(text[again.end() :])
        return
    even = masked(text)
    start, many = 0, _end_of_many(text)
    for separator in _SEPARATOR.finditer(even):
        if separator.start() < many:
            continue
        head = text[start : separator.start()]
        rest = text[separator.end() : separator.end() + _LONGEST_NAME].lstrip()
        mark = separator[0].strip(" ") or "\n"
        if head.strip(" .,;") and _divides(mark, _bare(_shortened(head)), rest):
            yield head
            start = separator.end()
            many = start + _end_of_many(text[start:])
    yield text[start:]


def _shortened(head: str) -> str:
    """Beginning and end of what is too long for a name; a hostile cell shall not take long."""
    if len(head) <= 2 * _LONGEST_NAME:
        return head
    return f"{head[:_LONGEST_NAME]} {head[-_LONGEST_NAME:]}"


def _end_of_many(text: str) -> int:
    """Where a phrase for many ends, whose own commas separate nothing: "sở, ban, ngành"."""
    bare = text.lstrip(" -+*")
    found = COLLECTIVE.match(bare)
    return found.end() + len(text) - len(bare) if found else 0


def _divides(separator: str, head: str, rest: str) -> bool:
    if separator in (";", "\n"):
        return True
    following = _FOLLOWING_ENDS.split(_BULLET.sub("", rest), maxsplit=1)[0].strip(" .")
    if separator in (".", "/", "-"):
        return _divides_lightly(separator, head, rest)
    if COLLECTIVE.match(head):
        more = separator == "," and rest.startswith("các ") and _is_many(rest)
        return (starts_unit(rest) or more) and not _is_of_many(head)
    if is_post(head) and read_person(head) is None:
        return _divides_after_post(head, rest, following)
    if starts_unit(rest) or _is_many(rest):
        two_bodies = _TWO_BODIES.match(head) and _SECOND_BODY.match(rest)
        return not (_is_school_level(head) or two_bodies)
    if following.isdigit() and separator != "&":
        return head[-1:].isdigit() and (starts_unit(head) or head.isdigit())
    if _PLACES.match(head):
        return separator == "," and following[:1].isupper()
    if separator in ("&", "và") and ABBREVIATION.fullmatch(following):
        # "Phòng QLKH & HCTH" are two, "NN & PTNT" is one.
        before = head.rpartition(" ")[2]
        two = len(following) > 2 and len(before) > 2 and bool(ABBREVIATION.fullmatch(before))
        return two and not _goes_on_in_letters(head, before)
    if separator in (",", "+") and (
        ABBREVIATION.fullmatch(following) or _are_letters(head, following)
    ):
        return True
    return separator != "&" and (
        read_person(following) is not None
        or _is_next_post(head, following)
        or _are_given_names(head, following)
    )


def _goes_on_in_letters(head: str, letters: str) -> bool:
    """ "Đội Cảnh sát PCCC và CNCH": a name in words of which only the end is shortened."""
    kind = UNIT.match(head)
    return bool(kind and head[kind.end() : len(head) - len(letters)].strip(" ."))


def _are_letters(head: str, following: str) -> bool:
    """ "Phòng A, B"; letters of the alphabet stand for units in examples and schools."""
    return len(following) == 1 == len(head.rpartition(" ")[2]) and (head[-1] + following).isupper()


def _divides_lightly(separator: str, head: str, rest: str) -> bool:
    """A full stop, stroke or dash: only where a whole unit stands on either side."""
    if separator == "." and _SHORT.search(head):
        return False
    if separator == "-":
        kind = UNIT.match(rest)
        named = kind and rest[kind.end() :].strip()[:1].isupper()
        return bool(named) and starts_unit(head) and starts_unit(rest) and not WITHIN.match(head)
    if separator == "/" and ABBREVIATION.fullmatch(head.rpartition(" ")[2]) and starts_unit(head):
        return bool(re.match(r"[A-ZĐ][A-ZĐ&]{2,}(?!\w)", rest)) or starts_unit(rest)
    return starts_unit(rest) or _is_many(rest)


def _divides_after_post(head: str, rest: str, following: str) -> bool:
    """ "Trưởng phòng, QLKH" is one post whose unit follows the comma."""
    if not unit_of_post(head) and ABBREVIATION.fullmatch(following):
        return is_post(following)
    found = starts_unit(rest) or _is_many(rest) or is_post(following)
    return found or read_person(following) is not None or bool(ABBREVIATION.fullmatch(following))


def _is_many(text: str) -> bool:
    """ "các đơn vị", not "các hệ thống": many of what works, not of what is worked on."""
    return bool(COLLECTIVE.match(text))


def _is_of_many(head: str) -> bool:
    """A phrase that waits for what it is many of: "các" before "Sở, ban"."""
    return head.casefold() in {"các", "tất cả các", "những", "một số"}


def _are_given_names(head: str, following: str) -> bool:
    """ "Thuận, Kiều" are two, though either alone might be anything."""
    if starts_unit(head) or " " in following:
        return False
    return looks_like_name(without_titles(head)) and looks_like_name(following)


def _is_next_post(head: str, following: str) -> bool:
    return read_person(head) is None and not starts_unit(head) and is_post(following)


def _is_school_level(head: str) -> bool:
    return bool(re.fullmatch(r"trường (?:tiểu học|mầm non|thcs|th|mn)", head, re.IGNORECASE))
