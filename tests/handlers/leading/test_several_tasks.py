"""Several tasks in one sentence: all of them where the act takes many, else one after the other."""

import pytest

from bot.domain import TaskState
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, Office
from tests.handlers.lead_office import doers
from tests.handlers.officer_steps import milestones
from tests.standin_person import Phone
from tests.standin_screen import buttons_of


async def copied(phone: Phone) -> list[str]:
    """What the buttons of the newest message but one hold to be copied."""
    buttons = buttons_of(phone.from_bot()[-2])
    return [one["copy_text"]["text"] for one in buttons if "copy_text" in one]


async def test_one_person_is_pressed_about_each(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say("nhắc anh An việc 2 3")
    text = (await lead.sees(f"Đã nhắc {AN} về việc 2")).text
    assert f"Đã nhắc {AN} về việc 3" in text
    assert {"Việc 2", "Việc 3"} <= set(lead.labels())


async def test_what_cannot_be_pressed_for_says_why_and_the_others_go_out(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say("nhắc anh An việc 2")
    await lead.sees(f"Đã nhắc {AN}")
    lead.say("nhắc anh An việc 2, 3")
    text = (await lead.sees(f"Đã nhắc {AN} về việc 3")).text
    assert f"Hôm nay đã nhắc {AN} về việc 2" in text


@pytest.mark.parametrize("numbers", ["3-5", "3 - 5", "3 đến 5", "3, 4 và 5"])
async def test_a_range_is_assigned_as_a_whole(office: Office, numbers: str) -> None:
    lead = await office.enrolled(BINH)
    lead.say(f"giao việc {numbers} cho chị Bình")
    await lead.sees(f"Đã giao việc 3, 4, 5 cho {BINH}")
    assert await doers(office, "4") == [id_of(await office.person(BINH))]


@pytest.mark.parametrize("said", ["xong việc 2, 3", "xong việc 2 và 3"])
async def test_hand_ins_are_taken_one_at_a_time_and_it_is_said(office: Office, said: str) -> None:
    phone = await office.enrolled(AN)
    phone.say(said)
    await phone.sees("Báo kết quả việc 2")
    assert "gõ “xong việc 3”" in phone.from_bot()[-2].text
    assert await copied(phone) == ["xong việc 3"]
    assert "Đã ghi" not in phone.last().text


async def test_what_is_said_of_both_is_kept_for_both(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong việc 2, 3: đã trình số 12/BC ngày 10/5")
    await phone.sees("Báo kết quả việc 2")
    assert "số 12/BC ngày 10/5/2024" in phone.last().text
    assert await copied(phone) == ["xong việc 3 đã trình số 12/BC ngày 10/5"]


async def test_a_number_there_is_no_task_of_is_not_promised(office: Office) -> None:
    phone = await office.enrolled(AN)
    before = len(phone.from_bot())
    phone.say("xong việc 2, 88")
    await phone.sees("Báo kết quả việc 2")
    assert len(phone.from_bot()) == before + 1


async def test_an_extension_of_two_keeps_day_and_reason_for_the_second(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("gia hạn 2 và 3 đến 30/9 vì chờ góp ý")
    await phone.sees("Xin lùi hạn")
    assert await copied(phone) == ["gia hạn việc 3 đến 30/9 vì chờ góp ý"]


async def test_a_milestone_is_ticked_in_words(office: Office) -> None:
    phone = await office.enrolled(BINH)
    phone.say("tich moc 2 viec 8")
    await phone.sees("✅ đến 15/12/2024")
    assert (await milestones(office, "8"))[1].done_at is not None
    phone.say("bỏ tích mốc 2 việc 8")
    await phone.sees("▫️ đến 15/12/2024")


async def test_the_last_milestone_in_words_leads_to_the_hand_in(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong mốc 1 việc 2")
    await phone.sees("Báo kết quả việc 2")
    assert (await office.task("2")).state is TaskState.NOT_STARTED


async def test_a_milestone_there_is_not_is_said(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("tích mốc 7 việc 2")
    await phone.sees("Việc 2 có 1 mốc nên không có mốc 7")


async def test_a_share_is_progress_whatever_the_words_around_it(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("lam duoc 60% viec 2")
    await phone.sees("Đã ghi tiến độ 60%")
    phone.say("xong 60% rồi")
    await phone.sees("Anh/chị muốn ghi tiến độ việc nào?")
