"""The office presses many people: writes, chooses, looks, sends, and watches it go."""

from collections import Counter
from datetime import timedelta

from sqlalchemy import select

from bot.domain import MessageState
from bot.storage import Broadcast
from tests.handlers.broadcasts.steps import (
    data_of,
    has_left,
    rows_of,
    scheduled,
    send_now,
    sent_to,
    written,
)
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office


async def test_words_alone_make_a_draft_with_its_exact_count(office: Office) -> None:
    phone = await written(office, "đôn đốc Phòng Nghiệp vụ nộp báo cáo trước 30/6")
    card = phone.last().text
    assert "Gửi tới: Phòng Nghiệp vụ" in card
    assert "2 người nhận" in card
    assert f"2 người chưa ghi danh nên chưa nhận được: {AN}, {BINH}" in card
    assert "nộp báo cáo trước 30/6" in card


async def test_what_is_sent_comes_to_exactly_those_counted(office: Office) -> None:
    an = await office.enrolled(AN)
    chi = await office.enrolled(CHI)
    phone = await written(office, "đôn đốc Phòng Nghiệp vụ nộp báo cáo")
    await send_now(phone, 2)
    message = await an.sees("nộp báo cáo")
    assert message.text == f"Đôn đốc từ {GIANG}, Văn phòng\n\nnộp báo cáo"
    await phone.sees("Đã gửi xong")
    assert Counter(row.state for row in await rows_of(office)) == {
        MessageState.SENT: 1,
        MessageState.UNREACHABLE: 1,
    }
    assert not [one for one in chi.from_bot() if "nộp báo cáo" in one.text]


async def test_the_end_says_who_was_not_reached_and_why(office: Office) -> None:
    await office.enrolled(AN)
    phone = await written(office, "đôn đốc Phòng Nghiệp vụ nộp báo cáo")
    await send_now(phone, 2)
    done = await phone.sees("Đã gửi xong")
    assert "Đã gửi 1/2" in done.text
    assert f"• {BINH} (Phòng Nghiệp vụ): chưa ghi danh" in done.text


async def test_led_step_by_step_from_the_command(office: Office) -> None:
    await office.enrolled(CHI)
    phone = await office.enrolled(GIANG)
    phone.say("/dondoc")
    await phone.sees("gõ nội dung")
    phone.say("Nộp <b>báo cáo</b> & số liệu")
    await phone.sees("Gửi cho những ai")
    phone.say("Thanh tra, anh An")
    await phone.sees("2 người nhận")
    phone.tap("Tiếp")
    card = await phone.sees("Nội dung:")
    assert "Nộp <b>báo cáo</b> & số liệu" in card.text
    await send_now(phone, 2)
    assert await sent_to(office) == {AN, CHI}


async def test_a_second_confirmation_sends_nothing_more(office: Office) -> None:
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    data = data_of(phone, "Gửi ngay")
    phone.forge(data)
    phone.forge(data)
    await phone.is_told("đã được xác nhận gửi cho 1 người")
    assert len(await rows_of(office)) == 1


async def test_a_confirmation_delivered_twice_sends_once(office: Office) -> None:
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    await send_now(phone, 1)
    office.world.redeliver()
    phone.say("/dondoc")
    await phone.sees("Các lần gần đây")
    async with office.database.read() as session:
        assert len((await session.scalars(select(Broadcast))).all()) == 1
    assert len(await rows_of(office)) == 1


async def test_others_recipients_than_were_counted_are_shown_again(office: Office) -> None:
    phone = await written(office, "đôn đốc Phòng Nghiệp vụ nộp báo cáo")
    await has_left(office, AN)
    phone.tap("Gửi ngay (2 người)")
    card = await phone.sees("vừa thay đổi")
    assert "1 người nhận" in card.text
    assert await rows_of(office) == []
    await send_now(phone, 1)
    assert await sent_to(office) == {BINH}


async def test_nobody_left_to_send_it_to_is_said(office: Office) -> None:
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    await has_left(office, CHI)
    phone.tap("Gửi ngay")
    await phone.is_told("Chưa có ai để gửi")
    assert await rows_of(office) == []


