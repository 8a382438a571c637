"""A new version of the plan reaches the phones of those it concerns, once, by the real bot."""

from dataclasses import replace

import pytest

from bot.reminders.scheduler import plan_due
from bot.services.plans.amending import Amended, amend
from bot.services.plans.plans import Source
from bot.storage import Plan
from tests.handlers.conftest import AN, BINH, ITEMS, PLAN, Office, by, item


async def amended(office: Office, *items: object) -> Amended:
    draft = replace(PLAN, items=items)  # type: ignore[arg-type] # rows of a plan
    async with office.database.write() as session:
        plan = await session.get_one(Plan, 1)
        return await amend(
            session, plan, draft, Source("b.docx", "9" * 64), actor=None, now=office.clock.now()
        )


@pytest.fixture
def later() -> tuple[object, ...]:
    """Task 3 moved, task 4 gone, one task new."""
    moved = replace(ITEMS[2], milestones=(by(30, 11),))
    return (*ITEMS[:2], moved, *ITEMS[4:], item("20", "Mở kho lưu trữ số", by(30, 10)))


async def test_the_officer_reads_what_changed_and_opens_a_task(
    office: Office, later: tuple[object, ...]
) -> None:
    phone = await office.enrolled(AN)
    assert (await amended(office, *later)).told == 1
    news = await phone.sees("Kế hoạch có bản mới")
    assert "31/8 → 30/11" in news.text
    assert "Mở kho lưu trữ số" in news.text
    assert "Rà soát danh mục" in news.text
    phone.tap("20")
    await phone.sees("Việc 20 · chưa bắt đầu")


async def test_whom_nothing_concerns_hears_nothing(
    office: Office, later: tuple[object, ...]
) -> None:
    other, phone = await office.enrolled(BINH), await office.enrolled(AN)
    await amended(office, *later)
    await phone.sees("Kế hoạch có bản mới")
    assert not any("bản mới" in message.text for message in other.from_bot())


async def test_it_is_not_told_again_after_a_restart(
    office: Office, later: tuple[object, ...]
) -> None:
    phone = await office.enrolled(AN)
    await amended(office, *later)
    await phone.sees("Kế hoạch có bản mới")
    await office.restart()
    await plan_due(office.database, office.clock)
    phone.say("/viec")
    await phone.sees("Việc của anh/chị")
    assert sum("bản mới" in message.text for message in phone.from_bot()) == 1


async def test_a_hand_in_that_was_begun_goes_on_after_the_change(
    office: Office, later: tuple[object, ...]
) -> None:
    phone = await office.enrolled(AN)
    phone.say("hoàn thành việc 2")
    await phone.sees("Báo kết quả việc 2")
    await amended(office, *later)
    await phone.sees("Kế hoạch có bản mới")
    phone.say("Đã trình báo cáo")
    await phone.sees("Đã trình báo cáo")
    phone.tap("Xong")
    await phone.sees("hoàn thành")
    assert (await office.task("2")).state.value == "done"


async def test_a_hand_in_for_a_dropped_task_is_answered_calmly(
    office: Office, later: tuple[object, ...]
) -> None:
    phone = await office.enrolled(AN)
    phone.say("hoàn thành việc 4")
    await phone.sees("Báo kết quả việc 4")
    await amended(office, *later)
    await phone.sees("Kế hoạch có bản mới")
    phone.say("Đã xong")
    await phone.sees("không còn mở")


async def test_the_card_of_a_dropped_task_says_why_it_is_over(
    office: Office, later: tuple[object, ...]
) -> None:
    phone = await office.enrolled(AN)
    await amended(office, *later)
    phone.say("việc số 4")
    card = await phone.sees("Việc 4 · đã huỷ")
    assert "Không còn trong kế hoạch từ phiên bản 2" in card.text
