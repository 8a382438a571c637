"""News of a task reach whoever has it: the stand-in while it is handed over, then its own doer."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from bot.services.doing import extension_asking, notes
from bot.services.handovers import ending as handovers_ending
from bot.services.handovers import handovers
from bot.services.leading import approving, assigning, extension_deciding, nudging
from bot.services.office import cancelling
from bot.storage import Person
from tests.services.amended_office import AN, BINH, CHI, Desk, by, changed
from tests.services.doing.test_officer_acts import Acting, acting, id_of, needs_approval

FIRST, LAST = date(2026, 5, 13), date(2026, 5, 20)


async def roles(desk: Desk, name: str, *given: str) -> None:
    person = await desk.person(name)
    async with desk.database.write() as session:
        (await session.get_one(Person, person.id)).roles = list(given)


async def handed_over(desk: Desk, *numbers: str) -> int:
    """Chi, of another unit, has An's tasks; both may be written to."""
    await roles(desk, BINH, "lead", "office")
    await desk.enrol(AN, CHI)
    an, chi = await desk.person(AN), await desk.person(CHI)
    only = frozenset([await id_of(desk, one) for one in numbers])
    wanted = handovers.Wanted(an.id or 0, chi.id or 0, FIRST, LAST, "nghỉ phép", only)
    async with acting(desk, BINH) as act:
        made = await handovers.hand_over(act.session, act.speaker, wanted, today=FIRST, now=act.now)
    return made.row.id or 0


async def taken_back(desk: Desk, handover_id: int) -> None:
    async with acting(desk, BINH) as act:
        await handovers_ending.end_early(
            act.session, act.speaker, handover_id, today=FIRST, now=act.now
        )


async def hear(desk: Desk, title: str) -> list[str]:
    """Which of the two hear of it, once it is delivered."""
    await desk.tick(desk.clock.now() + timedelta(minutes=2))
    return [name for name in (AN, CHI) if await desk.told(name, title)]


async def commented(desk: Desk, number: str, name: str) -> None:
    async with acting(desk, name) as act:
        task_id = await id_of(desk, number)
        await notes.comment(act.session, act.speaker, task_id, text="Kèm phụ lục", now=act.now)


async def returned(desk: Desk, number: str) -> None:
    async with acting(desk, BINH) as act:
        await approving.return_(
            act.session,
            act.speaker,
            await id_of(desk, number),
            version=1,
            reason="Thiếu phụ lục",
            now=act.now,
        )


async def test_a_comment_reaches_both_and_says_to_one_whose_task_it_is(desk: Desk) -> None:
    await handed_over(desk)
    await commented(desk, "1", BINH)
    assert await hear(desk, "Kèm phụ lục") == [AN, CHI]
    (own,), (foreign,) = await desk.told(AN, "Kèm"), await desk.told(CHI, "Kèm")
    assert f"thay {AN}" in foreign
    assert "thay" not in own


async def test_what_the_stand_in_says_does_not_come_back(desk: Desk) -> None:
    await handed_over(desk)
    await commented(desk, "1", CHI)
    assert await hear(desk, "Kèm phụ lục") == [AN]


async def test_news_of_a_task_that_did_not_go_along_stay_with_its_doer(desk: Desk) -> None:
    await handed_over(desk, "2")
    await commented(desk, "1", BINH)
    assert await hear(desk, "Kèm phụ lục") == [AN]


async def test_what_was_handed_in_before_is_returned_to_both(desk: Desk) -> None:
    await needs_approval(desk)
    await desk.hand_in("1", AN)
    await handed_over(desk)
    await returned(desk, "1")
    assert await hear(desk, "Thiếu phụ lục") == [AN, CHI]


async def test_what_the_stand_in_handed_in_is_returned_to_the_doer_who_is_back(
    desk: Desk,
) -> None:
    await needs_approval(desk)
    handover_id = await handed_over(desk)
    await desk.hand_in("1", CHI)
    await taken_back(desk, handover_id)
    await returned(desk, "1")
    assert await hear(desk, "Thiếu phụ lục") == [AN]


async def test_a_later_day_the_stand_in_asked_for_is_refused_to_the_doer_who_is_back(
    desk: Desk,
) -> None:
    handover_id = await handed_over(desk)
    (row,) = await desk.milestones(await desk.task("1"))
    async with acting(desk, CHI) as act:
        asked = await extension_asking.ask(
            act.session,
            act.speaker,
            row.id or 0,
            wanted=date(2026, 5, 29),
            reason="Chờ số liệu",
            now=act.now,
        )
    await taken_back(desk, handover_id)
    async with acting(desk, BINH) as act:
        await extension_deciding.refuse(
            act.session, act.speaker, asked.extension.id or 0, "Không lùi được", now=act.now
        )
    assert await hear(desk, "Không lùi được") == [AN]


async def _assigned(act: Acting, desk: Desk) -> None:
    an = await desk.person(AN)
    task_id = await id_of(desk, "5")
    await assigning.assign(act.session, act.speaker, [task_id], an.id or 0, now=act.now)


async def _cancelled(act: Acting, desk: Desk) -> None:
    await cancelling.cancel(act.session, act.speaker, await id_of(desk, "1"), "trùng", now=act.now)


async def _nudged(act: Acting, desk: Desk) -> None:
    await nudging.nudge(act.session, act.speaker, await id_of(desk, "1"), now=act.now)


async def _told_by(desk: Desk, act: Callable[[Acting, Desk], Awaitable[None]]) -> set[str]:
    """Whom the office's act put news into the outbox for."""
    before = {one.id for one in await desk.outbox()}
    async with acting(desk, BINH) as acted:
        await act(acted, desk)
    ids = {one.person_id for one in await desk.outbox() if one.id not in before}
    return {name for name in (AN, CHI) if (await desk.person(name)).id in ids}


async def test_a_task_given_to_the_absent_one_is_told_to_the_stand_in(desk: Desk) -> None:
    await handed_over(desk)
    assert await _told_by(desk, _assigned) == {AN, CHI}
    assert await hear(desk, "Anh/chị đang làm thay") == [CHI]


async def test_a_cancelled_task_and_a_nudge_are_told_to_both(desk: Desk) -> None:
    await handed_over(desk)
    assert await _told_by(desk, _nudged) == {AN, CHI}
    assert await _told_by(desk, _cancelled) == {AN, CHI}


async def test_a_later_version_of_the_plan_is_told_to_both(desk: Desk) -> None:
    await handed_over(desk)
    await desk.amend(*changed(1, milestones=(by(25, 5),)))
    assert await hear(desk, "bản mới") == [AN, CHI]
