"""Every way in which a due date moves or opens again, and the reminders that follow it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import Role, Speaker
from bot.services import undo
from bot.services.doing import collecting, extension_asking, results, ticking, withdrawing
from bot.services.leading import approving, extension_deciding
from bot.services.office import pausing, strict_before
from bot.storage import Milestone, Organisation, Reminder, Session
from bot.storage.people import speaker_by_id
from tests.services.amended_office import AN, BINH, ITEMS, Desk, by, item

SEVEN, THREE, ONE, DAY = 7, 3, 1, 0


def morning(day: int) -> datetime:
    """08:05 of a day of May in the office."""
    return datetime(2026, 5, day, 1, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Acting:
    """A transaction in somebody's name."""

    session: Session
    speaker: Speaker
    now: datetime


@asynccontextmanager
async def acting(desk: Desk, name: str = AN, *, also: Role | None = None) -> AsyncIterator[Acting]:
    person = await desk.person(name)
    async with desk.database.write() as session:
        speaker = await speaker_by_id(session, person.id or 0, now=desk.clock.now())
        assert speaker
        if also:
            speaker = replace(speaker, roles=frozenset({*speaker.roles, also}))
        yield Acting(session, speaker, desk.clock.now())


@pytest.fixture
async def at_work(desk: Desk) -> Desk:
    """An is told at the hour each morning; task 7 has two milestones, the nearer on 20 May."""
    two = item("7", "Xây kho lưu trữ số", by(20, 5), by(30, 9), timeline="trước 20/5 và 30/9")
    await desk.amend(*ITEMS, two)
    await desk.enrol(AN)
    await desk.tick(morning(13))
    return desk


async def first_of(desk: Desk, number: str) -> Milestone:
    return (await desk.milestones(await desk.task(number)))[0]


async def told(desk: Desk, due: date, *, number: str = "7") -> set[int]:
    """The steps An was told of a due date."""
    milestone, an = await first_of(desk, number), await desk.person(AN)
    async with desk.database.read() as session:
        found = await session.scalars(
            select(col(Reminder.step)).where(
                col(Reminder.milestone_id) == milestone.id,
                col(Reminder.person_id) == an.id,
                col(Reminder.due) == due,
            )
        )
        return set(found)


async def extend(desk: Desk) -> None:
    milestone = await first_of(desk, "7")
    async with acting(desk) as act:
        asked = await extension_asking.ask(
            act.session,
            act.speaker,
            milestone.id or 0,
            wanted=date(2026, 5, 25),
            reason="Chờ số liệu",
            now=act.now,
        )
    async with acting(desk, BINH) as act:
        await extension_deciding.grant(
            act.session, act.speaker, asked.extension.id or 0, date(2026, 5, 25), now=act.now
        )


async def read_strictly(desk: Desk) -> None:
    async with acting(desk) as act:
        await strict_before.hold(act.session, 1, strict=True, actor=None, now=act.now)


async def amended(desk: Desk) -> None:
    await desk.amend(*ITEMS, item("7", "Xây kho lưu trữ số", by(25, 5), by(30, 9)))


@pytest.mark.parametrize("move", [extend, amended])
async def test_steps_before_a_due_date_moved_are_nobodys_news(
    at_work: Desk, move: Callable[[Desk], Awaitable[None]]
) -> None:
    at_work.clock.move_to(morning(20))
    await move(at_work)
    for day in (21, 22, 25):
        await at_work.tick(morning(day))
    # Seven days before the 25th was Monday the 18th, when it was not due then.
    assert await told(at_work, date(2026, 5, 25)) == {THREE, ONE, DAY}


async def test_nor_are_those_before_truoc_was_read_the_other_way(desk: Desk) -> None:
    before = item("7", "Xây kho lưu trữ số", by(26, 5), timeline="trước 26/5")
    await desk.amend(*ITEMS, before)
    await desk.enrol(AN)
    await desk.tick(morning(13))
    desk.clock.move_to(morning(20))
    await read_strictly(desk)
    for day in (21, 22, 25):
        await desk.tick(morning(day))
    assert await told(desk, date(2026, 5, 25)) == {THREE, ONE, DAY}


async def open_since_april(desk: Desk) -> None:
    """The monthly task's April is still open."""
    milestone = await first_of(desk, "4")
    async with desk.database.write() as session:
        (await session.get_one(Milestone, milestone.id)).due = date(2026, 4, 20)


