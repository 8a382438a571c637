"""A later day asked for: tapped, typed, in one line; refused, taken back."""

from datetime import date

import pytest

from bot.storage import (
    Extension,
    Milestone,
    Task,
)
from tests.handlers.conftest import AN, BINH, NOW, Office
from tests.handlers.officer_steps import (
    chosen,
    extensions,
    opened,
)
from tests.standin_person import Phone


async def asked(office: Office) -> Phone:
    """Somebody who asks until when task 1 may take."""
    phone = await opened(office, "1")
    await chosen(phone, "Xin gia hạn")
    await phone.sees("Xin lùi đến ngày nào")
    return phone


async def test_an_extension_is_a_day_and_a_reason_and_the_old_day_stays(office: Office) -> None:
    lead = await office.enrolled(BINH)
    phone = await asked(office)
    phone.tap("7/6/2024")
    await phone.sees("gõ lý do")
    phone.say("chờ góp ý của <Sở Tài chính>")
    assert "⏳ Đang xin gia hạn đến 7/6/2024" in (await phone.sees("Đã gửi đề nghị")).text
    assert "chờ góp ý của <Sở Tài chính>" in (await lead.sees("xin gia hạn việc 1")).text
    assert lead.labels()[:3] == ["Đồng ý", "Không", "Cách khác"]
    (row,) = await extensions(office)
    assert (row.old_due, row.new_due, row.decision) == (
        date(2024, 5, 31),
        date(2024, 6, 7),
        "asked",
    )
    assert (await office.task("1")).due == date(2024, 5, 31)


