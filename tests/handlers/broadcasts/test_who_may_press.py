"""Who presses whom: the door is the table of rights, and a head has one unit."""

from tests.handlers.broadcasts.steps import PRESS
from tests.handlers.conftest import AN, BINH, Office


async def test_an_officer_presses_nobody(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("đôn đốc tất cả nộp báo cáo")
    await phone.sees("Chỉ trưởng đơn vị, lãnh đạo, văn phòng")
    phone.say("/dondoc")
    await phone.sees("Chỉ trưởng đơn vị, lãnh đạo, văn phòng")


async def test_a_lead_presses_the_own_unit_alone(office: Office) -> None:
    phone = await office.enrolled(BINH)
    phone.say("đôn đốc tất cả nộp báo cáo")
    card = await phone.sees("2 người nhận")
    assert "Tất cả Phòng Nghiệp vụ" in card.text
    phone.tap("Người nhận")
    await phone.sees("Gửi cho những ai")
    phone.say("Thanh tra")
    await phone.sees("chỉ đôn đốc được người của đơn vị mình")


def test_the_door_is_pressed_by_whom_the_table_names() -> None:
    assert {"lead", "director", "office", "admin"} == PRESS
