"""“đang nhập…” is seen where an answer takes its time, and only there."""

import asyncio
from contextlib import aclosing

from tests.handlers.conftest import AN, Office


async def signs(office: Office, *, until: float) -> list[int]:
    """In whose chats it was shown within so many seconds."""
    found: list[int] = []
    async with aclosing(office.world.events.listen(quiet=until)) as events:
        try:
            async with asyncio.timeout(until):
                async for event in events:
                    if event is not None and event["type"] == "typing":
                        found.append(event["user_id"])  # noqa: PERF401 - kept when time is up
        except TimeoutError:
            return found
    return found


async def test_a_slow_answer_shows_the_sign(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong việc 2")
    await phone.sees("gửi kết quả")
    office.world.download_seconds = 1.0
    phone.send_file("nang.pdf", b"PDF")
    assert set(await signs(office, until=1.5)) == {phone.user_id}


async def test_a_quick_answer_shows_none(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc của tôi")
    watching = asyncio.create_task(signs(office, until=1.0))
    await phone.sees("Việc của anh/chị")
    assert await watching == []


async def test_the_answer_comes_where_the_sign_is_refused(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong việc 2")
    await phone.sees("gửi kết quả")
    office.world.download_seconds = 0.6
    office.world.fail_next("sendChatAction", error_code=500, description="Internal Server Error")
    phone.send_file("nang.pdf", b"PDF")
    await phone.sees("nang.pdf")
