"""An office's own wording: kept, seen by every process, and never by another office."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain import NO_REWORDINGS, Speaker
from bot.errors import NotAllowed, NotFound
from bot.messages.catalog import words_in, words_of
from bot.messages.office.bot_texts import text_of
from bot.services.office.wording import Change, ChangedMeanwhile, NewText, change_texts, reword
from bot.storage import Database, Organisation, Person, Wording, wordings
from bot.storage.engine import upgrade
from bot.storage.people import speaker_by_id

NOW = datetime(2026, 5, 15, 2, 0, tzinfo=UTC)
HERE, THERE = 1, 2
OFFICER, OFFICE, ADMIN, ELSEWHERE, ENGLISH = range(1, 6)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'two.db'}"
    upgrade(url)
    database = Database(url)
    async with database.write() as session:
        for org_id in (HERE, THERE):
            session.add(Organisation(id=org_id, name=f"Sở {org_id}", created_at=NOW))
        await session.flush()
        session.add(Person(id=OFFICER, org_id=HERE, full_name="A", roles=["officer"]))
        session.add(Person(id=OFFICE, org_id=HERE, full_name="B", roles=["office"]))
        session.add(Person(id=ADMIN, org_id=HERE, full_name="C", roles=["admin"]))
        session.add(Person(id=ELSEWHERE, org_id=THERE, full_name="D", roles=["office"]))
        session.add(Person(id=ENGLISH, org_id=HERE, full_name="E", roles=["lead"], language="en"))
    yield database
    await database.close()


async def speaker(database: Database, person_id: int) -> Speaker:
    async with database.read() as session:
        found = await speaker_by_id(session, person_id)
    assert found is not None
    return found


async def says(database: Database, person_id: int, text: str | None, **more: str) -> None:
    """This person words the greeting anew."""
    new = NewText(more.get("key", "welcome"), "vi", text, seen=more.get("seen"))
    who = await speaker(database, person_id)
    async with database.write() as session:
        await reword(session, who, new, now=NOW)


async def greeting(database: Database, person_id: int) -> str:
    return words_of(await speaker(database, person_id))("welcome", name="An")


ORIGINAL = words_in("vi")("welcome", name="An")


@pytest.mark.parametrize("who", [OFFICE, ADMIN])
async def test_everybody_of_the_office_reads_it_and_nobody_else(
    database: Database, who: int
) -> None:
    await says(database, who, "Kính chào { $name }.")
    assert await greeting(database, OFFICER) == "Kính chào An."
    assert await greeting(database, ELSEWHERE) == ORIGINAL
    assert await greeting(database, ENGLISH) == words_in("en")("welcome", name="An")


@pytest.mark.parametrize("who", [OFFICER, ENGLISH])
async def test_others_may_not(database: Database, who: int) -> None:
    with pytest.raises(NotAllowed):
        await says(database, who, "Chào")


async def test_the_other_messages_stay_as_they_are(database: Database) -> None:
    await says(database, OFFICE, "Kính chào")
    words = words_of(await speaker(database, OFFICER))
    assert words("enrol-yes") == words_in("vi")("enrol-yes")
    assert words.has("enrol-yes")
    assert not words.has("no-such-key")


async def test_another_process_sees_it_with_its_next_question(database: Database) -> None:
    await greeting(database, OFFICER)
    other = Database(database.url)
    await says(other, OFFICE, "Kính chào")
    await other.close()
    assert await greeting(database, OFFICER) == "Kính chào"


async def test_an_answer_reads_the_wording_only_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await says(database, OFFICE, "Kính chào")
    first = words_of(await speaker(database, OFFICER))
    monkeypatch.delattr(wordings, "all_of")
    assert words_of(await speaker(database, OFFICE)) is first


async def test_back_to_the_original_leaves_no_row(database: Database) -> None:
    await says(database, OFFICE, "Kính chào")
    await says(database, OFFICE, None)
    await says(database, OFFICE, None)
    assert await greeting(database, OFFICER) == ORIGINAL
    async with database.read() as session:
        assert await wordings.all_of(session, HERE) == []


async def test_what_is_not_what_was_seen_is_not_written_over(database: Database) -> None:
    seen = text_of(NO_REWORDINGS, "welcome", "vi").text
    await says(database, OFFICE, "Kính chào", seen=seen)
    with pytest.raises(ChangedMeanwhile):
        await says(database, ADMIN, "Xin chào", seen=seen)
    await says(database, OFFICE, "Kính chào", seen=seen)
    assert await greeting(database, OFFICER) == "Kính chào"


async def test_a_change_that_was_not_committed_is_seen_by_nobody(database: Database) -> None:
    await says(database, OFFICE, "Kính chào")
    who = await speaker(database, OFFICE)
    async with database.write() as session:
        await reword(session, who, NewText("welcome", "vi", "Xin chào"), now=NOW)
        await speaker_by_id(session, OFFICE)
        await session.rollback()
    assert await greeting(database, OFFICER) == "Kính chào"


@pytest.mark.parametrize("text", ["<b>Chào", "{ $gone }", "{", "x" * 3000])
async def test_a_kept_text_that_fits_no_more_gives_way_to_ours(
    database: Database, text: str
) -> None:
    async with database.write() as session:
        row = Wording(org_id=HERE, language="vi", key="welcome", text=text, changed_at=NOW)
        session.add(row)
        session.add(Wording(org_id=HERE, language="vi", key="gone", text="Chào", changed_at=NOW))
        await wordings.renew_version(session, HERE)
    assert await greeting(database, OFFICER) == ORIGINAL


async def test_an_unknown_key_is_not_kept(database: Database) -> None:
    with pytest.raises(NotFound):
        await says(database, OFFICE, "Chào", key="no-such-key")


async def test_several_texts_are_kept_together_or_not_at_all(database: Database) -> None:
    texts = [NewText("welcome", "vi", "Kính chào"), NewText("no-such-key", "vi", "Chào")]
    with pytest.raises(NotFound):
        async with database.write() as session:
            await change_texts(session, Change(HERE, None, NOW), texts)
    assert await greeting(database, OFFICER) == ORIGINAL
