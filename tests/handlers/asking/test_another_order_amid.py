"""Another order typed below a draft that only waits to be sent is not taken for its reason."""

import pytest

from tests.handlers.conftest import AN, CHI, Office
from tests.handlers.officer_steps import extensions
from tests.standin_person import Phone


async def ready_to_send(office: Office) -> Phone:
    """A request for a later day with its reason, not sent."""
    phone = await office.enrolled(AN)
    phone.say("gia hạn 1 đến 14/6 vì chờ góp ý")
    await phone.sees("Lý do: chờ góp ý")
    return phone


@pytest.mark.parametrize(
    "order",
    [
        "giao việc 54 cho chị Lành",
        "bc tuan",
        "duyet het",
        "đôn đốc tất cả: thử",
        "nhắc tôi việc 2 lúc 15h",
    ],
)
async def test_another_order_leaves_the_reason_of_what_waits(office: Office, order: str) -> None:
    phone = await ready_to_send(office)
    phone.say(order)
    shown = await phone.sees("chưa gửi")
    assert "Lý do: chờ góp ý" in shown.text
    assert phone.labels()[:2] == ["Gửi đề nghị", "Huỷ"]
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị")
    assert [row.reason for row in await extensions(office)] == ["chờ góp ý"]


async def test_words_like_an_order_become_the_reason_by_a_tap(office: Office) -> None:
    phone = await ready_to_send(office)
    phone.say("xong việc 2 mới làm được")
    await phone.sees("chưa gửi")
    phone.tap("Đổi lý do thành")
    await phone.sees("Lý do: xong việc 2 mới làm được")
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị")
    assert [row.reason for row in await extensions(office)] == ["xong việc 2 mới làm được"]


async def test_a_reason_that_names_a_task_is_a_reason(office: Office) -> None:
    phone = await ready_to_send(office)
    phone.say("do việc 2 chưa xong")
    await phone.sees("Lý do: do việc 2 chưa xong")


async def test_the_first_reason_may_read_like_an_order(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("gia hạn 1 đến 14/6")
    await phone.sees("gõ lý do")
    phone.say("duyệt hết tháng 6 mới xong")
    await phone.sees("Đã gửi đề nghị")


async def test_another_order_below_a_whole_handover_is_asked_about(office: Office) -> None:
    await office.enrolled(CHI)
    phone = await office.enrolled(AN)
    phone.say(f"bàn giao việc của tôi cho {CHI} từ 20/5 đến 24/5 vì nghỉ phép")
    await phone.sees("nghỉ phép")
    phone.say("duyet het")
    assert "nghỉ phép" in (await phone.sees("chưa gửi")).text
    phone.tap("Đổi lý do thành")
    await phone.sees("duyet het")
