"""A broadcast of the command line: whom it names, and what is queued."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import Role
from bot.errors import NhacViecError, NotFound
from bot.messages.broadcasts.values import AudiencePart, PartKind, Reached
from bot.messages.text import safe
from bot.parsing.audiences import read_period
from bot.parsing.names import match_unit
from bot.services.asking.owners import Office, office_of
from bot.services.broadcasts import timing
from bot.services.broadcasts.audience import Reach, reached
from bot.services.broadcasts.composing import checked_text
from bot.services.broadcasts.sending import Content, queue
from bot.services.people import people
from bot.storage import Broadcast, Session
from bot.storage.ids import id_of


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be queued, counted."""

    org_id: int
    text: str
    parts: tuple[AudiencePart, ...]
    reached: Reached


async def read_order(
    session: Session, org_id: int, *, to: Sequence[str], text: str, today: date
) -> Order:
    """Raises `NhacViecError` for words without recipients, an unknown name, no text or too much."""
    words = checked_text(safe(text.strip()))
    if not words:
        raise NhacViecError("broadcast-no-text")
    office = await office_of(session, org_id)
    parts = [await _part(session, org_id, office, said, today=today) for said in to]
    found = await reached(session, Reach(org_id), parts, today=today)
    if not found.people:
        raise NhacViecError("broadcast-nobody")
    return Order(org_id, words, tuple(parts), found)


async def _part(
    session: Session, org_id: int, office: Office, said: str, *, today: date
) -> AudiencePart:
    kind, _, value = said.partition(":")
    value = value.strip()
    match kind.strip().lower():
        case "all" if not value:
            return AudiencePart(PartKind.ALL)
        case "late" if not value:
            return AudiencePart(PartKind.LATE)
        case "unit" if value:
            return AudiencePart(PartKind.UNIT, _unit(office, value))
        case "person" if value:
            (person,) = await people.find_people(session, org_id, name=value)
            return AudiencePart(PartKind.PERSON, id_of(person))
        case "role" if value in set(Role):
            return AudiencePart(PartKind.ROLE, role=Role(value))
        case "due" if (period := read_period(value, today=today)) is not None:
            return AudiencePart(PartKind.DUE, start=period.start, end=period.end)
    raise NhacViecError("broadcast-bad-audience", said=said)


def _unit(office: Office, name: str) -> int:
    found = match_unit(name, office.names)
    if not found:
        raise NotFound("no-such-unit", name=name)
    if len(found) > 1:
        raise NhacViecError("several-units", name=name, names=", ".join(found))
    return next(id_of(unit) for unit in office.units if unit.name == found[0])


async def send(session: Session, order: Order, *, at: datetime | None, now: datetime) -> Broadcast:
    """Queues it; whoever types a command means now, so it goes at any hour.

    Raises `HourPast`, or `NhacViecError` for an hour too far off.
    """
    at = timing.checked(at, now=now) if at else None
    content = Content(order.text, order.parts, order.reached, send_at=at, urgent=True)
    return await queue(session, order.org_id, content, by=None, now=now)
