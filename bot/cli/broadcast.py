"""`nhacviec broadcast`: words for many people, queued for the running bot."""

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.opening import console, instant, open_database, run
from bot.cli.plan import print_json
from bot.clock import Clock
from bot.errors import NhacViecError
from bot.messages.catalog import words_in
from bot.services.broadcasts import from_terminal, timing
from bot.services.broadcasts.from_terminal import Order
from bot.services.people import people
from bot.storage import Database, Session
from bot.storage.bot_state import clock_ahead
from bot.storage.ids import id_of


def broadcast(
    to: Annotated[
        list[str],
        typer.Option(
            help="all, late, unit:NAME, role:ROLE, due:WHEN or person:NAME; several add up."
        ),
    ],
    text: Annotated[str, typer.Option(help="What is sent; {ten} is the recipient's name.")],
    at: Annotated[str | None, typer.Option(help="When, as ISO; at once if not given.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Queue a broadcast; the running bot delivers it at Telegram's pace, by its own clock."""
    words = words_in("vi")
    broadcast_id, count = run(_queued(to, text, at, yes=yes))
    if as_json:
        print_json({"id": broadcast_id, "recipients": count})
    else:
        said = words("cli-broadcast-queued", number=str(broadcast_id), count=count)
        console.print(said, markup=False, highlight=False)


async def _queued(to: list[str], text: str, at: str | None, *, yes: bool) -> tuple[int, int]:
    async with open_database() as (_, database):
        async with database.read() as session:
            order, moment = await _order(session, to, text, at)
        if not yes:
            _ask(len(order.reached.people))
        # Counted once more: somebody may have come or gone while the question stood.
        return await _send(database, to, text, moment)


async def _order(
    session: Session, to: list[str], text: str, at: str | None
) -> tuple[Order, datetime | None]:
    office = await people.organisation(session)
    zone, now = ZoneInfo(office.timezone), (await _clock(session)).now()
    moment = timing.checked(instant(at, zone), now=now) if at else None
    today = now.astimezone(zone).date()
    order = await from_terminal.read_order(session, id_of(office), to=to, text=text, today=today)
    return order, moment


async def _clock(session: Session) -> Clock:
    """The running bot's, which in a demo is not the machine's."""
    clock = Clock()
    clock.move_by(await clock_ahead(session, machine=clock.now()))
    return clock


def _ask(count: int) -> None:
    """Raises `NhacViecError` for no, and where nobody is there to answer."""
    question = words_in("vi")("cli-broadcast-sure", count=count)
    try:
        is_sure = typer.confirm(question, err=True)
    except typer.Abort as error:
        raise NhacViecError("broadcast-not-confirmed") from error
    if not is_sure:
        raise NhacViecError("broadcast-not-confirmed")


async def _send(
    database: Database, to: list[str], text: str, moment: datetime | None
) -> tuple[int, int]:
    async with database.write() as session:
        order, _ = await _order(session, to, text, None)
        now = (await _clock(session)).now()
        sent = await from_terminal.send(session, order, at=moment, now=now)
        return id_of(sent), sent.recipients
