"""News that came up during a leave are one message on the return, in pages, each with its card."""

import asyncio
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, select
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import Assignment, OutboxMessage, Person
from bot.storage.held_notices import JOINED
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, CHI, Office
from tests.standin_person import Phone

AWAY = date(2024, 5, 15), date(2024, 5, 17)
BACK = datetime(2024, 5, 20, 1, 30, tzinfo=UTC)
"""08:30 of the Monday after."""
NUMBERS = ("1", "2", "3", "4", "7", "10", "11", "12")


@pytest.fixture
async def phones(office: Office) -> tuple[Phone, Phone]:
    """An, who is away until Friday, and Bình, who writes about An's tasks meanwhile."""
    an, binh = await office.enrolled(AN), await office.enrolled(BINH)
    async with office.database.write() as session:
        person = await session.get_one(Person, id_of(await office.person(AN)))
        person.away_from, person.away_until = AWAY
    return an, binh


async def commented(binh: Phone, *numbers: str) -> None:
    for number in numbers:
        binh.say(f"góp ý việc {number}: xem lại phần {number}")
        await binh.sees("Đã gửi ý kiến")


async def notices(office: Office) -> list[OutboxMessage]:
    """The news for An, oldest first."""
    an = await office.person(AN)
    async with office.database.read() as session:
        found = await session.scalars(
            select(OutboxMessage)
            .where(
                col(OutboxMessage.person_id) == an.id,
                col(OutboxMessage.dedupe_key).startswith("notice:comment"),
            )
            .order_by(col(OutboxMessage.id))
        )
        return list(found)


async def held(office: Office, count: int) -> None:
    """All of them were looked at once, and wait for An."""

    async def waits() -> bool:
        rows = await notices(office)
        return len(rows) == count and all(row.outcome == "leave" for row in rows)

    office.clock.move_to(office.clock.now().replace(minute=59))
    for _ in range(200):
        if await waits():
            return
        await asyncio.sleep(0.05)
    raise AssertionError([(row.outcome, row.state) for row in await notices(office)])


async def test_they_come_as_one_message(office: Office, phones: tuple[Phone, Phone]) -> None:
    an, binh = phones
    await commented(binh, "1", "2", "3")
    await held(office, 3)
    an.look()
    office.clock.move_to(BACK)
    told = await an.sees("Tin trong những ngày anh/chị nghỉ: 3")
    for number in ("1", "2", "3"):
        assert f"xem lại phần {number}" in told.text
    assert [one for one in an.labels() if one.endswith("Xem việc")] == [
        "1. Xem việc",
        "2. Xem việc",
        "3. Xem việc",
    ]
    an.tap("2. Xem việc")
    await an.sees("Việc 2")


async def test_many_are_turned_in_pages_and_none_is_lost(
    office: Office, phones: tuple[Phone, Phone]
) -> None:
    an, binh = phones
    await commented(binh, *NUMBERS)
    await held(office, len(NUMBERS))
    office.clock.move_to(BACK)
    first = await an.sees(f"Tin trong những ngày anh/chị nghỉ: {len(NUMBERS)}")
    assert first.text.count("xem lại phần") == 6
    an.tap("Trang 2/2")
    second = await an.sees("xem lại phần 12")
    assert second.text.count("xem lại phần") == 2
    assert "8. Xem việc" in an.labels()


async def test_the_ledger_says_that_all_of_them_went_out(
    office: Office, phones: tuple[Phone, Phone]
) -> None:
    an, binh = phones
    await commented(binh, "1", "2")
    await held(office, 2)
    office.clock.move_to(BACK)
    await an.sees("Tin trong những ngày anh/chị nghỉ: 2")
    for _ in range(100):
        rows = await notices(office)
        if all(row.sent_at for row in rows):
            break
        await asyncio.sleep(0.05)
    assert [row.state for row in rows] == [MessageState.SENT] * 2
    assert [row.outcome for row in rows] == [JOINED] * 2


async def test_one_alone_comes_as_it_is(office: Office, phones: tuple[Phone, Phone]) -> None:
    an, binh = phones
    await commented(binh, "2")
    await held(office, 1)
    office.clock.move_to(BACK)
    told = await an.sees("xem lại phần 2")
    assert "những ngày anh/chị nghỉ" not in told.text


async def test_what_is_no_news_any_more_is_left_out(
    office: Office, phones: tuple[Phone, Phone]
) -> None:
    an, binh = phones
    await commented(binh, "1", "2", "3")
    await held(office, 3)
    async with office.database.write() as session:
        task_id = (await office.task("3")).id
        await session.execute(delete(Assignment).where(col(Assignment.task_id) == task_id))
    office.clock.move_to(BACK)
    told = await an.sees("Tin trong những ngày anh/chị nghỉ: 2")
    assert "phần 3" not in told.text


async def test_another_s_pages_are_not_opened(office: Office, phones: tuple[Phone, Phone]) -> None:
    an, binh = phones
    chi = await office.enrolled(CHI)
    await commented(binh, *NUMBERS)
    await held(office, len(NUMBERS))
    office.clock.move_to(BACK)
    await an.sees("Tin trong những ngày anh/chị nghỉ")
    found = an.button("Trang 2/2")
    assert found is not None
    chi.forge(found[1])
    await chi.is_told("không còn việc gì để xem")
