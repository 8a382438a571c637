"""News joined after a leave, on either database: one claim takes them all, and two never share."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain import MessageState
from bot.reminders import claiming
from bot.reminders.claiming import Claimed
from bot.reminders.held_news import HELD
from bot.storage import (
    Database,
    OutboxMessage,
    claims,
    held_notices,
    outbox,
    sending_shares,
    task_notes,
)
from bot.storage.ids import id_of
from tests.storage.sending_office import NOW, messages, opened, told

NEWS = 4
LAPSED = NOW + claims.CLAIM_HOLDS
HERE, THERE = "here", "there"


@pytest.fixture
async def office(database: Database) -> Database:
    """Somebody whose news were held back by their leave until now, and two processes."""
    (person,) = await opened(database, 1)
    for _ in range(NEWS):
        await told(database, [person])
    async with database.write() as session:
        for one in await messages(database):
            row = await session.get_one(OutboxMessage, id_of(one))
            row.outcome = "leave"
        for process in (HERE, THERE):
            await sending_shares.renew(session, process, in_use=0, of=30)
    return database


async def claim(database: Database, process: str = HERE, *, lapsed: bool = False) -> Claimed | None:
    """What this process has next; committed."""
    now = LAPSED if lapsed else NOW
    return await claiming.claim(database, now=now, by=process, worker=process)


async def news(database: Database) -> list[OutboxMessage]:
    return [one for one in await messages(database) if one.kind != HELD]


async def withdraw(database: Database, number: int) -> bool:
    """Whether nobody had begun to send it."""
    key = (await news(database))[number].dedupe_key
    async with database.write() as session:
        waiting = await task_notes.waiting_news(session, 1, key)
        await outbox.withdraw(session, [id_of(one) for one in waiting])
    return bool(waiting)


async def test_one_claim_takes_them_all(office: Database) -> None:
    found = await claim(office)
    assert found
    assert found.kind == HELD
    assert found.payload["messages"] == [one.id for one in await news(office)]
    assert {one.within_id for one in await news(office)} == {found.id}
    assert await claim(office) is None


async def test_many_claim_at_once_and_it_is_one_message_all_the_same(office: Database) -> None:
    claimed = await asyncio.gather(*(claim(office, one) for one in (HERE, THERE) * 4))
    found = [one for one in claimed if one]
    assert [one.kind for one in found] == [HELD]
    assert found[0].payload["messages"] == [one.id for one in await news(office)]


async def test_a_kill_before_the_note_of_it_leaves_them_together(office: Database) -> None:
    before = await claim(office)
    async with office.write() as session:
        await sending_shares.give_up(session, HERE)
    after = await claim(office, THERE, lapsed=True)
    assert before
    assert after
    assert (after.id, after.payload, after.uncertain) == (before.id, before.payload, True)
    assert not await withdraw(office, 0)


async def test_a_kill_before_they_are_joined_leaves_the_others_as_they_were(
    office: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def killed(*_: object, **__: object) -> None:
        raise asyncio.CancelledError

    monkeypatch.setattr(held_notices, "join", killed)
    with pytest.raises(asyncio.CancelledError):
        await claim(office)
    monkeypatch.undo()
    assert [one.claimed_at for one in await messages(office)] == [NOW, None, None, None]
    async with office.write() as session:
        await sending_shares.give_up(session, HERE)
    found = await claim(office, THERE)
    assert found
    assert found.payload["messages"] == [one.id for one in (await news(office))[1:]]


async def test_a_withdrawal_and_a_claim_at_once_do_not_both_have_it(office: Database) -> None:
    for number in range(NEWS):
        withdrawn, found = await asyncio.gather(withdraw(office, number), claim(office))
        row = (await news(office))[number]
        assert withdrawn == (row.state is MessageState.STALE)
        if found and found.kind == HELD:
            assert not (withdrawn and row.within_id == found.id)


async def test_those_of_a_message_that_ended_are_claimed_alone(office: Database) -> None:
    whole = await claim(office)
    assert whole
    async with office.write() as session:
        await outbox.record(session, whole.id, state=MessageState.STALE)
        await sending_shares.give_up(session, HERE)
    found = await claim(office, THERE, lapsed=True)
    assert found
    assert found.id in whole.payload["messages"]


async def test_what_is_not_due_yet_is_left_out(office: Database) -> None:
    async with office.write() as session:
        last = (await news(office))[-1]
        row = await session.get_one(OutboxMessage, id_of(last))
        row.due_at = NOW + timedelta(minutes=1)
    found = await claim(office)
    assert found
    assert len(found.payload["messages"]) == NEWS - 1
