"""The office decides by buttons which rows of a later version are tasks of the plan in use."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.handlers.plans import readings
from bot.plans.document import Progress
from bot.plans.draft import read_plan
from bot.plans.values import DraftPlan
from bot.services.plans.review_state import standing_of
from bot.storage import Plan, PlanReview, Task
from tests.handlers.conftest import BINH, GIANG, Office
from tests.plans.plan_text import plan_text
from tests.standin_person import Phone

OLD = (
    ("1", "Lập danh mục hồ sơ", "Quý I", "Phòng Nghiệp vụ", ""),
    ("2", "Tổ chức hội thảo nông nghiệp công nghệ cao vùng ven biển", "Quý I", "Văn phòng", ""),
    ("3", "Khảo sát trình độ công nghệ doanh nghiệp chế biến gỗ", "Quý II", "Thanh tra", ""),
)
NEW = (
    ("1", "Lập danh mục hồ sơ", "Quý I", "Phòng Nghiệp vụ", ""),
    ("5", "Tổ chức hội thảo phát triển nông nghiệp xanh ven biển", "Quý II", "Thanh tra", ""),
    ("6", "Khảo sát năng lực công nghệ cơ sở chế biến gỗ", "Quý IV", "Văn phòng", ""),
)
SEMINAR, SURVEY = NEW[1][1], NEW[2][1]


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads in this process, which is quicker."""

    async def read(path: Path, *, year: int | None, progress: Progress) -> DraftPlan:
        return await asyncio.to_thread(read_plan, path, year=year, progress=progress)

    monkeypatch.setattr(readings, "read_apart", read)


@pytest.fixture
async def phone(office: Office) -> Phone:
    """The difference is on it, with two unsure pairs."""
    phone = await office.enrolled(GIANG)
    phone.send_file("ban-1.tsv", plan_text(OLD))
    await phone.sees("KẾ HOẠCH CÔNG TÁC NĂM")
    phone.tap("Lưu kế hoạch")
    await phone.sees("Đã lưu kế hoạch")
    phone.send_file("ban-2.tsv", plan_text(NEW))
    await phone.sees("KẾ HOẠCH CÔNG TÁC NĂM")
    phone.tap("(xem khác biệt)")
    await phone.sees("Có 2 việc chưa quyết")
    return phone


async def task_ids(office: Office) -> dict[str, int | None]:
    """Of the newest plan: what a task says, and its id."""
    async with office.database.read() as session:
        plan = (await session.scalars(select(Plan).order_by(col(Plan.id).desc()).limit(1))).one()
        found = await session.scalars(select(Task).where(col(Task.plan_id) == plan.id))
        return {task.content: task.id for task in found}


async def decide(phone: Phone, label: str, *, then: str) -> None:
    phone.tap(label)
    await phone.sees(then)


async def test_each_unsure_pair_is_a_question(office: Office, phone: Phone) -> None:
    before = await task_ids(office)
    await decide(phone, "Quyết việc chưa chắc (2)", then="Còn 2 việc chưa chắc")
    asked = phone.last().text
    assert "Dòng 5 của bản mới có phải là dòng 2 đang dùng không?" in asked
    assert OLD[1][1] in asked
    assert SEMINAR in asked
    assert "tạm coi là một việc" in asked
    await decide(phone, "Hai việc khác nhau", then="Dòng 6 của bản mới có phải là dòng 3")
    await decide(phone, "Cùng một việc", then="Anh/chị đã quyết 2 việc")
    assert "chưa quyết" not in phone.last().text
    await decide(phone, "Thay bản đang dùng", then="phiên bản 2")
    after = await task_ids(office)
    assert after[SURVEY] == before[OLD[2][1]]
    assert after[SEMINAR] not in before.values()


async def test_what_is_put_off_goes_as_suggested(office: Office, phone: Phone) -> None:
    before = await task_ids(office)
    await decide(phone, "Quyết việc chưa chắc (2)", then="Dòng 5")
    await decide(phone, "Để sau", then="Dòng 6")
    await decide(phone, "Để sau", then="Có 2 việc chưa quyết")
    await decide(phone, "Quyết việc chưa chắc (2)", then="Dòng 5")
    await decide(phone, "Về khác biệt", then="Có 2 việc chưa quyết")
    await decide(phone, "Thay bản đang dùng", then="phiên bản 2")
    after = await task_ids(office)
    assert (after[SEMINAR], after[SURVEY]) == (before[OLD[1][1]], before[OLD[2][1]])


