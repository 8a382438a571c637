"""What is asked for in the wrong place is told where it belongs."""

import pytest

from tests.handlers.conftest import AN, GIANG, Office


@pytest.mark.parametrize("command", ["/ketnoi", "/ngatketnoi"])
async def test_a_command_of_groups_says_that_it_belongs_there(office: Office, command: str) -> None:
    phone = await office.enrolled(AN)
    phone.say(command)
    await phone.sees("Lệnh này dùng trong nhóm")


async def test_a_stranger_learns_nothing_of_groups(office: Office) -> None:
    phone = office.phone("Người lạ")
    phone.say("/ngatketnoi")
    await phone.sees("liên kết ghi danh")


@pytest.mark.parametrize("said", ["mai nghỉ", "nghỉ ngày 29/5", "em xin nghỉ phép tuần sau"])
async def test_own_leave_is_entered_in_the_settings(office: Office, said: str) -> None:
    phone = await office.enrolled(AN)
    phone.say(said)
    await phone.sees("bot sẽ không nhắc trong những ngày đó")
    assert phone.labels() == ["Tôi nghỉ phép"]
    phone.tap("Tôi nghỉ phép")
    await phone.sees("Trong những ngày nghỉ bot không gửi tin nào")


async def test_the_office_is_shown_where_its_days_are(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("nghỉ ngày 29/5")
    await phone.sees("/ngaynghi")
    phone.tap("Ngày nghỉ của cơ quan")
    await phone.sees("Ngày nghỉ, ngày làm bù năm 2024")


@pytest.mark.parametrize("said", ["nghỉ 29/5", "nghỉ ngày 29/5"])
async def test_among_the_days_off_the_same_words_enter_one(office: Office, said: str) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("/ngaynghi")
    await phone.sees("Ngày nghỉ, ngày làm bù")
    phone.say(said)
    assert "29/5" in (await phone.sees("Ngày nghỉ, ngày làm bù năm 2024")).text
