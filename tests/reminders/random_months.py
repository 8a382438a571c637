"""Mornings of an office at random, some of them missed, between which anything may change."""

import random
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlmodel import col

from bot.clock import FixedClock
from bot.domain import MessageState
from bot.reminders.scheduler import plan_due
from bot.storage import Database, OutboxMessage
from tests.reminders.both_ways import both_ways
from tests.reminders.random_changes import RandomChanges
from tests.reminders.random_office import FIRST

_ZONES = ("Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Apia", "Africa/Cairo")
_HOURS = ((8,), (8, 9), (7, 8, 14), (13,), (8, 15))
_OUTCOMES = (MessageState.SENT, MessageState.SENT, MessageState.SENT, MessageState.FAILED)


async def months_of(database: Database, seed: int, *, mornings: int) -> int:
    """How many were told something; each morning is compared before it is planned and after."""
    rnd = random.Random(seed)
    zone, people = rnd.choice(_ZONES), 0
    day = FIRST + timedelta(days=rnd.randrange(-60, 60))
    async with database.write() as session:
        await RandomChanges(session, rnd, day).fill(zone=zone)
    for _ in range(mornings):
        people += len(await both_ways(database, day))
        for hour in rnd.choice(_HOURS):
            opening = datetime.combine(day, time(hour, 5), ZoneInfo(zone))
            await plan_due(database, FixedClock(opening.astimezone(UTC)))
        people += len(await both_ways(database, day))
        if rnd.random() < 0.8:
            await _deliver(database, rnd.choice(_OUTCOMES))
        day += timedelta(days=rnd.choice((1, 1, 1, 2, 3, 9, 20)))
        async with database.write() as session:
            await RandomChanges(session, rnd, day).change()
    return people


async def _deliver(database: Database, outcome: MessageState) -> None:
    async with database.write() as session:
        waiting = col(OutboxMessage.state) == MessageState.WAITING
        await session.execute(update(OutboxMessage).where(waiting).values(state=outcome))