async def test_one_line_asks_for_it_and_one_tap_sends_it(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("gia hạn 1 đến 14/6 vì chờ góp ý")
    await phone.sees("Lý do: chờ góp ý")
    assert await extensions(office) == []
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị gia hạn đến 14/6/2024")
    (row,) = await extensions(office)
    assert (row.new_due, row.reason) == (date(2024, 6, 14), "chờ góp ý")


async def test_the_number_of_the_task_is_not_taken_for_a_day(office: Office) -> None:
    async with office.database.write() as session:
        task = await session.get_one(Task, (await office.task("1")).id)
        task.number = "55"
    phone = await office.enrolled(AN)
    phone.say("xin gia hạn việc 55 đến 14/6 vì chờ ý kiến")
    await phone.sees("Lý do: chờ ý kiến")
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị gia hạn đến 14/6/2024")


async def test_a_day_with_a_dot_stays_a_day(office: Office) -> None:
    phone = await asked(office)
    phone.say("14.6")
    await phone.sees("gõ lý do")


async def test_words_below_the_confirmation_only_replace_the_reason(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("gia hạn 1 đến 14/6 vì chờ góp ý")
    await phone.sees("Lý do: chờ góp ý")
    phone.say("thiếu người")
    await phone.sees("Lý do: thiếu người")
    assert await extensions(office) == []
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị gia hạn đến 14/6/2024")
    assert [row.reason for row in await extensions(office)] == ["thiếu người"]


@pytest.mark.parametrize("question", ["viec nao qua han", "việc 2"])
async def test_a_question_below_the_confirmation_leaves_the_reason(
    office: Office, question: str
) -> None:
    phone = await office.enrolled(AN)
    phone.say("gia hạn 1 đến 14/6 vì chờ góp ý")
    await phone.sees("Lý do: chờ góp ý")
    phone.say(question)
    await phone.sees("Việc 2" if question == "việc 2" else "việc")
    assert await extensions(office) == []
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị gia hạn đến 14/6/2024")
    assert [row.reason for row in await extensions(office)] == ["chờ góp ý"]


async def test_an_empty_reason_does_not_replace_the_one_said(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("gia hạn 1 đến 14/6 vì chờ góp ý")
    await phone.sees("Lý do: chờ góp ý")
    phone.say("\u200b\u202e")
    await phone.sees("cần có lý do")
    assert await extensions(office) == []


async def test_days_are_counted_from_the_day_in_force(office: Office) -> None:
    phone = await asked(office)
    phone.say("thêm 5 ngày làm việc vì chờ góp ý")
    await phone.sees("đến 7/6/2024")


async def test_a_day_off_becomes_the_working_day_before_and_it_is_said(office: Office) -> None:
    phone = await asked(office)
    phone.say("15/6")
    await phone.sees("15/6/2024 là ngày nghỉ nên lấy ngày làm việc trước đó, 14/6/2024")
    phone.say("thiếu người")
    await phone.sees("Đã gửi đề nghị gia hạn đến 14/6/2024")


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        ("1/5", "đã qua nên"),
        ("31/5", "không sau hạn hiện nay (31/5/2024)"),
        ("1/6", "không sau hạn hiện nay"),
        ("15/6/2034", "quá xa"),
        ("sớm thôi", "Chưa hiểu ngày này"),
    ],
)
async def test_a_day_that_makes_no_sense_is_refused(office: Office, day: str, refusal: str) -> None:
    phone = await asked(office)
    phone.say(day)
    await phone.sees(refusal)
    assert await extensions(office) == []


async def test_a_task_without_a_day_has_nothing_to_extend(office: Office) -> None:
    phone = await opened(office, "7")
    phone.forge(f"ox:{(await office.task('7')).id}")
    await phone.is_told("không có hạn nào đang mở")


async def test_one_request_a_milestone_which_can_be_taken_back(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("gia hạn 1 đến 14/6 vì chờ góp ý")
    await phone.sees("Lý do")
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị")
    phone.say("gia hạn 1 đến 21/6 vì thiếu người")
    await phone.sees("đã có đề nghị gia hạn mốc này đến 14/6/2024")
    phone.say("việc số 1")
    await phone.sees("Việc 1")
    await chosen(phone, "Xin gia hạn")
    await phone.sees("Đang xin gia hạn đến 14/6/2024")
    phone.tap("Rút đề nghị")
    await phone.sees("Đã rút đề nghị gia hạn")
    assert [row.decision for row in await extensions(office)] == ["withdrawn"]


async def test_what_was_decided_is_not_taken_back(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("gia hạn 1 đến 14/6 vì chờ góp ý")
    await phone.sees("Lý do")
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị")
    (row,) = await extensions(office)
    async with office.database.write() as session:
        (await session.get_one(Extension, row.id)).decision = "granted"
    phone.forge(f"ox4:{row.id}")
    await phone.is_told("đã được đồng ý nên không rút được nữa")


async def test_huy_leaves_it_and_nothing_is_asked(office: Office) -> None:
    phone = await asked(office)
    phone.tap("7/6/2024")
    await phone.sees("gõ lý do")
    phone.say("/huy")
    await phone.sees("Đã bỏ phần xin gia hạn việc 1")
    assert await extensions(office) == []


async def test_a_day_its_month_does_not_have_is_said(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("gia hạn việc 2 vì chờ góp ý")
    await phone.sees("đến ngày nào")
    phone.say("31/6")
    await phone.sees("Không có ngày 31/6; lấy ngày cuối tháng là 30/6/2024.")


async def test_a_reason_said_before_the_day_is_not_asked_for_again(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("gia hạn việc 2 vì chờ góp ý")
    await phone.sees("đến ngày nào")
    phone.say("14/6")
    await phone.sees("chờ góp ý")
    phone.tap("Gửi")
    await phone.sees("Đã gửi đề nghị gia hạn")
    assert [row.reason for row in await extensions(office)] == ["chờ góp ý"]


async def test_a_day_tapped_after_the_reason_keeps_it(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("gia hạn việc 2 vì chờ góp ý")
    await phone.sees("đến ngày nào")
    phone.tap("31/5/2024")
    await phone.sees("chờ góp ý")


async def test_of_several_milestones_one_that_is_past_may_be_meant_too(office: Office) -> None:
    task = await office.task("1")
    async with office.database.write() as session:
        past = date(2024, 4, 10)
        session.add(Milestone(org_id=1, task_id=task.id or 0, position=1, due=past, created_at=NOW))
    phone = await office.enrolled(AN)
    phone.say("gia hạn việc 1 đến 14/6 vì chờ góp ý")
    await phone.sees("xin gia hạn mốc nào")
    phone.tap("10/4/2024")
    assert "từ 10/4/2024 đến 14/6/2024" in (await phone.sees("Lý do: chờ góp ý")).text
