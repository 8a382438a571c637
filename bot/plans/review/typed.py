"""A correction in the reviewer's own words: "hạn 15/6", "đơn vị Phòng A", or a bare date.

correction := part ((newline | ;) part)*
part       := label [:] value | value
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from bot.parsing.deadlines import read_deadline
from bot.parsing.names import match_person, match_unit
from bot.parsing.text import clean, fold, words_of
from bot.parsing.values import KnownNames
from bot.plans.names.assignees import read_assignees, split_units
from bot.plans.names.people import looks_like_name
from bot.plans.names.titles import without_titles
from bot.plans.names.units import UNIT
from bot.plans.review.kinds import TWINS, Concern, concern_of
from bot.plans.review.questions import Question
from bot.plans.review.readings import YEAR_DOUBTS, Called, Edited, OfYear, Reading
from bot.plans.tables.budgets import read_budget

Fields = dict[str, Any]
_NUMBER = re.compile(r"[\w.)(/-]{1,12}")
_NO_DAY = re.compile(r"(khong|chua) (co )?(thoi )?han|bo han|no deadline")
_YEAR = re.compile(r"(?:nam |year )?(20\d\d)")
_LABELS: tuple[tuple[str, str], ...] = (
    ("day", r"thoi han|thoi gian|han chot|han|ngay|deadline|due"),
    ("coordinating", r"don vi phoi hop|phoi hop|coordinating"),
    ("unit", r"don vi chu tri|don vi|chu tri|unit|lead"),
    ("person", r"nguoi chu tri|nguoi thuc hien|nguoi|person"),
    ("directed_by", r"lanh dao chi dao|chi dao|lanh dao|director"),
    ("content", r"noi dung|content"),
    ("expected_result", r"ket qua|san pham|result"),
    ("budget", r"kinh phi|so tien|budget"),
    ("number", r"so thu tu|stt|so|number"),
    ("note", r"ghi chu|note"),
)
_LABEL = re.compile(
    rf"^(?:{'|'.join(rf'(?P<{name}>{words})' for name, words in _LABELS)})"
    r"(?:\s*:\s*|\s+)(?=\S)"
)
# A question to the bot may begin like a correction.
_ASKS = re.compile(
    r"\b(nao|gi|ai|dau|sao|may|bao nhieu|the nao|khi nao|bao gio|dang|qua han|cua toi|viec \d+)\b"
    r"|\?\s*$"
)
# "đơn vị Phòng A người Trần Văn B" names two things.
_NEXT_LABEL = re.compile(r"\s(?=(?:thoi han|han|nguoi|kinh phi|phoi hop|chi dao)(?:\s*:\s*|\s+)\S)")


def understood(text: str, question: Question, *, year: int, known: KnownNames) -> Reading | None:
    """What the reviewer typed in answer to this question; none where it cannot be read."""
    if question.doubt.key in YEAR_DOUBTS:
        found = _YEAR.fullmatch(fold(text))
        return OfYear(int(found[1])) if found else None
    if _ASKS.search(fold(text)) and ":" not in text:
        return None
    values: Fields = {}
    for part in _parts(text):
        fields = _labelled(part, year=year, known=known)
        if fields is None:
            return _bare(text, question, year=year, known=known)
        values |= fields
    return Edited(tuple(values.items())) if values else None


def _parts(text: str) -> Iterator[str]:
    """Lines, and within a line what a semicolon, or a label by itself, divides."""
    for line in text.splitlines():
        start = 0
        for found in re.finditer(r"\s*;\s*", line):
            if _LABEL.match(words_of(line[found.end() :]).folded or " "):
                yield from _labels_apart(line[start : found.start()])
                start = found.end()
        if line[start:].strip():
            yield from _labels_apart(line[start:])


def _labels_apart(part: str) -> Iterator[str]:
    words = words_of(part)
    label = _LABEL.match(words.folded)
    if label is None or any(label[name] for name in ("content", "expected_result", "note")):
        yield part
        return
    start = 0
    for found in _NEXT_LABEL.finditer(words.folded, label.end()):
        yield words.printed[start : found.start()]
        start = found.end()
    yield words.printed[start:]


def _labelled(part: str, *, year: int, known: KnownNames) -> Fields | None:
    """The fields a labelled part gives; none without a label or a value that fits it."""
    if _NO_DAY.fullmatch(fold(part)):
        return {"milestones": ()}
    words = words_of(part)
    found = _LABEL.match(words.folded)
    if found is None:
        return None
    label = next(name for name, _ in _LABELS if found[name])
    return _fields(label, words.printed[found.end() :], year=year, known=known)


def _fields(label: str, value: str, *, year: int, known: KnownNames) -> Fields | None:
    match label:
        case "day":
            return _day(value, year)
        case "unit":
            return _assignees(value, known) if _are_names(value, known) else None
        case "person":
            return {"lead_persons": _people(value, known)} if _are_names(value, known) else None
        case "directed_by":
            return {"directed_by": _people(value, known)} if _are_names(value, known) else None
        case "coordinating":
            return {"coordinating_units": tuple(_unit(one, known) for one in split_units(value))}
        case "number":
            return _number(value, year, known)
        case "budget":
            amount = read_budget(value, header="đồng").amount
            return None if amount is None else {"budget_vnd": amount, "budget_text": value}
        case _:
            return {label: value}


def _bare(text: str, question: Question, *, year: int, known: KnownNames) -> Reading | None:
    """An answer without a label is about what was asked."""
    concern = concern_of(question.doubt.key)
    answer = _BARE.get(concern)
    if question.doubt.key in TWINS:
        printed = dict(question.doubt.values)["printed"]
        return Called(printed, _name(clean(text), known)) if _is_name(text, known) else None
    fields = answer(text, year, known) if answer else None
    return Edited(tuple(fields.items())) if fields else None


def _day(text: str, year: int) -> Fields | None:
    milestones = read_deadline(text, year=year).milestones
    return {"milestones": milestones} if milestones else None


def _assignees(text: str, known: KnownNames) -> Fields | None:
    found = read_assignees(text)
    fields: Fields = {}
    if found.units:
        fields["lead_units"] = tuple(_unit(unit, known) for unit in found.units)
    if found.persons:
        fields["lead_persons"] = tuple(_person(person, known) for person in found.persons)
    return fields or None


def _leads(text: str, _year: int, known: KnownNames) -> Fields | None:
    """Who is meant, where nobody was named: a person the office knows, else as in a plan's cell."""
    person = match_person(text, known, alike=False)
    if len(person) == 1 and not match_unit(text, known, alike=False):
        return {"lead_persons": person}
    return _assignees(text, known) if _is_name(text, known) else None


