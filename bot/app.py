"""Joins the parts: application, database, handlers, scheduler; only this file knows them all."""

import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, NetworkError
from telegram.ext import Application, ContextTypes
from telegram.request import HTTPXRequest

from bot.clock import Clock
from bot.config import Settings
from bot.context import OfficeApplication, OfficeContext, Parts, give_parts, parts_of
from bot.domain import Speaker
from bot.errors import BadSettings
from bot.handlers import menus, register
from bot.handlers.chat_order import ChatOrder
from bot.handlers.plans.readings import stop_readings, tell_interrupted
from bot.handlers.reply import send_once
from bot.handlers.undo import end_left_standing
from bot.reminders.delivery import Delivery
from bot.reminders.scheduler import Chore, schedule
from bot.services.asking.chats import LastLists
from bot.services.chores import CHORES
from bot.services.people.people import remember_bot
from bot.services.tasks.files import FileStore
from bot.storage import Database
from bot.storage.people import speaker_by_telegram

# Else python-telegram-bot gives waiting times as bare numbers and warns each time.
os.environ.setdefault("PTB_TIMEDELTA", "1")

_GATHER = 0.01
"""Seconds between two polls: under load one request brings many updates, not one each."""
_MENUS_EVERY = timedelta(seconds=3)
"""Between two looks for people whose command menu is to be another one."""
_UNDO_EVERY = timedelta(seconds=20)
"""Between two looks for buttons that a restart left standing."""


def create_application(settings: Settings, database: Database, clock: Clock) -> OfficeApplication:
    """The whole bot, ready to be started; raises `BadSettings` for a token that cannot be one."""
    url = settings.telegram_api_url.rstrip("/")
    application = (
        Application.builder()
        .token(settings.require_token())
        .base_url(f"{url}/bot")
        .base_file_url(f"{url}/file/bot")
        .request(_request(settings, read_timeout=20))
        .get_updates_request(_request(settings, read_timeout=40))
        .context_types(ContextTypes(context=OfficeContext))
        .concurrent_updates(ChatOrder(partial(_speaker, database)))
        .build()
    )
    delivery = Delivery(database, clock, partial(send_once, application.bot))
    files, last_lists = FileStore(settings.files_dir), LastLists(database)
    give_parts(application, Parts(settings, database, clock, files, delivery, last_lists))
    register(application)
    set_menus = Chore("menus", _MENUS_EVERY, menus.Menus(application.bot).refresh)
    end_undo = Chore("undo", _UNDO_EVERY, partial(end_left_standing, application.bot))
    chores = (*CHORES, set_menus, end_undo)
    schedule(application, database=database, clock=clock, delivery=delivery, chores=chores)
    return application


async def _speaker(database: Database, telegram_id: int) -> Speaker | None:
    async with database.read() as session:
        return await speaker_by_telegram(session, telegram_id)


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
        await application.shutdown()


@asynccontextmanager
async def running(application: OfficeApplication) -> AsyncIterator[None]:
    """The bot at work: introduced, commands set, updates coming, jobs ticking."""
    parts = parts_of(application)
    async with introduced(application):
        await menus.announce(application.bot)
        async with parts.database.write() as session:
            await remember_bot(session, application.bot.username)
        await application.start()
        try:
            await tell_interrupted(application)
            await _listen(application, parts.settings)
            yield
        finally:
            if application.updater is not None and application.updater.running:
                await application.updater.stop()
            await stop_readings(application)
            await application.stop()


async def _listen(application: OfficeApplication, settings: Settings) -> None:
    """Webhook where one is set, long polling everywhere else."""
    updater = application.updater
    if updater is None:
        return
    kinds = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
    if settings.webhook_url is None:
        await updater.start_polling(
            poll_interval=_GATHER, allowed_updates=kinds, timeout=30, bootstrap_retries=0
        )
        return
    host, _, port = settings.listen.rpartition(":")
    if settings.webhook_secret is None:
        raise BadSettings("webhook-secret-missing")
    await updater.start_webhook(
        listen=host or "127.0.0.1",
        port=int(port),
        url_path="telegram",
        webhook_url=f"{settings.webhook_url.rstrip('/')}/telegram",
        secret_token=settings.webhook_secret.get_secret_value(),
        allowed_updates=kinds,
    )
