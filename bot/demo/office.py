"""A whole office on one machine: sample data, the real bot, and a chat page instead of Telegram."""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from pydantic import SecretStr

from bot.app import create_application, delivery_of, running
from bot.clock import Clock
from bot.config import Settings
from bot.context import OfficeApplication
from bot.demo.sample import write_sample
from bot.demo.saved_clock import SavedClock, saving, tell_terminal
from bot.demo.standin.controls import BotControls, ClockControls
from bot.demo.standin.server import running_standin
from bot.demo.standin.state import PersonCard
from bot.demo.standin.world import TOKEN, World
from bot.errors import NhacViecError
from bot.messages.catalog import words_in
from bot.messages.dates import day as day_words
from bot.plans.reading import read_apart
from bot.plans.staff import read_staff
from bot.reminders.scheduler import tick
from bot.services.chores import CHORES
from bot.services.people import people
from bot.services.people.staff import import_staff
from bot.services.plans.plans import Source, import_plan
from bot.storage import Database, Person, Session
from bot.storage.engine import upgrade
from bot.storage.ids import id_of
from bot.storage.people import only_organisation, people_of, units_of

_FIRST_ACCOUNT = 100_000_000
_OPENING = time(9, 0)
"""The hour of `--today`: the morning's messages are out, the office is at work."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo, as the tests drive it."""

    url: str
    world: World
    clock: Clock
    database: Database
    restart: Callable[[], Awaitable[None]]
    move_clock: Callable[[datetime], Awaitable[None]]


async def run_demo(
    *,
    plan: Path | None,
    port: int,
    today: str | None,
    folder: Path,
    until: Callable[[], Awaitable[None]],
) -> None:
    """The command `demo`: runs until stopped; what happened is kept for the next time."""
    async with running_demo(plan=plan, port=port, today=_day(today), folder=folder) as demo:
        shown = day_words(demo.clock.today(demo.world.zone))
        # Flushed, because whoever started this may be reading it through a pipe.
        print(words_in("vi")("cli-demo-runs", url=demo.url, day=shown), flush=True)
        await until()


def _day(printed: str | None) -> date | None:
    try:
        return date.fromisoformat(printed) if printed else None
    except ValueError as error:
        raise NhacViecError("bad-time", printed=printed) from error


@asynccontextmanager
async def running_demo(
    *, plan: Path | None = None, port: int = 0, today: date | None = None, folder: Path
) -> AsyncIterator[Demo]:
    """The office, the stand-in and the bot while the block runs.

    Raises `NhacViecError` for a plan that is none and a port that is taken.
    """
    home = folder / _key(plan, today)
    settings = _settings(home)
    opening = datetime.combine(today, _OPENING, settings.zone) if today else None
    clock = SavedClock(home / "clock.json", opening=opening)
    home.mkdir(parents=True, exist_ok=True)
    upgrade(settings.database_url)
    database = Database(settings.database_url)
    world = World(now=clock.now, zone=settings.zone, folder=home / "telegram")
    async with AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        await _load(database, settings, plan=plan, home=home, now=clock.now())
        await tell_terminal(database, clock)
        await stack.enter_async_context(saving(clock, database))
        world.people = _Cards(database, clock, settings).cards
        try:
            _, url = await stack.enter_async_context(running_standin(world, port=port))
        except OSError as error:
            raise NhacViecError("port-taken", port=str(port)) from error
        bot = _Bot(settings.model_copy(update={"telegram_api_url": url}), database, clock)
        stack.push_async_callback(bot.stop)
        await bot.start()

        async def move(instant: datetime) -> None:
            clock.move_to(instant)
            await tell_terminal(database, clock)
            await bot.tick()

        world.clock = ClockControls(move_to=move)
        world.bot = BotControls(state=bot.state, restart=bot.restart)
        yield Demo(url, world, clock, database, bot.restart, move)


