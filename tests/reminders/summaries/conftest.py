"""The office of the reminders' tests, with summaries planned and delivered."""

from datetime import datetime

import pytest

from bot.reminders.weekly import plan_weekly
from bot.storage import GroupChat, Person
from tests.reminders.conftest import LONG_AGO, Desk, at, desk

__all__ = ["Round", "desk"]

LEAD, DIRECTOR, GROUP = 11, 12, -100


class Round:
    """Plans and delivers summaries at an instant, and looks at what went where."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def tick(self, instant: datetime) -> int:
        """How many went out."""
        self.desk.clock.move_to(instant)
        before = len(self.desk.telegram.sent)
        await plan_weekly(self.desk.database, instant)
        while await self.desk.delivery.deliver_due():
            pass
        return len(self.desk.telegram.sent) - before

    async def people(self) -> tuple[int, int]:
        """A head of the unit and a director."""
        lead = await self.desk.person("Trần Thị Bình", telegram_id=LEAD, roles="lead")
        director = await self.desk.person("Võ Quốc Dũng", telegram_id=DIRECTOR, roles="director")
        return lead, director

    async def group(self) -> None:
        async with self.desk.database.write() as session:
            session.add(
                GroupChat(org_id=1, unit_id=1, chat_id=GROUP, title="Nhóm", added_at=LONG_AGO)
            )

    async def set(self, person_id: int, **values: object) -> None:
        """Changes what somebody has set."""
        async with self.desk.database.write() as session:
            person = await session.get_one(Person, person_id)
            for name, value in values.items():
                setattr(person, name, value)

    def texts(self, chat_id: int) -> list[str]:
        return self.desk.telegram.texts(chat_id)


@pytest.fixture
async def round_(desk: Desk) -> Round:
    """The bot has run before: what was due at the beginning of May is behind it."""
    await plan_weekly(desk.database, at(2, 8))
    return Round(desk)
