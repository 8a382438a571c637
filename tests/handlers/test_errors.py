"""Whatever fails is said once, calmly, and the bot goes on."""

import pytest

from bot.storage import Database
from tests.handlers.conftest import AN, Office

NOWHERE = "sqlite+aiosqlite:////proc/none/office.db"


async def test_a_database_that_is_away_is_said_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = await office.enrolled(AN)
    away = Database(NOWHERE)
    with monkeypatch.context() as patch:
        patch.setattr(office.database, "_reading", away._reading)
        phone.say("việc của tôi tháng 5")
        await phone.sees("chưa truy cập được dữ liệu")
    phone.say("việc của tôi tháng 5")
    await phone.sees("tháng 5/2024")
    await away.close()


async def test_what_nobody_expected_is_answered_without_its_name(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = await office.enrolled(AN)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("bot.services.asking.asking.read_query", broken)
    phone.say("việc của tôi tháng 5")
    text = (await phone.sees("lỗi ngoài dự kiến")).text
    assert "division" not in text
    assert "ZeroDivisionError" not in text


async def test_a_person_who_blocked_the_bot_meanwhile_stops_nobody(office: Office) -> None:
    phone, other = await office.enrolled(AN), office.phone("Người lạ")
    office.world.fail_next(
        "sendMessage",
        chat_id=phone.user_id,
        error_code=403,
        description="Forbidden: bot was blocked by the user",
    )
    before = len(phone.from_bot())
    phone.say("việc của tôi tháng 5")
    other.say("xin chào")
    await other.sees("liên kết ghi danh")
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    assert len(phone.from_bot()) == before + 1


@pytest.mark.parametrize("command", ["/viec", "/start", "/help"])
async def test_a_group_is_shown_nobodys_tasks(office: Office, command: str) -> None:
    phone = await office.enrolled(AN)
    group = office.group("Phòng Nghiệp vụ", [phone])
    phone.say_in(group, command)
    await group.sees("chỗ nhắn riêng" if command != "/viec" else "chưa được nối với đơn vị nào")


async def test_a_refusal_nobody_expected_is_answered_too(office: Office) -> None:
    phone = await office.enrolled(AN)
    office.world.fail_next(
        "sendMessage", error_code=400, description="Bad Request: something new", times=1
    )
    phone.say("việc của tôi tháng 5")
    await phone.sees("lỗi ngoài dự kiến")


async def test_a_short_flood_wait_is_waited_out(office: Office) -> None:
    phone = await office.enrolled(AN)
    office.world.fail_next(
        "sendMessage",
        error_code=429,
        description="Too Many Requests: retry after 1",
        parameters={"retry_after": 1},
        times=1,
    )
    phone.say("việc của tôi tháng 5")
    await phone.sees("tháng 5/2024")
