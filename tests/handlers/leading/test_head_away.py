"""A head is away: what waits for them is decided by who stands in, until they are back."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import Part, TaskState
from bot.messages.taps.lead import Approve, GrantExtension, ShowApproval
from bot.storage import Assignment, Event
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office
from tests.handlers.lead_office import ask_extension, hand_in, needs_approval
from tests.handlers.people.test_handovers import at
from tests.handlers.rights.doing import forged
from tests.standin_person import Phone

LATER = datetime(2024, 5, 15, 3, tzinfo=UTC)
BACK = datetime(2024, 5, 27, 2, tzinfo=UTC)
UNTIL = datetime(2024, 5, 31, tzinfo=UTC)


@pytest.fixture
async def away(office: Office) -> tuple[Phone, Phone]:
    """An officer of Bình's unit, and Chi of another, who stands in for Bình from today."""
    await needs_approval(office)
    an, chi, giang = [await office.enrolled(one) for one in (AN, CHI, GIANG)]
    giang.say("bàn giao việc của Bình cho Chi từ 15/5 đến 24/5 vì nghỉ phép")
    await giang.sees("xác nhận")
    giang.tap("Bàn giao")
    await giang.sees("Đã bàn giao")
    await chi.sees("Từ hôm nay anh/chị làm thay")
    return an, chi


async def after_of(office: Office, action: str) -> dict[str, Any]:
    """What the record says of the last act of this name, with who did it."""
    async with office.database.read() as session:
        found = await session.scalars(
            select(Event).where(col(Event.action) == action).order_by(col(Event.id).desc())
        )
        event = found.first()
    assert event is not None
    return event.after | {"by": event.actor_id}


async def opened(phone: Phone) -> None:
    phone.say("chờ duyệt")
    await phone.sees("Chờ anh/chị duyệt: 1")
    phone.tap("2")
    await phone.sees("Kết quả việc 2")


async def test_the_stand_in_hears_of_it_and_in_whose_place(
    office: Office, away: tuple[Phone, Phone]
) -> None:
    an, chi = away
    await hand_in(an, "2")
    await at(office, LATER)
    told = await chi.sees("nộp kết quả việc 2")
    assert f"thay {BINH}" in told.text
    chi.tap("Duyệt…")
    await chi.sees("Kết quả việc 2")


async def test_the_stand_in_approves_and_the_record_says_for_whom(
    office: Office, away: tuple[Phone, Phone]
) -> None:
    an, chi = away
    await hand_in(an, "2")
    await opened(chi)
    chi.tap("Duyệt")
    await chi.sees("Đã duyệt việc 2")
    ids = {one: id_of(await office.person(one)) for one in (BINH, CHI)}
    after = await after_of(office, "approved")
    assert (after["by"], after["in_place_of"]) == (ids[CHI], ids[BINH])
    assert (await office.task("2")).state is TaskState.DONE
    await an.sees(f"{CHI} (thay {BINH}) đã duyệt kết quả việc 2")


async def test_the_story_names_both(office: Office, away: tuple[Phone, Phone]) -> None:
    an, chi = away
    await hand_in(an, "2")
    await opened(chi)
    chi.tap("Trả lại")
    await chi.sees("Vì sao trả lại")
    chi.tap("Thiếu văn bản")
    await chi.sees("Đã trả lại")
    an.say("việc 2")
    await an.sees("Việc 2")
    an.tap("Diễn biến")
    assert f"{CHI} (thay {BINH}) trả lại kết quả" in (await an.sees("Diễn biến")).text


async def test_an_extension_reaches_the_stand_in_and_is_granted(
    office: Office, away: tuple[Phone, Phone]
) -> None:
    an, chi = away
    asked = await ask_extension(office, AN, "2", UNTIL)
    chi.say("xin gia hạn")
    await chi.sees("Xin gia hạn")
    await forged(chi, GrantExtension(asked, UNTIL.date()))
    after = await after_of(office, "extension_granted")
    assert after["in_place_of"] == id_of(await office.person(BINH))
    await an.sees(f"{CHI} (thay {BINH}) đồng ý gia hạn việc 2")


