"""What did not arrive is sent again once, and never while somebody is sending it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain import MessageState
from bot.storage import Database, Organisation, OutboxMessage, Person, claims, undelivered
from bot.storage.broadcasts import TOO_LATE
from tests.postgres import Server

NOW = datetime(2024, 5, 15, 2, 0, tzinfo=UTC)


async def an_office(database: Database, **values: Any) -> None:
    """One message, in whatever state."""
    async with database.write() as session:
        session.add(Organisation(id=1, name="Sở", timezone="Asia/Ho_Chi_Minh", created_at=NOW))
        await session.flush()
        session.add(Person(id=1, org_id=1, full_name="An", telegram_id=1, roles=["officer"]))
        await session.flush()
        fixed: dict[str, Any] = {"org_id": 1, "person_id": 1, "kind": "broadcast", "payload": {}}
        row = OutboxMessage(
            id=1, dedupe_key="k", due_at=NOW, created_at=NOW, late=False, **fixed, **values
        )
        session.add(row)


async def again(database: Database) -> tuple[int, MessageState]:
    """How many were sent again, and what the message is then."""
    async with database.write() as session:
        count = await undelivered.send_again(session, [1], now=NOW)
    async with database.read() as session:
        return count, (await session.get_one(OutboxMessage, 1)).state


@pytest.mark.parametrize(
    ("state", "outcome", "count"),
    [
        (MessageState.FAILED, "Bad Request", 1),
        (MessageState.UNREACHABLE, "not enrolled", 1),
        (MessageState.STALE, TOO_LATE, 1),
        (MessageState.STALE, "stopped", 0),
        (MessageState.SENT, "", 0),
        (MessageState.SENT_AGAIN, "", 0),
    ],
)
async def test_only_what_is_lost_waits_anew(
    database: Database, state: MessageState, outcome: str, count: int
) -> None:
    await an_office(database, state=state, outcome=outcome)
    assert await again(database) == (count, MessageState.WAITING if count else state)


@pytest.fixture
async def served(postgres: Server, migrated: str) -> AsyncIterator[Database]:
    name = postgres.create(like=migrated)
    database = Database(postgres.url_of(name))
    yield database
    await database.close()
    postgres.drop(name)


async def test_what_a_worker_took_meanwhile_stays_with_it(served: Database) -> None:
    await an_office(served, state=MessageState.FAILED)
    async with served.write() as late:  # looked before the other one pressed
        assert (await late.get_one(OutboxMessage, 1)).state is MessageState.FAILED
        async with served.write() as other:
            assert await undelivered.send_again(other, [1], now=NOW) == 1
        async with served.write() as worker:
            assert await claims.claim_next_due(worker, now=NOW) is not None
        assert await undelivered.send_again(late, [1], now=NOW) == 0
    async with served.write() as worker:
        assert await claims.claim_next_due(worker, now=NOW, by="another") is None
