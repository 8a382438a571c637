"""One name of a cell's list: a unit, a person, a post, and what belongs to it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.parsing.text import clean
from bot.plans.names.cell_roles import Role, role_after, without_duty, without_role
from bot.plans.names.nobody import names_nobody, reads_like_name
from bot.plans.names.people import looks_like_name, read_people, read_person
from bot.plans.names.titles import is_post, without_label, without_titles
from bot.plans.names.unit_kinds import COLLECTIVE, PARENTHESIS, UNIT, starts_unit
from bot.plans.names.whole_names import ABBREVIATION

_AFTER_UNIT = re.compile(r"\s*[:–-]\s+|:\s*")
_BEFORE_UNIT = re.compile(
    r"(?:\s*[-,]\s*|(?<!trưởng)(?<!phó)(?<!chánh)\s+)"
    r"(?=(?:phòng|p\.|văn phòng|chi cục|trung tâm|khoa)\s)",
    re.IGNORECASE,
)
# "Tổ Toán - Tin", "Khoa Nội - Nhi": the subjects of one unit, each a single word.
_SUBJECTS = re.compile(
    r"(?:(?i:tổ|khoa|bộ môn|liên khoa|ban)) [A-ZĐÀ-Ỹ]\S*(?: [-–] (?!Đ/c)[A-ZĐÀ-Ỹ][^\s.]*)+"
)
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Part:
    """One name of a list with the people that belong to it."""

    role: Role
    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    """Units whose name says no kind, so that they may be anything."""


def read_part(printed: str, role: Role, *, among: Sequence[str]) -> Part:
    if names_nobody(printed):
        return Part(role, unread=(printed,))
    said, text, role_words = role_after(printed)
    part = _part_of(text, among)
    dropped = (*part.dropped, role_words) if role_words else part.dropped
    return replace(part, role=role if said is Role.UNSAID else said, dropped=dropped)


def _part_of(text: str, among: Sequence[str]) -> Part:
    if COLLECTIVE.match(text):
        many, people, units, dropped = _out_of_parentheses(text)
        return Part(Role.UNSAID, (many.rstrip(" :") or text, *units), people, dropped)
    if text.endswith(":") and not UNIT.match(text) and not _names_somebody(text):
        return Part(Role.UNSAID, unread=(text,))
    bare, people, units, dropped = _out_of_parentheses(text)
    if found := _alone(bare, people, units, among):
        return replace(found, dropped=(*found.dropped, *dropped))
    unit, duty = without_duty(bare.rstrip(" .,;:-"))
    unread = (duty,) if duty else ()
    if not unit:
        return Part(Role.UNSAID, units, people, dropped, unread)
    if _is_no_name(unit):
        return Part(Role.UNSAID, units, people, dropped, (*unread, unit))
    unsure = () if _has_form_of_unit(unit) else (unit,)
    return Part(Role.UNSAID, (unit, *units), people, dropped, unread, unsure)


def _has_form_of_unit(text: str) -> bool:
    """Its kind or the letters of a unit are printed, or it is one letter, as in examples."""
    return bool(UNIT.match(text) or ABBREVIATION.match(text)) or len(text) == 1


def _out_of_parentheses(
    text: str,
) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The text without the parentheses that name people or, behind a person, a unit or a post."""
    people: list[str] = []
    units: list[str] = []
    dropped: list[str] = []
    behind_person = read_person(PARENTHESIS.sub(" ", text)) or looks_like_name(
        clean(PARENTHESIS.sub(" ", text))
    )
    for inside in PARENTHESIS.finditer(text):
        if found := read_people(without_role(inside[1])):
            people += found
            dropped += _titles(inside[1], found)
        elif behind_person and is_post(inside[1]):
            dropped.append(inside[1])
        elif behind_person and starts_unit(inside[1].strip()):
            units.append(clean(inside[1]))
        else:
            continue
        text = text.replace(inside[0], " ", 1)
    return clean(text).strip(" .,;:-"), tuple(people), tuple(units), tuple(dropped)


def _alone(
    text: str, people: tuple[str, ...], units: tuple[str, ...], among: Sequence[str]
) -> Part | None:
    """A part that is no unit by itself: a person, a post, or both with the unit beside them."""
    if person := read_person(text):
        own, outside = _unit_behind(text)
        if own:
            person = read_person(outside) or person
        return Part(
            Role.UNSAID, (*own, *units), (person, *people), tuple(_titles(text, (person, *own)))
        )
    for head, tail in _beside(text):
        if _SUBJECTS.fullmatch(text):
            continue
        of_unit = starts_unit(head) or bool(ABBREVIATION.fullmatch(head))
        if of_unit and (found := read_people(without_label(tail))):
            return Part(Role.UNSAID, (head, *units), (*found, *people), tuple(_titles(tail, found)))
        if looks_like_name(without_titles(head)) and starts_unit(tail) and read_person(head):
            name = without_titles(head)
            return Part(Role.UNSAID, (tail, *units), (name, *people), tuple(_titles(head, (name,))))
    if (name := without_label(text)) != clean(text) and (found := read_people(name)):
        return Part(Role.UNSAID, units, (*found, *people), tuple(_titles(text, found)))
    if is_post(text) or (units and looks_like_name(text)) or _are_names(among):
        return Part(Role.UNSAID, units, (text, *people))
    return None


def _names_somebody(text: str) -> bool:
    return bool(ABBREVIATION.match(text)) or looks_like_name(without_titles(text))


def _unit_behind(text: str) -> tuple[tuple[str, ...], str]:
    """ "Đ/c Nga - phòng QLKH": the unit is the person's, and named."""
    pieces = _BEFORE_UNIT.split(text, maxsplit=1)
    if len(pieces) == 2 and starts_unit(pieces[1]) and read_person(pieces[0]):
        return (pieces[1].strip(),), pieces[0]
    return (), text


def _beside(text: str) -> Iterator[tuple[str, str]]:
    for divider in (_AFTER_UNIT, _BEFORE_UNIT):
        pieces = divider.split(text, maxsplit=1)
        if len(pieces) == 2:
            yield pieces[0].strip(), pieces[1].strip()


def _are_names(among: Sequence[str]) -> bool:
    """A given name alone is somebody where it stands in a list of nothing but names."""
    return len(among) > 1 and all(looks_like_name(without_titles(name)) for name in among)


def _titles(text: str, kept: Iterable[str]) -> Iterator[str]:
    """What of a text is no name, so that nothing is lost unseen."""
    rest = clean(text)
    for name in kept:
        rest = rest.replace(name, " ", 1)
    words = clean(rest).strip(" .,;:-")
    if words:
        yield words


def _is_no_name(text: str) -> bool:
    """A sentence where a name should stand."""
    if len(text) > _LONGEST_NAME and not COLLECTIVE.match(text):
        return True
    numbers = re.fullmatch(r"[\d\s./%-]+", text)
    return bool(numbers) or (
        not _has_form_of_unit(text) and (len(text) > 60 or not reads_like_name(text))
    )
