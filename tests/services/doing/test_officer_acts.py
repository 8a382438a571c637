"""What officers do to their tasks: exact inverses, counted days, reminders that follow."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.acts import Act
from bot.domain import OwnerKind, ResultState, Speaker, TaskFilter, TaskState
from bot.errors import NotAllowed, NotFound
from bot.messages.catalog import LANGUAGES, words_in
from bot.messages.doing.officer_story import TOLD
from bot.parsing.values import Milestone as Printed
from bot.parsing.values import Status
from bot.services import undo
from bot.services.doing import (
    event_days,
    extension_asking,
    file_policy,
    notes,
    progress,
    results,
    ticking,
    withdrawing,
)
from bot.services.office import later_days
from bot.services.tasks.acts import NotPossibleNow
from bot.services.tasks.tasks import fitting, show_list
from bot.storage import Extension, Milestone, Organisation, Result, Session
from bot.storage.people import speaker_by_id
from bot.workdays import Calendar
from tests.services.amended_office import AN, BINH, CHI, ITEMS, Desk, item

MORNING = datetime(2026, 5, 13, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Acting:
    """A transaction in somebody's name."""

    session: Session
    speaker: Speaker
    now: datetime


@asynccontextmanager
async def acting(desk: Desk, name: str = AN) -> AsyncIterator[Acting]:
    person = await desk.person(name)
    async with desk.database.write() as session:
        speaker = await speaker_by_id(session, person.id or 0, now=desk.clock.now())
        assert speaker
        yield Acting(session, speaker, desk.clock.now())


async def id_of(desk: Desk, number: str) -> int:
    return (await desk.task(number)).id or 0


async def needs_approval(desk: Desk) -> None:
    async with desk.database.write() as session:
        (await session.get_one(Organisation, 1)).policy = {"approval": True}


async def listed(desk: Desk, status: Status, name: str = AN) -> list[str]:
    async with acting(desk, name) as act:
        wanted = TaskFilter(OwnerKind.ME, status=status)
        today = act.now.astimezone(act.speaker.zone).date()
        found = await show_list(act.session, act.speaker, wanted, today=today)
    return [line.number for line in found.page.lines]


async def test_what_a_withdrawn_hand_in_closed_opens_and_what_was_ticked_stays(
    desk: Desk,
) -> None:
    await needs_approval(desk)
    task = await desk.task("2")
    first, _second = await desk.milestones(task)
    async with acting(desk) as act:
        await ticking.tick(act.session, act.speaker, first.id or 0, done=True, now=act.now)
    ticked = await desk.milestones(task)
    desk.clock.move_to(desk.clock.now() + timedelta(hours=1))
    await desk.hand_in("2", AN)
    async with acting(desk) as act:
        await withdrawing.withdraw(act.session, act.speaker, task.id or 0, now=act.now)
    after = await desk.milestones(task)
    assert [one.done_at for one in after] == [one.done_at for one in ticked]
    assert (await desk.task("2")).due == date(2026, 6, 30)


async def test_a_task_that_waits_for_approval_is_neither_done_nor_late(desk: Desk) -> None:
    await needs_approval(desk)
    desk.clock.move_to(datetime(2026, 5, 25, 2, tzinfo=UTC))
    assert "1" in await listed(desk, Status.OVERDUE)
    await desk.hand_in("1", AN)
    assert "1" not in await listed(desk, Status.OVERDUE)
    assert "1" not in await listed(desk, Status.DONE)


async def test_its_reminders_hold_again_once_it_was_taken_back(desk: Desk) -> None:
    await needs_approval(desk)
    await desk.enrol(AN)
    await desk.hand_in("1", AN)
    await desk.tick(MORNING)
    assert not any("Lập hồ sơ nhãn hiệu" in told for told in await desk.told(AN, "Nhắc việc"))
    async with acting(desk) as act:
        await withdrawing.withdraw(act.session, act.speaker, await id_of(desk, "1"), now=act.now)
    await desk.tick(MORNING + timedelta(days=1))
    assert "Lập hồ sơ nhãn hiệu" in (await desk.told(AN, "Nhắc việc"))[-1]


async def test_the_second_who_withdraws_is_told_the_new_state(desk: Desk) -> None:
    await needs_approval(desk)
    await desk.hand_in("1", AN)
    task_id = await id_of(desk, "1")
    async with acting(desk) as act:
        await withdrawing.withdraw(act.session, act.speaker, task_id, now=act.now)
    with pytest.raises(NotPossibleNow) as refused:
        async with acting(desk, BINH) as act:
            await withdrawing.withdraw(act.session, act.speaker, task_id, now=act.now)
    assert refused.value.values["state"] == "in_progress"


