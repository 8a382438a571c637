"""A later day for a task of several milestones: which of them is asked, or said."""

from datetime import UTC, date, datetime

import pytest

from bot.storage import Milestone
from bot.storage.ids import id_of
from bot.storage.tasks import milestones_of
from tests.handlers.conftest import AN, NOW, Office
from tests.handlers.officer_steps import chosen, extensions, opened
from tests.standin_person import Phone

WAYS = [
    ("gia hạn việc 1 mốc 30/6 đến 15/7 vì chờ góp ý", date(2024, 6, 30)),
    ("gia hạn mốc 30/6 đến 15/7 vì chờ góp ý", date(2024, 6, 30)),
    ("xin gia hạn mốc 2 việc 1 đến 15/7 vì chờ góp ý", date(2024, 6, 30)),
    ("gia hạn việc 1 mốc cuối đến 15/7 vì chờ góp ý", date(2024, 6, 30)),
    ("gia hạn việc 1 mốc dự thảo đến 15/7 vì chờ góp ý", date(2024, 5, 31)),
]


@pytest.fixture
async def phone(office: Office) -> Phone:
    """An's phone; task 1 is due on 31/5 (dự thảo) and on 30/6."""
    task_id = id_of(await office.task("1"))
    async with office.database.write() as session:
        session.add(
            Milestone(
                org_id=1,
                task_id=task_id,
                position=1,
                due=date(2024, 6, 30),
                text="trình ký",
                created_at=NOW,
            )
        )
    return await office.enrolled(AN)


async def old_due(office: Office) -> date | None:
    (row,) = await extensions(office)
    async with office.database.read() as session:
        rows = await milestones_of(session, row.task_id)
    assert row.old_due == next(one.due for one in rows if one.id == row.milestone_id)
    return row.old_due


@pytest.mark.parametrize(("said", "due"), WAYS)
async def test_words_name_the_milestone(office: Office, phone: Phone, said: str, due: date) -> None:
    phone.say(said)
    await phone.sees("Lý do: chờ góp ý")
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị gia hạn đến 15/7/2024")
    assert await old_due(office) == due


async def test_without_a_name_it_is_asked_and_the_rest_is_not_said_again(
    office: Office, phone: Phone
) -> None:
    phone.say("gia hạn việc 1 đến 15/7 vì chờ góp ý")
    await phone.sees("xin gia hạn mốc nào")
    assert phone.labels()[:2] == ["31/5/2024: dự thảo", "30/6/2024: trình ký"]
    phone.tap("30/6/2024: trình ký")
    await phone.sees("Lý do: chờ góp ý")
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị gia hạn đến 15/7/2024")
    assert await old_due(office) == date(2024, 6, 30)


async def test_days_are_counted_from_the_milestone_that_was_chosen(phone: Phone) -> None:
    phone.say("gia hạn việc 1 thêm 5 ngày")
    await phone.sees("xin gia hạn mốc nào")
    phone.say("mốc 30/6")
    await phone.sees("Xin lùi hạn từ 30/6/2024 đến 5/7/2024")


@pytest.mark.parametrize("typed", ["30/6", "mốc 2", "mốc 30/6", "mốc trình ký"])
async def test_the_choice_may_be_typed(phone: Phone, typed: str) -> None:
    phone.say("gia hạn việc 1 đến 15/7")
    await phone.sees("xin gia hạn mốc nào")
    phone.say(typed)
    await phone.sees("Xin lùi hạn từ 30/6/2024 đến 15/7/2024")


async def test_below_the_button_s_question_the_whole_line_may_be_typed(
    office: Office, phone: Phone
) -> None:
    phone.say("việc 1")
    await phone.sees("Việc 1")
    await chosen(phone, "Xin gia hạn")
    await phone.sees("xin gia hạn mốc nào")
    phone.say("gia hạn mốc 30/6 đến 15/7")
    await phone.sees("Xin lùi hạn từ 30/6/2024 đến 15/7/2024")


async def test_a_milestone_that_is_none_of_the_task_is_not_guessed(phone: Phone) -> None:
    phone.say("gia hạn việc 1 mốc 30/9 đến 15/10")
    asked = await phone.sees("xin gia hạn mốc nào")
    assert "không có mốc “30/9” đang mở" in asked.text
    phone.say("mốc 9")
    await phone.sees("Chưa rõ là mốc nào")


async def test_a_task_of_one_milestone_is_not_asked_about(office: Office) -> None:
    phone = await opened(office, "2")
    phone.say("gia hạn việc 2 đến 14/6 vì chờ góp ý")
    await phone.sees("Lý do: chờ góp ý")


@pytest.mark.parametrize("reason", ["đơn vị tư vấn cắm mốc lộ giới chậm", "mốc giới chưa bàn giao"])
async def test_a_reason_may_speak_of_boundary_stones(office: Office, reason: str) -> None:
    phone = await opened(office, "2")
    phone.say(f"gia hạn việc 2 đến 14/6 vì {reason}")
    await phone.sees(f"Lý do: {reason}")


async def test_a_long_reason_is_kept_whole(office: Office, phone: Phone) -> None:
    reason = "chờ ý kiến của các đơn vị; " * 18 + "hết lý do"
    phone.say(f"gia hạn việc 1 mốc 30/6 đến 15/7 vì {reason}")
    await phone.sees("Lý do:")
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị")
    (row,) = await extensions(office)
    assert row.reason == reason


async def test_a_milestone_whose_request_waits_says_so(office: Office, phone: Phone) -> None:
    for _ in range(2):
        phone.say("gia hạn việc 1 mốc 30/6 đến 15/7 vì chờ góp ý")
        office.clock.move_to(datetime(2024, 5, 15, 3, tzinfo=UTC))
        if not await extensions(office):
            await phone.sees("Lý do: chờ góp ý")
            phone.tap("Gửi đề nghị")
            await phone.sees("Đã gửi đề nghị")
    await phone.sees("đang chờ quyết định")
