"""What a person's words ask for, with the units and people of the office filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain import OwnerKind, Speaker, TaskFilter
from bot.errors import NotFound
from bot.parsing.names import match_person, match_unit
from bot.parsing.queries import read_query
from bot.parsing.text import fold
from bot.parsing.values import Intent, KnownNames, Query, Status
from bot.storage import Person, Session, Unit
from bot.storage.people import people_of, units_of

_QUESTION = 60
"""Characters; a longer text in a hand-in is a report, whatever it mentions."""
_OWN_UNIT = frozenset(
    f"{unit} {whose}".strip()
    for unit in ("phong", "don vi", "trung tam", "chi cuc", "van phong", "ban", "unit", "team", "")
    for whose in ("toi", "minh", "em", "chung toi", "my", "")
)


@dataclass(frozen=True, slots=True)
class WantsList:
    filter: TaskFilter


@dataclass(frozen=True, slots=True)
class WantsTask:
    number: str


@dataclass(frozen=True, slots=True)
class WantsHandIn:
    """“xong việc 24”; without a number the person still has to choose."""

    number: str | None


@dataclass(frozen=True, slots=True)
class WantsHelp:
    pass


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name fits several units or people; each choice is the list it would open."""

    kind: OwnerKind
    printed: str
    choices: tuple[tuple[str, TaskFilter], ...]


@dataclass(frozen=True, slots=True)
class NotYet:
    """Understood, but done elsewhere for now."""

    intent: Intent


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    pass


Wish = WantsList | WantsTask | WantsHandIn | WantsHelp | Ambiguous | NotYet | NotUnderstood


def is_surely_a_question(text: str, *, today: date) -> bool:
    """Whether words said in the middle of a hand-in ask for one's own list, not report a result."""
    if len(text) > _QUESTION:
        return False
    query = read_query(text, today=today, year=today.year)
    return query.intent is Intent.LIST and query.owner == "me"


async def understand(session: Session, speaker: Speaker, text: str, *, today: date) -> Wish:
    """Reads the words; names are looked up only where some are spoken of."""
    year = speaker.plan_year or today.year
    query = read_query(text, today=today, year=year)
    if query.intent is Intent.UNKNOWN or (query.owner or "").startswith(("unit:", "person:")):
        names = await _known_names(session, speaker.org_id)
        query = read_query(text, today=today, year=year, names=names)
    return await _wish(session, speaker, query)


async def _known_names(session: Session, org_id: int) -> KnownNames:
    units = await units_of(session, org_id)
    people = await people_of(session, org_id)
    return KnownNames(
        units={unit.name: tuple(_other_names(unit)) for unit in units},
        people={person.full_name: tuple(person.aliases) for person in people},
    )


def _other_names(unit: Unit) -> list[str]:
    return [name for name in (unit.short_name, *unit.aliases) if name]


async def _wish(session: Session, speaker: Speaker, query: Query) -> Wish:
    match query.intent:
        case Intent.DETAIL if query.number:
            return WantsTask(query.number)
        case Intent.DONE | Intent.ATTACH:
            return WantsHandIn(query.number)
        case Intent.HELP:
            return WantsHelp()
        case Intent.LIST | Intent.STATS | Intent.DETAIL | Intent.SUMMARY:
            return await _list_wish(session, speaker, query)
        case Intent.SEARCH:
            return _search_wish(query)
        case Intent.UNKNOWN:
            return NotUnderstood()
        case _:
            return NotYet(query.intent)


def _search_wish(query: Query) -> Wish:
    words = fold(query.keywords or "")
    if not words:
        return NotUnderstood()
    return WantsList(_filter(query, OwnerKind.ALL, words=words))


def _filter(
    query: Query, owner: OwnerKind, *, owner_id: int | None = None, words: str = ""
) -> TaskFilter:
    return TaskFilter(
        owner=owner,
        owner_id=owner_id,
        status=query.status,
        start=query.period.start if query.period else None,
        end=query.period.end if query.period else None,
        words=words,
    )


async def _list_wish(session: Session, speaker: Speaker, query: Query) -> Wish:
    kind, _, name = (query.owner or "").partition(":")
    if kind == "unit":
        return await _unit_wish(session, speaker, query, name)
    if kind == "person":
        return await _person_wish(session, speaker, query, name)
    if kind == "all" or (not kind and speaker.sees_all):
        return WantsList(_filter(query, OwnerKind.ALL))
    return WantsList(_filter(query, OwnerKind.ME))


async def _unit_wish(session: Session, speaker: Speaker, query: Query, name: str) -> Wish:
    if fold(name).strip() in _OWN_UNIT and speaker.unit_id:
        return WantsList(_filter(query, OwnerKind.UNIT, owner_id=speaker.unit_id))
    units = await units_of(session, speaker.org_id)
    names = KnownNames(units={unit.name: tuple(_other_names(unit)) for unit in units})
    matched = set(match_unit(name, names))
    found = [unit for unit in units if unit.name in matched]
    if not found:
        raise NotFound("unit-not-found")
    return _one_or_ask(query, OwnerKind.UNIT, name, [(unit.name, unit) for unit in found])


async def _person_wish(session: Session, speaker: Speaker, query: Query, name: str) -> Wish:
    people = await people_of(session, speaker.org_id)
    names = KnownNames(people={person.full_name: tuple(person.aliases) for person in people})
    matched = set(match_person(name, names))
    found = [person for person in people if person.full_name in matched]
    if not found:
        raise NotFound("person-not-found")
    return _one_or_ask(query, OwnerKind.PERSON, name, [(one.full_name, one) for one in found])


def _one_or_ask(
    query: Query, kind: OwnerKind, printed: str, found: Sequence[tuple[str, Unit | Person]]
) -> Wish:
    filters = tuple((label, _filter(query, kind, owner_id=row.id)) for label, row in found)
    if len(filters) == 1:
        return WantsList(filters[0][1])
    return Ambiguous(kind, printed, filters[:8])


def menu_wish(key: str, *, today: date) -> Wish:
    """What a key of the standing keyboard asks for."""
    match key:
        case "menu-month":
            return WantsList(_this_month(today))
        case "menu-late":
            return WantsList(TaskFilter(status=Status.OVERDUE))
        case "menu-done":
            return WantsHandIn(None)
        case _:
            return WantsList(TaskFilter())


def _this_month(today: date) -> TaskFilter:
    first = today.replace(day=1)
    following = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    return TaskFilter(start=first, end=following - timedelta(days=1))
