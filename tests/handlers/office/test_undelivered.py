"""What did not arrive: the office hears of it once a day, and can have it sent again."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import MessageState
from bot.reminders.notices import Notice, tell
from bot.services.office import undelivered
from bot.storage import DeliveryAttempt, OutboxMessage
from tests.handlers.conftest import AN, BINH, CHI, GIANG, NOW, Office
from tests.handlers.office.test_ledger import message

AFTER_TEN = NOW + timedelta(hours=1, minutes=1)


async def news(office: Office, name: str, *, key: str = "x") -> None:
    """Urgent news for somebody waits in the outbox."""
    person = await office.person(name)
    async with office.database.write() as session:
        notice = Notice("dialogue-expired", {"dialogue": "ledger"}, urgent=True)
        now = office.clock.now()
        await tell(session, [person.id], notice, org_id=1, key=key, now=now)


async def state_of(office: Office, name: str, wanted: MessageState) -> OutboxMessage:
    """Waits until the last message of somebody is in this state."""
    person = await office.person(name)

    async def last() -> OutboxMessage | None:
        async with office.database.read() as session:
            found = await session.scalars(
                select(OutboxMessage)
                .where(col(OutboxMessage.person_id) == person.id)
                .order_by(col(OutboxMessage.id).desc())
            )
            return next((one for one in found if one.state is wanted), None)

    for _ in range(200):
        if found := await last():
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(f"no message of {name} came to be {wanted}")


async def given_up(office: Office, name: str, outcome: str, *, at: datetime) -> None:
    """A message somebody did not get."""
    await message(office, name, MessageState.UNREACHABLE, outcome=outcome, due_at=at)
    async with office.database.write() as session:
        found = await session.scalars(select(OutboxMessage).order_by(col(OutboxMessage.id).desc()))
        last = found.first()
        assert last is not None
        session.add(
            DeliveryAttempt(
                org_id=1,
                message_id=last.id or 0,
                number=1,
                began_at=at,
                ended_at=at,
                outcome=outcome,
                worker="w",
            )
        )


async def test_the_office_is_told_once_a_day_with_names_reasons_and_what_to_do(
    office: Office,
) -> None:
    phone = await office.enrolled(GIANG)
    await given_up(office, AN, "Forbidden: bot was blocked by the user", at=NOW)
    await given_up(office, CHI, "not enrolled", at=NOW)
    office.clock.move_to(AFTER_TEN)
    for _ in range(2):
        await undelivered.tell_offices(office.database, office.clock.now())
    told = await phone.sees("2 người không nhận được tin")
    assert f"đã chặn bot: {AN}." in told.text
    assert f"chưa ghi danh: {CHI}." in told.text
    assert "/nguoi" in told.text
    phone.tap("Mở sổ gửi")
    await phone.sees("Sổ gửi ngày 15/5/2024")
    assert sum("không nhận được tin" in one.text for one in phone.from_bot()) == 0


@pytest.mark.parametrize(
    ("instant", "count"), [(NOW, 0), (AFTER_TEN, 1), (AFTER_TEN + timedelta(days=3), 0)]
)
async def test_it_is_told_after_ten_on_working_days(
    office: Office, instant: datetime, count: int
) -> None:
    await given_up(office, AN, "not enrolled", at=NOW)
    await undelivered.tell_offices(office.database, instant)
    async with office.database.read() as session:
        found = await session.scalars(
            select(OutboxMessage).where(col(OutboxMessage.kind) == undelivered.KIND)
        )
        assert len(found.all()) == count


async def test_nobody_is_told_where_everything_arrived(office: Office) -> None:
    await undelivered.tell_offices(office.database, AFTER_TEN)
    async with office.database.read() as session:
        assert not (await session.scalars(select(OutboxMessage))).all()


async def test_what_was_set_aside_is_sent_again_at_the_offices_wish(office: Office) -> None:
    await office.enrolled(AN)
    phone = await office.enrolled(GIANG)
    day = {"day": NOW.date().isoformat()}
    await message(office, AN, MessageState.FAILED, outcome="can't parse entities", payload=day)
    phone.say("/sogui")
    await phone.sees("Sổ gửi ngày")
    phone.tap("Lỗi: 1")
    await phone.sees(AN)
    phone.tap(f"Gửi lại: {AN}")
    await phone.is_told("Bot sẽ gửi lại")
    # A morning that tells no step has nothing to say: it went its way all the same.
    await state_of(office, AN, MessageState.STALE)


async def test_a_second_tap_hears_that_it_was_sent_again(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    await message(office, AN, MessageState.SENT, sent_at=NOW)
    async with office.database.read() as session:
        sent = (await session.scalars(select(OutboxMessage))).first()
    assert sent is not None
    phone.forge(f"dg:{sent.id}:20240515")
    await phone.is_told("không cần gửi nữa")
    phone.forge("dg:9999:20240515")
    await phone.is_told("không còn trong sổ gửi")


async def test_who_does_not_keep_the_office_sends_nothing_again(office: Office) -> None:
    phone = await office.enrolled(AN)
    await message(office, AN, MessageState.FAILED)
    phone.forge("dg:1:20240515")
    await phone.is_told("Chỉ văn phòng")


async def test_who_unblocks_the_bot_gets_what_they_missed(office: Office) -> None:
    phone = await office.enrolled(BINH)
    phone.block()
    await news(office, BINH)
    await state_of(office, BINH, MessageState.UNREACHABLE)
    assert (await office.person(BINH)).unreachable_since is not None
    phone.look()
    phone.block(blocked=False)
    await phone.sees("làm dở")
    assert (await office.person(BINH)).unreachable_since is None


async def test_the_ledger_names_a_sending_that_broke_off(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    await message(office, AN, MessageState.SENT_AGAIN, sent_at=NOW)
    async with office.database.write() as session:
        found = (await session.scalars(select(OutboxMessage))).first()
        assert found is not None
        for number, ended in ((1, None), (2, NOW)):
            session.add(
                DeliveryAttempt(
                    org_id=1,
                    message_id=found.id or 0,
                    number=number,
                    began_at=NOW - timedelta(minutes=8 - number),
                    ended_at=ended,
                    outcome="sent" if ended else "",
                    worker="w",
                )
            )
    phone.say("/sogui")
    await phone.sees("Sổ gửi ngày")
    phone.tap("Đã gửi: 1")
    page = await phone.sees(AN)
    assert "đã gửi, có thể lặp lại một lần (lần gửi lúc 8:53 đứt giữa chừng)" in page.text