async def test_answers_survive_a_restart(office: Office, phone: Phone) -> None:
    await decide(phone, "Quyết việc chưa chắc (2)", then="Dòng 5")
    await decide(phone, "Hai việc khác nhau", then="Dòng 6")
    await office.restart()
    await decide(phone, "Về khác biệt", then="Có 1 việc chưa quyết")
    assert "Anh/chị đã quyết 1 việc" in phone.last().text


async def test_a_second_tap_on_another_device_changes_nothing(office: Office, phone: Phone) -> None:
    await decide(phone, "Quyết việc chưa chắc (2)", then="Dòng 5")
    buttons = phone.last().buttons
    assert buttons
    same, apart = (row[0]["callback_data"] for row in buttons["inline_keyboard"][:2])
    await decide(phone, "Hai việc khác nhau", then="Dòng 6")
    for late in (same, apart):
        phone.forge(late)
        await asyncio.sleep(0.3)  # nothing is to be seen of it
    assert await said(office) == [(1, "APART")]
    assert "Dòng 6" in phone.last().text


async def said(office: Office) -> list[tuple[int, str]]:
    async with office.database.read() as session:
        reviews = (await session.scalars(select(PlanReview).order_by(col(PlanReview.id)))).all()
    return [(one.row, one.verdict.name) for one in standing_of(reviews[-1]).pairs]


async def test_everything_can_be_decided_anew(office: Office, phone: Phone) -> None:
    await decide(phone, "Quyết việc chưa chắc (2)", then="Dòng 5")
    await decide(phone, "Cùng một việc", then="Dòng 6")
    await decide(phone, "Cùng một việc", then="Anh/chị đã quyết 2 việc")
    assert await said(office) == [(1, "SAME"), (2, "SAME")]
    await decide(phone, "Quyết lại từ đầu", then="Còn 2 việc chưa chắc")
    assert await said(office) == []


@pytest.mark.parametrize("data", ["u:2:1:99:s", "u:2:77:2:s", "u:2:0:1:a"])
async def test_a_pair_that_was_never_asked_is_not_decided(
    office: Office, phone: Phone, data: str
) -> None:
    phone.forge(data)
    await phone.sees("Còn 2 việc chưa chắc")
    assert await said(office) == []


async def test_nobody_else_decides(office: Office, phone: Phone) -> None:
    other = await office.enrolled(BINH)
    other.forge("u:2:1:21:s")
    await other.is_told("văn phòng")
    assert await said(office) == []


async def test_the_plan_to_be_replaced_is_named_all_the_way(office: Office, phone: Phone) -> None:
    title = "KẾ HOẠCH CÔNG TÁC NĂM 2025"
    assert f"Kế hoạch đang dùng: “{title}”" in phone.last().text
    phone.tap("Về tóm tắt")
    await phone.sees(f"“{title}”, 1/3 dòng trùng")
    assert "Thay “KẾ HOẠCH CÔNG TÁC NĂM…” (xem khác biệt)" in phone.labels()


async def test_a_draft_of_other_rows_is_first_offered_as_a_plan_of_its_own(
    office: Office, phone: Phone
) -> None:
    phone.tap("Về tóm tắt")
    await phone.sees("1/3 dòng trùng")
    labels = phone.labels()
    beside = labels.index("Nạp thành kế hoạch riêng")
    replacing = next(place for place, label in enumerate(labels) if "(xem khác biệt)" in label)
    assert beside < replacing
    phone.send_file(
        "ban-3.tsv", plan_text((*OLD, ("4", "Tổng kết năm", "Quý IV", "Văn phòng", "")))
    )
    await phone.sees("3/4 dòng trùng")
    labels = phone.labels()
    assert "(xem khác biệt)" in labels[labels.index("Nạp thành kế hoạch riêng") - 1]


async def test_where_most_of_the_plan_would_go_it_is_asked_once_more(
    office: Office, phone: Phone
) -> None:
    annex = (("1", "Mua sắm thiết bị phòng họp", "Quý I", "Văn phòng", ""),)
    phone.send_file("phu-luc.tsv", plan_text(annex))
    await phone.sees("0/1 dòng trùng")
    await decide(phone, "(xem khác biệt)", then="Không còn trong kế hoạch: 3")
    await decide(phone, "Thay bản đang dùng", then="3/3 việc")
    async with office.database.read() as session:
        plans = (await session.scalars(select(Plan))).all()
    assert {plan.version for plan in plans} == {1}
    await decide(phone, "Vẫn thay bản đang dùng", then="phiên bản 2")


async def test_a_plan_of_another_year_says_so_in_its_summary(office: Office, phone: Phone) -> None:
    phone.send_file("cu.tsv", plan_text(OLD, year=2019))
    await phone.sees("Kế hoạch này của năm 2019")
