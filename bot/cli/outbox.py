"""`nhacviec outbox …`: the delivery ledger."""

from datetime import datetime
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from bot.cli.opening import console, open_database, run
from bot.cli.plan import print_json
from bot.messages.catalog import words_in
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
    rows = run(_messages(broadcast))
    if as_json:
        print_json(rows)
        return
    words = words_in("vi")
    keys = ("remind-person", "outbox-kind", "outbox-state", "outbox-attempts", "outbox-outcome")
    table = Table(*(words(key) for key in keys))
    for row in rows:
        cells = (row["person"], row["kind"], row["state"], str(row["attempts"]), row["outcome"])
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)


async def _messages(broadcast: int | None) -> list[dict[str, Any]]:
    async with open_database() as (_, database), database.read() as session:
        found = await ledger(session, broadcast_id=broadcast)
        tries = await attempts.of_ledger(session, broadcast_id=broadcast)
        return [_row(message, name, tries.get(message.id or 0, [])) for message, name in found]


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
