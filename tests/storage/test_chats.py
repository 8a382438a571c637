"""The list a chat is about is kept per person and chat, on either database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.domain import OwnerKind, TaskFilter
from bot.parsing.values import Status
from bot.services.asking.chats import REMEMBERED, LastLists, recall, remember
from bot.services.asking.shown import Shown, ShownAs
from bot.services.asking.wishes import OpensList, OpensTask
from bot.storage import ChatState, Database, chats
from bot.storage.engine import DatabaseAway
from tests.storage.asking_office import NOW, open_offices, speaker

LISTS = [
    Shown(TaskFilter(OwnerKind.ALL), 2, ShownAs.BY_PERSON, (OpensList(TaskFilter(), "An"),)),
    Shown(TaskFilter(), form=ShownAs.NAMES, asked_back="person:Hà"),
    Shown(TaskFilter(), form=ShownAs.NOTHING, choices=(OpensTask(7, "24"),)),
    Shown(TaskFilter()),
    Shown(TaskFilter(OwnerKind.ALL, status=Status.OVERDUE, words="ke hoach iso"), page=3),
    Shown(TaskFilter(OwnerKind.UNIT, 7, start=date(2024, 5, 1), end=date(2024, 5, 31))),
    Shown(TaskFilter(OwnerKind.PERSON, 9, Status.DONE, end=date(2024, 6, 30))),
]


@pytest.mark.parametrize("shown", LISTS)
async def test_a_list_comes_back_as_it_was(database: Database, shown: Shown) -> None:
    await open_offices(database)
    async with database.write() as session:
        await remember(session, speaker(), 5, shown, now=NOW)
    async with database.read() as session:
        assert await recall(session, speaker(), 5, now=NOW) == shown


async def test_a_later_list_takes_the_place_of_an_earlier_one(database: Database) -> None:
    await open_offices(database)
    for shown in LISTS:
        async with database.write() as session:
            await remember(session, speaker(), 5, shown, now=NOW)
    async with database.read() as session:
        assert await recall(session, speaker(), 5, now=NOW) == LISTS[-1]


@pytest.mark.parametrize(
    ("person_id", "chat_id", "after"),
    [(2, 5, timedelta()), (3, 5, timedelta()), (1, 6, timedelta()), (1, 5, REMEMBERED)],
)
async def test_it_is_of_one_person_in_one_chat_for_a_while(
    database: Database, person_id: int, chat_id: int, after: timedelta
) -> None:
    await open_offices(database)
    async with database.write() as session:
        await remember(session, speaker(), 5, LISTS[0], now=NOW)
    async with database.read() as session:
        found = await recall(session, speaker(person_id), chat_id, now=NOW + after)
    assert found is None


async def test_a_chat_that_was_about_nothing_goes_on_from_nothing(database: Database) -> None:
    await open_offices(database)
    async with database.write() as session:
        session.add(
            ChatState(person_id=1, chat_id=5, org_id=1, expires_at=NOW + REMEMBERED, kept=1)
        )
    async with database.read() as session:
        assert await recall(session, speaker(), 5, now=NOW) is None


async def test_what_another_version_wrote_is_gone_on_from_no_more(database: Database) -> None:
    await open_offices(database)
    async with database.write() as session:
        await remember(session, speaker(), 5, LISTS[0], now=NOW)
        state = await session.get_one(ChatState, (1, 5))
        state.shown = {**state.shown, "form": "a form of tomorrow"}
    async with database.read() as session:
        assert await recall(session, speaker(), 5, now=NOW) is None


async def test_lists_shown_at_once_are_written_together(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.asking.chats._PAUSE", 0.01)
    await open_offices(database)
    last_lists = LastLists(database)
    firsts = [
        last_lists.note(speaker(person_id), 5, shown, now=NOW)
        for person_id, shown in ((1, LISTS[0]), (2, LISTS[1]), (1, LISTS[2]))
    ]
    assert firsts == [True, False, False]
    async with database.read() as session:
        assert await last_lists.recall(session, speaker(1), 5, now=NOW) == LISTS[2]
        assert await recall(session, speaker(1), 5, now=NOW) is None
    await last_lists.write_soon()
    async with database.read() as session:
        for person_id, shown in ((1, LISTS[2]), (2, LISTS[1])):
            assert await recall(session, speaker(person_id), 5, now=NOW) == shown
    assert last_lists.note(speaker(), 5, LISTS[0], now=NOW)


async def test_without_the_database_lists_are_forgotten(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.asking.chats._PAUSE", 0.01)
    last_lists = LastLists(database)
    last_lists.note(speaker(), 5, LISTS[0], now=NOW)
    with monkeypatch.context() as away:
        away.setattr(database, "write", _is_away)
        await last_lists.write_soon()
    async with database.read() as session:
        assert await last_lists.recall(session, speaker(), 5, now=NOW) is None
    assert last_lists.note(speaker(), 5, LISTS[0], now=NOW)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.services.asking.chats._PAUSE", 0.01)


GONE = 99
"""Nobody of this id is left."""


@pytest.mark.usefixtures("at_once")
async def test_one_that_cannot_be_kept_costs_the_others_nothing(database: Database) -> None:
    await open_offices(database)
    last_lists = LastLists(database)
    last_lists.note(replace(speaker(), id=GONE), 6, LISTS[0], now=NOW)
    last_lists.note(speaker(), 5, LISTS[1], now=NOW)
    await last_lists.write_soon()
    async with database.read() as session:
        assert await recall(session, speaker(), 5, now=NOW) == LISTS[1]


@pytest.mark.usefixtures("at_once")
async def test_after_an_unforeseen_error_lists_are_written_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await open_offices(database)
    last_lists = LastLists(database)
    last_lists.note(speaker(), 5, LISTS[0], now=NOW)
    with monkeypatch.context() as broken:
        broken.setattr(database, "write", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await last_lists.write_soon()
    assert last_lists.note(speaker(), 5, LISTS[1], now=NOW)
    await last_lists.write_soon()
    async with database.read() as session:
        assert await recall(session, speaker(), 5, now=NOW) == LISTS[1]


@pytest.mark.usefixtures("at_once")
async def test_of_two_processes_the_newer_list_stays(database: Database) -> None:
    await open_offices(database)
    here, there = LastLists(database), LastLists(database)
    later = NOW + timedelta(seconds=1)
    here.note(speaker(), 5, LISTS[0], now=NOW)
    there.note(speaker(), 5, LISTS[1], now=later)
    await there.write_soon()
    async with database.read() as session:
        assert await here.recall(session, speaker(), 5, now=later) == LISTS[1]
    await here.write_soon()
    async with database.read() as session:
        assert await recall(session, speaker(), 5, now=later) == LISTS[1]


async def test_what_is_over_is_deleted_and_what_still_counts_loses_its_words(
    database: Database,
) -> None:
    await open_offices(database)
    async with database.write() as session:
        for chat_id, day in ((5, None), (6, NOW.date()), (7, NOW.date() - timedelta(days=3))):
            await remember(session, speaker(), chat_id, LISTS[0], now=NOW)
            (await session.get_one(ChatState, (1, chat_id))).kept_on = day
        await remember(session, speaker(2), 5, LISTS[0], now=NOW + timedelta(hours=1))
    async with database.write() as session:
        await chats.forget_shown(session, now=NOW + REMEMBERED)
    async with database.read() as session:
        left = (await session.scalars(select(ChatState))).all()
    assert sorted((one.person_id, one.chat_id, bool(one.shown)) for one in left) == [
        (1, 6, False),
        (2, 5, True),
    ]


def _is_away() -> None:
    raise DatabaseAway
