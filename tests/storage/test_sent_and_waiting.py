"""The ledger, people's own hours and snoozes read alike on either database."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from bot.domain import MessageState, OwnTimes
from bot.messages.taps.settings import SnoozeChoice
from bot.parsing.day_changes import read_day_change
from bot.services import snoozing
from bot.services.office import office_days
from bot.services.people.people import find_people
from bot.storage import (
    BotState,
    OutboxMessage,
    Person,
    Task,
    ledger,
    planned_mornings,
    reminders,
    snoozes,
)
from bot.storage import office as offices
from bot.storage.ids import id_of
from bot.storage.ledger import Stretch
from bot.storage.people import speaker_by_id
from tests.storage.search_office import CHI, GIANG, SearchOffice

NOON = datetime(2026, 5, 15, 5, 0, tzinfo=UTC)
DAY = Stretch(1, NOON - timedelta(hours=12), NOON + timedelta(hours=12))


async def person(office: SearchOffice, name: str) -> Person:
    async with office.database.read() as session:
        (found,) = await find_people(session, 1, name=name)
        return found


def message(person_id: int, key: str, **values: Any) -> OutboxMessage:
    row: dict[str, Any] = {
        "org_id": 1,
        "person_id": person_id,
        "kind": "morning",
        "dedupe_key": key,
    }
    return OutboxMessage(**(row | {"due_at": NOON, "created_at": NOON} | values))


async def test_the_ledger_counts_and_lists_a_days_messages(office: SearchOffice) -> None:
    chi = id_of(await person(office, CHI))
    async with office.database.write() as session:
        session.add(message(chi, "a", state=MessageState.SENT, sent_at=NOON))
        session.add(message(chi, "b", state=MessageState.FAILED, outcome="TimedOut"))
        session.add(message(chi, "c", due_at=NOON + timedelta(hours=12)))
    async with office.database.read() as session:
        assert await ledger.counts(session, DAY) == {MessageState.SENT: 1, MessageState.FAILED: 1}
        assert await ledger.outcomes(session, DAY, [MessageState.FAILED]) == [("TimedOut", 1)]
        assert [row.name for row in await ledger.rows(session, DAY)] == [CHI, CHI]
        newest = await ledger.rows_of_person(session, 1, chi, limit=1, offset=0)
    assert [row.due_at for row in newest] == [NOON + timedelta(hours=12)]


async def test_own_hours_are_those_of_whoever_set_any(office: SearchOffice) -> None:
    chi = id_of(await person(office, CHI))
    async with office.database.write() as session:
        row = await session.get_one(Person, chi)
        row.morning_at, row.away_until = time(7, 30), date(2026, 5, 20)
    async with office.database.read() as session:
        expected = OwnTimes(morning=time(7, 30), away_until=date(2026, 5, 20))
        assert await reminders.own_times(session, 1) == {chi: expected}
        assert await reminders.own_times_of(session, chi) == expected


async def test_what_looks_again_at_a_morning_is_not_forgotten(office: SearchOffice) -> None:
    """Somebody changes their hour while the morning is being planned."""
    day = date(2026, 5, 15)
    async with office.database.write() as session:
        for state in (await session.scalars(select(BotState))).all():
            await session.delete(state)
    async with office.database.write() as session:
        seen = await planned_mornings.morning_state(session, 1, day)
        await reminders.plan_again(session, 1, day)
        await planned_mornings.note_planned(session, 1, day, until=time(8), seen=seen)
        assert (await planned_mornings.morning_state(session, 1, day)).until is None
        again = await planned_mornings.morning_state(session, 1, day)
        await planned_mornings.note_planned(session, 1, day, until=time(8), seen=again)
        assert (await planned_mornings.morning_state(session, 1, day)).until == time(8)


async def test_a_snooze_goes_into_the_outbox_once(office: SearchOffice) -> None:
    giang = id_of(await person(office, GIANG))
    async with office.database.write() as session:
        speaker = await speaker_by_id(session, giang)
        task = (await session.scalars(select(Task).order_by(col(Task.id)))).first()
        assert speaker
        assert task
        await snoozing.snooze(session, speaker, id_of(task), SnoozeChoice.HOUR, now=NOON)
        assert await snoozes.waiting_of(session, giang, id_of(task))
    later = datetime(2026, 5, 15, 6, 0, tzinfo=UTC)
    told = [await snoozing.tell_due(office.database, moment) for moment in (NOON, later, later)]
    assert told == [0, 1, 0]


async def test_days_off_are_added_once_and_dropped(office: SearchOffice) -> None:
    giang = id_of(await person(office, GIANG))
    wish = read_day_change("nghỉ 21/5 - 22/5", today=date(2026, 5, 15))
    assert wish
    async with office.database.write() as session:
        speaker = await speaker_by_id(session, giang)
        assert speaker
        done = await office_days.change(session, speaker, wish, now=NOON)
        assert done.days == 2
        first, last = date(2026, 5, 21), date(2026, 5, 22)
        assert await offices.drop_days_off(session, 1, first=first, last=last) == 2
