"""Two people act on one task in the same instant: one is first, the other is told what is so now.

Neither waits for the other for ever, and the record of events says what the rows say.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import HandoverState, Role, TaskState
from bot.errors import NhacViecError
from bot.services.doing import collecting, extension_asking, results, withdrawing
from bot.services.handovers import running
from bot.services.leading import approving, assigning, extension_deciding
from bot.services.office import cancelling
from bot.storage import Extension, Handover, Person
from bot.storage.engine import DatabaseAway
from tests.services.amended_office import AN, BINH, CHI, Desk
from tests.services.conftest import opened
from tests.services.doing.test_officer_acts import Acting, acting, id_of, needs_approval
from tests.services.leading.test_two_at_once import asked
from tests.storage.conftest import database_url, migrated, postgres  # noqa: F401 (fixtures)

ROUNDS = range(2)
"""Which of two is first is for the database to say; more than one round shows both."""
Act = Callable[[Acting], Awaitable[Any]]
DEPUTY, CLERK = "Ngô Thị Lan", "Hồ Lam Giang"


@pytest.fixture(params=ROUNDS)
async def desk(
    request: pytest.FixtureRequest,
    database_url: str,  # noqa: F811 (the fixture)
) -> AsyncIterator[Desk]:
    """The office on either database, with a second head of the unit and a clerk."""
    async with opened(database_url) as desk:
        unit_id = (await desk.person(BINH)).unit_id
        async with desk.database.write() as session:
            for name, role in ((DEPUTY, Role.LEAD), (CLERK, Role.OFFICE)):
                session.add(Person(org_id=1, unit_id=unit_id, full_name=name, roles=[role.value]))
        yield desk


async def both(desk: Desk, *acts: tuple[str, Act]) -> list[NhacViecError]:
    """What was refused of acts that begin together; none may wait for ever."""

    async def one(name: str, act: Act) -> None:
        async with acting(desk, name) as acts:
            await act(acts)

    began = (one(name, act) for name, act in acts)
    async with asyncio.timeout(30):
        found = await asyncio.gather(*began, return_exceptions=True)
    for error in found:
        if error is not None and (
            not isinstance(error, NhacViecError) or isinstance(error, DatabaseAway)
        ):
            raise error
    return [error for error in found if isinstance(error, NhacViecError)]


async def told(desk: Desk, number: str) -> list[str]:
    return [event.action for event in await desk.story(await desk.task(number))]


async def test_a_result_is_approved_or_withdrawn_and_not_both(desk: Desk) -> None:
    await needs_approval(desk)
    await desk.hand_in("1", AN)
    task_id = await id_of(desk, "1")
    refused = await both(
        desk,
        (BINH, lambda on: approving.approve(on.session, on.speaker, task_id, 1, now=on.now)),
        (AN, lambda on: withdrawing.withdraw(on.session, on.speaker, task_id, now=on.now)),
    )
    last = (await desk.story(await desk.task("1")))[-1]
    second = {"approved": "not-possible-now", "hand_in_withdrawn": "already-withdrawn"}
    assert [one.key for one in refused] == [second[last.action]]
    assert (last.after or {})["state"] == (await desk.task("1")).state.value


async def test_of_two_heads_one_decides_a_later_day(desk: Desk) -> None:
    extension_id = await asked(desk, "1")

    def until(day: date) -> Act:
        return lambda on: extension_deciding.grant(
            on.session, on.speaker, extension_id, day, now=on.now
        )

    refused = await both(desk, (BINH, until(date(2026, 6, 19))), (DEPUTY, until(date(2026, 6, 26))))
    assert [one.key for one in refused] == ["extension-granted-before"]
    task = await desk.task("1")
    assert (await told(desk, "1")).count("extension_granted") == 1
    assert refused[0].values["day"] == task.due


async def test_of_two_heads_one_names_who_does_it(desk: Desk) -> None:
    task_id, an = await id_of(desk, "1"), (await desk.person(AN)).id or 0

    def give(person_id: int) -> Act:
        return lambda on: assigning.assign(
            on.session, on.speaker, [task_id], person_id, seen={task_id: [an]}, now=on.now
        )

    heads = [(await desk.person(name)).id or 0 for name in (BINH, DEPUTY)]
    refused = await both(desk, (BINH, give(heads[0])), (DEPUTY, give(heads[1])))
    assert [one.key for one in refused] == ["assigned-meanwhile"]
    assert (await told(desk, "1")).count("assigned") == 1
    assert refused[0].values["name"] in await desk.leads(await desk.task("1"))


async def test_several_tasks_given_in_opposite_order_are_all_given(desk: Desk) -> None:
    ids = [await id_of(desk, number) for number in ("1", "2", "3")]
    binh, an = [(await desk.person(name)).id or 0 for name in (BINH, AN)]

    def give(tasks: list[int], person_id: int) -> Act:
        return lambda on: assigning.assign(on.session, on.speaker, tasks, person_id, now=on.now)

    assert await both(desk, (BINH, give(ids, binh)), (DEPUTY, give(ids[::-1], an))) == []
    found = [await desk.leads(await desk.task(number)) & {AN, BINH} for number in ("1", "2", "3")]
    assert found in ([{AN}] * 3, [{BINH}] * 3)


async def _collected(desk: Desk, number: str) -> int:
    """A hand-in of An's that needs no more than “Xong”."""
    task_id = await id_of(desk, number)
    async with acting(desk) as on:
        await results.start(on.session, on.speaker, task_id, now=on.now)
        await collecting.add_text(on.session, on.speaker, "Đã xong", now=on.now)
    return task_id


