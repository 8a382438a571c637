"""Joins the parts: application, database, handlers, scheduler; only this file knows them all."""

import asyncio
import gc
import os
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, NetworkError
from telegram.ext import Application, BaseUpdateProcessor, ContextTypes
from telegram.request import HTTPXRequest

from bot.clock import Clock
from bot.config import Settings
from bot.context import OfficeApplication, OfficeContext, Parts, give_parts, parts_of
from bot.errors import BadSettings
from bot.handlers import announce_commands, register
from bot.handlers.readings import stop_readings, tell_interrupted
from bot.handlers.reply import send_once
from bot.reminders.delivery import Delivery
from bot.reminders.scheduler import schedule
from bot.services.chats import LastLists
from bot.services.files import FileStore
from bot.services.people import remember_bot
from bot.storage import Database

# Else python-telegram-bot gives waiting times as bare numbers and warns each time.
os.environ.setdefault("PTB_TIMEDELTA", "1")

_AT_ONCE = 1024
"""Updates in the air; enough that one chat's queue never keeps the others waiting."""


_GATHER = 0.01
"""Seconds between two polls: under load one request brings many updates, not one each."""


class ChatOrder(BaseUpdateProcessor):
    """Handles the updates of one person one after the other, those of all people at once.

    A slow file of one officer delays only what that officer sends after it.
    """

    def __init__(self) -> None:
        super().__init__(_AT_ONCE)
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._waiting: defaultdict[int, int] = defaultdict(int)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        key = _whose(update)
        self._waiting[key] += 1
        try:
            async with self._locks[key]:
                await coroutine
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._locks[key]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to put away; PTB waits for the updates in the air."""


def _whose(update: object) -> int:
    if not isinstance(update, Update):
        return 0
    who = update.effective_user or update.effective_chat
    return who.id if who else 0


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
        .concurrent_updates(ChatOrder())
        .build()
    )
    delivery = Delivery(database, clock, partial(send_once, application.bot))
    files, last_lists = FileStore(settings.files_dir), LastLists(database)
    give_parts(application, Parts(settings, database, clock, files, delivery, last_lists))
    register(application)
    schedule(application, database=database, clock=clock, delivery=delivery)
    return application


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
        await announce_commands(application.bot)
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
