"""“Đôn đốc …: …”: what stands behind the colon is the text, word for word."""

import pytest

from tests.handlers.broadcasts.steps import send_now, written
from tests.handlers.conftest import AN, Office

TEXT = "mai họp giao ban lúc 8h, đề nghị chuẩn bị báo cáo"


@pytest.mark.parametrize("whom", ["tất cả", "Phòng Nghiệp vụ", "Thanh tra và Phòng Nghiệp vụ"])
async def test_the_text_is_kept_as_it_was_typed(office: Office, whom: str) -> None:
    phone = await written(office, f"đôn đốc {whom}: {TEXT}")
    assert any(TEXT in message.text for message in phone.from_bot())


async def test_a_day_in_the_text_is_read_by_nobody_but_the_recipient(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await written(office, f"đôn đốc anh An: {TEXT}")
    await send_now(phone, 1)
    assert TEXT in (await an.sees("Đôn đốc từ")).text
