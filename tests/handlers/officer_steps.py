"""Steps that tests of officers share, and what is kept afterwards."""

import asyncio
from datetime import timedelta

from sqlalchemy import select
from sqlmodel import col

from bot.storage import (
    Event,
    Extension,
    Milestone,
    Organisation,
    TaskNote,
    UndoStep,
)
from bot.storage.tasks import milestones_of
from tests.handlers.conftest import AN, Office
from tests.standin_person import Phone


async def opened(office: Office, number: str, *, name: str = AN) -> Phone:
    """Somebody who has a task's card before them."""
    phone = await office.enrolled(name)
    phone.say(f"việc số {number}")
    await phone.sees(f"Việc {number}")
    return phone


async def past_undoing(office: Office) -> None:
    """The seconds are over in which what was just done can be taken back."""
    while True:
        async with office.database.read() as session:
            # They are counted from when the button is shown.
            shown = await session.scalar(
                select(UndoStep).where(col(UndoStep.message_id).is_not(None))
            )
        if shown is not None:
            break
        await asyncio.sleep(0.01)
    office.clock.move_to(office.clock.now() + timedelta(seconds=16))


async def notes(office: Office) -> list[TaskNote]:
    async with office.database.read() as session:
        return list(await session.scalars(select(TaskNote).order_by(col(TaskNote.id))))


async def events(office: Office, task_id: int | None) -> list[Event]:
    async with office.database.read() as session:
        found = await session.scalars(
            select(Event)
            .where(col(Event.subject) == "task", col(Event.subject_id) == task_id)
            .order_by(col(Event.id))
        )
        return list(found)


async def needs_approval(office: Office) -> None:
    async with office.database.write() as session:
        organisation = await session.get_one(Organisation, 1)
        organisation.policy = {"approval": True}


async def chosen(phone: Phone, label: str) -> None:
    """Taps a button of the card."""
    await phone.wait_for(lambda: phone.button(label), label)
    phone.tap(label)


async def milestones(office: Office, number: str) -> list[Milestone]:
    task = await office.task(number)
    async with office.database.read() as session:
        return list(await milestones_of(session, task.id or 0))


async def extensions(office: Office) -> list[Extension]:
    async with office.database.read() as session:
        return list(await session.scalars(select(Extension).order_by(col(Extension.id))))
