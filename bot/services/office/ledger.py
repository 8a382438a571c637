"""The delivery ledger for the office: a day at a glance, each group, each person, as a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from bot.acts import OfficeAct
from bot.domain import MessageState, Speaker
from bot.errors import NhacViecError, NotFound
from bot.messages.taps.office_settings import LedgerGroup
from bot.parsing.text import fold
from bot.services.rights import require_in_office
from bot.storage import Person, Session, attempts, ledger
from bot.storage.attempts import is_settled
from bot.storage.ledger import LedgerRow, Stretch
from bot.storage.people import people_of

PAGE_SIZE = 8
_MOST_DAYS = 92
_MOST_ROWS = 20_000
STATES: dict[LedgerGroup, tuple[MessageState, ...]] = {
    LedgerGroup.SENT: (MessageState.SENT, MessageState.SENT_AGAIN),
    LedgerGroup.WAITING: (MessageState.WAITING,),
    LedgerGroup.UNREACHABLE: (MessageState.UNREACHABLE,),
    LedgerGroup.FAILED: (MessageState.FAILED,),
    LedgerGroup.DROPPED: (MessageState.STALE,),
}


@dataclass(frozen=True, slots=True)
class Day:
    """What became of the messages of a day."""

    day: date
    today: date
    counts: dict[LedgerGroup, int]
    reasons: tuple[tuple[str, int], ...]
    """What kept messages from their people, as it was recorded, and how often."""


@dataclass(frozen=True, slots=True)
class Page:
    """Messages of one group of a day, or of one person; `has_more` where pages follow.

    `cut_off` has when the tries of a message began of which nobody knows how they ended.
    """

    rows: tuple[LedgerRow, ...]
    page: int
    has_more: bool
    name: str = ""
    cut_off: Mapping[int, Sequence[datetime]] = field(default_factory=dict)


async def of_day(session: Session, speaker: Speaker, day: date | None, *, today: date) -> Day:
    """Raises `NotAllowed` for who does not keep the office."""
    require_in_office(speaker, OfficeAct.SEE_LEDGER)
    day = day or today
    stretch = _stretch(speaker, day, days=1)
    found = await ledger.counts(session, stretch)
    counts = {
        group: sum(found.get(state, 0) for state in states) for group, states in STATES.items()
    }
    unsent = (MessageState.UNREACHABLE, MessageState.FAILED, MessageState.WAITING)
    reasons = await ledger.outcomes(session, stretch, unsent)
    return Day(day, today, counts, tuple(reasons))


async def of_group(
    session: Session, speaker: Speaker, day: date, group: LedgerGroup, *, page: int
) -> Page:
    require_in_office(speaker, OfficeAct.SEE_LEDGER)
    found = await ledger.rows(
        session,
        _stretch(speaker, day, days=1),
        states=STATES[group],
        limit=PAGE_SIZE + 1,
        offset=page * PAGE_SIZE,
    )
    return await _page(session, found, page)


async def of_person(session: Session, speaker: Speaker, person_id: int, *, page: int) -> Page:
    """One person's messages, the newest first; raises `NotFound` for another office's."""
    require_in_office(speaker, OfficeAct.SEE_LEDGER)
    person = await session.get(Person, person_id)
    if person is None or person.org_id != speaker.org_id:
        raise NotFound("person-not-found")
    found = await ledger.rows_of_person(
        session,
        speaker.org_id,
        person_id,
        limit=PAGE_SIZE + 1,
        offset=page * PAGE_SIZE,
    )
    return await _page(session, found, page, name=person.full_name)


async def _page(session: Session, found: list[LedgerRow], page: int, *, name: str = "") -> Page:
    shown = tuple(found[:PAGE_SIZE])
    again = [row.id for row in shown if row.state is MessageState.SENT_AGAIN]
    tries = await attempts.of_messages(session, again)
    cut_off = {
        message_id: [one.began_at for one in several if not is_settled(one)]
        for message_id, several in tries.items()
    }
    return Page(shown, page, len(found) > PAGE_SIZE, name, cut_off)


async def named(session: Session, speaker: Speaker, said: str) -> list[Person]:
    """Those of the office whose name has these words, at most a page."""
    require_in_office(speaker, OfficeAct.SEE_LEDGER)
    words = fold(said)
    everybody = await people_of(session, speaker.org_id)
    found = [one for one in everybody if words in fold(one.full_name)]
    return found[:PAGE_SIZE] if words else []


async def all_rows(session: Session, speaker: Speaker, day: date, *, days: int) -> list[LedgerRow]:
    """Every message of so many days up to this one, for a workbook."""
    require_in_office(speaker, OfficeAct.SEE_LEDGER)
    days = min(max(days, 1), _MOST_DAYS)
    found = await ledger.rows(session, _stretch(speaker, day, days=days), limit=_MOST_ROWS)
    if not found:
        raise NhacViecError("ledger-empty")
    return found


def _stretch(speaker: Speaker, day: date, *, days: int) -> Stretch:
    first = day - timedelta(days=days - 1)
    return Stretch(
        speaker.org_id,
        _midnight(first, speaker),
        _midnight(day + timedelta(days=1), speaker),
    )


def _midnight(day: date, speaker: Speaker) -> datetime:
    return datetime.combine(day, time(0), speaker.zone).astimezone(UTC)