async def test_outside_of_working_hours_the_next_opening_is_proposed(office: Office) -> None:
    chi = await office.enrolled(CHI)
    office.clock.move_to(office.clock.now() + timedelta(hours=11))
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    assert "không làm việc" in phone.last().text
    phone.tap("Gửi lúc 8:00 thứ Năm 16/5/2024")
    await phone.sees("Lúc gửi: 8:00 thứ Năm 16/5/2024")
    phone.tap("Hẹn gửi (1 người)")
    await phone.sees("Đã hẹn gửi")
    office.clock.move_to(office.clock.now() + timedelta(hours=12, minutes=1))
    await chi.sees("nộp báo cáo")


async def test_what_is_urgent_goes_at_night(office: Office) -> None:
    chi = await office.enrolled(CHI)
    office.clock.move_to(office.clock.now() + timedelta(hours=11))
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    phone.tap("Khẩn, vẫn gửi ngay")
    await phone.sees("vì khẩn")
    await send_now(phone, 1)
    await chi.sees("nộp báo cáo")


async def test_a_scheduled_one_is_stopped_before_its_hour(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    phone.tap("Hẹn giờ")
    await phone.sees("Gửi lúc nào")
    phone.say("14h")
    await phone.sees("14:00 thứ Tư 15/5/2024")
    phone.tap("Hẹn gửi")
    await phone.sees("Đã hẹn gửi")
    phone.tap("Dừng")
    await phone.is_told("1 tin chưa gửi sẽ không gửi nữa")
    office.clock.move_to(office.clock.now() + timedelta(hours=6))
    await phone.sees("Đã dừng gửi")
    (row,) = await rows_of(office)
    assert (row.state, row.outcome) == (MessageState.STALE, "stopped")
    assert not [one for one in chi.from_bot() if "nộp báo cáo" in one.text]


async def test_of_two_who_stop_it_the_second_is_told(office: Office) -> None:
    phone = await scheduled(office)
    stop = data_of(phone, "Dừng")
    director = await office.enrolled(DUNG)
    phone.tap("Dừng")
    await phone.is_told("sẽ không gửi nữa")
    director.forge(stop)
    await director.is_told("đã được dừng từ trước")


async def test_who_leaves_meanwhile_is_passed_over_with_the_reason(office: Office) -> None:
    phone = await scheduled(office)
    await has_left(office, CHI)
    office.clock.move_to(office.clock.now() + timedelta(hours=1, minutes=1))
    await phone.sees("Đã gửi xong")
    (row,) = await rows_of(office)
    assert (row.state, row.outcome) == (MessageState.STALE, "left")


async def test_the_progress_is_told_after_a_restart(office: Office) -> None:
    await office.enrolled(CHI)
    phone = await scheduled(office)
    await office.restart()
    office.clock.move_to(office.clock.now() + timedelta(hours=1, minutes=1))
    await phone.sees("Đã gửi xong")


async def test_the_draft_is_kept_over_a_restart(office: Office) -> None:
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    await office.restart()
    await send_now(phone, 1)
    assert len(await rows_of(office)) == 1


async def test_each_reads_the_own_name_and_late_tasks(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await written(
        office, "đôn đốc những người đang trễ hạn: Kính gửi {ten}, đề nghị báo cáo"
    )
    assert "1 người nhận" in phone.last().text
    await send_now(phone, 1)
    message = await an.sees("Kính gửi")
    assert f"Kính gửi {AN}" in message.text
    assert "Việc của anh/chị:\n4. Rà soát danh mục" in message.text
    an.tap("4. Rà soát danh mục")
    await an.sees("Việc 4")


async def test_the_trial_is_what_a_recipient_gets(office: Office) -> None:
    await office.enrolled(AN)
    phone = await written(
        office, "đôn đốc những người đang trễ hạn: Kính gửi {ten}, đề nghị báo cáo"
    )
    phone.tap("Gửi thử cho tôi")
    sample = await phone.sees("Kính gửi")
    assert f"Kính gửi {AN}" in sample.text
    phone.tap("Đã nhận")
    await phone.is_told("bản gửi thử")
    assert await rows_of(office) == []


async def test_too_many_words_are_refused_with_the_limit(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("/dondoc")
    await phone.sees("gõ nội dung")
    phone.say("a" * 3001)
    await phone.sees("chỉ gửi được tối đa 3.000")


async def test_leaving_it_sends_nothing_and_says_so(office: Office) -> None:
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    phone.say("/huy")
    await phone.sees("Đã bỏ tin đôn đốc đang soạn, chưa gửi cho ai.")
    assert await rows_of(office) == []
