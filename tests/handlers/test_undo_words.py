"""“Hoàn tác” typed does what the button does, as long as the button would."""

from bot.domain import TaskState
from tests.handlers.conftest import AN, Office
from tests.handlers.lead_office import hand_in
from tests.handlers.officer_steps import past_undoing
from tests.standin_person import Phone


async def done(office: Office) -> Phone:
    phone = await office.enrolled(AN)
    await hand_in(phone, "2", said="Đã ghi nhận hoàn thành")
    return phone


async def test_words_take_the_last_act_back(office: Office) -> None:
    phone = await done(office)
    phone.say("quay lại việc vừa rồi")
    await phone.sees("Đã hoàn tác")
    assert (await office.task("2")).state is not TaskState.DONE


async def test_the_button_goes_with_it(office: Office) -> None:
    phone = await done(office)
    await phone.wait_for(lambda: phone.button("Hoàn tác"), "the button")
    phone.say("việc 2")
    await phone.sees("Việc 2")
    phone.say("hoan tac")
    await phone.sees("Đã hoàn tác")
    await phone.wait_for(lambda: None if phone.button("Hoàn tác") else True, "its end")


async def test_said_twice_the_second_says_why_not(office: Office) -> None:
    phone = await done(office)
    phone.say("hoàn tác")
    await phone.sees("Đã hoàn tác")
    phone.say("hoàn tác")
    await phone.sees("Không còn thao tác nào hoàn tác được")


async def test_after_its_time_the_words_change_nothing(office: Office) -> None:
    phone = await done(office)
    await past_undoing(office)
    phone.say("huỷ thao tác vừa rồi")
    await phone.sees("Không còn thao tác nào hoàn tác được")
    assert (await office.task("2")).state is TaskState.DONE


async def test_in_a_conversation_they_are_no_part_of_it(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong việc 2")
    await phone.sees("gửi kết quả")
    phone.say("hoàn tác")
    await phone.sees("Không còn thao tác nào hoàn tác được")
    phone.say("đã trình")
    assert "hoàn tác" not in (await phone.sees("Đã ghi:")).text


async def test_a_number_that_does_not_exist_has_the_next_step(office: Office) -> None:
    phone = await office.enrolled(AN)
    for said in ("xong việc 99", "xong viec so 99", "việc 99 xong rồi"):
        phone.say(said)
        await phone.sees("Không có việc số 99")
    phone.tap("Việc đang mở của tôi")
    await phone.sees("Việc của anh/chị")