async def test_a_task_is_completed_or_cancelled_and_not_both(desk: Desk) -> None:
    task_id = await _collected(desk, "1")
    refused = await both(
        desk,
        (AN, lambda on: results.finish(on.session, on.speaker, task_id, now=on.now)),
        (CLERK, lambda on: cancelling.cancel(on.session, on.speaker, task_id, "bỏ", now=on.now)),
    )
    assert len(refused) == 1
    state = (await desk.task("1")).state
    assert state in (TaskState.DONE, TaskState.CANCELLED)
    is_done = state is TaskState.DONE
    assert ("handed_in" in await told(desk, "1")) is is_done
    assert ("cancelled" in await told(desk, "1")) is not is_done


async def test_a_task_is_completed_while_its_later_day_is_decided_or_taken_back(desk: Desk) -> None:
    extension_id = await asked(desk, "1")
    task_id = await _collected(desk, "1")
    await both(
        desk,
        (AN, lambda on: results.finish(on.session, on.speaker, task_id, now=on.now)),
        (
            BINH,
            lambda on: extension_deciding.refuse(
                on.session, on.speaker, extension_id, "không", now=on.now
            ),
        ),
        (
            DEPUTY,
            lambda on: extension_asking.withdraw_asked(
                on.session, on.speaker, extension_id, now=on.now
            ),
        ),
    )
    async with desk.database.read() as session:
        row = (await session.scalars(select(Extension))).one()
    assert row.decision in ("refused", "withdrawn")
    story = await told(desk, "1")
    assert story.count("handed_in") == 1
    assert [one for one in story if one in ("extension_refused", "extension_withdrawn")] == [
        f"extension_{row.decision}"
    ]


async def test_a_handover_begins_while_its_tasks_are_given_to_others(desk: Desk) -> None:
    task_id, binh = await id_of(desk, "1"), (await desk.person(BINH)).id or 0
    now = desk.clock.now()
    async with desk.database.write() as session:
        session.add(
            Handover(
                org_id=1,
                from_person_id=(await desk.person(AN)).id or 0,
                to_person_id=(await desk.person(CHI)).id or 0,
                starts_on=now.date(),
                ends_on=now.date() + timedelta(days=7),
                state=HandoverState.AGREED,
                created_at=now,
            )
        )

    async def gives(on: Acting) -> None:
        await assigning.assign(on.session, on.speaker, [task_id], binh, now=on.now)

    acts = asyncio.gather(running.look_after(desk.database, now), both(desk, (DEPUTY, gives)))
    async with asyncio.timeout(30):
        _, refused = await acts
    assert refused == []
    async with desk.database.read() as session:
        found = (await session.scalars(select(Handover).where(col(Handover.org_id) == 1))).one()
    assert found.begun_at is not None
    assert AN not in await desk.leads(await desk.task("1"))