async def test_an_undone_hand_in_is_not_undone_twice(desk: Desk) -> None:
    task_id = await id_of(desk, "1")
    async with acting(desk) as act:
        await results.start(act.session, act.speaker, task_id, now=act.now)
        done = await results.finish(act.session, act.speaker, task_id, now=act.now)
    async with acting(desk) as act:
        await undo.take_back(act.session, act.speaker, done.undo_id, now=act.now)
    with pytest.raises(undo.UndoOver):
        async with acting(desk) as act:
            await undo.take_back(act.session, act.speaker, done.undo_id, now=act.now)


async def test_what_was_decided_since_is_not_undone(desk: Desk) -> None:
    await needs_approval(desk)
    task_id = await id_of(desk, "1")
    async with acting(desk) as act:
        await results.start(act.session, act.speaker, task_id, now=act.now)
        done = await results.finish(act.session, act.speaker, task_id, now=act.now)
        await act.session.flush()
        (result,) = await act.session.scalars(select(Result))
        result.decided_at, result.state = act.now, ResultState.APPROVED
    with pytest.raises(undo.UndoChanged):
        async with acting(desk) as act:
            await undo.take_back(act.session, act.speaker, done.undo_id, now=act.now)


async def test_nobody_undoes_what_another_did(desk: Desk) -> None:
    task_id = await id_of(desk, "1")
    async with acting(desk) as act:
        await results.start(act.session, act.speaker, task_id, now=act.now)
        done = await results.finish(act.session, act.speaker, task_id, now=act.now)
    with pytest.raises(undo.UndoOver):
        async with acting(desk, BINH) as act:
            await undo.take_back(act.session, act.speaker, done.undo_id, now=act.now)
    assert (await desk.task("1")).state is TaskState.DONE


@pytest.mark.parametrize("name", [CHI, BINH])
async def test_the_head_may_report_progress_and_a_stranger_may_not(desk: Desk, name: str) -> None:
    task_id = await id_of(desk, "1")
    async with acting(desk, name) as act:
        if name == BINH:
            await progress.report(act.session, act.speaker, task_id, percent=50, now=act.now)
            return
        with pytest.raises(NotFound):
            await progress.report(act.session, act.speaker, task_id, percent=50, now=act.now)


async def test_who_may_only_see_a_task_is_told_what_they_may_do_instead(desk: Desk) -> None:
    async with desk.database.write() as session:
        chi = await desk.person(CHI)
        (await session.get_one(type(chi), chi.id)).roles = ["director"]
    task_id = await id_of(desk, "1")
    async with acting(desk, CHI) as act:
        with pytest.raises(NotAllowed) as refused:
            await progress.report(act.session, act.speaker, task_id, percent=50, now=act.now)
    assert refused.value.key == "not-allowed-report-progress"


AWAITED = Printed(trigger="UBND tỉnh ban hành", offset_days=5, working=True, text="trình")


async def awaiting(desk: Desk) -> Milestone:
    """The milestone of a task that waits for an event."""
    await desk.amend(*ITEMS, item("7", "Triển khai quy định mới", AWAITED))
    (milestone,) = await desk.milestones(await desk.task("7"))
    return milestone


async def test_working_days_are_counted_over_days_off(desk: Desk) -> None:
    milestone = await awaiting(desk)
    async with acting(desk) as act:
        found = await event_days.set_event_day(
            act.session, act.speaker, milestone.id or 0, day=date(2026, 5, 8), now=act.now
        )
    assert found.milestone.due == date(2026, 5, 15)
    assert (await desk.task("7")).due == date(2026, 5, 15)


async def test_reminders_follow_the_day_of_an_event(desk: Desk) -> None:
    await desk.enrol(AN)
    milestone = await awaiting(desk)
    async with acting(desk) as act:
        await event_days.set_event_day(
            act.session, act.speaker, milestone.id or 0, day=date(2026, 5, 13), now=act.now
        )
    await desk.tick(datetime(2026, 5, 19, 1, tzinfo=UTC))
    assert any("Triển khai quy định mới" in told for told in await desk.told(AN, "Nhắc việc"))


async def test_an_event_is_corrected_until_its_milestone_is_done(desk: Desk) -> None:
    milestone = await awaiting(desk)
    for day in (date(2026, 5, 8), date(2026, 5, 11)):
        async with acting(desk) as act:
            await event_days.set_event_day(
                act.session, act.speaker, milestone.id or 0, day=day, now=act.now
            )
    await desk.hand_in("7", AN)
    with pytest.raises(NotPossibleNow):
        async with acting(desk) as act:
            await event_days.set_event_day(
                act.session, act.speaker, milestone.id or 0, day=date(2026, 5, 4), now=act.now
            )
    assert [event.action for event in await desk.story(await desk.task("7"))] == [
        "added",
        "event_day_set",
        "event_day_set",
        "handed_in",
    ]


