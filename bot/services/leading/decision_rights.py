"""Who decides about a hand-in or an asked extension: by the table, and never about their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.acts import Act
from bot.domain import Part, Role, Speaker
from bot.errors import NotAllowed
from bot.services.rights import may, require
from bot.standing_in import Passing, holder_of
from bot.storage import Assignment, Person, Session, handovers
from bot.storage.ids import id_of
from bot.storage.people import people_of


class OwnMatter(NotAllowed):
    """Nobody decides on a result or request of their own, nor of whose place they take."""

    key = "own-matter"


@dataclass(frozen=True, slots=True)
class Deciders:
    """Whom a hand-in or a request falls to now."""

    own: frozenset[int]
    """In a right of their own."""
    acting: tuple[tuple[int, int], ...] = ()
    """Who stands in for a head, with that head; who may look and decide all the same."""

    @property
    def asked(self) -> frozenset[int]:
        """Those who are told of it."""
        return self.own | {who for who, _ in self.acting}

    def includes(self, person_id: int) -> bool:
        """Whether it waits for this person, be they away."""
        return person_id in self.asked or any(head == person_id for _, head in self.acting)

    def place_of(self, person_id: int) -> int | None:
        """The head in whose place alone somebody is asked."""
        if person_id in self.own:
            return None
        return next((head for who, head in self.acting if who == person_id), None)


def falls_to(
    doer_id: int,
    assignments: Iterable[Assignment],
    people: Iterable[Person],
    *,
    passed_up: bool = False,
    passings: Sequence[Passing] = (),
) -> Deciders:
    """The heads of the leading unit; a head's own, or what was passed up, goes to directors.

    Of a head who handed everything over the one who stands in, unless it is that one's own. To
    directors means the one who directs the task, else all, else the office, else the other heads,
    else the admins. `people` are those still in the office.
    """
    rows, staff = list(assignments), list(people)
    units = _leading_units(rows, staff)
    heads = {id_of(one) for one in _with(Role.LEAD, staff) if one.unit_id in units}
    if doer_id not in heads and not passed_up:
        found = _acting(heads, staff, passings, doer_id=doer_id)
        if found.asked:
            return found
    directing = {row.person_id for row in rows if row.part is Part.DIRECTING}
    directors = {id_of(one) for one in _with(Role.DIRECTOR, staff)} - {doer_id}
    office = {id_of(one) for one in _with(Role.OFFICE, staff)} - {doer_id}
    admins = {id_of(one) for one in _with(Role.ADMIN, staff)} - {doer_id}
    up = (directors & directing) or directors or office or heads - {doer_id} or admins
    return Deciders(frozenset(up))


def _acting(
    heads: Iterable[int], staff: Iterable[Person], passings: Sequence[Passing], *, doer_id: int
) -> Deciders:
    """The heads, each who is away by who stands in; by nobody where that one is never reached."""
    in_reach = {id_of(one) for one in staff if one.telegram_id is not None}
    own, acting = set[int](), list[tuple[int, int]]()
    for head in sorted(heads):
        holder = holder_of(passings, head, None)
        if holder == head or (holder not in in_reach and holder != doer_id):
            own.add(head)
        elif holder != doer_id:
            acting.append((holder, head))
    return Deciders(frozenset(own), tuple(acting))


def _leading_units(rows: list[Assignment], people: list[Person]) -> set[int]:
    """The unit of its doers where no unit is named."""
    leading = [row for row in rows if row.part is Part.LEAD]
    units = {row.unit_id for row in leading if row.unit_id}
    doers = {row.person_id for row in leading}
    return units or {one.unit_id for one in people if one.unit_id and one.id in doers}


def _with(role: Role, people: Iterable[Person]) -> list[Person]:
    return [one for one in people if role.value in one.roles]


async def whom_to_ask(
    session: Session,
    org_id: int,
    assignments: Iterable[Assignment],
    *,
    doer_id: int,
    passed_up: bool = False,
) -> Deciders:
    """The same as things stand now."""
    people = await people_of(session, org_id)
    passings = await handovers.running(session, org_id)
    return falls_to(doer_id, assignments, people, passed_up=passed_up, passings=passings)


def is_own_matter(
    speaker: Speaker, act: Act, assignments: Iterable[Assignment], *, doer_id: int
) -> bool:
    """Of the speaker, or of whom they could decide in place of and in no right of their own."""
    if speaker.id == doer_id:
        return True
    if doer_id not in speaker.stands_in_for:
        return False
    rows = list(assignments)
    return may(speaker, act, rows) and not may(_themselves(speaker), act, rows)


def _themselves(speaker: Speaker) -> Speaker:
    """In no head's place."""
    return replace(speaker, acting_units=frozenset(), acting_people=frozenset())


async def head_acted_for(
    session: Session, speaker: Speaker, act: Act, assignments: Iterable[Assignment], *, doer_id: int
) -> Person | None:
    """The head in whose place the speaker decides; nobody where it is their own right."""
    rows = list(assignments)
    if not speaker.acting_units or may(_themselves(speaker), act, rows):
        return None
    found = await whom_to_ask(session, speaker.org_id, rows, doer_id=doer_id)
    head_id = found.place_of(speaker.id)
    return await session.get(Person, head_id) if head_id is not None else None


async def require_decider(
    session: Session,
    speaker: Speaker,
    act: Act,
    assignments: Iterable[Assignment],
    *,
    doer_id: int,
) -> None:
    """Who may by the table, or whom it falls to because nobody else is there; never the doer.

    Raises `NotFound`, `NotAllowed` or `OwnMatter`.
    """
    rows = list(assignments)
    if is_own_matter(speaker, act, rows, doer_id=doer_id):
        require(speaker, Act.SEE, rows)
        raise OwnMatter("own-matter" if speaker.id == doer_id else "own-matter-in-place")
    if may(speaker, act, rows):
        return
    found = await whom_to_ask(session, speaker.org_id, rows, doer_id=doer_id)
    if speaker.id not in found.asked:
        require(speaker, act, rows)