async def test_the_head_may_still_decide_and_who_is_second_learns_it(
    office: Office, away: tuple[Phone, Phone]
) -> None:
    an, chi = away
    binh = await office.enrolled(BINH)
    await hand_in(an, "2")
    await opened(binh)
    await opened(chi)
    binh.tap("Duyệt")
    await binh.sees("Đã duyệt việc 2")
    chi.tap("Duyệt")
    await chi.sees(f"{BINH} đã duyệt kết quả việc 2")


async def test_what_waited_before_is_told_on_the_first_day(office: Office) -> None:
    await needs_approval(office)
    an, chi, giang = [await office.enrolled(one) for one in (AN, CHI, GIANG)]
    await hand_in(an, "2")
    giang.say("bàn giao việc của Bình cho Chi từ 15/5 đến 24/5 vì nghỉ phép")
    await giang.sees("xác nhận")
    giang.tap("Bàn giao")
    told = await chi.sees("Từ hôm nay anh/chị làm thay")
    assert "Kết quả chờ anh/chị duyệt: 1." in told.text
    chi.tap("Chờ duyệt")
    await chi.sees("Chờ anh/chị duyệt: 1")


async def test_after_the_leave_it_is_the_head_s_again(
    office: Office, away: tuple[Phone, Phone]
) -> None:
    an, chi = away
    binh = await office.enrolled(BINH)
    await hand_in(an, "2")
    await at(office, BACK)
    told = await binh.sees("Phần bàn giao cho Phạm Mai Chi đã hết")
    assert "Kết quả chờ anh/chị duyệt: 1." in told.text
    task_id = id_of(await office.task("2"))
    assert await forged(chi, ShowApproval(task_id)) != ""
    assert await forged(chi, Approve(task_id, 1)) != ""
    assert (await office.task("2")).state is TaskState.AWAITING_APPROVAL
    await opened(binh)


async def test_nobody_approves_their_own_in_the_head_s_place(
    office: Office, away: tuple[Phone, Phone]
) -> None:
    _, chi = away
    dung = await office.enrolled(DUNG)
    await named(office, "2", CHI)
    await hand_in(chi, "2")
    task_id = id_of(await office.task("2"))
    assert "của chính anh/chị" in await forged(chi, Approve(task_id, 1))
    await opened(dung)


async def test_nor_what_the_absent_head_handed_in(
    office: Office, away: tuple[Phone, Phone]
) -> None:
    _, chi = away
    binh, dung = await office.enrolled(BINH), await office.enrolled(DUNG)
    await named(office, "2", BINH)
    await hand_in(binh, "2")
    task_id = id_of(await office.task("2"))
    assert "người anh/chị đang làm thay" in await forged(chi, Approve(task_id, 1))
    chi.say("chờ duyệt")
    await chi.sees("Không có kết quả nào chờ")
    await opened(dung)


async def test_the_rest_of_the_unit_s_work_is_not_theirs_to_command(
    office: Office, away: tuple[Phone, Phone]
) -> None:
    _, chi = away
    chi.say("giao việc 2 cho Phạm Mai Chi")
    await chi.sees("Chỉ")
    chi.say("việc 6")
    await chi.sees("Việc 6")


async def named(office: Office, number: str, name: str) -> None:
    """This person leads the task by name, and nobody else."""
    task_id, person_id = id_of(await office.task(number)), id_of(await office.person(name))
    async with office.database.write() as session:
        found = await session.scalars(
            select(Assignment).where(
                col(Assignment.task_id) == task_id,
                col(Assignment.part) == Part.LEAD,
                col(Assignment.person_id).is_not(None),
            )
        )
        for row in found:
            row.person_id = person_id
