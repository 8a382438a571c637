"""Deadlines that wait for something: "sau 15 ngày kể từ khi X", "ngay sau khi X", "trước kỳ họp X".

trigger := [sau | trong | cham nhat] N (ngay [lam viec] | tuan | thang) (ke tu | sau) [khi | ngay] X
         | [ngay] sau khi X [N ngay] | khi X | sau X | truoc (khi | ky hop | Tet ...) X
         | theo document (so ... | cua ...)
X       := up to the clause's end, or to the action verb that follows what happened
"""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.parsing.citations import DOCUMENT
from bot.parsing.text import Words
from bot.parsing.vocabulary import COUNTED


class Kind(Enum):
    AFTER = auto()
    BEFORE = auto()
    CITED = auto()


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event, where it is spoken of, and how long after it the work is due."""

    at: int
    end: int
    event_at: int
    event: str
    kind: Kind
    offset_days: int | None = 0
    working: bool = False


_NUMBER_WORDS = COUNTED | {
    "muoi lam": 15,
    "hai muoi": 20,
    "ba muoi": 30,
    "nua": 0,
}
_NUMBER = rf"(\d{{1,3}}|{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})"
_DAYS_IN = {"ngay": 1, "tuan": 7, "thang": 30, "quy": 90, "nam": 365}
_COUNT = rf"{_NUMBER}\s*(?:\([^)]{{1,20}}\)\s*)?(gio|ngay|tuan|thang|quy|nam)\b(\s+lam\s+viec)?"
_LEAD = (
    r"(?:(?:sau|trong|vong|thoi\s+(?:han|gian)|cham\s+nhat|muon\s+nhat|la|khong\s+qua|toi\s+da|han"
    r"|it\s+nhat|toi\s+thieu|truoc)\s+)*"
)
_SINCE = (
    r"(?:(?:ke|tinh)\s+tu\s*(?:khi|sau\s+khi|luc|thoi\s+diem|ngay)?"
    r"|(?:sau|tu)\s+(?:khi|ngay|luc|thoi\s+diem)|ngay\s+sau\s+khi|sau)\s+"
)
_EVENT_FIRST_WORD = r"(?=(?:co|nhan|ban hanh|ket thuc|hoan thanh|duoc|phe duyet|trinh|ky)\b)"
_OFFSET = re.compile(
    rf"(?:{_LEAD}{_COUNT}\s*,?\s*{_SINCE}"
    rf"|(?=(?:cham nhat )?sau\s){_LEAD}{_COUNT}\s+{_EVENT_FIRST_WORD})"
)
_WITHIN = re.compile(
    rf"\s*,\s*(?:(?:trong|vong|thoi han|cham nhat|khong qua|toi da|sau)\s+)+{_COUNT}(?!\s+(?:ke"
    "|tinh|sau))"
)
_AHEAD = re.compile(rf"{_LEAD}{_COUNT}\s*,?\s*(?:truoc|so\s+voi)\s+(?:khi\s+|ngay\s+)?(?=[a-z])")
_HAPPENING = (
    r"(?:ky hop|phien hop|cuoc hop|hoi nghi|dai hoi|le |tet\b|khai giang|nam hoc|thoi diem|ngay hop"
    r"|mua|dip|bau cu|ngay le|ky nghi|nghi|ngay to chuc|ngay dien ra)"
)
_SIMPLE = re.compile(
    r"(?:(?:ngay\s+)?(?:sau|tu|ke\s+tu)\s+khi\s+|ngay\s+khi\s+|khi\s+|ngay\s+sau\s+"
    r"|sau\s+)(?!(?:do|nay|cung|day)\b)"
)
_BEFORE = re.compile(rf"truoc\s+(?:khi\s+|(?={_HAPPENING}))")
_HELD = re.compile(rf"(?:tai|trong|vao|theo|phuc\s+vu|dip)\s+(?={_HAPPENING})|(?=ky hop)")
_CITED = re.compile(
    rf"(?:thuc\s+hien\s+|thoi\s+gian\s+)?theo\s+(?={DOCUMENT}\s+(?:so\b|cua\b|\d|nam\b|[·]))"
)
_MIDDLE = re.compile(
    rf"\b(?:{_COUNT}\s*,?\s*(?:ke|tinh)\s+tu|(?:trong|sau)\s+(?:vong\s+)?{_COUNT}\s+(?:ke|tinh|sau)"
    r"|(?:ngay\s+)?sau\s+khi|ngay\s+khi|ngay\s+sau|(?:tai|truoc|sau)(?=\s+(?:ky hop"
    r"|phien hop|dai hoi)))\s"
)
_AFTERWARDS = re.compile(rf"\s+(?:trong\s+(?:vong\s+)?|la\s+)?{_COUNT}\s*$")
_HAPPENED = re.compile(
    r"\b(?:co|duoc|ban hanh|phe duyet|nhan|ket thuc|hoan thanh|hoan tat|thong qua|trien khai|giao"
    "|cong bo|ky|xong|chap thuan|thong nhat|tham dinh|thanh lap|phat sinh|dien ra"
    r"|to chuc|cho y kien)\b"
)
_ACTION = re.compile(
    r"\s(?=(?:trinh|tham muu|gui|tien hanh|hoan thien|to chuc trien khai|thuc hien ngay|se|phai)\b)"
    r"|(?:(?<=phe duyet)|(?<=chap thuan)) (?=(?:to chuc|trien khai|xay dung|thuc hien|ban hanh)\b)"
    r"|(?<=thong qua) (?=(?:to chuc|trien khai|xay dung|thuc hien|ban hanh)\b)"
)
_STOPS = re.compile(r"[;\n:]|\.(?=\s|$)|,")


def trigger_at(words: Words, at: int) -> Trigger | None:
    """The trigger that a clause beginning here opens with, if it does."""
    if found := _OFFSET.match(words.folded, at):
        return _with_offset(words, found, sign=1)
    if found := _AHEAD.match(words.folded, at):
        return _with_offset(words, found, sign=-1)
    if found := _BEFORE.match(words.folded, at):
        return _ahead(words, found)
    if (found := _SIMPLE.match(words.folded, at)) and not _says_six(words, found):
        return _after(words, found)
    if found := _CITED.match(words.folded, at):
        return _trigger(words, found, event_at=found.end(), kind=Kind.CITED, offset=None)
    if found := _HELD.match(words.folded, at):
        return _trigger(words, found, event_at=found.end(), kind=Kind.BEFORE, offset=None)
    return None


def trigger_within(words: Words, at: int, end: int) -> Trigger | None:
    """A trigger in the middle of a clause: "trình UBND tỉnh sau khi có ý kiến ..."."""
    found = _MIDDLE.search(words.folded, at, end)
    return trigger_at(words, found.start()) if found else None


def _says_six(words: Words, found: "re.Match[str]") -> bool:
    return words.lower.startswith("sáu", found.start())


def _with_offset(words: Words, found: "re.Match[str]", *, sign: int) -> Trigger | None:
    number, unit, working = found[1], found[2], bool(found[3])
    if number is None:
        number, unit, working = found[4], found[5], bool(found[6])
    offset = sign * days_in(number, unit)
    trigger = _trigger(words, found, event_at=found.end(), kind=Kind.AFTER, offset=offset)
    if trigger is None:
        return None
    return Trigger(
        trigger.at, trigger.end, trigger.event_at, trigger.event, trigger.kind, offset, working
    )


def days_in(number: str, unit: str) -> int:
    """A printed length in days: a month counts thirty, hours count the day they end in."""
    count = int(number) if number.isdigit() else _NUMBER_WORDS[number]
    if unit == "gio":
        return -(-count // 24)
    days = _DAYS_IN[unit]
    return days // 2 if number == "nua" else count * days


def _ahead(words: Words, found: "re.Match[str]") -> Trigger | None:
    """“Trước kỳ họp” as printed; "trước ngày họp 5 ngày" is five days off the meeting."""
    at = found.start()
    trigger = _trigger(words, found, event_at=at, kind=Kind.BEFORE, offset=None)
    early = _AFTERWARDS.search(words.folded, at, trigger.end) if trigger else None
    if trigger is None or early is None:
        return trigger
    event = words.printed[found.end() : early.start()].strip()
    days, working = -days_in(early[1], early[2]), bool(early[3])
    return Trigger(at, trigger.end, at, event, Kind.BEFORE, days, working) if event else trigger


def _after(words: Words, found: "re.Match[str]") -> Trigger | None:
    trigger = _trigger(words, found, event_at=found.end(), kind=Kind.AFTER, offset=0)
    if trigger is None:
        return None
    if within := _WITHIN.match(words.folded, trigger.end):
        days = days_in(within[1], within[2])
        working = bool(within[3])
        return replace(trigger, end=within.end(), offset_days=days, working=working)
    late = _AFTERWARDS.search(words.folded, trigger.event_at, trigger.end)
    if late is None:
        return trigger
    event = words.printed[trigger.event_at : late.start()]
    days = days_in(late[1], late[2])
    return Trigger(
        trigger.at, trigger.end, trigger.event_at, event, trigger.kind, days, bool(late[3])
    )


def _trigger(
    words: Words,
    found: "re.Match[str]",
    *,
    event_at: int,
    kind: Kind,
    offset: int | None,
) -> Trigger | None:
    end = _event_end(words.folded, event_at, kind)
    event = words.printed[event_at:end].strip(" .,;:-")
    if not event:
        return None
    return Trigger(found.start(), end, event_at, event, kind, offset)


def _event_end(folded: str, at: int, kind: Kind) -> int:
    stop = next(
        (found for found in _STOPS.finditer(folded, at) if _ends(folded, at, found, kind)), None
    )
    end = stop.start() if stop else len(folded)
    happened = _HAPPENED.search(folded, at, end)
    if kind is Kind.AFTER and happened:
        action = _ACTION.search(folded, max(happened.end(), at + 1), end)
        if action and not _is_noun(folded, action.start()):
            end = action.start()
    return _without_open_bracket(folded, at, end)


def _ends(folded: str, at: int, stop: "re.Match[str]", kind: Kind) -> bool:
    inside = folded.count("(", at, stop.start()) > folded.count(")", at, stop.start())
    if inside:
        return False
    return stop[0] != "," or (
        kind is not Kind.CITED and bool(_HAPPENED.search(folded, at, stop.start()))
    )


def _is_noun(folded: str, at: int) -> bool:
    """“được trình”, "tờ trình", "cơ quan trình" do not open the action that follows."""
    return bool(
        re.search(r"(?:duoc|to|da|chuong|tien|qua|quy|co quan|don vi|de|khi|cong)$", folded[:at])
    )


def _without_open_bracket(folded: str, at: int, end: int) -> int:
    closing = folded.find(")", at, end)
    opening = folded.find("(", at, end)
    return closing if closing >= 0 and (opening < 0 or closing < opening) else end
