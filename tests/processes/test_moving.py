"""An office moves from its file to a server and goes on there; nobody is told anything twice."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.storage import Database
from bot.storage.copying import copy_database
from tests.handlers.conftest import AN
from tests.postgres import Server
from tests.processes.pair import Pair
from tests.standin_person import Phone


@pytest.fixture
def empty_url(postgres: Server, migrated: str) -> Iterator[str]:
    """The address of a database with every table and no row."""
    name = postgres.create(like=migrated)
    yield postgres.url_of(name)
    postgres.drop(name)


async def moved(pair: Pair, url: str) -> None:
    """Stops the bot, copies its database there and starts it on the copy."""
    await pair.stop(0)
    await copy_database(pair.settings[0].database_url, url)
    await pair.office.database.close()
    pair.office.database = Database(url)
    await pair.start(pair.settings[0].model_copy(update={"database_url": url}))


def mornings(phone: Phone) -> int:
    return sum("Báo cáo sơ kết" in one.text for one in phone.from_bot())


async def test_an_office_goes_on_where_it_stopped(alone: Pair, empty_url: str) -> None:
    phone = await alone.office.enrolled(AN)
    alone.clock.move_to(alone.clock.now() + timedelta(days=2))
    await phone.sees("Báo cáo sơ kết")
    phone.say("việc số 4")
    await phone.sees("Việc 4")
    phone.tap("Hoàn thành")
    await phone.sees("gửi kết quả")
    phone.send_file("Danh mục.pdf", b"%PDF-1.4 danh muc")
    await phone.sees("Danh mục.pdf")
    told = mornings(phone)
    await moved(alone, empty_url)
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận hoàn thành việc 4")
    assert mornings(phone) == told
    alone.clock.move_to(alone.clock.now() + timedelta(days=3))
    await phone.sees("Báo cáo sơ kết")
    assert mornings(phone) == told + 1
    await alone.stop(1)
    await alone.office.database.close()
