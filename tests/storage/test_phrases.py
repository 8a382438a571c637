"""The words nobody's grammar read are counted, bounded and forgotten, on either database."""

import asyncio
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.clock import Clock
from bot.domain import PHRASES_KEPT_FOR, Role
from bot.errors import NotAllowed
from bot.reminders.scheduler import forget_old
from bot.services.office import phrases
from bot.storage import Database, UnknownPhrase
from tests.storage.asking_office import NOW, open_offices, speaker

TODAY = date(2024, 5, 15)
OFFICE = speaker(2, Role.OFFICE)


async def said(
    database: Database, text: str, *, person_id: int = 1, now: datetime = NOW
) -> int | None:
    async with database.write() as session:
        return await phrases.keep(
            session, speaker(person_id), person_id, text, today=now.date(), now=now
        )


async def kept(database: Database) -> list[UnknownPhrase]:
    async with database.read() as session:
        rows = await session.scalars(select(UnknownPhrase).order_by(col(UnknownPhrase.text)))
        return list(rows)


async def test_the_same_words_count_as_one(database: Database) -> None:
    await open_offices(database)
    first = await said(database, "Chốt số")
    assert await said(database, "chot  so", now=NOW + timedelta(days=1)) == first
    (one,) = await kept(database)
    assert (one.count, one.text) == (2, "chot so")
    assert (one.first_at, one.last_at) == (NOW, NOW + timedelta(days=1))


async def test_two_who_say_it_at_once_are_both_counted(database: Database) -> None:
    await open_offices(database)
    await asyncio.gather(*(said(database, "asdf", person_id=one) for one in (1, 2, 1, 2)))
    (one,) = await kept(database)
    assert one.count == 4


async def test_offices_keep_their_own(database: Database) -> None:
    await open_offices(database)
    ours, theirs = await said(database, "asdf"), await said(database, "asdf", person_id=3)
    assert ours != theirs
    async with database.write() as session:
        found = await phrases.page_to_see(session, OFFICE, page=0)
        assert [one.id for one in found.phrases] == [ours]
        await phrases.put_away(session, OFFICE, theirs or 0, now=NOW)
        await phrases.note_choice(session, OFFICE, theirs or 0, "Việc của tôi")
    assert [(one.seen_at, one.chosen) for one in await kept(database)] == [(None, {})] * 2


async def test_they_are_forgotten_half_a_year_after_they_were_last_said(
    database: Database,
) -> None:
    await open_offices(database)
    await said(database, "asdf")
    await said(database, "zxcv", person_id=3)
    await said(database, "qwer", now=NOW + timedelta(days=1))
    clock = Clock()
    clock.move_to(NOW + PHRASES_KEPT_FOR - timedelta(minutes=1))
    await forget_old(database, clock)
    assert [one.text for one in await kept(database)] == ["asdf", "qwer", "zxcv"]
    clock.move_to(NOW + PHRASES_KEPT_FOR + timedelta(minutes=1))
    await forget_old(database, clock)
    assert [one.text for one in await kept(database)] == ["qwer"]


async def test_beyond_the_bound_the_seen_the_rare_and_the_old_go_first(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "MOST_KEPT", 3)
    await open_offices(database)
    seen = await said(database, "a seen")
    async with database.write() as session:
        await phrases.put_away(session, OFFICE, seen or 0, now=NOW)
    for minute, text in enumerate(("b often", "b often", "c old", "d new"), start=1):
        await said(database, text, now=NOW + timedelta(minutes=minute))
    assert [one.text for one in await kept(database)] == ["b often", "c old", "d new"]
    await said(database, "e newest", now=NOW + timedelta(minutes=9))
    assert [one.text for one in await kept(database)] == ["b often", "d new", "e newest"]


async def test_a_new_phrase_has_its_time_among_others_that_were_repeated(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "MOST_KEPT", 2)
    await open_offices(database)
    for text in ("a often", "a often", "b often", "b often", "b often"):
        await said(database, text)
    later = NOW + phrases.FRESH_FOR + timedelta(days=1)
    await said(database, "c new", now=later)
    await said(database, "d new", now=later)
    assert [one.text for one in await kept(database)] == ["c new", "d new"]
    assert await said(database, "e newest", now=later)
    assert [one.text for one in await kept(database)] == ["d new", "e newest"]


async def test_one_chat_is_heard_so_often_a_day(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "MOST_A_DAY", 2)
    await open_offices(database)
    ids = [await said(database, text) for text in ("aa", "bb", "cc")]
    assert ids[2] is None
    assert await said(database, "cc", person_id=2)
    assert await said(database, "dd", now=NOW + timedelta(days=1))


async def test_what_was_chosen_is_counted_by_its_words(database: Database) -> None:
    await open_offices(database)
    phrase_id = await said(database, "asdf") or 0
    for label in ("Tìm “asdf”", "Việc của tôi", "Tìm “asdf”", *(f"x{n}" for n in range(99))):
        async with database.write() as session:
            await phrases.note_choice(session, speaker(), phrase_id, label)
    (one,) = await kept(database)
    assert (one.chosen["Tìm “asdf”"], one.chosen["Việc của tôi"]) == (2, 1)
    assert len(one.chosen) == 20


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEAD, Role.DIRECTOR, Role.ADMIN])
async def test_only_the_office_sees_them(database: Database, role: Role) -> None:
    await open_offices(database)
    phrase_id = await said(database, "asdf") or 0
    somebody = speaker(2, role)
    async with database.write() as session:
        with pytest.raises(NotAllowed):
            await phrases.page_to_see(session, somebody, page=0)
        with pytest.raises(NotAllowed):
            await phrases.put_away(session, somebody, phrase_id, now=NOW)
        with pytest.raises(NotAllowed):
            await phrases.all_kept(session, somebody)


async def test_a_page_that_is_gone_is_the_last_one(database: Database) -> None:
    await open_offices(database)
    for number in range(9):
        await said(database, f"asdf {number}")
    async with database.read() as session:
        last = await phrases.page_to_see(session, OFFICE, page=7)
    assert (last.page, last.total, len(last.phrases)) == (1, 9, 1)
