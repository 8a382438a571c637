"""News that waits for the morning: by then the task may be somebody else's, or settled."""

from datetime import UTC, date, datetime

from sqlalchemy import delete
from sqlmodel import col

from bot.reminders.scheduler import plan_due
from bot.services.doing import extension_asking, notes
from bot.services.leading import approving, assigning, extension_deciding, nudging
from bot.storage import Assignment, Person
from tests.services.amended_office import AN, BINH, CHI, DUNG, Desk
from tests.services.doing.test_officer_acts import acting, id_of, needs_approval

EVENING = datetime(2026, 5, 13, 13, tzinfo=UTC)  # 20:00 in the office
MORNING = datetime(2026, 5, 14, 1, 30, tzinfo=UTC)
DAY = date(2026, 6, 19)


async def reassigned(desk: Desk, number: str, name: str) -> None:
    person = await desk.person(name)
    async with desk.database.write() as session:
        chief = await session.get_one(Person, (await desk.person(BINH)).id)
        chief.roles = ["lead", "office"]
    async with acting(desk, BINH) as act:
        await assigning.assign(
            act.session, act.speaker, [await id_of(desk, number)], person.id or 0, now=act.now
        )


async def moved_away(desk: Desk, name: str) -> None:
    """Somebody changes to a unit that has nothing to do with the task."""
    async with desk.database.write() as session:
        found = await session.get_one(Person, (await desk.person(name)).id)
        found.unit_id = (await desk.person(DUNG)).unit_id


async def test_a_comment_does_not_reach_who_may_not_see_the_task_any_more(desk: Desk) -> None:
    desk.clock.move_to(EVENING)
    await desk.enrol(AN, BINH)
    async with acting(desk, BINH) as act:
        await notes.comment(
            act.session, act.speaker, await id_of(desk, "1"), text="Chuyện kín", now=act.now
        )
    await reassigned(desk, "1", CHI)
    await moved_away(desk, AN)
    await desk.tick(MORNING)
    assert await desk.told(AN, "Chuyện kín") == []
    assert len(await desk.told(AN, "đã chuyển việc")) == 1


async def test_nobody_is_pressed_in_the_morning_about_what_is_done_by_then(desk: Desk) -> None:
    desk.clock.move_to(EVENING)
    await desk.enrol(AN)
    async with acting(desk, BINH) as act:
        await nudging.nudge(act.session, act.speaker, await id_of(desk, "1"), now=act.now)
    await desk.hand_in("1", AN)
    await desk.tick(MORNING)
    assert await desk.told(AN, "nhắc anh/chị việc") == []


async def two_heads(desk: Desk) -> None:
    async with desk.database.write() as session:
        other = await session.get_one(Person, (await desk.person(DUNG)).id)
        other.unit_id = (await desk.person(BINH)).unit_id
    await desk.enrol(BINH, DUNG)


async def test_what_one_head_decided_at_night_is_no_news_for_the_other(desk: Desk) -> None:
    await needs_approval(desk)
    await two_heads(desk)
    desk.clock.move_to(EVENING)
    await desk.hand_in("1", AN)
    async with acting(desk, BINH) as act:
        await approving.approve(act.session, act.speaker, await id_of(desk, "1"), 1, now=act.now)
    await desk.tick(MORNING)
    assert await desk.told(DUNG, "chờ anh/chị duyệt") == []


async def test_an_extension_granted_at_night_is_no_news_for_the_other_head(desk: Desk) -> None:
    await two_heads(desk)
    desk.clock.move_to(EVENING)
    (milestone,) = await desk.milestones(await desk.task("1"))
    async with acting(desk) as act:
        made = await extension_asking.ask(
            act.session, act.speaker, milestone.id or 0, wanted=DAY, reason="chờ", now=act.now
        )
    async with acting(desk, BINH) as act:
        await extension_deciding.grant(
            act.session, act.speaker, made.extension.id or 0, DAY, now=act.now
        )
    await desk.tick(MORNING)
    assert await desk.told(DUNG, "gia hạn") == []


async def test_the_head_of_a_doer_hears_of_a_task_that_names_no_unit(desk: Desk) -> None:
    await needs_approval(desk)
    await desk.enrol(BINH)
    task_id = await id_of(desk, "1")
    async with desk.database.write() as session:
        await session.execute(
            delete(Assignment).where(
                col(Assignment.task_id) == task_id, col(Assignment.unit_id).is_not(None)
            )
        )
    desk.clock.move_to(EVENING)
    await desk.hand_in("1", AN)
    await desk.tick(MORNING)
    assert len(await desk.told(BINH, "chờ anh/chị duyệt")) == 1
    async with acting(desk, BINH) as act:
        done = await approving.approve(act.session, act.speaker, task_id, 1, now=act.now)
    assert done.result.decided_by == act.speaker.id


async def test_a_morning_that_waits_leaves_out_what_its_reader_may_not_see(desk: Desk) -> None:
    await desk.enrol(AN)
    desk.clock.move_to(datetime(2026, 5, 13, 1, tzinfo=UTC))
    await plan_due(desk.database, desk.clock)
    async with desk.database.write() as session:
        await session.execute(
            delete(Assignment).where(col(Assignment.task_id) == await id_of(desk, "1"))
        )
    await desk.tick(datetime(2026, 5, 13, 1, 1, tzinfo=UTC))
    assert not any("nhãn hiệu" in text for text in await desk.told(AN, "Nhắc việc"))
