"""The year's plan of tasks that arise stands beside the signed plans and is none of them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.domain import Role, Speaker, TaskState
from bot.errors import NotFound
from bot.services.office import arising, giving, task_edits
from bot.services.people.staff import import_staff
from bot.services.plans.amending import amend, plan_to_amend
from bot.services.plans.plan_matching import best_match
from bot.services.plans.plans import Source, import_plan
from bot.storage import Database, Organisation, Session, Task
from bot.storage.engine import upgrade
from bot.storage.ids import id_of
from bot.storage.people import people_of, speaker_by_id
from bot.storage.plans import plans_with_sizes
from bot.storage.tasks import task_by_id
from tests.handlers.conftest import GIANG, PLAN, STAFF, ZONE, item

NOW = datetime(2025, 1, 6, 2, tzinfo=UTC)
TODAY = date(2025, 1, 6)
LINE = "giao Thanh tra kiểm tra đo lường trước 30/6"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'o.db'}"
    upgrade(url)
    database = Database(url)
    async with database.write() as session:
        await import_staff(session, STAFF, zone_name=ZONE, now=NOW)
    yield database
    await database.close()


async def office_of(session: Session) -> Speaker:
    """The speaker of the office, as it is stored now."""
    people = await people_of(session, 1)
    giang = next(one for one in people if one.full_name == GIANG)
    speaker = await speaker_by_id(session, id_of(giang))
    assert speaker is not None
    return speaker


async def give(session: Session, line: str = LINE, *, now: datetime = NOW) -> Task:
    speaker = await office_of(session)
    today = now.date()
    shown = await arising.begin(session, speaker, line, today=today, now=now)
    done = await giving.give(session, speaker, shown.draft.id, today=today, now=now)
    return done.task


async def load(session: Session) -> None:
    await import_plan(session, PLAN, Source("a.docx", "0" * 64), zone_name=ZONE, now=NOW)


async def test_months_are_still_read_in_the_signed_plans_year(database: Database) -> None:
    async with database.write() as session:
        await load(session)
        await give(session)
        assert (await office_of(session)).plan_year == 2024


async def test_without_a_signed_plan_its_own_year_is_spoken_of(database: Database) -> None:
    async with database.write() as session:
        assert (await office_of(session)).plan_year is None
        await give(session)
        assert (await office_of(session)).plan_year == 2025


async def test_each_year_counts_anew(database: Database) -> None:
    async with database.write() as session:
        first = await give(session)
        second = await give(session)
        later = await give(session, now=NOW.replace(year=2026))
    assert [one.number for one in (first, second, later)] == ["PS1", "PS2", "PS1"]
    assert first.plan_id == second.plan_id != later.plan_id


async def test_no_file_is_a_later_version_of_it(database: Database) -> None:
    draft = replace(PLAN, year=2025, items=(item("1", "kiểm tra đo lường"),))
    async with database.write() as session:
        task = await give(session)
        assert await best_match(session, 1, draft) is None
        with pytest.raises(NotFound):
            await plan_to_amend(session, 1, draft, plan_id=task.plan_id)


async def test_a_later_version_of_the_signed_plan_leaves_it_alone(database: Database) -> None:
    async with database.write() as session:
        await load(session)
        task = await give(session, now=NOW.replace(year=2024))
        plan = next(one for one, size in await plans_with_sizes(session, 1) if size > 1)
        fewer = replace(PLAN, items=PLAN.items[:3])
        await amend(session, plan, fewer, Source("b.docx", "1" * 64), actor=None, now=NOW)
        kept = await task_by_id(session, 1, id_of(task))
        assert kept is not None
        assert (kept.state, kept.left_out_in) == (TaskState.NOT_STARTED, None)


async def test_a_number_the_office_gave_by_hand_is_passed_over(database: Database) -> None:
    async with database.write() as session:
        task = await give(session)
        task.number = "PS2"
        await session.flush()
        assert (await give(session)).number == "PS3"


async def test_another_offices_task_is_as_good_as_none(database: Database) -> None:
    async with database.write() as session:
        task = await give(session)
        stranger = replace(await office_of(session), org_id=2, roles=frozenset({Role.OFFICE}))
        session.add(Organisation(id=2, name="Sở khác", created_at=NOW))
        await session.flush()
        with pytest.raises(NotFound):
            await task_edits.open_task(session, stranger, id_of(task), now=NOW)
