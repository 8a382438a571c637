"""A small office on 15 May 2024, 09:00: the real bot, the strict stand-in, people with phones."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select
from sqlmodel import col

from bot.app import create_application, running
from bot.clock import Clock
from bot.config import Settings
from bot.demo.standin.server import running_standin
from bot.demo.standin.world import TOKEN, World
from bot.handlers.plans import readings
from bot.parsing.values import Milestone
from bot.plans.document import Progress
from bot.plans.draft import read_plan
from bot.plans.staff import StaffRow
from bot.plans.values import DraftItem, DraftPlan
from bot.reminders import scheduler
from bot.services.people import people
from bot.services.people.staff import import_staff
from bot.services.plans.plans import Source, import_plan
from bot.storage import Database, Person, Task
from bot.storage.engine import upgrade
from tests.standin_group import Group
from tests.standin_person import Phone

NOW = datetime(2024, 5, 15, 2, 0, tzinfo=UTC)
ZONE = "Asia/Ho_Chi_Minh"
_DELIVER_EVERY = timedelta(seconds=0.2)  # what waits for delivery waits no longer than needed
AN, BINH, CHI, DUNG, GIANG = (
    "Lê Văn An",
    "Trần Thị Bình",
    "Phạm Mai Chi",
    "Võ Quốc Dũng",
    "Hồ Lam Giang",
)
STAFF = (
    StaffRow(AN, "Phòng Nghiệp vụ", roles=("officer",)),
    StaffRow(BINH, "Phòng Nghiệp vụ", roles=("lead",)),
    StaffRow(CHI, "Thanh tra", roles=("officer",)),
    StaffRow(DUNG, "Ban Giám đốc", roles=("director",)),
    StaffRow(GIANG, "Văn phòng", roles=("office", "admin")),
)


def by(day: int, month: int) -> Milestone:
    return Milestone(due=date(2024, month, day))


def month(number: int, last: int, text: str = "") -> Milestone:
    return Milestone(start=date(2024, number, 1), due=date(2024, number, last), text=text)


def item(number: str, content: str, *milestones: Milestone, **fields: object) -> DraftItem:
    values: dict[str, object] = {
        "lead_units": ("Phòng Nghiệp vụ",),
        "lead_persons": (AN,),
        "timeline": "theo kế hoạch",
    }
    return DraftItem(
        kind="task",
        number=number,
        section="Công tác chuyên môn",
        content=content,
        milestones=milestones,
        **(values | fields),  # type: ignore[arg-type] # each test names the fields it needs
    )


ITEMS = (
    item("1", "Lập hồ sơ trình duyệt <nhãn hiệu> vùng", month(5, 31, "dự thảo")),
    item(
        "2", "Báo cáo sơ kết", by(20, 5), expected_result="Báo cáo được duyệt", budget_vnd=5000000
    ),
    item("3", "Kiểm tra định kỳ", Milestone(start=date(2024, 4, 1), due=date(2024, 8, 31))),
    item("4", "Rà soát danh mục", by(30, 4)),
    item("5", "Tập huấn an toàn", month(6, 30), lead_persons=()),
    item("6", "Thanh tra đo lường", month(5, 31), lead_units=("Thanh tra",), lead_persons=(CHI,)),
    item("7", "Khảo sát", Milestone(trigger="có văn bản của tỉnh", offset_days=15)),
    item(
        "8",
        "Báo cáo định kỳ",
        Milestone(
            start=date(2024, 1, 1),
            due=date(2024, 12, 31),
            recurrence="FREQ=MONTHLY;BYMONTHDAY=20",
        ),
        by(15, 12),
        lead_persons=(BINH,),
    ),
    item(
        "9",
        "Việc dài " * 400,
        *(month(n, 28, f"chặng {n} " + "rất dài " * 30) for n in range(1, 13)),
        lead_persons=(BINH,),
        expected_result="kết quả " * 200,
        coordinating_units=("Phòng rất dài " * 60,),
    ),
    *(item(str(n), f"Hội nghị chuyên đề {n}", month(9, 30)) for n in range(10, 20)),
)
PLAN = DraftPlan("Kế hoạch năm 2024", "Sở Thử nghiệm", 2024, items=ITEMS)


@dataclass
class Office:
    """The running office, as tests drive and look at it."""

    world: World
    database: Database
    clock: Clock
    files: Path
    restart: Callable[..., Awaitable[None]]
    """Stops the bot and starts another one; what happens `amid` meets nobody."""
    phones: dict[str, Phone] = field(default_factory=dict)

    async def invitation(self, name: str, *, days: int = 14) -> str:
        """A fresh enrolment code."""
        async with self.database.write() as session:
            found = await people.find_people(session, 1, name=name)
            made = await people.invite(session, found, days=days, now=self.clock.now())
        return made[0].code

    async def enrolled(self, name: str) -> Phone:
        """A person with a phone who has enrolled by their link."""
        phone = self.phone(name)
        phone.start(await self.invitation(name))
        await phone.sees("xác nhận")
        phone.tap("Đúng, là tôi")
        await phone.sees("Chào anh/chị")
        return phone

    def phone(self, name: str) -> Phone:
        """The phone of somebody who has not written yet."""
        return Phone(self.world, 7000 + len(self.world.users), name=name)

    def group(self, title: str, members: list[Phone], *, forum: bool = False) -> Group:
        """A group of these people and the bot; the first of them made it."""
        return Group(self.world, title, members, forum=forum)

    async def task(self, number: str) -> Task:
        async with self.database.read() as session:
            found = await session.scalars(select(Task).where(col(Task.number) == number))
            return found.one()

    async def person(self, name: str) -> Person:
        async with self.database.read() as session:
            found = await session.scalars(select(Person).where(col(Person.full_name) == name))
            return found.one()


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async with running_office(tmp_path) as office:
        yield office


_STOCKED: list[bytes] = []  # one office's file, copied since the migrations take a while


async def _stocked(file: Path) -> str:
    """The address of a database with the staff and the plan, in this file."""
    url = f"sqlite+aiosqlite:///{file}"
    if _STOCKED:
        file.write_bytes(_STOCKED[0])  # noqa: ASYNC240 (nothing else runs yet)
        return url
    upgrade(url)
    database = Database(url)
    async with database.write() as session:
        await import_staff(session, STAFF, zone_name=ZONE, now=NOW)
        await import_plan(session, PLAN, Source("ke-hoach.tsv", "0" * 64), zone_name=ZONE, now=NOW)
    await database.close()
    _STOCKED.append(file.read_bytes())  # noqa: ASYNC240 (nothing else runs yet)
    return url


@asynccontextmanager
async def running_office(folder: Path) -> AsyncIterator[Office]:
    """The office with its bot, its files in this folder."""
    url = await _stocked(folder / "office.db")
    database, clock = Database(url), Clock()
    clock.move_to(NOW)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        world, address = await stack.enter_async_context(running_standin(World(now=clock.now)))
        settings = Settings(
            token=SecretStr(TOKEN),
            database_url=url,
            telegram_api_url=address,
            files_dir=folder / "files",
            proxy_url=None,
            webhook_url=None,
        )
        bots: list[AsyncExitStack] = []

        async def start() -> None:
            bot = AsyncExitStack()
            with pytest.MonkeyPatch.context() as quicker:
                quicker.setattr(scheduler, "_DELIVER_EVERY", _DELIVER_EVERY)
                application = create_application(settings, database, clock)
            await bot.enter_async_context(running(application))
            bots.append(bot)

        async def stop() -> None:
            await bots.pop().aclose()

        async def restart(amid: Callable[[], object] = lambda: None) -> None:
            await stop()
            amid()
            await start()

        await start()
        stack.push_async_callback(stop)
        yield Office(world, database, clock, folder / "files", restart)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads plans in this process, which is quicker; the other process has its own tests."""

    async def read(path: Path, *, year: int | None, progress: Progress) -> DraftPlan:
        return await asyncio.to_thread(read_plan, path, year=year, progress=progress)

    monkeypatch.setattr(readings, "read_apart", read)


class SlowReading:
    """A reading that waits until the test lets it go on."""

    def __init__(self) -> None:
        self.begun, self.may_end = asyncio.Event(), asyncio.Event()
        self.cancelled = False

    async def __call__(self, path: Path, *, year: int | None, progress: Progress) -> DraftPlan:
        progress(12, 80)
        self.begun.set()
        try:
            await self.may_end.wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        return read_plan(path, year=year)


@pytest.fixture
async def slow(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SlowReading]:
    reading = SlowReading()
    monkeypatch.setattr(readings, "read_apart", reading)
    monkeypatch.setattr(readings, "_EVERY", 0.05)
    yield reading
    reading.may_end.set()
