"""Versions that follow each other before anybody was told are told together, as one."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import MessageState
from bot.reminders.plan_changes import PLAN_CHANGED
from tests.services.amended_office import (
    AN,
    CHI,
    INSPECTORS,
    ITEMS,
    Desk,
    by,
    changed,
    item,
    without,
)

EVENING = datetime(2026, 5, 13, 15, tzinfo=UTC)  # 22:00 in the office
MORNING = EVENING + timedelta(hours=10)


@pytest.fixture
async def night(desk: Desk) -> Desk:
    await desk.enrol(AN, CHI)
    desk.clock.move_to(EVENING)
    return desk


async def test_a_day_that_moved_twice_moved_once(night: Desk) -> None:
    await night.amend(*changed(1, milestones=(by(15, 6),)))
    await night.amend(*changed(1, milestones=(by(18, 6),)))
    await night.tick(MORNING)
    (told,) = await night.told(AN)
    assert "20/5 → 18/6" in told
    assert "15/6" not in told
    assert "phiên bản 3" in told


async def test_what_only_the_first_of_them_changed_is_told_too(night: Desk) -> None:
    first = changed(1, milestones=(by(15, 6),))
    await night.amend(*first)
    amended = await night.amend(*first, item("7", "Xây kho lưu trữ số", by(30, 11)))
    await night.tick(MORNING)
    (told,) = await night.told(AN)
    assert ("20/5 → 15/6" in told, "Xây kho lưu trữ số" in told) == (True, True)
    assert amended.told == 1


async def test_what_was_taken_back_is_not_told_at_all(night: Desk) -> None:
    await night.amend(*without(3), item("7", "Xây kho lưu trữ số", by(30, 11)))
    amended = await night.amend(*ITEMS)
    await night.tick(MORNING)
    assert (amended.told, await night.told(AN)) == (0, [])
    found = [one.state for one in await night.outbox() if one.kind == PLAN_CHANGED]
    assert found == [MessageState.STALE]


async def test_a_task_on_its_way_through_a_unit_is_not_that_units_news(night: Desk) -> None:
    await night.amend(*changed(3, lead_units=(INSPECTORS,), lead_persons=(CHI,)))
    await night.amend(*without(3))
    await night.tick(MORNING)
    assert await night.told(CHI) == []
    (told,) = await night.told(AN)
    assert "Không còn trong kế hoạch (1)" in told


async def test_what_somebody_finished_in_between_is_no_news_to_them(night: Desk) -> None:
    first = changed(1, milestones=(by(15, 6),))
    await night.amend(*first)
    await night.hand_in("1", AN)
    await night.amend(*first[:3], *first[4:])
    await night.tick(MORNING)
    (told,) = await night.told(AN)
    assert "nhãn hiệu" not in told
    assert "Không còn trong kế hoạch (1)" in told


async def test_what_was_told_already_is_told_no_more(night: Desk) -> None:
    first = changed(1, milestones=(by(15, 6),))
    await night.amend(*first)
    await night.tick(MORNING)
    await night.amend(*first, item("7", "Xây kho lưu trữ số", by(30, 11)))
    await night.tick(MORNING + timedelta(minutes=5))
    _, second = await night.told(AN)
    assert "15/6" not in second
