"""Extensions are granted, granted until another day, refused or passed up."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.domain import TaskState
from bot.messages.callback_data import encode
from bot.messages.taps.lead import GrantExtension, RefusalReason, RefuseFor, ShowExtension
from bot.messages.taps.officer import TickMilestone
from bot.storage import Extension
from bot.storage.ids import id_of
from bot.storage.tasks import milestones_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, Office
from tests.handlers.lead_office import ask_extension, events, hand_in
from tests.standin_person import Phone

UNTIL = datetime(2024, 5, 31, tzinfo=UTC)


async def extension(office: Office) -> Extension:
    async with office.database.read() as session:
        return (await session.scalars(select(Extension))).one()


async def opened(office: Office, *, name: str = BINH) -> Phone:
    """A lead who looks at the request for task 2, whose day is 20/5."""
    await ask_extension(office, AN, "2", UNTIL)
    lead = await office.enrolled(name)
    lead.say("xin gia hạn")
    await lead.sees("Xin gia hạn: 1")
    lead.tap("2")
    await lead.sees("Hạn cũ: 20/5/2024. Hạn xin: 31/5/2024.")
    return lead


async def test_granting_moves_the_day_and_keeps_the_old_one(office: Office) -> None:
    officer = await office.enrolled(AN)
    lead = await opened(office)
    lead.tap("Đồng ý đến 31/5/2024")
    await lead.sees("Đã gia hạn việc 2: 20/5/2024 → 31/5/2024")
    row, task = await extension(office), await office.task("2")
    assert (row.decision, str(row.old_due), str(task.due)) == (
        "granted",
        "2024-05-20",
        "2024-05-31",
    )
    async with office.database.read() as session:
        assert [str(one.due) for one in await milestones_of(session, id_of(task))] == ["2024-05-31"]
    await officer.sees("đồng ý gia hạn việc 2 đến 31/5/2024")


async def test_the_reason_is_shown_whole_and_safe(office: Office) -> None:
    lead = await opened(office)
    assert "Chờ góp ý <của> các đơn vị" in lead.last().text


async def test_another_day_may_be_typed(office: Office) -> None:
    lead = await opened(office)
    lead.tap("Cho hạn khác")
    await lead.sees("Gia hạn việc 2 đến ngày nào")
    lead.say("không rõ")
    await lead.sees("Chưa đọc được ngày")
    lead.say("24/5")
    await lead.sees("20/5/2024 → 24/5/2024")
    assert str((await office.task("2")).due) == "2024-05-24"


async def test_a_day_off_becomes_the_working_day_before(office: Office) -> None:
    lead = await opened(office)
    lead.tap("Cho hạn khác")
    await lead.sees("Gia hạn việc 2 đến ngày nào")
    lead.say("25/5")
    await lead.sees("25/5/2024 là ngày nghỉ nên lấy ngày làm việc trước đó, 24/5/2024")
    assert str((await office.task("2")).due) == "2024-05-24"


async def test_another_day_may_be_tapped(office: Office) -> None:
    lead = await opened(office)
    lead.tap("Cho hạn khác")
    await lead.sees("Gia hạn việc 2 đến ngày nào")
    lead.tap("27/5/2024")
    await lead.sees("20/5/2024 → 27/5/2024")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10/5", "đã qua"),
        ("18/5", "không sau hạn hiện nay"),
        ("31/5/2029", "quá xa"),
    ],
)
async def test_no_day_that_is_past_or_no_later(office: Office, typed: str, said: str) -> None:
    lead = await opened(office)
    lead.tap("Cho hạn khác")
    await lead.sees("Gia hạn việc 2 đến ngày nào")
    lead.say(typed)
    await lead.sees(said)
    assert str((await office.task("2")).due) == "2024-05-20"


async def test_refusing_tells_why(office: Office) -> None:
    officer = await office.enrolled(AN)
    lead = await opened(office)
    lead.tap("Không gia hạn")
    await lead.sees("Vì sao không gia hạn")
    lead.tap("Thời hạn do cấp trên giao")
    await lead.sees("Không gia hạn việc 2")
    assert (await extension(office)).decision == "refused"
    await officer.sees("Lý do: Thời hạn do cấp trên giao")


async def test_a_reason_for_refusing_may_be_typed(office: Office) -> None:
    lead = await opened(office)
    lead.tap("Không gia hạn")
    await lead.sees("Vì sao không gia hạn")
    lead.say("Hội đồng họp ngày 21, không lùi được")
    await lead.sees("Không gia hạn việc 2")
    assert (await extension(office)).decision_reason.startswith("Hội đồng họp")


async def test_what_is_passed_up_waits_for_a_director(office: Office) -> None:
    director = await office.enrolled(DUNG)
    lead = await opened(office)
    lead.tap("Trình lãnh đạo")
    await lead.sees("Đã trình lãnh đạo")
    lead.say("xin gia hạn")
    await lead.sees("Không có đề nghị gia hạn nào")
    await director.sees("trình anh/chị đề nghị gia hạn việc 2")
    director.tap("Xem đề nghị")
    seen = await director.sees("Xin gia hạn việc 2")
    assert not any("Trình" in label for label in director.labels()), seen.text
    director.tap("Đồng ý")
    await director.sees("Đã gia hạn việc 2")


async def test_the_second_to_decide_learns_what_the_first_did(office: Office) -> None:
    director = await office.enrolled(DUNG)
    lead = await opened(office)
    lead.tap("Đồng ý")
    await lead.sees("Đã gia hạn việc 2")
    director.forge(encode(RefuseFor((await extension(office)).id or 0, RefusalReason.ABOVE)))
    await director.sees(f"{BINH} đã gia hạn việc 2 đến 31/5/2024")
    assert (await events(office, "2")).count("extension_granted") == 1


async def test_one_refused_is_not_granted_after_all(office: Office) -> None:
    director = await office.enrolled(DUNG)
    lead = await opened(office)
    lead.tap("Không gia hạn")
    await lead.sees("Vì sao không gia hạn")
    lead.tap("Lý do xin chưa đủ rõ")
    await lead.sees("Không gia hạn việc 2")
    director.forge(encode(GrantExtension((await extension(office)).id or 0, UNTIL.date())))
    await director.sees(f"{BINH} đã từ chối gia hạn việc 2")
    assert str((await office.task("2")).due) == "2024-05-20"


async def test_what_was_handed_in_meanwhile_needs_none(office: Office) -> None:
    lead = await opened(office)
    async with office.database.write() as session:
        task = await office.task("2")
        (await session.get_one(type(task), task.id)).state = TaskState.DONE
    lead.tap("Đồng ý")
    await lead.sees("không còn đang làm nên không cần gia hạn")


async def test_a_lead_does_not_decide_on_a_request_of_their_own(office: Office) -> None:
    lead = await office.enrolled(BINH)
    row_id = await ask_extension(office, BINH, "8", datetime(2024, 6, 20, tzinfo=UTC))
    lead.say("xin gia hạn")
    await lead.sees("Không có đề nghị gia hạn nào")
    lead.forge(encode(ShowExtension(row_id)))
    await lead.is_told("của chính anh/chị")


@pytest.mark.parametrize("name", [AN, CHI])
async def test_nobody_else_grants_one(office: Office, name: str) -> None:
    row_id = await ask_extension(office, BINH if name == AN else AN, "2", UNTIL)
    phone = await office.enrolled(name)
    phone.forge(encode(GrantExtension(row_id, UNTIL.date())))
    await phone.is_told()
    assert str((await office.task("2")).due) == "2024-05-20"


async def test_the_request_is_decided_from_the_card_too(office: Office) -> None:
    await ask_extension(office, AN, "2", UNTIL)
    lead = await office.enrolled(BINH)
    lead.say("việc số 2")
    await lead.sees("Việc 2")
    lead.tap("Xét gia hạn")
    await lead.sees("Xin gia hạn việc 2")


@pytest.mark.parametrize("recurs", [False, True])
async def test_a_hand_in_takes_back_what_was_asked(office: Office, *, recurs: bool) -> None:
    await ask_extension(office, AN, "2", UNTIL)
    if recurs:
        async with office.database.write() as session:
            (milestone,) = await milestones_of(session, id_of(await office.task("2")))
            milestone.recurrence, milestone.start = "FREQ=MONTHLY;BYMONTHDAY=20", milestone.due
    officer = await office.enrolled(AN)
    await hand_in(officer, "2", said="Đã ghi kết quả kỳ này của" if recurs else "hoàn thành")
    assert (await extension(office)).decision == "withdrawn"
    assert (await events(office, "2"))[-2:] == ["handed_in", "extension_withdrawn"]


async def test_a_request_for_another_milestone_waits_on(office: Office) -> None:
    await ask_extension(office, AN, "2", UNTIL)
    officer = await office.enrolled(AN)
    await hand_in(officer, "4", said="hoàn thành")
    assert (await extension(office)).decision == "asked"


async def test_a_milestone_ticked_off_needs_no_later_day(office: Office) -> None:
    await ask_extension(office, BINH, "9", UNTIL)
    async with office.database.read() as session:
        first, *_ = await milestones_of(session, id_of(await office.task("9")))
    lead = await office.enrolled(BINH)
    lead.forge(encode(TickMilestone(id_of(first), done=True)))
    await lead.sees()
    assert (await extension(office)).decision == "withdrawn"


async def test_who_decides_hears_that_nothing_is_to_be_decided(office: Office) -> None:
    await ask_extension(office, AN, "2", UNTIL)
    officer, lead = await office.enrolled(AN), await office.enrolled(BINH)
    await hand_in(officer, "2", said="hoàn thành")
    await lead.sees("đã báo kết quả việc 2 nên đề nghị gia hạn đến 31/5/2024 khép lại")
