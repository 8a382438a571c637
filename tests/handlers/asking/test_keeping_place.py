"""The way back keeps page and filter, in the same message; what was typed into a dialogue stays."""

import pytest

from tests.handlers.conftest import AN, Office
from tests.standin_person import Phone


async def tap(phone: Phone, label: str, *, shows: str) -> int:
    """Taps, waits for words or a button, and says in which message they are."""
    phone.tap(label)
    await phone.wait_for(lambda: phone._fresh(shows) or phone.button(shows), shows)
    return phone.last().id


async def on_second_page(office: Office) -> tuple[Phone, int]:
    phone = await office.enrolled(AN)
    phone.tap("Việc của tôi")
    await phone.sees("Việc của anh/chị")
    return phone, await tap(phone, "Trang 2/2", shows="17.")


@pytest.mark.parametrize("panel", ["Xin gia hạn", "Gửi ý kiến", "Diễn biến", "Nhắc sau"])
async def test_back_from_a_panel_of_a_card_is_the_same_page(office: Office, panel: str) -> None:
    phone, message = await on_second_page(office)
    await tap(phone, "17", shows="Việc 17 ·")
    await tap(phone, panel, shows="Về việc")
    await tap(phone, "Về việc", shows="Về danh sách")
    assert await tap(phone, "Về danh sách", shows="17.") == message
    assert "‹ Trang trước" in phone.labels()


async def test_back_keeps_the_filter(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.tap("Việc tháng này")
    listed = (await phone.sees("tháng 5/2024")).text
    await tap(phone, "2", shows="Việc 2 ·")
    await tap(phone, "Diễn biến", shows="Về việc")
    await tap(phone, "Về việc", shows="Về danh sách")
    await tap(phone, "Về danh sách", shows="tháng 5/2024")
    assert phone.last().text == listed


async def test_looking_around_leaves_one_message(office: Office) -> None:
    phone, _ = await on_second_page(office)
    before = len(phone.from_bot())
    for _ in range(3):
        await tap(phone, "17", shows="Việc 17 ·")
        await tap(phone, "Diễn biến", shows="Về việc")
        await tap(phone, "Về việc", shows="Về danh sách")
        await tap(phone, "Về danh sách", shows="17.")
    assert len(phone.from_bot()) == before


async def test_a_list_has_eight_at_most(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.tap("Việc của tôi")
    await phone.sees("Việc của anh/chị")
    assert sum(label.isdecimal() for label in phone.labels()) == 8


@pytest.mark.parametrize("interrupted_by", ["Việc của tôi", "Việc quá hạn", "Mục khác…"])
async def test_what_was_typed_before_an_interruption_is_still_there(
    office: Office, interrupted_by: str
) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong việc 2")
    await phone.sees("gửi kết quả")
    phone.say("Đã trình bản đầu")
    await phone.sees("Đã trình bản đầu")
    phone.tap(interrupted_by)
    await phone.sees()
    await office.restart()
    phone.say("và bản sửa")
    text = (await phone.sees("và bản sửa")).text
    assert "Đã trình bản đầu" in text


async def test_an_edit_waits_out_a_short_flood_limit(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.tap("Việc của tôi")
    listed = await phone.sees("Việc của anh/chị")
    office.world.fail_next(
        "editMessageText",
        error_code=429,
        description="Too Many Requests: retry after 1",
        parameters={"retry_after": 1},
    )
    assert await tap(phone, "Trang 2/2", shows="17.") == listed.id
