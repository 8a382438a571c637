"""People with messages waiting, and senders of them that speak with a strict Telegram."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

from telegram.ext import ExtBot

from bot.clock import FixedClock
from bot.demo.standin.world import TOKEN, World
from bot.handlers.reply import send
from bot.messages.answer import Answer
from bot.reminders.delivery import Delivery
from bot.reminders.notices import Notice, tell
from bot.reminders.pace import Pace
from bot.reminders.pace_calls import PacedCalls
from bot.reminders.pace_chats import Limits
from bot.storage import Database, Organisation, OutboxMessage, Person
from bot.storage.outbox import ledger

NOW = datetime(2024, 5, 17, 2, tzinfo=UTC)
_OCCASIONS = itertools.count()


async def opened(database: Database, people: int, *, world: World | None = None) -> list[int]:
    """An office of so many people, each with a Telegram account."""
    async with database.write() as session:
        session.add(Organisation(id=1, name="Sở Thử", created_at=NOW))
        await session.flush()
        rows = [
            Person(id=one, org_id=1, full_name=f"Người {one}", telegram_id=1000 + one)
            for one in range(1, people + 1)
        ]
        session.add_all(rows)
    if world:
        for row in rows:
            with_phone(world, row.telegram_id or 0)
    return [row.id or 0 for row in rows]


def with_phone(world: World, telegram_id: int) -> int:
    """Somebody who has written to the bot once, so that it may write to them."""
    world.add_user(telegram_id, "x").started = True
    world.private_chat(telegram_id)
    return telegram_id


async def told(database: Database, people: Sequence[int]) -> None:
    """One message more waits for each of these."""
    async with database.write() as session:
        await tell(
            session,
            people,
            Notice("dialogue-expired", {"dialogue": "ledger"}, urgent=True),
            org_id=1,
            key=str(next(_OCCASIONS)),
            now=NOW,
        )


async def messages(database: Database) -> list[OutboxMessage]:
    async with database.read() as session:
        return [message for message, _ in await ledger(session)]


@asynccontextmanager
async def sender(database: Database, url: str) -> AsyncIterator[tuple[Delivery, "ExtBot[None]"]]:
    """One process: its bot at its pace, and its delivery."""
    pace = Pace(Limits())
    bot: ExtBot[None] = ExtBot(TOKEN, base_url=f"{url}/bot", rate_limiter=PacedCalls(pace))
    async with bot:
        yield Delivery(database, FixedClock(NOW), partial(send, bot), pace), bot


async def answered(bot: "ExtBot[None]", chats: Sequence[int], *, every: float) -> list[float]:
    """Somebody else is answered in each of these chats; how long each answer took."""
    clock = asyncio.get_running_loop().time
    waits = []
    for chat_id in chats:
        began = clock()
        await send(bot, chat_id, Answer("x"))
        waits.append(clock() - began)
        await asyncio.sleep(every)
    return waits
