"""Hand-ins are approved or returned; the second to decide learns what the first did."""

import pytest

from bot.domain import ResultState, TaskState
from bot.messages.callback_data import encode
from bot.messages.taps.lead import Approve, AskReturn, ReturnFor, ReturnReason
from bot.storage.ids import id_of
from bot.storage.tasks import milestones_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office
from tests.handlers.lead_office import events, hand_in, needs_approval, results
from tests.standin_person import Phone


@pytest.fixture
async def handed_in(office: Office) -> tuple[Phone, Phone]:
    """Officer and lead; task 2 waits for approval."""
    await needs_approval(office)
    officer, lead = await office.enrolled(AN), await office.enrolled(BINH)
    await hand_in(officer, "2")
    return officer, lead


async def opened(lead: Phone) -> None:
    lead.say("chờ duyệt")
    await lead.sees("Chờ anh/chị duyệt: 1")
    lead.tap("2")
    await lead.sees("Kết quả việc 2")


async def later(office: Office) -> None:
    office.clock.move_to(office.clock.now().replace(minute=office.clock.now().minute + 1))


async def test_a_lead_approves_in_three_taps(
    office: Office, handed_in: tuple[Phone, Phone]
) -> None:
    officer, lead = handed_in
    await opened(lead)
    lead.tap("Duyệt")
    await lead.sees("Đã duyệt việc 2")
    (result,) = await results(office)
    assert (await office.task("2")).state is TaskState.DONE
    assert (result.state, result.decided_by) == (
        ResultState.APPROVED,
        id_of(await office.person(BINH)),
    )
    assert (await officer.sees("đã duyệt kết quả việc 2")).text


async def test_the_lead_is_told_with_buttons_to_decide(
    office: Office, handed_in: tuple[Phone, Phone]
) -> None:
    _, lead = handed_in
    lead.look()
    await later(office)
    await lead.sees("nộp kết quả việc 2")
    lead.tap("Trả lại")
    await lead.sees("Vì sao trả lại")


async def test_a_return_keeps_the_version_and_opens_the_task(
    office: Office, handed_in: tuple[Phone, Phone]
) -> None:
    officer, lead = handed_in
    await opened(lead)
    lead.tap("Trả lại")
    await lead.sees("Vì sao trả lại kết quả việc 2")
    lead.tap("Thiếu văn bản")
    await lead.sees("Đã trả lại kết quả việc 2")
    (result,), task = await results(office), await office.task("2")
    assert (result.state, result.reason) == (
        ResultState.RETURNED,
        "Thiếu văn bản hoặc tệp kèm theo",
    )
    assert (task.state, task.handed_in_at, str(task.due)) == (
        TaskState.IN_PROGRESS,
        None,
        "2024-05-20",
    )
    async with office.database.read() as session:
        assert [row.done_at for row in await milestones_of(session, id_of(task))] == [None]
    assert "Lý do: Thiếu văn bản" in (await officer.sees("trả lại kết quả việc 2")).text


async def test_a_reason_may_be_typed_and_what_is_too_long_is_asked_again(
    office: Office, handed_in: tuple[Phone, Phone]
) -> None:
    officer, lead = handed_in
    await opened(lead)
    lead.tap("Trả lại")
    await lead.sees("Vì sao trả lại")
    lead.say("Cần bổ sung <b>phụ lục</b> " * 60)
    await lead.sees("Lý do dài quá 1.000 ký tự")
    lead.say("Bổ sung <b>phụ lục</b> 2")
    await lead.sees("Đã trả lại kết quả việc 2")
    assert "Bổ sung <b>phụ lục</b> 2" in (await officer.sees("trả lại")).text


async def test_what_was_returned_can_be_handed_in_again(
    office: Office, handed_in: tuple[Phone, Phone]
) -> None:
    officer, lead = handed_in
    await opened(lead)
    lead.tap("Trả lại")
    await lead.sees("Vì sao")
    lead.tap("Số liệu")
    await lead.sees("Đã trả lại")
    await officer.sees("trả lại kết quả việc 2")
    officer.tap("Báo lại kết quả")
    await officer.sees("gửi kết quả")
    officer.tap("Xong")
    await officer.sees("chờ duyệt")
    assert [one.version for one in await results(office)] == [1, 2]


async def test_an_old_button_approves_no_newer_version(
    office: Office, handed_in: tuple[Phone, Phone]
) -> None:
    _, lead = handed_in
    task_id = id_of(await office.task("2"))
    lead.forge(encode(Approve(task_id, 2)))
    await lead.sees("không còn chờ duyệt như anh/chị vừa xem")
    assert (await office.task("2")).state is TaskState.AWAITING_APPROVAL


