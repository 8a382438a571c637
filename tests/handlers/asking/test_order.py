"""Each person's updates in their order, everybody's at once."""

import asyncio

from bot.storage.tasks import newest_version
from tests.handlers.conftest import AN, BINH, Office


async def test_a_slow_file_of_one_officer_does_not_delay_another(office: Office) -> None:
    slow, quick = await office.enrolled(AN), await office.enrolled(BINH)
    slow.say("xong việc 2")
    await slow.sees("gửi kết quả")
    office.world.download_seconds = 2.0
    slow.send_file("nang.pdf", b"PDF")
    quick.say("việc số 5")
    async with asyncio.timeout(1.5):
        await quick.sees("Việc 5")
    await slow.sees("nang.pdf")


async def test_what_one_person_sends_is_taken_in_its_order(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong việc 2")
    await phone.sees("gửi kết quả")
    office.world.download_seconds = 0.3
    phone.send_file("truoc.pdf", b"PDF")
    phone.say("sau tệp")
    text = (await phone.sees("sau tệp")).text
    assert "truoc.pdf" in text


async def test_taps_in_a_row_change_nothing_twice(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong việc 2")
    await phone.sees("gửi kết quả")
    task = await office.task("2")
    prompt = phone.last().id
    for _ in range(3):
        phone.forge(f"f:{task.id}", message_id=prompt)
    await phone.is_told("đã hoàn thành hoặc không còn mở")
    async with office.database.read() as session:
        assert await newest_version(session, task.id or 0) == 1
