"""`nhacviec run` and `nhacviec demo`."""

import asyncio
import signal
from pathlib import Path
from typing import Annotated

import typer

from bot.app import create_application, running, settle_memory
from bot.cli.opening import console, open_database, run
from bot.clock import Clock
from bot.logs import set_up_logs
from bot.messages.catalog import words_in
from bot.storage.bot_state import forget_clock


def run_bot() -> None:
    """The bot: long polling, or webhook when NHACVIEC_WEBHOOK_URL is set."""
    run(_run_bot())


async def _run_bot() -> None:
    async with open_database() as (settings, database):
        set_up_logs(settings)
        async with database.write() as session:
            await forget_clock(session)
        application = create_application(settings, database, Clock())
        async with running(application):
            settle_memory()
            console.print(words_in("vi")("cli-bot-runs", name=application.bot.username))
            await until_stopped()


async def until_stopped() -> None:
    """Waits for Ctrl-C or the service manager."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stopped.set)
    await stopped.wait()


def demo(
    plan: Annotated[
        Path | None, typer.Option(help="A plan to use for the sample office's.")
    ] = None,
    port: Annotated[int, typer.Option(help="Where the chat page is served.")] = 8090,
    today: Annotated[str | None, typer.Option(help="The day to begin with, as ISO.")] = None,
    folder: Annotated[Path, typer.Option(help="Where it keeps its files.")] = Path("var/demo"),
) -> None:
    """A sample office with the real bot and a chat page in the browser; no token needed."""
    from bot.demo.office import run_demo  # noqa: PLC0415 - `run` needs no web server

    run(run_demo(plan=plan, port=port, today=today, folder=folder, until=until_stopped))
