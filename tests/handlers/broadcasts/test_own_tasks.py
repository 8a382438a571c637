"""The tasks beneath the words: each reads the own ones, their day and how many they are."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, select, update
from sqlmodel import col

from bot.domain import Part
from bot.messages.broadcasts.values import AudiencePart, OwnTasks, PartKind
from bot.services.broadcasts.delivered import own_tasks
from bot.storage import Assignment, Milestone, Session, Task
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id
from tests.handlers.broadcasts.steps import send_now, written
from tests.handlers.conftest import AN, BINH, CHI, GIANG, NOW, Office

LATE = date(2024, 4, 1)


async def give(
    session: Session, person_id: int, number: str, content: str, *, unit_id: int | None = None
) -> None:
    """A late task for one person, of another unit where named."""
    plan_id = (await session.scalars(select(col(Task.plan_id)).limit(1))).one()
    task = Task(org_id=1, plan_id=plan_id, position=500, number=number, content=content, due=LATE)
    session.add(task)
    await session.flush()
    whose: dict[str, Any] = {"org_id": 1, "task_id": id_of(task), "part": Part.LEAD}
    session.add(Assignment(person_id=person_id, **whose))
    session.add_all([Assignment(unit_id=unit_id, **whose)] if unit_id else [])


async def test_the_day_told_is_the_one_that_was_asked_for(office: Office) -> None:
    binh = await office.enrolled(BINH)
    phone = await written(
        office, "đôn đốc những người có việc đến hạn trước 21/5/2024: nộp báo cáo"
    )
    phone.tap("Gửi ngay")
    message = await binh.sees("nộp báo cáo")
    assert "8. Báo cáo định kỳ (hạn 20/5" in message.text


async def test_all_of_many_tasks_are_counted(office: Office) -> None:
    an = await office.enrolled(AN)
    an_id = id_of(await office.person(AN))
    async with office.database.write() as session:
        for number in range(45):
            await give(session, an_id, f"L{number}", f"Việc trễ {number}")
    phone = await written(office, "đôn đốc những người đang trễ hạn: đề nghị báo cáo")
    await send_now(phone, 1)
    assert (await an.sees("đề nghị báo cáo")).text.endswith("và 41 việc khác")


async def test_a_lead_who_tries_it_reads_no_task_of_another_unit(office: Office) -> None:
    lead = await office.enrolled(BINH)
    an_id = id_of(await office.person(AN))
    chi_unit = (await office.person(CHI)).unit_id
    async with office.database.write() as session:
        await give(session, an_id, "77", "Việc kín", unit_id=chi_unit)
    lead.say("đôn đốc những người đang trễ hạn: đề nghị báo cáo")
    await lead.sees("1 người nhận")
    lead.tap("Gửi thử cho tôi")
    sample = await lead.sees("đề nghị báo cáo\n")
    assert "Việc kín" not in sample.text
    assert "4. Rà soát danh mục" in sample.text
    assert sample.text.endswith("và 1 việc anh/chị không được xem nên không hiện ở đây")


async def test_the_office_tries_it_and_nothing_is_hidden(office: Office) -> None:
    await office.enrolled(GIANG)
    phone = await written(office, "đôn đốc những người đang trễ hạn: đề nghị báo cáo")
    phone.tap("Gửi thử cho tôi")
    sample = await phone.sees("4. Rà soát danh mục")
    assert "không được xem" not in sample.text


async def test_a_task_whose_milestone_was_done_meanwhile_is_not_told_for_another_day(
    office: Office,
) -> None:
    due = AudiencePart(PartKind.DUE, end=date(2024, 5, 20))
    async with office.database.write() as session:
        task = (await session.scalars(select(Task).where(col(Task.number) == "8"))).one()
        done = update(Milestone).where(col(Milestone.due) == date(2024, 5, 20))
        await session.execute(done.values(done_at=NOW))
        binh = await speaker_by_id(session, id_of(await office.person(BINH)), now=NOW)
        assert binh
        assert await own_tasks(session, binh, [id_of(task)], [due]) == OwnTasks()


@pytest.mark.parametrize("count", [6, 60])
async def test_the_database_is_asked_as_often_for_many_tasks(office: Office, count: int) -> None:
    asked: list[str] = []
    an_id = id_of(await office.person(AN))
    async with office.database.write() as session:
        for number in range(count):
            await give(session, an_id, f"L{number}", f"Việc trễ {number}")
    async with office.database.read() as session:
        ids = list(await session.scalars(select(col(Task.id)).where(col(Task.due) == LATE)))
        an = await speaker_by_id(session, an_id, now=NOW)
        assert an
        line = (await session.connection()).sync_connection
        event.listen(line, "before_cursor_execute", lambda *about: asked.append(str(about[2])))
        found = await own_tasks(session, an, [one for one in ids if one], [])
    assert (len(found.shown), found.more) == (5, count - 5)
    assert len(asked) == 3