def _only_a_day(text: str, year: int, _known: KnownNames) -> Fields | None:
    """A time phrase with nothing to be done in it: a question about May is no answer."""
    fields = _day(text, year)
    return None if fields is None or any(m.text for m in fields["milestones"]) else fields


def _number(text: str, _year: int, _known: KnownNames) -> Fields | None:
    return {"number": clean(text)} if _NUMBER.fullmatch(clean(text)) else None


def _money(text: str, _year: int, _known: KnownNames) -> Fields | None:
    amount = read_budget(text, header="đồng").amount
    return None if amount is None else {"budget_vnd": amount, "budget_text": clean(text)}


_BARE: dict[Concern, Callable[[str, int, KnownNames], Fields | None]] = {
    **dict.fromkeys((Concern.DEADLINE, Concern.YEAR, Concern.POSSIBLE), _only_a_day),
    Concern.LEAD: _leads,
    Concern.NAME: _leads,
    Concern.NUMBER: _number,
    Concern.BUDGET: _money,
}


def _is_name(text: str, known: KnownNames) -> bool:
    """A unit or person by its form, or one that is known; other words may be a question."""
    if UNIT.match(clean(text)) or looks_like_name(without_titles(text)):
        return True
    return bool(match_unit(text, known, alike=False) or match_person(text, known, alike=False))


def _are_names(text: str, known: KnownNames) -> bool:
    return all(_is_name(part, known) for part in split_units(text))


def _people(text: str, known: KnownNames) -> tuple[str, ...]:
    parts = split_units(text)
    return tuple(_person(without_titles(part), known) for part in parts)


def _name(name: str, known: KnownNames) -> str:
    unit = _unit(name, known)
    return unit if unit != name else _person(name, known)


def _unit(name: str, known: KnownNames) -> str:
    """As the office or the plan writes it, where that is certain; else as typed."""
    found = match_unit(name, known, alike=False)
    return found[0] if len(found) == 1 else name


def _person(name: str, known: KnownNames) -> str:
    found = match_person(name, known, alike=False)
    return found[0] if len(found) == 1 else name
