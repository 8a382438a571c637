"""What the conversations about broadcasts begin with, and what they leave."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from bot.acts import OfficeAct
from bot.services.rights import OFFICE_TABLE
from bot.storage import OutboxMessage, Person
from tests.handlers.conftest import GIANG, Office
from tests.standin_person import Phone
from tests.standin_screen import buttons_of

PRESS = {role.value for role in OFFICE_TABLE[OfficeAct.BROADCAST]}


async def written(office: Office, words: str, *, name: str = GIANG) -> Phone:
    """A draft of these words, on the phone of who wrote it."""
    phone = await office.enrolled(name)
    phone.say(words)
    await phone.sees("Gửi tới")
    return phone


def data_of(phone: Phone, label: str) -> str:
    """What the newest button of this label sends."""
    found = [
        one["callback_data"]
        for message in phone.from_bot()
        for one in buttons_of(message)
        if label in one["text"]
    ]
    return str(found[-1])


async def send_now(phone: Phone, count: int) -> None:
    phone.tap(f"Gửi ngay ({count} người)")
    await phone.wait_for(lambda: phone._fresh("Đang gửi") or phone._fresh("Đã gửi"), "progress")


async def rows_of(office: Office) -> Sequence[OutboxMessage]:
    """The messages of all broadcasts."""
    async with office.database.read() as session:
        found = await session.scalars(
            select(OutboxMessage).where(col(OutboxMessage.broadcast_id).is_not(None))
        )
        return found.all()


async def sent_to(office: Office) -> set[str]:
    """The names of all recipients."""
    async with office.database.read() as session:
        found = await session.scalars(
            select(col(Person.full_name))
            .join(OutboxMessage, col(OutboxMessage.person_id) == col(Person.id))
            .where(col(OutboxMessage.broadcast_id).is_not(None))
        )
        return set(found)


async def scheduled(office: Office, words: str = "đôn đốc Thanh tra nộp báo cáo") -> Phone:
    """A broadcast that is to go out in an hour."""
    phone = await written(office, words)
    phone.tap("Hẹn giờ")
    await phone.sees("Gửi lúc nào")
    phone.tap("Một giờ nữa")
    await phone.sees("Lúc gửi: 10:00")
    phone.tap("Hẹn gửi")
    await phone.sees("Đã hẹn gửi")
    return phone


async def has_left(office: Office, name: str) -> None:
    """Somebody is no longer of the office."""
    person = await office.person(name)
    async with office.database.write() as session:
        (await session.get_one(Person, person.id)).active = False
