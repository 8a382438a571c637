"""Deadlines that wait for something: "sau 15 ngày kể từ khi X", "ngay sau khi X", "trước kỳ họp X".

trigger := [sau | trong | cham nhat] N (ngay [lam viec] | tuan | thang) (ke tu | sau) [khi | ngay] X
         | N ngay truoc [khi | ngay] X | truoc X N ngay
         | [ngay] sau khi X [N ngay] | khi X | sau X | tu (khi | ngay) X
         | truoc [khi | ngay] X | theo document (so ... | cua ... | nam ...)
X       := up to the clause's end, or to the action verb that follows what happened

"Khi có phát sinh", "khi cần", "sau 5 ngày", "trước mắt" name no event, and are none.
"""

import re
from enum import Enum, auto
from typing import NamedTuple

from bot.parsing.cells.event_ends import event_end
from bot.parsing.text import Words
from bot.parsing.when.citations import DOCUMENT
from bot.parsing.when.lengths import COUNT, NUMBER_WORDS, UNITS, days_in


class Kind(Enum):
    """Due after an event, before it (or at it), or as another text says."""

    AFTER = auto()
    BEFORE = auto()
    CITED = auto()


class Trigger(NamedTuple):
    """An event, where it is spoken of, and how long after it the work is due."""

    at: int
    end: int
    event_at: int
    event: str
    kind: Kind
    offset_days: int | None = 0
    working: bool = False


_LEAD = (
    r"(?:(?:sau|trong|vong|thoi\s+(?:han|gian)|cham\s+nhat|muon\s+nhat|la|khong\s+qua|toi\s+da|han"
    r"|it\s+nhat|toi\s+thieu|truoc|tu|khoang)\s+){0,6}"
)
_SINCE = (
    r"(?:(?:ke|tinh)\s+tu\s*(?:khi|sau\s+khi|luc|thoi\s+diem|ngay)?"
    r"|(?:sau|tu)\s+(?:khi|ngay|luc|thoi\s+diem)|ngay\s+sau\s+khi|sau|khi)\s+"
)
_EVENT_FIRST_WORD = r"(?=(?:co|nhan|ban hanh|ket thuc|hoan thanh|duoc|phe duyet|trinh|ky)\b)"
_OFFSET = re.compile(
    rf"(?:{_LEAD}{COUNT}\s*,?\s*{_SINCE}"
    rf"|(?=(?:cham nhat )?sau\s){_LEAD}{COUNT}\s+{_EVENT_FIRST_WORD})"
)
_WITHIN = re.compile(
    rf"\s*,\s*(?:(?:trong|vong|thoi han|cham nhat|khong qua|toi da|sau)\s+)+{COUNT}(?!\s+(?:ke"
    "|tinh|sau))"
)
_AHEAD = re.compile(rf"{_LEAD}{COUNT}\s*,?\s*(?:truoc|so\s+voi)\s+(?:khi\s+|ngay\s+)?(?=[a-z])")
_HAPPENING = (
    r"(?:ky hop(?! dong)|phien hop|cuoc hop|hoi nghi|dai hoi|le |tet\b|khai giang|nam hoc"
    r"|thoi diem|ngay hop|mua|dip|bau cu|ngay le|ky nghi|nghi|ngay to chuc|ngay dien ra)"
)
_NO_EVENT = (
    rf"(?:(?:do|nay|cung|day)\b|{COUNT}"
    r"|(?:co\s+)?(?:phat sinh|nhu cau|can(?: thiet)?|dieu kien|the)\s*(?:$|[;,.:)\n]))"
)
_SIMPLE = re.compile(
    r"(?:(?:ngay\s+)?(?:sau|tu|(?:ke|tinh)\s+tu)\s+khi\s+|ngay\s+khi\s+|khi\s+|ngay\s+sau\s+"
    rf"|(?:(?:ke|tinh)\s+)?tu\s+ngay\s+(?=[a-z])|sau\s+)(?!{_NO_EVENT})"
)
_PLAIN = re.compile(r"(?:ngay )?(?:sau )?khi ")
_ONWARDS = (" trở đi", " về sau", " tro di", " ve sau")
_NOT_AHEAD = (
    r"(?:mat|het|tien|day|do|kia|nay|nhat|sau|truoc|dan|no|vo|toa|tinh (?:hinh|trang)|boi canh"
    r"|thuc (?:trang|te)|yeu cau|doi hoi|nguy co|thach thuc|suc ep|ap luc|phap luat|to quoc)\b"
)
"""What makes an adverb of "trước", or the reason or the judge of what is done, no time."""
_BEFORE = re.compile(rf"truoc\s+(?!{_NOT_AHEAD})(?:khi\s+|ngay\s+(?=[a-z])|(?=[a-z]))")
_HELD = re.compile(rf"(?:tai|trong|vao|theo|phuc\s+vu|dip)\s+(?={_HAPPENING})|(?=ky hop(?! dong))")
_CITED = re.compile(
    rf"(?:thuc\s+hien\s+|thoi\s+gian\s+)?theo\s+(?={DOCUMENT}(?:\s+[a-z]+){{0,4}}?\s+"
    r"(?:so\b|cua\b|\d|nam\s+\d|[·]))"
)
_MIDDLE = re.compile(
    rf"\b(?:{_LEAD}{COUNT}\s*,?\s*(?:(?:ke|tinh)\s+tu|sau\s+(?:khi|ngay))"
    rf"|(?=trong|sau|cham|khong){_LEAD}{COUNT}\s+(?:sau|khi)"
    r"|(?:ngay\s+)?sau\s+khi|(?<!\d )ngay\s+khi|ngay\s+sau"
    r"|(?:tai|truoc|sau)(?=\s+(?:ky hop(?! dong)|phien hop|dai hoi)))\s"
)
_AFTERWARDS = re.compile(
    rf"\s+(?:(?:trong|vong|la|it nhat|toi thieu|khoang|khong qua)\s+){{0,3}}{COUNT}\s*$"
)
_OTHER_WORDS = frozenset({"sáu", "sâu", "sấu", "sầu", "khí", "khỉ"})