def row(**values: Any) -> Milestone:
    return Milestone(org_id=1, task_id=1, position=0, created_at=MORNING, **values)


@pytest.mark.parametrize(
    ("values", "due"),
    [
        ({"offset_days": 15}, date(2024, 6, 25)),
        ({"offset_days": 3, "working": True}, date(2024, 6, 13)),
        ({"offset_days": 0}, date(2024, 6, 10)),
        ({}, date(2024, 6, 10)),
        ({"offset_days": 365}, date(2025, 6, 10)),
    ],
)
def test_a_due_day_is_counted_from_the_event(values: dict[str, object], due: date) -> None:
    assert event_days.counted_due(row(**values), date(2024, 6, 10), Calendar()) == due


def test_quick_days_are_working_days_after_the_one_in_force() -> None:
    days = later_days.quick_days(date(2024, 5, 30), today=date(2024, 5, 15), calendar=Calendar())
    assert [str(day) for day in days] == ["2024-05-31", "2024-06-04", "2024-06-06", "2024-06-28"]


def test_quick_days_of_a_late_task_are_counted_from_today() -> None:
    days = later_days.quick_days(date(2024, 4, 30), today=date(2024, 12, 30), calendar=Calendar())
    assert all(day > date(2024, 12, 30) for day in days)
    assert date(2024, 12, 31) in days


async def test_a_request_keeps_its_form_for_who_decides(desk: Desk) -> None:
    (milestone,) = await desk.milestones(await desk.task("1"))
    async with acting(desk) as act:
        await extension_asking.ask(
            act.session,
            act.speaker,
            milestone.id or 0,
            wanted=date(2026, 6, 20),  # a Saturday
            reason="chờ góp ý",
            now=act.now,
        )
    async with desk.database.read() as session:
        (found,) = await session.scalars(select(Extension).order_by(col(Extension.id)))
    assert (found.milestone_id, found.decision, found.old_due, found.new_due) == (
        milestone.id,
        "asked",
        date(2026, 5, 20),
        date(2026, 6, 19),
    )


async def test_a_head_s_own_request_goes_to_somebody_else(desk: Desk) -> None:
    (milestone,) = await desk.milestones(await desk.task("1"))
    async with acting(desk, BINH) as act:
        await extension_asking.ask(
            act.session,
            act.speaker,
            milestone.id or 0,
            wanted=date(2026, 6, 19),
            reason="thiếu người",
            now=act.now,
        )
    me = await desk.person(BINH)
    assert me.id not in {message.person_id for message in await desk.outbox()}


async def test_a_reason_of_five_thousand_characters_is_kept(desk: Desk) -> None:
    task_id = await id_of(desk, "1")
    async with acting(desk) as act:
        await notes.comment(act.session, act.speaker, task_id, text="x" * 5000, now=act.now)
        with pytest.raises(notes.TextTooLong):
            await notes.comment(act.session, act.speaker, task_id, text="x" * 5001, now=act.now)


async def test_a_note_of_another_task_cannot_be_answered_here(desk: Desk) -> None:
    async with acting(desk) as act:
        await notes.comment(
            act.session, act.speaker, await id_of(desk, "1"), text="một", now=act.now
        )
        with pytest.raises(NotFound):
            await notes.comment(
                act.session,
                act.speaker,
                await id_of(desk, "2"),
                text="hai",
                reply_to_id=1,
                now=act.now,
            )


def test_a_card_offers_only_what_the_task_has_something_for() -> None:
    everything = frozenset(Act)
    dated, waiting = row(due=date(2024, 6, 1)), row(trigger="có văn bản")
    assert Act.ASK_EXTENSION not in fitting(everything, [waiting])
    assert Act.SET_EVENT_DAY not in fitting(everything, [dated])
    assert Act.TICK_MILESTONE in fitting(everything, [dated, waiting])


@pytest.mark.parametrize("name", ["a.pdf.exe", "a.EXE", "a.exe ", "a.scr."])
def test_programs_are_known_by_their_last_ending(name: str) -> None:
    with pytest.raises(file_policy.FileRefused):
        file_policy.refuse_by_name(name)


@pytest.mark.parametrize("name", ["exe", "báo cáo.pdf", "a.exe.pdf"])
def test_papers_are_no_programs(name: str) -> None:
    file_policy.refuse_by_name(name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_of_a_story_has_its_sentence(language: str) -> None:
    words = words_in(language)
    assert [one for one in TOLD if not words.has(f"story-{one.replace('_', '-')}")] == []
