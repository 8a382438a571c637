"""What is wrong with one office stays with it; what is wrong with the database is everybody's."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.errors import NhacViecError
from bot.reminders import scheduler
from bot.reminders.planning import Planned
from bot.reminders.scheduler import forget_old, plan_due
from bot.storage import Database, Organisation, Reminder
from bot.storage.engine import DatabaseAway
from tests.reminders.conftest import LONG_AGO, Desk
from tests.reminders.test_delivery import planned


async def planned_beside(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> list[int | None]:
    """The offices that are planned where the first fails with this error."""
    planned: list[int | None] = []

    async def plan_office(
        _database: Database, *, office: Organisation, **_options: object
    ) -> object:
        if office.id == 1:
            raise error
        planned.append(office.id)
        return Planned(0, 0)

    monkeypatch.setattr(scheduler, "plan_office", plan_office)
    async with desk.database.write() as session:
        session.add(Organisation(name="Sở hai", created_at=LONG_AGO))
    await plan_due(desk.database, desk.clock)
    return planned


@pytest.mark.parametrize(
    "error",
    [
        AttributeError("none"),
        KeyError("x"),
        NhacViecError("odd"),
        OSError("disk"),
        OverflowError("date value out of range"),
        RecursionError("deep"),
        ValueError("x"),
        ZeroDivisionError("x"),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_an_office_that_cannot_be_planned_keeps_no_other_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    assert await planned_beside(desk, monkeypatch, error) == [2]


async def test_a_database_that_is_away_ends_the_tick(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DatabaseAway):
        await planned_beside(desk, monkeypatch, DatabaseAway())


@pytest.mark.parametrize(("days", "state"), [(60, "waiting"), (61, "stale")])
async def test_what_should_have_gone_out_months_ago_is_let_go(
    desk: Desk, days: int, state: str
) -> None:
    await planned(desk, 1)
    desk.clock.move_to(desk.clock.now() + timedelta(days=days))
    await forget_old(desk.database, desk.clock)
    (message,) = await desk.messages()
    assert (message.state, message.outcome) == (state, "too late" if state == "stale" else "")


async def test_its_steps_may_be_told_anew(desk: Desk) -> None:
    await planned(desk, 1)
    before = await steps(desk)
    desk.clock.move_to(desk.clock.now() + timedelta(days=61))
    await forget_old(desk.database, desk.clock)
    assert (before, await steps(desk)) == (1, 0)


async def steps(desk: Desk) -> int:
    """How many are told, or about to be."""
    async with desk.database.read() as session:
        return await session.scalar(select(func.count()).select_from(Reminder)) or 0