def _key(plan: Path | None, today: date | None) -> str:
    """Each plan and each opening day has a folder of its own, found again the next time."""
    if plan is None:
        return f"sample-{today}" if today else "sample"
    if not plan.is_file():
        raise NhacViecError("file-missing", name=plan.name)
    digest = hashlib.sha256(plan.read_bytes()).hexdigest()[:12]
    return f"{digest}-{today}" if today else digest


def _settings(home: Path) -> Settings:
    """The demo's own settings, whatever the environment says."""
    return Settings(
        token=SecretStr(TOKEN),
        database_url=f"sqlite+aiosqlite:///{home / 'office.db'}",
        files_dir=home / "files",
        proxy_url=None,
        webhook_url=None,
        timezone="Asia/Ho_Chi_Minh",
    )


async def _load(
    database: Database, settings: Settings, *, plan: Path | None, home: Path, now: datetime
) -> None:
    """The plan and the staff, once."""
    async with database.read() as session:
        if await only_organisation(session) is not None:
            return
    staff = None
    if plan is None:
        sample = write_sample(home / "sample", year=now.astimezone(settings.zone).year)
        plan, staff = sample.plan, sample.people
    draft = await read_apart(plan)
    source = Source(plan.name, hashlib.sha256(plan.read_bytes()).hexdigest())
    async with database.write() as session:
        if staff is not None:
            rows = read_staff(staff)
            await import_staff(session, rows, zone_name=settings.timezone, now=now)
        await import_plan(session, draft, source, zone_name=settings.timezone, now=now)


class _Cards:
    """Whom one can be on the chat page: everybody of the office, with a link that works now."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._clock = clock
        self._days = settings.invite_days
        self._links: dict[int, people.NewInvitation] = {}

    async def cards(self) -> list[PersonCard]:
        async with self._database.write() as session:
            office = await people.organisation(session)
            org_id = id_of(office)
            staff = await people_of(session, org_id)
            units = {unit.id: unit.name for unit in await units_of(session, org_id)}
            await self._refresh(session, staff)
        return [self._card(person, units.get(person.unit_id, "")) for person in staff]

    async def _refresh(self, session: Session, staff: Sequence[Person]) -> None:
        now = self._clock.now()
        wanted = [p for p in staff if p.telegram_id is None and not self._is_good(p.id, now)]
        if not wanted:
            return
        made = await people.invite(session, wanted, days=self._days, now=now)
        self._links |= {id_of(person): link for person, link in zip(wanted, made, strict=True)}

    def _is_good(self, person_id: int | None, now: datetime) -> bool:
        link = self._links.get(person_id or 0)
        return link is not None and link.expires_at > now

    def _card(self, person: Person, unit: str) -> PersonCard:
        words = words_in("vi")
        roles = ", ".join(words(f"role-{role}") for role in person.roles)
        link = self._links.get(id_of(person)) if person.telegram_id is None else None
        return PersonCard(
            id=person.telegram_id or _FIRST_ACCOUNT + id_of(person),
            name=person.full_name,
            note=f"{unit} · {roles}" if unit else roles,
            invite=link.code if link else None,
        )


class _Bot:
    """The real application, started and stopped as its owner would."""

    def __init__(self, settings: Settings, database: Database, clock: Clock) -> None:
        self._settings = settings
        self._database = database
        self._clock = clock
        self._stack: AsyncExitStack | None = None
        self._application: OfficeApplication | None = None

    def state(self) -> str:
        return "running" if self._stack else "stopped"

    async def start(self) -> None:
        """A new application; nothing is carried over but what the database keeps."""
        self._application = create_application(self._settings, self._database, self._clock)
        stack = AsyncExitStack()
        await stack.enter_async_context(running(self._application))
        self._stack = stack

    async def stop(self) -> None:
        if self._stack is not None:
            stack, self._stack = self._stack, None
            await stack.aclose()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def tick(self) -> None:
        """What the next tick would do, without waiting for it."""
        if self._stack is not None and self._application is not None:
            await tick(self._database, self._clock, delivery_of(self._application), CHORES)
