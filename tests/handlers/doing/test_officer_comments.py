"""Comments to the lead and the people on a task, and their answers."""

import asyncio
from datetime import timedelta

from sqlalchemy import select
from sqlmodel import col

from bot.demo.standin import acts
from bot.demo.standin.acts import Where
from bot.storage import (
    OutboxMessage,
)
from tests.handlers.conftest import AN, BINH, CHI, Office
from tests.handlers.officer_steps import (
    notes,
    opened,
)
from tests.standin_person import Phone


async def commented(office: Office, *texts: str) -> tuple[Phone, Phone]:
    """An officer who wrote these comments on task 1, and the lead."""
    lead, phone = await office.enrolled(BINH), await opened(office, "1")
    for text in texts:
        phone.say("việc số 1")
        await phone.sees("Việc 1")
        phone.tap("Gửi ý kiến")
        await phone.sees("gõ ý kiến")
        phone.say(text)
        await phone.sees("Đã gửi ý kiến")
    return phone, lead


async def recorded(office: Office, message_id: int) -> None:
    """Waits until the bot has noted which message its news became."""
    for _ in range(50):
        async with office.database.read() as session:
            found = await session.scalars(
                select(OutboxMessage).where(col(OutboxMessage.telegram_message_id) == message_id)
            )
            if found.one_or_none():
                return
        await asyncio.sleep(0.1)
    raise AssertionError(message_id)


async def test_comments_of_one_minute_come_to_the_lead_as_one(office: Office) -> None:
    _, lead = await commented(office, "Chờ góp ý", "Xin thêm người")
    office.clock.move_to(office.clock.now() + timedelta(minutes=2))
    assert "Chờ góp ý / Xin thêm người" in (await lead.sees("có ý kiến về việc 1")).text
    async with office.database.read() as session:
        found = await session.scalars(
            select(OutboxMessage).where(col(OutboxMessage.dedupe_key).contains(":comment:"))
        )
        assert len(found.all()) == 1


async def test_a_comment_is_said_in_one_line(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("góp ý việc 1: cần bổ sung <số liệu>")
    await phone.sees("Đã gửi ý kiến")
    assert [note.text for note in await notes(office)] == ["cần bổ sung <số liệu>"]


async def test_nobody_comments_in_words_on_a_task_they_do_not_see(office: Office) -> None:
    phone = await office.enrolled(CHI)
    phone.say("góp ý việc 1: cần bổ sung")
    await phone.sees("Không có việc số 1")
    assert await notes(office) == []


async def test_the_lead_answers_by_a_button(office: Office) -> None:
    phone, lead = await commented(office, "Chờ góp ý")
    office.clock.move_to(office.clock.now() + timedelta(minutes=2))
    await lead.sees("Chờ góp ý")
    lead.tap("Trả lời")
    await lead.sees("gõ câu trả lời")
    lead.say("Làm tiếp đi")
    await lead.sees("Đã gửi ý kiến")
    office.clock.move_to(office.clock.now() + timedelta(minutes=2))
    await phone.sees("Làm tiếp đi")
    first, second = await notes(office)
    assert second.reply_to_id == first.id


async def test_a_comment_is_on_the_card_of_everybody_who_sees_it(office: Office) -> None:
    _, lead = await commented(office, "Chờ góp ý")
    lead.say("việc số 1")
    assert "Chờ góp ý" in (await lead.sees("Việc 1")).text


async def test_a_stranger_to_the_task_cannot_comment(office: Office) -> None:
    phone = await office.enrolled(CHI)
    phone.forge(f"on:{(await office.task('1')).id}")
    await phone.is_told("Không tìm thấy việc này")


async def test_an_empty_comment_is_asked_for_again(office: Office) -> None:
    phone = await opened(office, "1")
    phone.forge(f"on:{(await office.task('1')).id}")
    await phone.sees("gõ ý kiến")
    phone.say("\u200b\u202e")
    await phone.sees("chưa có nội dung")
    assert await notes(office) == []


async def test_a_telegram_reply_to_the_news_answers_it(office: Office) -> None:
    _, lead = await commented(office, "Chờ góp ý")
    office.clock.move_to(office.clock.now() + timedelta(minutes=2))
    news = await lead.sees("Chờ góp ý")
    await recorded(office, news.id)
    lead.look()
    acts.say(office.world, lead.user_id, "Gửi lại giúp", Where(None, None, news.id))
    await lead.sees("Đã gửi ý kiến")
    first, second = await notes(office)
    assert (second.text, second.reply_to_id) == ("Gửi lại giúp", first.id)
