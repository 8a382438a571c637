"""Joins the parts: application, database, handlers, scheduler; only this file knows them all."""

import gc
import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ContextTypes
from telegram.request import HTTPXRequest

from bot.clock import Clock
from bot.config import Settings
from bot.context import OfficeApplication, OfficeBot, OfficeContext, Parts, give_parts, parts_of
from bot.domain import Speaker
from bot.errors import BadSettings
from bot.handlers import menus, register
from bot.handlers.broadcasts.sending import tell_progress
from bot.handlers.chat_order import ChatOrder
from bot.handlers.kept_files import send_with_files
from bot.handlers.late_answers import LateAnswers
from bot.handlers.office.trying import stop_trials
from bot.handlers.plans.readings import stop_readings, tell_interrupted
from bot.handlers.polling import polling_open
from bot.handlers.turns import Turns
from bot.handlers.undo import end_left_standing
from bot.reminders.clock_watch import clock_watched
from bot.reminders.delivery import Delivery
from bot.reminders.pace import Pace
from bot.reminders.pace_calls import PacedCalls
from bot.reminders.scheduler import Chore, schedule
from bot.reminders.ticker import Ticker
from bot.reports.pictures import Pictures
from bot.services.asking.chats import LastLists
from bot.services.broadcasts.delivered import keep_file_id, note_files_out
from bot.services.broadcasts.progress import EVERY as BROADCASTS_EVERY
from bot.services.chores import CHORES
from bot.services.people.people import remember_bot
from bot.services.tasks.files import FileStore
from bot.stopping import Deadline, end_jobs
from bot.storage import Database
from bot.storage.locks import locks_of
from bot.storage.people import speaker_by_telegram

# Else python-telegram-bot gives waiting times as bare numbers and warns each time.
os.environ.setdefault("PTB_TIMEDELTA", "1")

_MENUS_EVERY = timedelta(seconds=3)
"""Between two looks for people whose command menu is to be another one."""
_UNDO_EVERY = timedelta(seconds=20)
"""Between two looks for buttons that a restart left standing."""
_READINGS_EVERY = timedelta(seconds=30)
"""Between two looks for plans whose reading ended with its process."""


def create_application(settings: Settings, database: Database, clock: Clock) -> OfficeApplication:
    """The whole bot, ready to be started; raises `BadSettings` for a token that cannot be one."""
    url = settings.telegram_api_url.rstrip("/")
    locks = locks_of(database.url)
    ticker, unanswered = Ticker(locks), set[int]()
    is_polling = settings.webhook_url is None  # which only one process can do
    turns = Turns(database, clock, locks, unanswered=unanswered, is_alone=is_polling)
    late = LateAnswers(database, clock, settings.zone)
    pace = Pace()
    application = (
        Application.builder()
        .token(settings.require_token())
        .base_url(f"{url}/bot")
        .base_file_url(f"{url}/file/bot")
        .request(_request(settings, read_timeout=20))
        .updater(None)
        .rate_limiter(PacedCalls(pace))
        .context_types(ContextTypes(context=OfficeContext))
        .concurrent_updates(ChatOrder(partial(_speaker, database), turns, late))
        .build()
    )
    pictures = Pictures(database, clock)
    files = FileStore(settings.files_dir)
    note_out = partial(note_files_out, database)
    post = partial(
        send_with_files,
        application.bot,
        files=files,
        pictures=pictures,
        note_out=note_out,
        keep_id=partial(keep_file_id, database),
    )
    delivery = Delivery(
        database, clock, post, pace, answers=partial(_telegram_answers, application.bot)
    )
    last_lists = LastLists(database, at_once=not is_polling)
    parts = Parts(
        settings,
        database,
        clock,
        files,
        delivery,
        last_lists,
        locks,
        ticker,
        pictures,
        unanswered,
    )
    give_parts(application, parts)
    register(application)
    set_menus = Chore("menus", _MENUS_EVERY, menus.Menus(application.bot).refresh)
    end_undo = Chore("undo", _UNDO_EVERY, partial(end_left_standing, application.bot))
    tell_readers = Chore("readings", _READINGS_EVERY, partial(tell_interrupted, application.bot))
    press = Chore("broadcasts", BROADCASTS_EVERY, partial(tell_progress, application.bot))
    chores = (*CHORES, set_menus, end_undo, tell_readers, press)
    schedule(
        application,
        database=database,
        clock=clock,
        delivery=delivery,
        ticker=ticker,
        chores=chores,
    )
    return application


