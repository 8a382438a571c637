"""The office sends its plan from the phone: read, looked through, stored."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.handlers.plans import readings
from bot.plans.document import Progress
from bot.plans.reading import read_apart
from bot.plans.values import DraftPlan
from bot.storage import Plan, PlanReview, Task
from tests.handlers.conftest import AN, CHI, GIANG, Office, SlowReading
from tests.handlers.sent_plans import count, make_clerk, read
from tests.plans.plan_text import ROWS, plan_text
from tests.plans.sheets import changed, put
from tests.standin_person import Phone

pytestmark = pytest.mark.usefixtures("read_here")

ROWS_ADDED = ("6", "Tổng kết phong trào", "Quý IV", "Văn phòng", "")


async def task(office: Office, content: str) -> Task:
    async with office.database.read() as session:
        return (await session.scalars(select(Task).where(col(Task.content) == content))).one()


async def test_the_summary_says_what_was_read_and_what_is_doubtful(office: Office) -> None:
    phone = await read(office)
    text = phone.last().text
    for said in (
        "KẾ HOẠCH CÔNG TÁC NĂM 2025",
        "5 việc",
        "4 dòng có hạn",
        "2 dòng chưa rõ thời hạn",
    ):
        assert said in text
    assert "Rà 4 câu hỏi" in phone.labels()
    assert await count(office, Plan) == 1


async def test_a_whole_review_by_buttons_and_typing(office: Office) -> None:
    phone = await read(office)
    phone.tap("Rà 4 câu hỏi")
    await phone.sees("Không có ngày 30/2")
    phone.tap("Hạn 1/3/2025")
    await phone.sees("theo tình hình")
    phone.say("trước 20/9")
    await phone.sees("Có ngày ngoài cột thời gian")
    phone.tap("Không phải hạn")
    await phone.sees("Chưa có đơn vị hoặc người chủ trì")
    phone.say("phong nghiep vu")
    await phone.sees("Không còn câu hỏi nào")
    phone.tap("Lưu kế hoạch")
    await phone.sees("Đã lưu kế hoạch")
    dues = {text: (await task(office, text)).due for text in ("Rà soát quy chế", "Tổ chức hội thi")}
    assert {text: f"{day:%d/%m}" for text, day in dues.items() if day} == {
        "Rà soát quy chế": "01/03",
        "Tổ chức hội thi": "20/09",
    }
    assert (await task(office, "Kiểm tra kho")).doubts == []


async def test_the_review_goes_on_after_a_restart(office: Office) -> None:
    phone = await read(office)
    phone.tap("Rà 4 câu hỏi")
    await phone.sees("Không có ngày 30/2")
    phone.tap("Hạn 1/3/2025")
    await phone.sees("theo tình hình")
    await office.restart()
    phone.tap("Không hạn")
    await phone.sees("Có ngày ngoài cột thời gian")


async def test_a_step_can_be_taken_back(office: Office) -> None:
    phone = await read(office)
    phone.tap("Rà 4 câu hỏi")
    await phone.sees("Không có ngày 30/2")
    phone.tap("Hạn 1/3/2025")
    await phone.sees("theo tình hình")
    phone.tap("Bỏ qua")
    await phone.sees("Có ngày ngoài cột thời gian")
    phone.tap("Quay lại")
    await phone.sees("theo tình hình")
    phone.tap("Quay lại")
    await phone.sees("Hạn: 28/2/2025")
    phone.tap("Quay lại")
    await phone.sees("Cần rà")


async def test_the_rest_can_be_skipped_and_taken_up_again(office: Office) -> None:
    phone = await read(office)
    phone.tap("Rà 4 câu hỏi")
    await phone.sees("Không có ngày 30/2")
    phone.tap("Bỏ qua hết")
    await phone.sees("4 câu hỏi được bỏ qua")
    phone.tap("Rà 4 câu hỏi")
    await phone.sees("Không có ngày 30/2")


async def test_a_second_tap_answers_nothing_twice(office: Office) -> None:
    phone = await read(office)
    phone.tap("Rà 4 câu hỏi")
    shown = await phone.sees("Không có ngày 30/2")
    data = shown.buttons["inline_keyboard"][0][0]["callback_data"] if shown.buttons else ""
    phone.tap("Hạn 28/2/2025")
    await phone.sees("theo tình hình")
    phone.forge(data)
    phone.tap("Bỏ qua")
    await phone.sees("Còn 2 câu hỏi")


async def test_the_same_slip_in_many_rows_is_asked_once(office: Office) -> None:
    slips = [(str(n), f"Việc {n}", "Quý I", "Phòng Nghiệp vụ", "") for n in range(1, 8)]
    slips += [(str(n), f"Việc {n}", "Quý I", "Phòng Nghiệp vu", "") for n in range(8, 11)]
    phone = await read(office, plan_text(slips))
    phone.tap("Rà 1 câu hỏi")
    await phone.sees("cả 3 dòng này")
    phone.tap("Phòng Nghiệp vụ")
    await phone.sees("Không còn câu hỏi nào")


async def test_rows_that_lack_the_same_are_asked_together_or_one_by_one(office: Office) -> None:
    bare = [(str(n), f"Việc {n}", "", "Phòng Nghiệp vụ", "") for n in range(1, 7)]
    phone = await read(office, plan_text(bare))
    phone.tap("Rà 1 câu hỏi")
    await phone.sees("cả 6 dòng này")
    phone.tap("Rà từng dòng")
    await phone.sees("Còn 6 câu hỏi")
    phone.tap("Hạn 31/12/2025")
    await phone.sees("Còn 5 câu hỏi")


async def test_two_taps_store_the_plan_once(office: Office) -> None:
    phone = await read(office)
    prompt = phone.last()
    data = next(
        button["callback_data"]
        for row in (prompt.buttons or {})["inline_keyboard"]
        for button in row
        if button["text"] == "Lưu kế hoạch"
    )
    phone.forge(data, message_id=prompt.id)
    phone.forge(data, message_id=prompt.id)
    await phone.is_told("Kế hoạch này đã được lưu")
    assert (await count(office, Plan), len(ROWS)) == (2, await count(office, Task) - 19)


async def test_storing_says_who_cannot_be_reached_yet(office: Office) -> None:
    phone = await read(office)
    phone.tap("Lưu kế hoạch")
    assert "Còn 4 người chưa ghi danh" in (await phone.sees("Đã lưu kế hoạch")).text


async def test_the_source_file_is_kept(office: Office) -> None:
    phone = await read(office)
    phone.tap("Lưu kế hoạch")
    await phone.sees("Đã lưu kế hoạch")
    kept = [path for path in office.files.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [plan_text()]


async def test_the_same_file_is_not_loaded_twice(office: Office) -> None:
    phone = await read(office)
    phone.tap("Lưu kế hoạch")
    await phone.sees("Đã lưu kế hoạch")
    phone.send_file("ke-hoach.tsv", plan_text())
    await phone.sees("đã được nạp")
    assert await count(office, Plan) == 2


async def test_a_plan_of_a_year_that_has_one_is_not_stored_beside_it_unasked(
    office: Office,
) -> None:
    phone = await read(office, plan_text(year=2024))
    assert "Lưu kế hoạch" not in phone.labels()
    assert any(label.startswith("Thay “") for label in phone.labels())
    phone.tap("Nạp thành kế hoạch riêng")
    await phone.sees("Đã lưu kế hoạch")
    assert await count(office, Plan) == 2


async def test_the_year_can_be_set_in_the_caption_or_later(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("ke-hoach.tsv", plan_text(), caption="kế hoạch năm 2026")
    await phone.sees("năm 2026")
    phone.tap("Sửa năm")
    await phone.sees("Đang đọc theo năm 2026")
    phone.tap("2025")
    await phone.sees("· năm 2025")


async def test_a_draft_is_dropped_only_when_confirmed(office: Office) -> None:
    phone = await read(office)
    phone.tap("Bỏ")
    await phone.sees("Bỏ bản đọc")
    phone.tap("Bỏ bản này")
    await phone.sees("Chưa có gì được lưu")
    assert (await count(office, Plan), await count(office, PlanReview)) == (1, 0)


async def test_huy_leaves_the_questions_first(office: Office) -> None:
    phone = await read(office)
    phone.tap("Rà 4 câu hỏi")
    await phone.sees("Không có ngày 30/2")
    phone.say("/huy")
    await phone.sees("Cần rà")
    phone.say("/huy")
    await phone.sees("Bỏ bản đọc")


async def test_a_question_in_the_middle_is_a_question(office: Office) -> None:
    phone = await read(office)
    phone.tap("Rà 4 câu hỏi")
    await phone.sees("Không có ngày 30/2")
    phone.say("việc tháng 5")
    await phone.sees("5/2024")
    phone.say("mèo")
    await phone.sees("Chưa hiểu “mèo”")
    phone.say("15/3")
    await phone.sees("theo tình hình")


async def test_a_draft_waits_for_a_week(office: Office) -> None:
    phone = await read(office)
    office.clock.move_to(office.clock.now().replace(day=23))
    phone.tap("Rà 4 câu hỏi")
    await phone.is_told("quá 7 ngày")


@pytest.mark.parametrize("data", ["p:99:l", "m:99:b:", "v:99:aa:bb", "y:99:2025"])
async def test_a_forged_button_is_refused(office: Office, data: str) -> None:
    phone = await read(office)
    phone.forge(data)
    await phone.is_told("không còn")


@pytest.mark.parametrize("data", ["p:1:?", "m:1", "v:1:a", "y:1:25", "p:0:l", "m:1:z:"])
async def test_a_button_we_never_made_is_old(office: Office, data: str) -> None:
    phone = await read(office)
    phone.forge(data)
    await phone.is_told("Nút này đã cũ")


async def test_somebody_elses_review_is_out_of_reach(office: Office) -> None:
    await read(office)
    officer = await office.enrolled(AN)
    officer.say("xin chào")
    await officer.sees()
    officer.forge("p:1:l")
    await officer.is_told("Chỉ văn phòng và quản trị nạp, thay được kế hoạch")
    clerk = await office.enrolled(CHI)
    await make_clerk(office, CHI)
    clerk.say("xin chào")
    await clerk.sees()
    clerk.forge("p:1:l")
    await clerk.is_told("Bản đọc này không còn")
    assert await count(office, Plan) == 1


async def test_officers_and_strangers_bring_no_plans(office: Office) -> None:
    officer = await office.enrolled(AN)
    officer.send_file("ke-hoach.docx", b"PK\x03\x04")
    await officer.sees("Tệp kế hoạch do văn phòng gửi")
    stranger = office.phone("Người lạ")
    stranger.send_file("ke-hoach.docx", b"PK\x03\x04")
    await stranger.sees("liên kết ghi danh")
    assert await count(office, PlanReview) == 0


async def test_a_result_in_the_making_takes_the_file_and_says_so(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("xong việc 2")
    await phone.sees("gửi kết quả")
    phone.send_file("ke-hoach.tsv", plan_text())
    await phone.sees("phần báo kết quả đang mở")
    assert await count(office, PlanReview) == 0


async def test_others_are_answered_while_a_slow_file_is_read(
    office: Office, slow: SlowReading
) -> None:
    phone = await office.enrolled(GIANG)
    officer = await office.enrolled(AN)
    phone.send_file("ke-hoach.pdf", plan_text())
    await phone.sees("trang 12/80")
    officer.say("việc của tôi tháng 5")
    await officer.sees("tháng 5/2024")
    phone.say("việc tháng 5")
    await phone.sees("tháng 5/2024")
    assert not slow.may_end.is_set()


async def test_a_reading_can_be_stopped(office: Office, slow: SlowReading) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("ke-hoach.tsv", plan_text())
    await slow.begun.wait()
    phone.tap("Dừng đọc")
    await phone.sees("Đã dừng đọc")
    assert slow.cancelled
    assert await count(office, PlanReview) == 0


async def test_one_file_at_a_time(office: Office, slow: SlowReading) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("ke-hoach.tsv", plan_text())
    await slow.begun.wait()
    phone.send_file("khac.tsv", plan_text(year=2026))
    refused = await phone.sees("Tệp “ke-hoach.tsv” đang được đọc")
    assert "gửi lại tệp “khac.tsv”" in refused.text


async def test_after_a_restart_the_sender_of_an_unread_file_is_told(
    office: Office, slow: SlowReading
) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("ke-hoach.tsv", plan_text())
    await slow.begun.wait()
    await office.restart()
    await phone.sees("gửi lại tệp")
    assert (slow.cancelled, await count(office, PlanReview)) == (True, 0)


async def test_a_file_is_read_in_a_process_of_its_own(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "read_apart", read_apart)
    phone = await read(office)
    assert "5 việc" in phone.last().text


async def test_an_unforeseen_failure_is_said_and_the_next_file_is_read(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(path: Path, *, year: int | None, progress: Progress) -> DraftPlan:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(readings, "read_apart", fail)
        phone = await office.enrolled(GIANG)
        phone.send_file("ke-hoach.tsv", plan_text())
        await phone.sees("Có lỗi ngoài dự kiến")
    assert await count(office, PlanReview) == 0
    assert not any("Đang đọc" in one.text or one.buttons for one in phone.from_bot()[-2:])
    phone.send_file("ke-hoach.tsv", plan_text())
    await phone.sees("5 việc")


async def test_a_late_stop_shows_the_draft_that_is_there(office: Office) -> None:
    phone = await read(office)
    phone.tap("Sửa năm")
    await phone.sees("Đang đọc theo năm")
    phone.forge("p:1:t")
    await phone.sees("KẾ HOẠCH CÔNG TÁC NĂM")
    assert await count(office, PlanReview) == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("trong.txt", b" ", "Tệp trống"),
        ("thu.txt", "xin chào anh chị".encode(), "Không thấy bảng"),
        ("hong.docx", b"PK\x03\x04 hong", "Không đọc được tệp này"),
        ("anh.mp3", b"abc", "Chưa đọc được tệp .mp3"),
    ],
)
async def test_a_bad_file_gets_one_sentence_and_the_bot_goes_on(
    office: Office, name: str, content: bytes, said: str
) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file(name, content)
    await phone.sees(said)
    assert (await count(office, PlanReview), list(office.files.rglob("*"))) == (0, [])
    phone.say("việc tháng 5")
    await phone.sees("tháng 5/2024")


async def excel(office: Office, phone: Phone) -> bytes:
    """The draft as the bot sends it."""
    phone.tap("Tải bảng Excel")
    sent = await phone.sees("Ô vàng")
    file = office.world.files.get(sent.file_id or "")
    assert file is not None
    assert file.name == "ke-hoach - bản rà.xlsx"
    return office.world.files.content(file)


async def test_a_corrected_sheet_goes_into_its_review(office: Office) -> None:
    phone = await read(office)
    sheet = await excel(office, phone)
    phone.send_file("sua.xlsx", changed(sheet, put("Hạn", "Tổ chức hội thi", "20/9")))
    await phone.sees("Đã cập nhật bản rà theo tệp Excel")
    assert "Rà 3 câu hỏi" in phone.labels()
    phone.tap("Lưu kế hoạch")
    await phone.sees("Đã lưu kế hoạch")
    due = (await task(office, "Tổ chức hội thi")).due
    assert (due and f"{due:%d/%m/%Y}", await count(office, PlanReview)) == ("20/09/2025", 1)


async def test_a_cell_nobody_can_read_changes_nothing(office: Office) -> None:
    phone = await read(office)
    sheet = await excel(office, phone)
    phone.send_file("sua.xlsx", changed(sheet, put("Hạn", "Tổ chức hội thi", "hôm nào đó")))
    await phone.sees("Ô D8 không đọc được: “hôm nào đó”")
    assert await count(office, PlanReview) == 1


async def test_a_sheet_from_before_the_last_one_is_old(office: Office) -> None:
    phone = await read(office)
    sheet = await excel(office, phone)
    phone.send_file("sua.xlsx", changed(sheet, put("Hạn", "Tổ chức hội thi", "20/9")))
    await phone.sees("Đã cập nhật")
    phone.send_file("cu.xlsx", changed(sheet, put("Hạn", "Tổ chức hội thi", "21/9")))
    await phone.sees("cũ hơn bản đang rà")


async def test_a_sheet_of_a_review_that_is_gone_is_a_plan_itself(office: Office) -> None:
    phone = await read(office)
    sheet = await excel(office, phone)
    phone.tap("Bỏ")
    await phone.sees("Bỏ bản đọc")
    phone.tap("Bỏ bản này")
    await phone.sees("Chưa có gì được lưu")
    phone.send_file("sua.xlsx", changed(sheet, put("Hạn", "Tổ chức hội thi", "20/9")))
    await phone.sees("5 dòng có hạn")
    phone.tap("Lưu kế hoạch")
    await phone.sees("Đã lưu kế hoạch")


async def test_a_later_version_is_shown_then_put_in_place(office: Office) -> None:
    phone = await read(office)
    phone.tap("Lưu kế hoạch")
    await phone.sees("Đã lưu kế hoạch")
    later = [*ROWS[:4], ("5", "Báo cáo năm", "Tháng 11", "Thanh tra", ""), ROWS_ADDED]
    phone.send_file("ban-2.tsv", plan_text(later))
    await phone.sees("KẾ HOẠCH CÔNG TÁC NĂM 2025")
    phone.tap("(xem khác biệt)")
    await phone.sees("So với bản đang dùng")
    phone.tap("Đổi thời hạn (1)")
    await phone.sees("30/11/2025")
    phone.tap("Về khác biệt")
    await phone.sees("So với bản đang dùng")
    phone.tap("Thay bản đang dùng")
    await phone.sees("phiên bản 2")
    assert await count(office, Plan) == 2
    assert f"{(await task(office, 'Báo cáo năm')).due:%d/%m}" == "30/11"


async def test_a_plan_delivered_twice_is_read_once(office: Office) -> None:
    phone = await read(office)
    office.world.redeliver()
    phone.say("việc tháng 5")
    await phone.sees("tháng 5/2024")
    assert await count(office, PlanReview) == 1
    assert sum("KẾ HOẠCH CÔNG TÁC NĂM" in one.text for one in phone.from_bot()) == 1
