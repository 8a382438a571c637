"""The outbox gives each message to one sender, in its turn, and each chat to one at a time."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import (
    ChatClock,
    Database,
    OutboxMessage,
    SendingShare,
    attempts,
    chat_clocks,
    claims,
    outbox,
    sending_shares,
)
from bot.storage.ids import id_of
from tests.storage.sending_office import NOW, messages, opened

A, B, C = 1, 2, 3


async def waiting(database: Database, person: int, **values: Any) -> int:
    """A message that is due for somebody."""
    row = {
        "org_id": 1,
        "person_id": person,
        "kind": "notice",
        "dedupe_key": f"{person}{values}",
        "payload": {},
        "due_at": NOW,
        "late": False,
        "created_at": NOW,
    } | values
    async with database.write() as session:
        await outbox.insert_messages(session, [row])
    return max(id_of(one) for one in await messages(database))


async def claimed(database: Database, **options: Any) -> int | None:
    """Whose message is claimed next; committed."""
    async with database.write() as session:
        message = await claims.claim_next_due(session, now=NOW, by="us", **options)
        return message.person_id if message else None


@pytest.fixture
async def office(database: Database) -> Database:
    await opened(database, 3)
    async with database.write() as session:
        await sending_shares.renew(session, "us", in_use=0, of=30)
    return database


async def test_urgent_news_goes_before_mornings_and_those_before_broadcasts(
    office: Database,
) -> None:
    hour = timedelta(hours=1)
    await waiting(office, A, kind="broadcast", due_at=NOW - 2 * hour)
    await waiting(office, B, kind="morning", due_at=NOW - hour)
    await waiting(office, C, payload={"urgent": True})
    assert [await claimed(office) for _ in range(4)] == [C, B, A, None]


async def test_what_waits_longest_is_not_passed_over_for_ever(office: Database) -> None:
    await waiting(office, A, kind="broadcast", due_at=NOW - timedelta(minutes=1))
    await waiting(office, B, payload={"urgent": True})
    assert await claimed(office, oldest=True) == A


async def test_what_is_not_due_keeps_nobody_waiting(office: Database) -> None:
    await waiting(office, A, payload={"urgent": True}, due_at=NOW + timedelta(seconds=1))
    await waiting(office, B, kind="broadcast")
    assert [await claimed(office), await claimed(office)] == [B, None]


async def test_two_messages_to_one_chat_are_never_in_the_air_at_once(office: Database) -> None:
    await waiting(office, A, dedupe_key="1")
    await waiting(office, A, dedupe_key="2")
    await waiting(office, B)
    assert [await claimed(office) for _ in range(3)] == [A, B, None]
    async with office.write() as session:
        await chat_clocks.give_back(session, 1001, pause=0.0)
    assert await claimed(office) == A


async def test_many_claim_at_once_and_none_claims_the_chat_of_another(office: Database) -> None:
    for number in range(4):
        for person in (A, B, C):
            await waiting(office, person, dedupe_key=f"{person}-{number}")
    async with office.write() as session:
        await sending_shares.renew(session, "us", in_use=0, of=30)
    found = await asyncio.gather(*(claimed(office) for _ in range(8)))
    assert sorted(one for one in found if one) == [A, B, C]


async def test_a_chat_of_a_process_that_died_is_free_when_its_share_ran_out(
    office: Database,
) -> None:
    await waiting(office, A, dedupe_key="1")
    await waiting(office, A, dedupe_key="2")
    assert [await claimed(office), await claimed(office)] == [A, None]
    async with office.write() as session:
        await session.execute(delete(SendingShare))
    assert await claimed(office) == A


async def test_a_chat_that_was_written_to_a_moment_ago_waits(office: Database) -> None:
    await waiting(office, A)
    await waiting(office, B, kind="broadcast")
    async with office.write() as session:
        await chat_clocks.give_back(session, 1001, pause=30.0)
    assert [await claimed(office), await claimed(office)] == [B, None]
    async with office.read() as session:
        wait = await claims.next_chat_free(session, now=NOW)
    assert wait is not None
    assert 25 < wait <= 30


async def test_a_clock_that_was_set_back_blocks_no_chat(office: Database) -> None:
    await waiting(office, A)
    async with office.write() as session:
        await chat_clocks.give_back(session, 1001, pause=30.0)
        hour_later = {"since": col(ChatClock.since) + 3600, "until": col(ChatClock.until) + 3600}
        await session.execute(update(ChatClock).values(hour_later))
    assert await claimed(office) == A


async def test_a_group_is_full_after_twenty_messages_of_a_minute(office: Database) -> None:
    async with office.write() as session:
        for _ in range(20):
            await chat_clocks.give_back(session, -5, pause=0.0, a_minute=20)
        clock = await session.get_one(ChatClock, -5, populate_existing=True)
    assert 55 < clock.until - clock.since <= 60


async def test_chats_somebody_was_just_answered_in_are_passed_over(office: Database) -> None:
    await waiting(office, A)
    await waiting(office, B)
    assert await claimed(office, besides=[1001]) == B


async def test_who_is_not_enrolled_is_claimed_without_a_chat(office: Database) -> None:
    async with office.write() as session:
        await session.execute(update(OutboxMessage).values(state=MessageState.STALE))
    await waiting(office, A, person_id=None, dedupe_key="nobody")
    async with office.write() as session:
        message = await claims.claim_next_due(session, now=NOW, besides=[1001])
        assert message is not None
        assert await session.scalar(select(func.count()).select_from(ChatClock)) == 0


async def test_every_try_is_kept_in_order(office: Database) -> None:
    message_id = await waiting(office, A)
    for worker in ("srv:1/1", "srv:2/1"):
        async with office.write() as session:
            await attempts.begin(
                session, message_id, org_id=1, chat_id=1001, worker=worker, now=NOW
            )
    async with office.read() as session:
        tries = (await attempts.of_messages(session, [message_id]))[message_id]
    assert [(one.number, one.worker, one.ended_at) for one in tries] == [
        (1, "srv:1/1", None),
        (2, "srv:2/1", None),
    ]


async def test_tries_are_forgotten_after_a_time(office: Database) -> None:
    message_id = await waiting(office, A)
    async with office.write() as session:
        await attempts.begin(session, message_id, org_id=1, chat_id=1, worker="w", now=NOW)
        await attempts.forget_old(session, before=NOW)
        assert await attempts.of_messages(session, [message_id])
        await attempts.forget_old(session, before=NOW + timedelta(seconds=1))
        assert not await attempts.of_messages(session, [message_id])


@pytest.mark.parametrize("oldest", [False, True])
async def test_a_claim_looks_at_waiting_messages_alone(office: Database, oldest: bool) -> None:
    """A million old ones cost nothing, since the index it walks has none of them."""
    statement = claims._seeking(office.url.startswith("sqlite"), oldest)
    moments = {"now": NOW, "since": NOW - timedelta(days=60), "lost": NOW}
    async with office.read() as session:
        connection = await session.connection()
        if not office.url.startswith("sqlite"):
            await connection.exec_driver_sql("SET enable_seqscan = off")
            await connection.exec_driver_sql("SET enable_bitmapscan = off")
        sql = statement.compile(connection.sync_engine)
        words = "EXPLAIN QUERY PLAN " if office.url.startswith("sqlite") else "EXPLAIN "
        parameters = sql.construct_params(moments)
        plan = str(
            (await connection.exec_driver_sql(words + str(sql), _bound(sql, parameters))).all()
        )
    assert ("ix_outbox_waiting" if oldest else "ix_outbox_turn") in plan
    assert "SORT" not in plan.upper()
    assert "TEMP B-TREE" not in plan


def _bound(sql: Any, parameters: dict[str, Any]) -> Any:
    processed = {
        name: sql._bind_processors[name](value) if name in sql._bind_processors else value
        for name, value in parameters.items()
    }
    return tuple(processed[name] for name in sql.positiontup) if sql.positional else processed
