"""The ticks that call planning and delivery, and nothing else.

Of several processes on one database all deliver, and one does the rest (`reminders.ticker`).
The tables are the schedule. PTB's job queue forgets a job that is a second late unless told
otherwise; these only ask what is due, so a late tick does what the missed one would have done.
"""

from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.ext import Application

from bot.clock import Clock
from bot.domain import PHRASES_KEPT_FOR
from bot.errors import NhacViecError
from bot.reminders import escalation
from bot.reminders.delivery import Delivery
from bot.reminders.planning import Planned, plan_office
from bot.reminders.ticker import Ticker
from bot.storage import (
    Database,
    Organisation,
    attempts,
    chats,
    outbox,
    phrases,
    reminders,
    undo,
    updates,
)
from bot.storage.broadcasts import TOO_LATE
from bot.storage.engine import DatabaseAway
from bot.storage.people import organisations

_log = structlog.get_logger(__name__)
_PLAN_EVERY = timedelta(seconds=15)
_DELIVER_EVERY = timedelta(seconds=2)
_FORGET_EVERY = timedelta(hours=1)
_REDELIVERED_FOR = timedelta(days=2)
"""Telegram keeps an update for a day (Bot API, getUpdates)."""
_TRIES_FOR = timedelta(days=180)
"""How often a message was tried; the message itself stays in the ledger."""
_INDEX_EVERY = timedelta(minutes=1)
_BROKEN_OFFICE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NhacViecError,
    OSError,
    RuntimeError,
    SQLAlchemyError,
    TypeError,
    ValueError,
)
"""What rows that make no sense, or a mistake of ours, come to; the other offices are planned."""
_PATIENT: dict[str, Any] = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


@dataclass(frozen=True, slots=True)
class Chore:
    """Something the use cases ask to be looked after every so often; it only asks what is due."""

    name: str
    every: timedelta
    run: Callable[[Database, datetime], Awaitable[object]]


def schedule(
    application: Application[Any, Any, Any, Any, Any, Any],
    *,
    database: Database,
    clock: Clock,
    delivery: Delivery,
    ticker: Ticker,
    chores: Sequence[Chore] = (),
) -> None:
    """Adds the ticks to the application's job queue; they run while it does."""
    queue = application.job_queue
    if queue is None:
        raise RuntimeError("python-telegram-bot[job-queue] is not installed")

    async def plan(_context: object) -> None:
        await ticker.run(lambda: _survive(plan_due(database, clock), "planning"))

    async def deliver(_context: object) -> None:
        if not delivery.is_at_work:  # a run takes as long as there is something to send
            await _survive(delivery.deliver_due(), "delivery")

    async def forget(_context: object) -> None:
        await ticker.run(lambda: _survive(forget_old(database, clock), "forgetting"))

    async def index(_context: object) -> None:
        await ticker.run(lambda: _survive(database.finish_index(), "indexing"))

    for chore in chores:
        queue.run_repeating(
            _looked_after(chore, database, clock, ticker),
            chore.every,
            first=2,
            name=chore.name,
            job_kwargs=_PATIENT,
        )
    # `first=0` would mean "after the first interval" to python-telegram-bot.
    queue.run_repeating(plan, _PLAN_EVERY, first=0.5, name="plan", job_kwargs=_PATIENT)
    queue.run_repeating(forget, _FORGET_EVERY, first=60, name="forget", job_kwargs=_PATIENT)
    queue.run_repeating(index, _INDEX_EVERY, first=5, name="index", job_kwargs=_PATIENT)
    queue.run_repeating(
        deliver,
        _DELIVER_EVERY,
        first=_DELIVER_EVERY / 2,
        name="deliver",
        job_kwargs=_PATIENT | {"max_instances": 2},
    )


def _looked_after(
    chore: Chore, database: Database, clock: Clock, ticker: Ticker
) -> Callable[[object], Coroutine[Any, Any, None]]:
    async def look_after(_context: object) -> None:
        await ticker.run(lambda: _survive(chore.run(database, clock.now()), chore.name))

    return look_after


async def _survive(tick: Awaitable[object], name: str) -> None:
    """A database that is away fails this tick, not the next one."""
    try:
        await tick
    except (DatabaseAway, SQLAlchemyError, OSError) as error:
        _log.error("tick_failed", tick=name, error=type(error).__name__)


async def plan_due(database: Database, clock: Clock) -> Planned:
    """Plans today's morning for every office; what is wrong with one stays with it."""
    messages = items = 0
    async with database.read() as session:
        offices = await organisations(session)
    for office in offices:
        # Each on its own: what cannot go up keeps nobody's morning back.
        with _stays_with(office):
            await escalation.plan(database, office=office, now=clock.now())
        with _stays_with(office):
            planned = await plan_office(database, office=office, now=clock.now())
            messages, items = messages + planned.messages, items + planned.items
    return Planned(messages, items)


@contextmanager
def _stays_with(office: Organisation) -> Iterator[None]:
    try:
        yield
    except DatabaseAway:  # for all offices alike, and told of by the tick
        raise
    except _BROKEN_OFFICE as error:
        _log.error("office_not_planned", office_id=office.id, exc_info=error)


async def forget_old(database: Database, clock: Clock) -> None:
    """Deletes what is kept for a time only; what should have gone out months ago is let go, too."""
    now = clock.now()
    async with database.write() as session:
        await chats.forget_shown(session, now=now)
        await phrases.forget_old(session, before=now - PHRASES_KEPT_FOR)
        await updates.forget_seen(session, before=now - _REDELIVERED_FOR)
        await undo.forget_steps(session, before=now - _FORGET_EVERY)
        await attempts.forget_old(session, before=now - _TRIES_FOR)
        for message_id in await outbox.let_go_of_old(session, outcome=TOO_LATE, now=now):
            await reminders.release(session, message_id)


async def deliver_all(delivery: Delivery) -> int:
    """Run after run until nothing is due or Telegram asks for a pause; how many were sent."""
    sent = 0
    while more := await delivery.deliver_due():
        sent += more
    return sent


async def tick(
    database: Database, clock: Clock, delivery: Delivery, chores: Sequence[Chore] = ()
) -> tuple[Planned, int]:
    """One whole tick: what was planned, and how many messages were sent."""
    for chore in chores:
        await chore.run(database, clock.now())
    return await plan_due(database, clock), await deliver_all(delivery)