_BEGINS = re.compile(
    r"(?:\d|(?:sau|khi|ngay|ke|tinh|tu|truoc|trong|vong|thoi|cham|muon|la|khong|toi|han|it|thuc|theo"
    rf"|tai|vao|phuc|dip|ky|khoang|{'|'.join(NUMBER_WORDS)})\b)"
)
_MAY_AWAIT = re.compile(r"sau |khi |tu |truoc |so voi |theo |tai |trong |vao |phuc vu |dip |ky hop")


def may_await(folded: str) -> bool:
    """Whether a text holds any word that could speak of an event; most cells do not."""
    return _MAY_AWAIT.search(folded) is not None


def trigger_at(words: Words, at: int) -> Trigger | None:
    """The trigger that a clause beginning here opens with, if it does.

    >>> from bot.parsing.text import words_of
    >>> found = trigger_at(words_of("sau 2 tuần kể từ khi có Quyết định, trình Sở"), 0)
    >>> found and (found.event, found.offset_days, found.kind.name)
    ('có Quyết định', 14, 'AFTER')
    >>> trigger_at(words_of("khi có phát sinh"), 0)
    """
    if not _BEGINS.match(words.folded, at):
        return None
    if not _PLAIN.match(words.folded, at) and (counted := _counted(words, at)):
        return counted
    if (found := _SIMPLE.match(words.folded, at)) and not _says_otherwise(words, found):
        return _after(words, found)
    if found := _CITED.match(words.folded, at):
        return _trigger(words, found, event_at=found.end(), kind=Kind.CITED, offset=None)
    if found := _HELD.match(words.folded, at):
        return _trigger(words, found, event_at=found.end(), kind=Kind.BEFORE, offset=None)
    return None


def _counted(words: Words, at: int) -> Trigger | None:
    """So many days after or before an event, or any time before it."""
    if found := _OFFSET.match(words.folded, at):
        return _with_offset(words, found, sign=1)
    if found := _AHEAD.match(words.folded, at):
        return _with_offset(words, found, sign=-1)
    if found := _BEFORE.match(words.folded, at):
        return _ahead(words, found)
    return None


def trigger_within(words: Words, at: int, end: int) -> Trigger | None:
    """A trigger in the middle of a clause: "trình UBND tỉnh sau khi có ý kiến ..."."""
    found = _MIDDLE.search(words.folded, at, end)
    return trigger_at(words, found.start()) if found else None


def _says_otherwise(words: Words, found: "re.Match[str]") -> bool:
    """“Sáu”, "sâu bệnh", "khí tượng" only look like "sau" and "khi" without their marks."""
    return not _OTHER_WORDS.isdisjoint(words.lower[found.start() : found.end()].split())


def _with_offset(words: Words, found: "re.Match[str]", *, sign: int) -> Trigger | None:
    number, unit, working = found[1], found[2], bool(found[3])
    if number is None:
        number, unit, working = found[4], found[5], bool(found[6])
    offset = sign * days_in(number, unit, at_least=sign < 0)
    trigger = _trigger(words, found, event_at=found.end(), kind=Kind.AFTER, offset=offset)
    return trigger._replace(working=working) if trigger else None


def _ahead(words: Words, found: "re.Match[str]") -> Trigger | None:
    """“Trước kỳ họp” as printed; "trước ngày họp 5 ngày" is five days off the meeting."""
    at = found.start()
    trigger = _trigger(words, found, event_at=at, kind=Kind.BEFORE, offset=None)
    early = _length_behind(words, at, trigger.end) if trigger else None
    if trigger is None or early is None:
        return trigger
    event = words.printed[found.end() : early.start()].strip()
    if not event:
        return trigger
    days = -days_in(early[1], early[2], at_least=True)
    return trigger._replace(event=event, offset_days=days, working=bool(early[3]))


def _after(words: Words, found: "re.Match[str]") -> Trigger | None:
    trigger = _trigger(words, found, event_at=found.end(), kind=Kind.AFTER, offset=0)
    if trigger is None or trigger.event.lower().endswith(_ONWARDS):
        return None
    if within := _WITHIN.match(words.folded, trigger.end):
        return _late(trigger, within)._replace(end=within.end())
    late = _length_behind(words, trigger.event_at, trigger.end)
    if late is None:
        return trigger
    return _late(trigger, late)._replace(event=words.printed[trigger.event_at : late.start()])


def _late(trigger: Trigger, length: "re.Match[str]") -> Trigger:
    return trigger._replace(offset_days=days_in(length[1], length[2]), working=bool(length[3]))


def _length_behind(words: Words, at: int, end: int) -> "re.Match[str] | None":
    """“... trong vòng 5 ngày” at the end of an event."""
    said = words.folded[at:end].rstrip()
    return _AFTERWARDS.search(words.folded, at, end) if said.endswith(UNITS) else None


def _trigger(
    words: Words,
    found: "re.Match[str]",
    *,
    event_at: int,
    kind: Kind,
    offset: int | None,
) -> Trigger | None:
    end = event_end(words.folded, event_at, cited=kind is Kind.CITED, acted=kind is Kind.AFTER)
    event = words.printed[event_at:end].strip(" .,;:-")
    if not event:
        return None
    return Trigger(found.start(), end, event_at, event, kind, offset)
