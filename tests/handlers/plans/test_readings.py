"""What goes wrong while a plan is read: Telegram refuses, processes end, minds change."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from bot.handlers.plans import readings
from bot.services.plans import plan_readings
from bot.services.tasks.files import TELEGRAM_LIMIT
from bot.storage import PlanReview
from bot.storage.people import speaker_by_telegram
from tests.handlers.conftest import CHI, GIANG, Office, SlowReading
from tests.handlers.sent_plans import count, make_clerk, read
from tests.plans.plan_text import plan_text
from tests.standin_person import Phone

pytestmark = pytest.mark.usefixtures("read_here")


def flood(office: Office, method: str, *, seconds: int) -> None:
    office.world.fail_next(
        method,
        error_code=429,
        description=f"Too Many Requests: retry after {seconds}",
        parameters={"retry_after": seconds},
    )


def kept(office: Office) -> list[Path]:
    return [path for path in office.files.rglob("*") if path.is_file()]


async def becomes(wanted: Callable[[], bool]) -> bool:
    """Whether it is so within ten seconds; the reading ends beside the answer to /huy."""
    for _ in range(200):
        if wanted():
            return True
        await asyncio.sleep(0.05)
    return False


async def the_review(office: Office) -> PlanReview:
    async with office.database.read() as session:
        return (await session.scalars(select(PlanReview))).one()


async def noted_as_read(office: Office, phone: Phone) -> int:
    """As if another process had just begun to read a file of this person."""
    now = office.clock.now()
    async with office.database.write() as session:
        speaker = await speaker_by_telegram(session, phone.user_id)
        assert speaker is not None
        return await plan_readings.begin(
            session, speaker, name="khac.docx", chat_id=phone.user_id, now=now
        )


async def test_a_file_whose_receipt_cannot_be_sent_blocks_no_other(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    flood(office, "sendMessage", seconds=60)
    phone.send_file("ke-hoach.tsv", plan_text())
    await phone.sees("Có lỗi ngoài dự kiến")
    assert await count(office, PlanReview) == 0
    phone.send_file("ke-hoach.tsv", plan_text())
    await phone.sees("5 việc")


async def test_a_file_replaces_one_whose_process_fell_silent(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    await noted_as_read(office, phone)
    phone.send_file("ke-hoach.tsv", plan_text())
    await phone.sees("“khac.docx” đang được đọc")
    office.clock.move_to(office.clock.now() + timedelta(minutes=2))
    phone.send_file("ke-hoach.tsv", plan_text())
    await phone.sees("5 việc")
    assert await count(office, PlanReview) == 1


async def test_a_starting_process_leaves_what_another_one_reads(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    await noted_as_read(office, phone)
    await office.restart()
    assert await count(office, PlanReview) == 1
    office.clock.move_to(office.clock.now() + timedelta(minutes=2))
    await office.restart()
    await phone.sees("gửi lại tệp")
    assert await count(office, PlanReview) == 0


async def test_a_crash_a_moment_before_the_start_is_told_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_readings, "SILENCE", timedelta(seconds=0.5))
    phone = await office.enrolled(GIANG)
    await noted_as_read(office, phone)
    await office.restart()
    await phone.sees("gửi lại tệp")


async def test_a_long_reading_stays_alive(office: Office, slow: SlowReading) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("ke-hoach.pdf", plan_text())
    await slow.begun.wait()
    office.clock.move_to(office.clock.now() + timedelta(minutes=2))
    await phone.sees("trang 12/80")
    phone.send_file("khac.tsv", plan_text(year=2026))
    await phone.sees("“ke-hoach.pdf” đang được đọc")


async def test_a_file_that_waits_for_its_turn_stays_alive_and_can_be_stopped(
    office: Office, slow: SlowReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "_AT_ONCE", 1)
    await office.restart()
    phone, other = await office.enrolled(GIANG), await office.enrolled(CHI)
    await make_clerk(office, CHI)
    phone.send_file("ke-hoach.tsv", plan_text())
    await slow.begun.wait()
    other.send_file("khac.tsv", plan_text(year=2026))
    await other.sees("Đã nhận “khac.tsv”")
    other.tap("Dừng đọc")
    await other.sees("Đã dừng đọc “khac.tsv”")
    assert not slow.cancelled
    assert await count(office, PlanReview) == 1


async def test_huy_stops_a_reading(office: Office, slow: SlowReading) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("ke-hoach.tsv", plan_text())
    await slow.begun.wait()
    phone.say("/huy")
    await phone.sees("Đã dừng đọc “ke-hoach.tsv”")
    assert (slow.cancelled, await count(office, PlanReview), kept(office)) == (True, 0, [])
    phone.say("/huy")
    await phone.sees("Không có gì đang làm dở")
    assert not any(one.buttons for one in phone.from_bot()[-3:])


async def test_huy_takes_the_button_off_a_progress_message_sent_anew(
    office: Office, slow: SlowReading
) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("ke-hoach.tsv", plan_text())
    office.world.fail_next(
        "editMessageText", error_code=400, description="Bad Request: message to edit not found"
    )
    shown = await phone.sees("12/80")
    office.world.remove(phone.chat, phone.from_bot()[-2].id)
    phone.say("/huy")
    await phone.sees("Đã dừng đọc “ke-hoach.tsv”")
    assert await becomes(lambda: not shown.buttons)


async def test_huy_drops_a_reading_whose_process_is_gone(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    await noted_as_read(office, phone)
    office.clock.move_to(office.clock.now() + timedelta(minutes=2))
    phone.say("/huy")
    await phone.sees("Đã dừng đọc “khac.docx”")
    assert await count(office, PlanReview) == 0


async def test_a_photographed_page_is_asked_for_as_a_file(office: Office) -> None:
    picture = BytesIO()
    Image.new("RGB", (300, 400), "white").save(picture, "JPEG")
    phone, officer = await office.enrolled(GIANG), await office.enrolled(CHI)
    phone.send_photo(picture.getvalue())
    await phone.sees("Ảnh trang kế hoạch xin gửi dưới dạng tệp")
    officer.send_photo(picture.getvalue())
    refused = await officer.sees("bấm Hoàn thành")
    assert "kế hoạch" not in refused.text


async def test_a_plan_that_is_too_big_is_asked_for_in_another_form(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("ke-hoach.pdf", b"%PDF" + bytes(TELEGRAM_LIMIT))
    refused = await phone.sees("lớn hơn 20 MB")
    assert "bản Word hoặc Excel" in refused.text
    assert "đường dẫn" not in refused.text


async def test_a_dropped_draft_takes_its_file_along(office: Office) -> None:
    phone = await read(office)
    assert len(kept(office)) == 1
    phone.tap("Bỏ")
    await phone.sees("Bỏ bản đọc")
    phone.tap("Bỏ bản này")
    await phone.sees("Chưa có gì được lưu")
    assert kept(office) == []


async def test_a_file_somebody_else_still_looks_through_stays(office: Office) -> None:
    phone = await read(office)
    other = await office.enrolled(CHI)
    await make_clerk(office, CHI)
    other.send_file("cung-tep.tsv", plan_text())
    await other.sees("5 việc")
    phone.tap("Bỏ")
    await phone.sees("Bỏ bản đọc")
    phone.tap("Bỏ bản này")
    await phone.sees("Chưa có gì được lưu")
    assert [path.read_bytes() for path in kept(office)] == [plan_text()]


async def test_the_file_of_an_expired_draft_goes_when_the_next_one_comes(office: Office) -> None:
    phone = await read(office)
    office.clock.move_to(office.clock.now() + timedelta(days=8))
    phone.send_file("moi.tsv", plan_text(year=2026))
    await phone.sees("NĂM 2026")
    assert [path.read_bytes() for path in kept(office)] == [plan_text(year=2026)]


async def test_a_flood_limit_on_the_summary_is_waited_out(
    office: Office, slow: SlowReading
) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("ke-hoach.tsv", plan_text())
    await phone.sees("12/80")
    flood(office, "editMessageText", seconds=1)
    slow.may_end.set()
    await phone.sees("KẾ HOẠCH CÔNG TÁC NĂM")
    assert not any("Có lỗi" in one.text for one in phone.from_bot())


async def test_a_summary_that_cannot_be_edited_in_is_sent_below(
    office: Office, slow: SlowReading
) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("ke-hoach.tsv", plan_text())
    progress = await phone.sees("12/80")
    office.world.fail_next(
        "editMessageText", error_code=400, description="Bad Request: something else"
    )
    slow.may_end.set()
    summary = await phone.sees("KẾ HOẠCH CÔNG TÁC NĂM")
    phone.tap("Rà 4 câu hỏi")
    await phone.sees("Không có ngày 30/2")
    assert (await the_review(office)).data["message_id"] == summary.id != progress.id
    assert not progress.buttons


async def test_a_deleted_progress_message_moves_the_review_below(
    office: Office, slow: SlowReading
) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("ke-hoach.tsv", plan_text())
    progress = await phone.sees("12/80")
    office.world.remove(phone.chat, progress.id)
    slow.may_end.set()
    summary = await phone.sees("KẾ HOẠCH CÔNG TÁC NĂM")
    phone.tap("Rà 4 câu hỏi")
    await phone.sees("Không có ngày 30/2")
    assert (await the_review(office)).data["message_id"] == summary.id != progress.id