async def test_the_second_to_decide_sees_what_the_first_did(
    office: Office, handed_in: tuple[Phone, Phone]
) -> None:
    _, lead = handed_in
    director = await office.enrolled(DUNG)
    await opened(lead)
    lead.tap("Duyệt")
    await lead.sees("Đã duyệt việc 2")
    task_id = id_of(await office.task("2"))
    director.forge(encode(ReturnFor(task_id, 2, ReturnReason.PAPERS)))
    seen = await director.sees("Kết quả việc 2 không còn chờ duyệt")
    assert "Việc 2 · đã hoàn thành" in seen.text
    assert "returned" not in await events(office, "2")


async def test_a_second_tap_on_approve_changes_nothing(
    office: Office, handed_in: tuple[Phone, Phone]
) -> None:
    _, lead = handed_in
    await opened(lead)
    lead.tap("Duyệt")
    await lead.sees("Đã duyệt việc 2")
    lead.forge(encode(Approve(id_of(await office.task("2")), 1)))
    await lead.sees(f"{BINH} đã duyệt kết quả việc 2")
    assert (await events(office, "2")).count("approved") == 1


@pytest.mark.parametrize("name", [AN, CHI, GIANG])
async def test_nobody_else_approves(
    office: Office, handed_in: tuple[Phone, Phone], name: str
) -> None:
    phone = handed_in[0] if name == AN else await office.enrolled(name)
    phone.forge(encode(Approve(id_of(await office.task("2")), 1)))
    await phone.is_told()
    assert (await office.task("2")).state is TaskState.AWAITING_APPROVAL


async def test_the_next_one_comes_after_each_decision(
    office: Office, handed_in: tuple[Phone, Phone]
) -> None:
    officer, lead = handed_in
    await hand_in(officer, "3")
    lead.say("/duyet")
    await lead.sees("Chờ anh/chị duyệt: 2")
    lead.tap("2")
    await lead.sees("Kết quả việc 2")
    lead.tap("✅ Duyệt")
    assert "Kết quả việc 3" in (await lead.sees("Đã duyệt việc 2")).text
    lead.tap("✅ Duyệt")
    await lead.sees("Đã duyệt việc 3")


async def test_a_lead_s_own_hand_in_goes_to_a_director(office: Office) -> None:
    await needs_approval(office)
    lead, director = await office.enrolled(BINH), await office.enrolled(DUNG)
    await hand_in(lead, "9")
    lead.say("chờ duyệt")
    await lead.sees("Không có kết quả nào chờ")
    lead.forge(encode(Approve(id_of(await office.task("9")), 1)))
    await lead.is_told("của chính anh/chị")
    director.say("chờ duyệt")
    await director.sees("Chờ anh/chị duyệt: 1")
    director.tap("9")
    await director.sees("Kết quả việc 9")
    director.tap("✅ Duyệt")
    await director.sees("Đã duyệt việc 9")


async def test_without_directors_the_office_decides_about_a_lead_s_own(office: Office) -> None:
    await needs_approval(office)
    async with office.database.write() as session:
        who = await office.person(DUNG)
        (await session.get_one(type(who), who.id)).roles = ["officer"]
    lead, clerk = await office.enrolled(BINH), await office.enrolled(GIANG)
    await hand_in(lead, "9")
    clerk.say("việc số 9")
    await clerk.sees("Việc 9")
    clerk.tap("Duyệt…")
    await clerk.sees("Kết quả việc 9")
    clerk.tap("✅ Duyệt")
    await clerk.sees("Đã duyệt việc 9")


@pytest.mark.parametrize("name", [BINH, GIANG])
async def test_a_false_report_is_returned_from_the_card_of_the_done_task(
    office: Office, name: str
) -> None:
    officer, phone = await office.enrolled(AN), await office.enrolled(name)
    await hand_in(officer, "2", said="Đã ghi nhận hoàn thành")
    assert (await office.task("2")).state is TaskState.DONE
    phone.say("việc số 2")
    await phone.sees("Việc 2 · đã hoàn thành")
    phone.tap("Trả lại")
    await phone.sees("Vì sao trả lại")
    phone.tap("Nội dung chưa đạt")
    await phone.sees("Đã trả lại kết quả việc 2")
    task = await office.task("2")
    assert (task.state, task.completed_at) == (TaskState.IN_PROGRESS, None)


async def test_a_director_of_a_done_task_returns_what_nobody_decided(office: Office) -> None:
    officer, director = await office.enrolled(AN), await office.enrolled(DUNG)
    await hand_in(officer, "2", said="Đã ghi nhận hoàn thành")
    director.forge(encode(AskReturn(id_of(await office.task("2")))))
    await director.sees("Vì sao trả lại")


async def test_leaving_the_reason_leaves_the_result(
    office: Office, handed_in: tuple[Phone, Phone]
) -> None:
    _, lead = handed_in
    await opened(lead)
    lead.tap("Trả lại")
    await lead.sees("Vì sao")
    lead.say("/huy")
    await lead.sees("Đã bỏ phần trả lại kết quả việc 2")
    assert (await office.task("2")).state is TaskState.AWAITING_APPROVAL
