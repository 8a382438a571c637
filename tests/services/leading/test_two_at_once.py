"""Two people at one task, or one person's finger twice: nothing is lost, moved or done twice."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from bot.domain import Part
from bot.errors import NhacViecError
from bot.services.doing import extension_asking, ticking, withdrawing
from bot.services.doing.extension_requests import ExtensionDecided
from bot.services.leading import approving, assigning, extension_deciding, waiting
from bot.services.leading.assigning import AssignedMeanwhile
from bot.storage import Assignment
from tests.services.amended_office import AN, BINH, CHI, TECHNICAL, Desk
from tests.services.conftest import opened
from tests.services.doing.test_officer_acts import acting, id_of, needs_approval
from tests.storage.conftest import database_url, migrated, postgres  # noqa: F401 (fixtures)

DAY = date(2026, 6, 19)


@pytest.fixture
async def desk(
    database_url: str,  # noqa: F811 (the fixture)
) -> AsyncIterator[Desk]:
    """The office on either database."""
    async with opened(database_url) as desk:
        yield desk


async def add_doer(desk: Desk, number: str, name: str) -> None:
    task_id, person = await id_of(desk, number), await desk.person(name)
    async with desk.database.write() as session:
        session.add(Assignment(org_id=1, task_id=task_id, person_id=person.id, part=Part.LEAD))


async def asked(desk: Desk, number: str, *, nth: int = 0) -> int:
    """An extension An asks for; its id."""
    milestone = (await desk.milestones(await desk.task(number)))[nth]
    async with acting(desk) as act:
        made = await extension_asking.ask(
            act.session, act.speaker, milestone.id or 0, wanted=DAY, reason="chờ", now=act.now
        )
    return made.extension.id or 0


async def test_who_is_named_beside_another_takes_nothing_from_them(desk: Desk) -> None:
    await add_doer(desk, "1", CHI)
    async with acting(desk) as act:
        done = await assigning.take(act.session, act.speaker, await id_of(desk, "1"), now=act.now)
    assert done.tasks == ()
    assert await desk.leads(await desk.task("1")) == {TECHNICAL, AN, CHI}


async def test_who_is_named_second_is_not_told_that_another_has_it(desk: Desk) -> None:
    await add_doer(desk, "5", AN)
    async with acting(desk) as act:
        done = await assigning.take(act.session, act.speaker, await id_of(desk, "5"), now=act.now)
    assert [task.number for task in done.same] == ["5"]


async def test_the_second_of_two_who_assign_sees_what_the_first_did(desk: Desk) -> None:
    task_id, an = await id_of(desk, "1"), await desk.person(AN)
    binh = await desk.person(BINH)
    async with acting(desk, BINH) as act:
        await assigning.assign(
            act.session,
            act.speaker,
            [task_id],
            binh.id or 0,
            seen={task_id: [an.id or 0]},
            now=act.now,
        )
    with pytest.raises(AssignedMeanwhile) as refused:
        async with acting(desk, BINH) as act:
            await assigning.assign(
                act.session,
                act.speaker,
                [task_id],
                an.id or 0,
                seen={task_id: [an.id or 0]},
                now=act.now,
            )
    assert refused.value.values == {"number": "1", "name": BINH}


async def test_the_same_choice_twice_is_no_quarrel(desk: Desk) -> None:
    task_id, an, binh = await id_of(desk, "1"), await desk.person(AN), await desk.person(BINH)
    for _ in range(2):
        async with acting(desk, BINH) as act:
            done = await assigning.assign(
                act.session,
                act.speaker,
                [task_id],
                binh.id or 0,
                seen={task_id: [an.id or 0]},
                now=act.now,
            )
    assert [task.number for task in done.same] == ["1"]


async def test_a_recurring_milestone_ticked_twice_goes_on_once(desk: Desk) -> None:
    (milestone,) = await desk.milestones(await desk.task("4"))
    seen = milestone.due
    for _ in range(2):
        async with acting(desk) as act:
            done = await ticking.tick(
                act.session, act.speaker, milestone.id or 0, done=True, seen=seen, now=act.now
            )
    assert not done.is_new
    assert done.milestones[0].due == date(2026, 2, 20)


async def test_a_later_day_is_no_longer_decided_once_its_milestone_is_done(desk: Desk) -> None:
    first, second = await desk.milestones(await desk.task("2"))
    extension_id = await asked(desk, "2")
    async with acting(desk) as act:
        await ticking.tick(
            act.session, act.speaker, first.id or 0, done=True, seen=first.due, now=act.now
        )
    async with acting(desk, BINH) as act:
        assert await waiting.requests(act.session, act.speaker) == []
    with pytest.raises(ExtensionDecided):
        async with acting(desk, BINH) as act:
            await extension_deciding.grant(
                act.session, act.speaker, extension_id, date(2026, 7, 31), now=act.now
            )
    assert (await desk.milestones(await desk.task("2")))[1].due == second.due


async def test_a_request_withdrawn_for_somebody_is_told_to_them(desk: Desk) -> None:
    extension_id = await asked(desk, "1")
    async with acting(desk, BINH) as act:
        await extension_asking.withdraw_asked(act.session, act.speaker, extension_id, now=act.now)
    an = await desk.person(AN)
    told = [one.person_id for one in await desk.outbox() if "withdrawn" in one.dedupe_key]
    assert told == [an.id]


async def test_a_reason_nobody_can_see_is_none(desk: Desk) -> None:
    await needs_approval(desk)
    await desk.hand_in("1", AN)
    with pytest.raises(NhacViecError, match="reason-empty"):
        async with acting(desk, BINH) as act:
            await approving.return_(
                act.session,
                act.speaker,
                await id_of(desk, "1"),
                version=1,
                reason="\u200b \u2060",
                now=act.now,
            )


async def test_a_result_somebody_else_takes_back_is_told_to_who_handed_it_in(desk: Desk) -> None:
    await needs_approval(desk)
    await desk.hand_in("1", AN)
    async with acting(desk, BINH) as act:
        await withdrawing.withdraw(act.session, act.speaker, await id_of(desk, "1"), now=act.now)
    an = await desk.person(AN)
    told = [one.person_id for one in await desk.outbox() if "taken-back" in one.dedupe_key]
    assert told == [an.id]
