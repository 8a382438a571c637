"""Who did not get what was sent: told to the office once a day, sent again at its wish."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.acts import OfficeAct
from bot.domain import MessageState, Role, Speaker
from bot.errors import NhacViecError, NotFound
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.office.undelivered import told
from bot.reminders.rendering import Queued, wait_for_free, when_delivered
from bot.services.rights import require_in_office
from bot.storage import (
    BotState,
    Database,
    Organisation,
    Session,
    audience,
    events,
    reminders,
    undelivered,
)
from bot.storage.ids import id_of
from bot.storage.outbox import insert_messages
from bot.storage.people import organisations
from bot.storage.undelivered import Missed

KIND = "undelivered"
_TOLD_AFTER = time(10, 0)
"""By the office's clock, when the morning's messages have gone out."""
_LOOKS_BACK = timedelta(days=3)
"""At most: over a weekend, and not into what an office that is new to this never read."""


async def tell_offices(database: Database, now: datetime) -> None:
    """Once a day each office hears who was not reached since the last time."""
    async with database.read() as session:
        offices = [one for one in await organisations(session) if _is_time(one, now)]
        due = [one for one in offices if not await _is_told(session, one, now)]
    for office in due:
        async with database.write() as session:
            await _tell_office(session, office, now)


def _is_time(office: Organisation, now: datetime) -> bool:
    return now.astimezone(ZoneInfo(office.timezone)).time() >= _TOLD_AFTER


async def _is_told(session: Session, office: Organisation, now: datetime) -> bool:
    last = await _last_told(session, office)
    return last is not None and _day(office, last) == _day(office, now)


async def _last_told(session: Session, office: Organisation) -> datetime | None:
    state = await session.get(BotState, _key(office))
    return datetime.fromisoformat(state.value["at"]) if state else None


async def _tell_office(session: Session, office: Organisation, now: datetime) -> None:
    org_id, day = id_of(office), _day(office, now)
    if not (await reminders.calendar(session, org_id)).is_workday(day):
        return  # the next working day has it all
    last = await _last_told(session, office) or now - timedelta(days=1)
    missed = await undelivered.missed_since(session, org_id, max(last, now - _LOOKS_BACK))
    await session.merge(BotState(key=_key(office), value={"at": now.isoformat()}))
    if missed:
        people = await audience.people_with(session, org_id, Role.OFFICE)
        people = people or await audience.people_with(session, org_id, Role.ADMIN)
        await insert_messages(session, [_row(org_id, one, missed, day, now) for one in people])


def _row(
    org_id: int, person_id: int, missed: list[Missed], day: date, now: datetime
) -> dict[str, Any]:
    return {
        "org_id": org_id,
        "person_id": person_id,
        "kind": KIND,
        "dedupe_key": f"{KIND}:{day.isoformat()}:{person_id}",
        "payload": {"missed": [[one.name, one.outcome, one.messages] for one in missed]},
        "due_at": now,
        "late": False,
        "created_at": now,
    }


def _key(office: Organisation) -> str:
    return f"undelivered:{office.id}"


def _day(office: Organisation, instant: datetime) -> date:
    return instant.astimezone(ZoneInfo(office.timezone)).date()


async def _render(session: Session, queued: Queued, speaker: Speaker, now: datetime) -> Answer:
    await wait_for_free(session, speaker, now=now)
    missed = [Missed(*one) for one in queued.payload["missed"]]
    return told(words_of(speaker), missed)


async def send_again(session: Session, speaker: Speaker, message_id: int, *, now: datetime) -> None:
    """Tries a message anew that was set aside.

    Raises `NotAllowed`, `NotFound`, and `NhacViecError` where it is on its way or was sent since.
    """
    require_in_office(speaker, OfficeAct.SEE_LEDGER)
    message = await undelivered.message_of(session, speaker.org_id, message_id)
    if message is None:
        raise NotFound("ledger-message-gone")
    if message.state is not MessageState.FAILED:
        raise NhacViecError("ledger-message-on-its-way")
    await undelivered.send_again(session, [message.id], now=now)
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="sent_again",
        subject="message",
        subject_id=message_id,
        before={"outcome": message.outcome},
        after={},
    )


when_delivered(KIND, _render)