async def ticked(desk: Desk, number: str = "4", *, done: bool = True) -> None:
    milestone = await first_of(desk, number)
    async with acting(desk) as act:
        await ticking.tick(act.session, act.speaker, milestone.id or 0, done=done, now=act.now)


async def handed_in(desk: Desk) -> None:
    await desk.hand_in("4", AN)


@pytest.mark.parametrize("go_on", [ticked, handed_in])
async def test_what_recurs_goes_on_with_the_steps_that_are_still_to_come(
    at_work: Desk, go_on: Callable[[Desk], Awaitable[None]]
) -> None:
    await open_since_april(at_work)
    at_work.clock.move_to(morning(19))
    await go_on(at_work)
    assert (await first_of(at_work, "4")).due == date(2026, 5, 20)
    for day in (20, 21):
        await at_work.tick(morning(day))
    # The day of going on counts: nobody was told of this date that morning.
    assert await told(at_work, date(2026, 5, 20), number="4") == {ONE, DAY, -1}


async def test_a_hand_in_that_is_undone_leaves_no_trace_on_its_dates(at_work: Desk) -> None:
    await open_since_april(at_work)
    before = await first_of(at_work, "4")
    at_work.clock.move_to(morning(19))
    task = await at_work.task("4")
    async with acting(at_work) as act:
        await results.start(act.session, act.speaker, task.id or 0, now=act.now)
        await collecting.add_text(act.session, act.speaker, "Đã xong", now=act.now)
        done = await results.finish(act.session, act.speaker, task.id or 0, now=act.now)
    assert (await first_of(at_work, "4")).moved_at == morning(19)
    async with acting(at_work) as act:
        await undo.take_back(act.session, act.speaker, done.undo_id or 0, now=act.now)
    after = await first_of(at_work, "4")
    assert (after.due, after.done_at, after.moved_at) == (before.due, None, None)


async def needs_approval(desk: Desk) -> None:
    async with desk.database.write() as session:
        (await session.get_one(Organisation, 1)).policy = {"approval": True}


async def awaiting(desk: Desk) -> None:
    await needs_approval(desk)
    await desk.hand_in("7", AN)


async def returned(desk: Desk) -> None:
    task = await desk.task("7")
    async with acting(desk, BINH) as act:
        await approving.return_(
            act.session, act.speaker, task.id or 0, version=1, reason="Thiếu phụ lục", now=act.now
        )


async def withdrawn(desk: Desk) -> None:
    task = await desk.task("7")
    async with acting(desk) as act:
        await withdrawing.withdraw(act.session, act.speaker, task.id or 0, now=act.now)


async def paused(desk: Desk) -> None:
    task = await desk.task("7")
    async with acting(desk, BINH, also=Role.OFFICE) as act:
        today = act.now.astimezone(act.speaker.zone).date()
        await pausing.pause(
            act.session, act.speaker, task.id or 0, until=None, today=today, now=act.now
        )


async def resumed(desk: Desk) -> None:
    task = await desk.task("7")
    async with acting(desk, BINH, also=Role.OFFICE) as act:
        today = act.now.astimezone(act.speaker.zone).date()
        await pausing.resume(act.session, act.speaker, task.id or 0, today=today, now=act.now)


@pytest.mark.parametrize(
    ("close", "open_again"),
    [
        (lambda desk: ticked(desk, "7"), lambda desk: ticked(desk, "7", done=False)),
        (awaiting, returned),
        (awaiting, withdrawn),
        (paused, resumed),
    ],
    ids=["unticked", "returned", "withdrawn", "resumed"],
)
async def test_what_opens_again_tells_at_once_what_came_meanwhile(
    at_work: Desk,
    close: Callable[[Desk], Awaitable[None]],
    open_again: Callable[[Desk], Awaitable[None]],
) -> None:
    at_work.clock.move_to(morning(14))
    await close(at_work)
    for day in (15, 18):
        await at_work.tick(morning(day))
    assert await told(at_work, date(2026, 5, 20)) == {SEVEN}
    await open_again(at_work)
    at_work.sent.clear()
    await at_work.tick()
    (said,) = await at_work.told(AN, "Xây kho lưu trữ số")
    assert "muộn" not in said
    assert await told(at_work, date(2026, 5, 20)) == {SEVEN, THREE}
    assert (await first_of(at_work, "7")).moved_at is None
