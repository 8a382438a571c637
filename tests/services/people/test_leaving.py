"""Somebody leaves: their tasks, their messages, and who must not go."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import MessageState, Part, Role, Speaker, TaskState
from bot.errors import NotAllowed, NotFound
from bot.services.people.leaving import LastKeeper, Left, leave
from bot.storage import Assignment, Organisation, OutboxMessage, Person, Task, events
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id
from tests.services.amended_office import AN, BINH, CHI, DUNG, NOW, Desk


async def keeper(desk: Desk, name: str = DUNG, *roles: Role) -> Speaker:
    """Somebody of the office; by that role they look after people."""
    async with desk.database.write() as session:
        person = await session.get_one(Person, id_of(await desk.person(name)))
        person.roles = [role.value for role in roles or (Role.OFFICE,)]
    async with desk.database.read() as session:
        speaker = await speaker_by_id(session, id_of(await desk.person(name)))
    assert speaker
    return speaker


async def let_go(desk: Desk, speaker: Speaker, name: str, heir: str | None = None) -> Left:
    person = id_of(await desk.person(name))
    heir_id = id_of(await desk.person(heir)) if heir else None
    async with desk.database.write() as session:
        return await leave(session, speaker, person, heir_id=heir_id, now=NOW)


async def named_on(desk: Desk, number: str, part: Part = Part.LEAD) -> list[Assignment]:
    task = id_of(await desk.task(number))
    async with desk.database.read() as session:
        found = await session.scalars(
            select(Assignment)
            .where(col(Assignment.task_id) == task, col(Assignment.part) == part)
            .order_by(col(Assignment.id))
        )
        return list(found)


async def test_open_tasks_go_to_the_heir_and_done_ones_stay(desk: Desk) -> None:
    async with desk.database.write() as session:
        done = await session.get_one(Task, id_of(await desk.task("1")))
        done.state = TaskState.DONE
    left = await let_go(desk, await keeper(desk), AN, BINH)
    an, binh = id_of(await desk.person(AN)), id_of(await desk.person(BINH))
    assert (left.heir, left.tasks) == (BINH, 4)
    assert an in {row.person_id for row in await named_on(desk, "1")}
    for number in ("2", "3", "4", "6"):
        people = {row.person_id for row in await named_on(desk, number)} - {None}
        assert people == {binh}


async def test_an_heir_who_was_named_already_is_named_once(desk: Desk) -> None:
    task, binh = id_of(await desk.task("2")), id_of(await desk.person(BINH))
    async with desk.database.write() as session:
        session.add(Assignment(org_id=1, task_id=task, person_id=binh, part=Part.LEAD))
    await let_go(desk, await keeper(desk), AN, BINH)
    assert [row.person_id for row in await named_on(desk, "2") if row.person_id] == [binh]


async def test_without_an_heir_the_unit_has_them(desk: Desk) -> None:
    unit = (await desk.person(AN)).unit_id
    await let_go(desk, await keeper(desk), AN)
    assert [(row.unit_id, row.person_id) for row in await named_on(desk, "2")] == [(unit, None)]


async def test_a_task_no_unit_leads_falls_to_the_unit_of_who_left(desk: Desk) -> None:
    task, unit = id_of(await desk.task("2")), (await desk.person(AN)).unit_id
    async with desk.database.write() as session:
        for row in await session.scalars(
            select(Assignment).where(
                col(Assignment.task_id) == task, col(Assignment.unit_id).is_not(None)
            )
        ):
            await session.delete(row)
    await let_go(desk, await keeper(desk), AN)
    assert [(row.unit_id, row.person_id) for row in await named_on(desk, "2")] == [(unit, None)]


async def test_each_task_tells_who_had_it_and_who_has_it(desk: Desk) -> None:
    await let_go(desk, await keeper(desk), AN, BINH)
    task = id_of(await desk.task("2"))
    an, binh = id_of(await desk.person(AN)), id_of(await desk.person(BINH))
    async with desk.database.read() as session:
        (*_, last) = await events.story(session, 1, subject="task", subject_id=task)
    assert (last.action, last.before, last.after["people"]) == (
        "passed_on",
        {"people": [an]},
        [binh],
    )
    assert ["lead", "person", binh] in last.after["who"]


async def test_what_waits_for_them_is_not_sent(desk: Desk) -> None:
    an = id_of(await desk.person(AN))
    async with desk.database.write() as session:
        session.add(
            OutboxMessage(
                org_id=1,
                person_id=an,
                kind="reminder",
                dedupe_key="x",
                due_at=NOW + timedelta(hours=1),
                created_at=NOW,
            )
        )
    await let_go(desk, await keeper(desk), AN)
    async with desk.database.read() as session:
        found = await session.scalars(
            select(col(OutboxMessage.state)).where(col(OutboxMessage.person_id) == an)
        )
        assert set(found) == {MessageState.STALE}


async def test_the_heir_is_told_once(desk: Desk) -> None:
    await desk.enrol(BINH)
    await let_go(desk, await keeper(desk), AN, BINH)
    binh = id_of(await desk.person(BINH))
    async with desk.database.read() as session:
        found = await session.scalars(
            select(col(OutboxMessage.payload)).where(col(OutboxMessage.person_id) == binh)
        )
        assert [one["notice"] for one in found] == ["assigned-many"]


@pytest.mark.parametrize("role", [Role.OFFICE, Role.ADMIN])
async def test_the_last_who_keeps_the_office_stays(desk: Desk, role: Role) -> None:
    speaker = await keeper(desk, DUNG, role)
    with pytest.raises(LastKeeper):
        await let_go(desk, speaker, DUNG)
    await keeper(desk, CHI, role)
    assert (await let_go(desk, speaker, DUNG)).full_name == DUNG


async def test_the_last_admin_stays_though_there_is_an_office(desk: Desk) -> None:
    await keeper(desk, DUNG, Role.ADMIN)
    office = await keeper(desk, CHI, Role.OFFICE)
    with pytest.raises(LastKeeper):
        await let_go(desk, office, DUNG)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEAD, Role.DIRECTOR])
async def test_nobody_else_lets_people_go(desk: Desk, role: Role) -> None:
    speaker = await keeper(desk, DUNG, role)
    with pytest.raises(NotAllowed):
        await let_go(desk, speaker, AN)
    assert (await desk.person(AN)).active


async def test_people_of_another_office_are_as_good_as_nobody(desk: Desk) -> None:
    speaker = await keeper(desk)
    async with desk.database.write() as session:
        session.add(Organisation(id=2, name="Sở Khác", created_at=NOW))
        await session.flush()
        session.add(Person(org_id=2, full_name="Người Khác"))
    with pytest.raises(NotFound):
        await let_go(desk, speaker, "Người Khác")
    with pytest.raises(NotFound):
        await let_go(desk, replace(speaker, org_id=2), AN)
    with pytest.raises(NotFound):
        await let_go(desk, speaker, AN, "Người Khác")


async def test_nobody_inherits_from_themselves(desk: Desk) -> None:
    with pytest.raises(NotFound):
        await let_go(desk, await keeper(desk), AN, AN)


async def test_an_admin_is_let_go_by_an_admin_alone(desk: Desk) -> None:
    await keeper(desk, AN, Role.ADMIN)
    await keeper(desk, BINH, Role.ADMIN)
    with pytest.raises(NotAllowed) as refused:
        await let_go(desk, await keeper(desk), AN, BINH)
    assert refused.value.key == "admin-by-admin"
    assert (await let_go(desk, await keeper(desk, BINH, Role.ADMIN), AN, CHI)).full_name == AN
