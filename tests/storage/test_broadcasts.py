"""A broadcast to three thousand people: exact rows, stopped at once, alike on either database."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update
from sqlmodel import col

from bot.domain import MessageState, Part
from bot.messages.broadcasts.values import AudiencePart, PartKind
from bot.services.broadcasts import progress
from bot.services.broadcasts.audience import Reach, reached
from bot.services.broadcasts.sending import Content, queue
from bot.storage import (
    Assignment,
    Broadcast,
    Database,
    Milestone,
    Organisation,
    OutboxMessage,
    Person,
    Plan,
    Session,
    Task,
    Unit,
    broadcasts,
    outbox,
)
from bot.storage.ids import id_of

NOW = datetime(2024, 5, 15, 2, tzinfo=UTC)
TODAY = date(2024, 5, 15)
MANY = 3000
EVERYBODY = (AudiencePart(PartKind.ALL),)
LATE = (AudiencePart(PartKind.LATE),)


@pytest.fixture
async def session_office(database: Database) -> Database:
    """Two units of one office, three thousand people, and one of another office."""
    async with database.write() as session:
        session.add_all(Organisation(id=one, name=f"Sở {one}", created_at=NOW) for one in (1, 2))
        await session.flush()
        session.add_all([Unit(id=1, org_id=1, name="A"), Unit(id=2, org_id=1, name="B")])
        await session.flush()
        rows = [
            {
                "org_id": 1,
                "unit_id": 1 + at % 2,
                "full_name": f"Người {at:04}",
                "roles": ["officer"],
            }
            for at in range(MANY)
        ]
        await session.execute(insert(Person), rows)
        session.add(Person(org_id=2, full_name="Người Sở Khác"))
    return database


async def sent(session: Session, parts: tuple[AudiencePart, ...]) -> Broadcast:
    found = await reached(session, Reach(1), parts, today=TODAY)
    return await queue(session, 1, Content("Họp", parts, found), by=None, now=NOW)


async def test_everybody_of_the_office_has_exactly_one_row(session_office: Database) -> None:
    async with session_office.write() as session:
        broadcast = await sent(session, EVERYBODY)
    async with session_office.read() as session:
        counts = await broadcasts.counts(session, id_of(broadcast))
        people = await session.scalar(
            select(func.count(func.distinct(col(OutboxMessage.person_id))))
        )
    assert counts == {MessageState.WAITING: MANY}
    assert (broadcast.recipients, people) == (MANY, MANY)


async def test_the_same_rows_again_are_no_more_rows(session_office: Database) -> None:
    async with session_office.write() as session:
        broadcast = await sent(session, EVERYBODY)
        rows = await session.execute(
            select(col(OutboxMessage.person_id), col(OutboxMessage.dedupe_key))
        )
        again: list[dict[str, Any]] = [
            {
                "org_id": 1,
                "person_id": person_id,
                "kind": "broadcast",
                "dedupe_key": key,
                "payload": {},
                "due_at": NOW,
                "created_at": NOW,
            }
            for person_id, key in rows
        ]
        await outbox.insert_messages(session, again)
        assert await broadcasts.counts(session, id_of(broadcast)) == {MessageState.WAITING: MANY}


async def test_a_stop_leaves_what_is_being_sent(session_office: Database) -> None:
    async with session_office.write() as session:
        broadcast = await sent(session, EVERYBODY)
        claimed = await session.scalar(select(func.min(col(OutboxMessage.id))))
        await session.execute(
            update(OutboxMessage).where(col(OutboxMessage.id) == claimed).values(claimed_at=NOW)
        )
        assert await broadcasts.stop_waiting(session, id_of(broadcast)) == MANY - 1
        assert await broadcasts.counts(session, id_of(broadcast)) == {
            MessageState.WAITING: 1,
            MessageState.STALE: MANY - 1,
        }


async def test_one_process_at_a_time_tells_the_progress(session_office: Database) -> None:
    async with session_office.write() as session:
        one = id_of(await sent(session, EVERYBODY))
    async with session_office.write() as session:
        assert await broadcasts.take_care(session, one, now=NOW, every=progress.EVERY)
        assert not await broadcasts.take_care(session, one, now=NOW, every=progress.EVERY)
        later = NOW + timedelta(seconds=3)
        assert await broadcasts.take_care(session, one, now=later, every=progress.EVERY)


async def test_the_first_time_it_was_opened_stays(session_office: Database) -> None:
    async with session_office.write() as session:
        one = id_of(await sent(session, EVERYBODY))
        who = await session.scalar(select(func.min(col(Person.id)))) or 0
        for hours in range(2):
            at = NOW + timedelta(hours=hours)
            receipt = await broadcasts.note_opened(session, 1, one, who, now=at)
        assert receipt.opened_at == NOW
        rows = await broadcasts.recipients(session, one)
        assert [row.person_id for row in rows if row.opened_at] == [who]


async def test_those_late_are_who_leads_by_name_or_everybody_of_a_headless_unit(
    session_office: Database,
) -> None:
    async with session_office.write() as session:
        session.add(
            Plan(
                id=1,
                org_id=1,
                title="",
                year=2024,
                source_name="",
                source_sha256="a",
                created_at=NOW,
            )
        )
        await session.flush()
        session.add_all(
            Task(id=one, org_id=1, plan_id=1, position=one, number=str(one), content="", due=due)
            for one, due in ((1, date(2024, 5, 1)), (2, date(2024, 5, 2)), (3, date(2024, 6, 1)))
        )
        await session.flush()
        june = Milestone(org_id=1, task_id=3, position=0, due=date(2024, 6, 1), created_at=NOW)
        session.add(june)
        named: list[dict[str, Any]] = [{"task_id": 1, "person_id": 1}, {"task_id": 2, "unit_id": 2}]
        named += [{"task_id": 3, "person_id": 3}]
        session.add_all(Assignment(org_id=1, part=Part.LEAD, **one) for one in named)
        helper = Assignment(org_id=1, task_id=1, person_id=5, part=Part.COORDINATING)
        session.add(helper)
    async with session_office.read() as session:
        due = AudiencePart(PartKind.DUE, start=date(2024, 6, 1), end=date(2024, 6, 30))
        assert (await reached(session, Reach(1), [due], today=TODAY)).tasks == {3: (3,)}
        found = await reached(session, Reach(1), LATE, today=TODAY)
        of_b = set(await session.scalars(select(col(Person.id)).where(col(Person.unit_id) == 2)))
    assert set(found.people) == {1} | of_b
    assert found.tasks[1] == (1,)
