"""What is wrong with one office stays with it; what is wrong with the database is everybody's."""

import pytest

from bot.errors import NhacViecError
from bot.reminders import scheduler
from bot.reminders.planning import Planned
from bot.reminders.scheduler import plan_due
from bot.storage import Database, Organisation
from bot.storage.engine import DatabaseAway
from tests.reminders.conftest import LONG_AGO, Desk


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
