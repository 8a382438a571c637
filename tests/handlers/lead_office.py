"""What the conversations of those who lead begin with."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from bot.domain import Part
from bot.storage import Assignment, Event, Extension, Organisation, Result
from bot.storage.ids import id_of
from bot.storage.tasks import milestones_of
from tests.handlers.conftest import Office
from tests.standin_person import Phone


async def needs_approval(office: Office) -> None:
    """The office's policy: a hand-in waits for the lead."""
    async with office.database.write() as session:
        (await session.get_one(Organisation, 1)).policy = {"approval": True}


async def doers(office: Office, number: str) -> list[int]:
    """Who is named with the lead part."""
    task_id = id_of(await office.task(number))
    async with office.database.read() as session:
        found = await session.scalars(
            select(Assignment).where(
                col(Assignment.task_id) == task_id, col(Assignment.part) == Part.LEAD
            )
        )
        return [row.person_id for row in found if row.person_id]


async def events(office: Office, number: str) -> list[str]:
    """What happened to a task, by the names of the acts."""
    task_id = id_of(await office.task(number))
    async with office.database.read() as session:
        found = await session.scalars(
            select(Event)
            .where(col(Event.subject) == "task", col(Event.subject_id) == task_id)
            .order_by(col(Event.id))
        )
        return [event.action for event in found]


async def results(office: Office) -> list[Result]:
    async with office.database.read() as session:
        return list(await session.scalars(select(Result).order_by(col(Result.id))))


async def hand_in(phone: Phone, number: str, *, said: str = "Đã nộp kết quả") -> None:
    """Hands in a result of this task in words; `said` is how the bot confirms it."""
    phone.say(f"việc số {number}")
    await phone.sees(f"Việc {number}")
    phone.tap("Hoàn thành")
    await phone.sees("gửi kết quả")
    phone.say("Đã trình lãnh đạo")
    await phone.sees("Đã trình lãnh đạo")
    phone.tap("Xong")
    await phone.sees(f"{said} việc {number}")


async def ask_extension(
    office: Office, name: str, number: str, until: datetime, **values: Any
) -> int:
    """A request as it stands in the database; the asking has its own tests."""
    task = await office.task(number)
    person = await office.person(name)
    async with office.database.write() as session:
        milestone = (await milestones_of(session, id_of(task)))[0]
        row = Extension(
            org_id=task.org_id,
            task_id=id_of(task),
            milestone_id=milestone.id,
            person_id=id_of(person),
            old_due=milestone.due,
            new_due=until.date(),
            created_at=office.clock.now(),
            **({"reason": "Chờ góp ý <của> các đơn vị"} | values),
        )
        session.add(row)
        await session.flush()
        return id_of(row)
