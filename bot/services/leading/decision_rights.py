"""Who decides about a hand-in or an asked extension: by the table, and never about their own."""

from collections.abc import Iterable

from bot.acts import Act
from bot.domain import Part, Role, Speaker
from bot.errors import NotAllowed
from bot.services.rights import may, require
from bot.storage import Assignment, Person, Session
from bot.storage.ids import id_of
from bot.storage.people import people_of


class OwnMatter(NotAllowed):
    """Nobody decides on a result or request of their own."""

    key = "own-matter"


def falls_to(
    doer_id: int,
    assignments: Iterable[Assignment],
    people: Iterable[Person],
    *,
    passed_up: bool = False,
) -> frozenset[int]:
    """The heads of the leading unit; a head's own, or what was passed up, goes to directors.

    That is the director who directs the task, else all directors, else the office, else the other
    heads, else the admins. `people` are those still in the office.
    """
    rows, staff = list(assignments), list(people)
    units = _leading_units(rows, staff)
    heads = {id_of(one) for one in _with(Role.LEAD, staff) if one.unit_id in units}
    if heads and doer_id not in heads and not passed_up:
        return frozenset(heads)
    directing = {row.person_id for row in rows if row.part is Part.DIRECTING}
    directors = {id_of(one) for one in _with(Role.DIRECTOR, staff)} - {doer_id}
    office = {id_of(one) for one in _with(Role.OFFICE, staff)} - {doer_id}
    admins = {id_of(one) for one in _with(Role.ADMIN, staff)} - {doer_id}
    return frozenset((directors & directing) or directors or office or heads - {doer_id} or admins)


def _leading_units(rows: list[Assignment], people: list[Person]) -> set[int]:
    """The unit of its doers where no unit is named."""
    leading = [row for row in rows if row.part is Part.LEAD]
    units = {row.unit_id for row in leading if row.unit_id}
    doers = {row.person_id for row in leading}
    return units or {one.unit_id for one in people if one.unit_id and one.id in doers}


def _with(role: Role, people: Iterable[Person]) -> list[Person]:
    return [one for one in people if role.value in one.roles]


async def whom_to_ask(
    session: Session, org_id: int, assignments: Iterable[Assignment], *, doer_id: int
) -> frozenset[int]:
    """The same for what somebody hands in or asks now."""
    return falls_to(doer_id, assignments, await people_of(session, org_id))


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
    if speaker.id == doer_id:
        require(speaker, Act.SEE, rows)
        raise OwnMatter
    if may(speaker, act, rows):
        return
    if speaker.id not in await whom_to_ask(session, speaker.org_id, rows, doer_id=doer_id):
        require(speaker, act, rows)