async def _speaker(database: Database, telegram_id: int) -> Speaker | None:
    async with database.read() as session:
        return await speaker_by_telegram(session, telegram_id)


async def _telegram_answers(bot: OfficeBot) -> bool:
    try:
        await bot.get_me()
    except TelegramError as error:  # a refusal is an answer, too
        return not isinstance(error, (NetworkError, InvalidToken))
    return True


def _request(settings: Settings, *, read_timeout: float) -> HTTPXRequest:
    """Proxies of the environment are for the world outside, not for a server on this machine."""
    is_local = urlsplit(settings.telegram_api_url).hostname in ("127.0.0.1", "::1", "localhost")
    return HTTPXRequest(
        connection_pool_size=256,
        read_timeout=read_timeout,
        proxy=settings.proxy_url,
        httpx_kwargs={"trust_env": not is_local},
    )


def settle_memory() -> None:
    """For a process that only serves: what start-up made stays, so the collector need not look.

    A tenth of the time of a busy bot went into walking over imported modules.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def delivery_of(application: OfficeApplication) -> Delivery:
    """What sends the outbox of this application."""
    return parts_of(application).delivery


@asynccontextmanager
async def introduced(application: OfficeApplication) -> AsyncIterator[None]:
    """Telegram knows the bot and the bot may send; no updates come and nothing ticks.

    Raises `BadSettings` for a token Telegram does not know and for no way to reach it.
    """
    try:
        await application.initialize()
    except InvalidToken as error:
        raise BadSettings("token-wrong") from error
    except NetworkError as error:
        raise BadSettings("telegram-unreachable") from error
    try:
        yield
    finally:
        await delivery_of(application).leave()
        await application.shutdown()


@asynccontextmanager
async def running(application: OfficeApplication) -> AsyncIterator[None]:
    """The bot at work: introduced, commands set, updates coming, jobs ticking."""
    parts = parts_of(application)
    async with aclosing(parts.locks), introduced(application), parts.ticker.tended():
        await menus.announce(application.bot)
        async with parts.database.write() as session:
            await remember_bot(session, application.bot.username)
        await application.start()
        deadline = Deadline()
        try:
            if parts.ticker.ticks:
                await tell_interrupted(application.bot, parts.database, parts.clock.now())
            async with _ticking(application), _listening(application):
                try:
                    yield
                finally:  # first, so that it ends beside what is being answered
                    deadline.begin()
                    parts.delivery.stop()
        finally:
            parts.delivery.stop()
            await stop_readings(application)
            await stop_trials(application)
            await end_jobs(application, deadline.left)


def _ticking(application: OfficeApplication) -> AbstractAsyncContextManager[None]:
    queue = application.job_queue
    if queue is None:
        raise RuntimeError("python-telegram-bot[job-queue] is not installed")
    return clock_watched(queue)


@asynccontextmanager
async def _listening(application: OfficeApplication) -> AsyncIterator[None]:
    """Webhook where one is set, long polling everywhere else."""
    parts = parts_of(application)
    settings = parts.settings
    order = application.update_processor
    if not isinstance(order, ChatOrder):
        raise TypeError(order)
    kinds: list[str] = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
    if settings.webhook_url is not None:
        from bot.handlers.webhook import webhook_open  # noqa: PLC0415 - polling needs no web server

        async with webhook_open(application, settings, order, kinds=kinds):
            yield
        return
    request = _request(settings, read_timeout=40)
    async with polling_open(application, request, order, kinds=kinds):
        yield
