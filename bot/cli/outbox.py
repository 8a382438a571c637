"""`nhacviec outbox …`: the delivery ledger."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.table import Table
from rich.text import Text

from bot.cli.opening import console, open_database, run
from bot.cli.plan import print_json
from bot.messages import dates
from bot.messages.catalog import words_in
from bot.messages.office.ledger_words import kind, what_happened
from bot.storage import DeliveryAttempt, OutboxMessage, attempts
from bot.storage.outbox import ledger

app = typer.Typer(no_args_is_help=True)


@app.callback()
def group() -> None:
    """The delivery ledger."""


@app.command("list")
def list_messages(
    broadcast: Annotated[int | None, typer.Option(help="Only one broadcast.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Every message: to whom, what became of it, how often it was tried."""
    found = run(_messages(broadcast))
    if as_json:
        print_json([_row(message, name, tries) for message, name, tries in found.rows])
        return
    words = words_in("vi")
    if not found.rows:
        console.print(words("outbox-empty"))
        return
    keys = ("remind-person", "outbox-kind", "outbox-when", "outbox-state", "outbox-attempts")
    table = Table(*(words(key) for key in keys))
    for message, name, _ in found.rows:
        cells = (
            name,
            kind(words, message.kind),
            _time(message.sent_at or message.due_at, found.zone),
            what_happened(words, message.state, message.outcome),
            str(message.attempts),
        )
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)


@dataclass(frozen=True, slots=True)
class _Found:
    rows: list[tuple[OutboxMessage, str, list[DeliveryAttempt]]]
    zone: ZoneInfo


async def _messages(broadcast: int | None) -> _Found:
    async with open_database() as (settings, database), database.read() as session:
        found = await ledger(session, broadcast_id=broadcast)
        tries = await attempts.of_ledger(session, broadcast_id=broadcast)
        rows = [(message, name, tries.get(message.id or 0, [])) for message, name in found]
        return _Found(rows, settings.zone)


def _time(instant: datetime, zone: ZoneInfo) -> str:
    """“8:00 12/6/2026” by the office's clock."""
    local = instant.astimezone(zone)
    return f"{dates.hour(local.time())} {dates.day(local.date())}"


def _row(message: OutboxMessage, person: str, tries: list[DeliveryAttempt]) -> dict[str, Any]:
    return {
        "person": person,
        "chat_id": message.chat_id,
        "kind": message.kind,
        "state": message.state.value,
        "attempts": message.attempts,
        "due_at": _iso(message.due_at),
        "sent_at": _iso(message.sent_at),
        "outcome": message.outcome,
        "attempts_detail": [_try(one) for one in tries],
    }


def _try(attempt: DeliveryAttempt) -> dict[str, Any]:
    """One that has not ended was in the air when its process was killed, or is so now."""
    return {
        "number": attempt.number,
        "began_at": _iso(attempt.began_at),
        "ended_at": _iso(attempt.ended_at),
        "chat_id": attempt.chat_id,
        "outcome": attempt.outcome,
        "worker": attempt.worker,
    }


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None
