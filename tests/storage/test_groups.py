"""Counts by unit and person are the sizes of their lists, on either database."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import OwnerKind, Part, Role, TaskFilter
from bot.parsing.grouping import Grouping
from bot.parsing.values import Status
from bot.services.asking.counting import groups
from bot.services.people.people import find_people
from bot.services.tasks.tasks import show_list
from bot.storage import Assignment, Task
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id
from tests.storage.search_office import AN, BINH, CHI, GIANG, TODAY, SearchOffice

FILTERS = [
    TaskFilter(OwnerKind.ALL),
    TaskFilter(OwnerKind.ALL, status=Status.OPEN),
    TaskFilter(OwnerKind.ALL, status=Status.OVERDUE),
    TaskFilter(OwnerKind.ALL, status=Status.DONE),
    TaskFilter(OwnerKind.ALL, status=Status.OPEN, start=date(2026, 6, 1)),
    TaskFilter(OwnerKind.ALL, end=date(2026, 5, 31)),
]


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize("name", [GIANG, BINH, CHI])
@pytest.mark.parametrize("by", Grouping)
async def test_every_count_is_the_size_of_the_list_it_opens(
    office: SearchOffice, name: str, by: Grouping, wanted: TaskFilter
) -> None:
    async with office.database.read() as session:
        (person,) = await find_people(session, 1, name=name)
        speaker = await speaker_by_id(session, id_of(person))
        assert speaker
        found = await groups(session, speaker, wanted, by, today=TODAY)
        for group in found:
            listed = await show_list(session, speaker, group.filter, today=TODAY)
            assert listed.page.total == group.total, group.label
        whole = await show_list(session, speaker, wanted, today=TODAY)
    if Role.OFFICE in speaker.roles and wanted.status is not Status.DONE:
        assert sum(group.total for group in found) >= whole.page.total > 0


async def test_the_most_come_first(office: SearchOffice) -> None:
    async with office.database.read() as session:
        (person,) = await find_people(session, 1, name=GIANG)
        speaker = await speaker_by_id(session, id_of(person))
        assert speaker
        found = await groups(session, speaker, FILTERS[0], Grouping.PERSON, today=TODAY)
    assert [group.total for group in found] == [5, 1, 1]


async def test_who_directs_a_late_task_is_not_counted_as_late(office: SearchOffice) -> None:
    """Task 4 is late, led by Lê Văn An; Trần Thị Bình only directs it."""
    async with office.database.write() as session:
        (binh,) = await find_people(session, 1, name=BINH)
        task = (await session.scalars(select(Task).where(col(Task.number) == "4"))).one()
        session.add(
            Assignment(org_id=1, task_id=id_of(task), person_id=binh.id, part=Part.DIRECTING)
        )
    async with office.database.read() as session:
        (person,) = await find_people(session, 1, name=GIANG)
        speaker = await speaker_by_id(session, id_of(person))
        assert speaker
        late = TaskFilter(OwnerKind.ALL, status=Status.OVERDUE)
        found = await groups(session, speaker, late, Grouping.PERSON, today=TODAY)
        of_binh = TaskFilter(OwnerKind.PERSON, binh.id, Status.OVERDUE)
        directed = await show_list(session, speaker, of_binh, today=TODAY)
    assert [(group.label, group.total) for group in found] == [(AN, 1)]
    assert directed.page.total == 1
