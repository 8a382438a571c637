"""Claiming the next message out of an outbox that keeps a million old ones."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from sqlalchemy import Insert, create_engine, insert, select, text

from benchmarks.office import CREATED, TABLES, Size, database_url, fill_office
from benchmarks.tables import show
from bot.domain import MessageState
from bot.storage import BotState, Database, claims
from tests.postgres import NoPostgres, running_server

NOW = datetime(2024, 5, 15, 2, tzinfo=UTC)
OUTBOX = TABLES["outbox"]
STATES = (MessageState.SENT, MessageState.SENT, MessageState.SENT_AGAIN, MessageState.STALE)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pace:
    """Rows that are done with, rows that wait, and how many of those are claimed."""

    old: int = 1_000_000
    waiting: int = 3_000
    claims: int = 1_000
    people: int = 5_000


def fill(url: str, pace: Pace) -> None:
    """The office's people, and years of messages to them."""
    fill_office(url, Size(people=pace.people, tasks=1))
    engine = create_engine(url.replace("+aiosqlite", ""))
    with engine.begin() as connection:
        connection.execute(insert(OUTBOX), [_old(number, pace) for number in range(pace.people)])
        for turn in range(1, pace.old // pace.people):
            connection.execute(_once_more(turn, pace))
        connection.execute(
            insert(OUTBOX), [_waiting(number, pace) for number in range(pace.waiting)]
        )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))  # as a server does by itself
    engine.dispose()


def _once_more(turn: int, pace: Pace) -> Insert:
    """Everybody's first message again, under other keys; the database copies quicker than we."""
    copied = [column for column in OUTBOX.columns if column.name != "id"]
    values = [column + f":{turn}" if column.name == "dedupe_key" else column for column in copied]
    first = select(*values).where(OUTBOX.c.id <= pace.people)
    return insert(OUTBOX).from_select([column.name for column in copied], first)


def _old(number: int, pace: Pace) -> Row:
    at = NOW - timedelta(days=1, minutes=number)
    done = {"attempts": 1, "sent_at": at, "chat_id": number, "telegram_message_id": number}
    return _row(number, pace, at) | done | {"state": STATES[number % len(STATES)]}


def _waiting(number: int, pace: Pace) -> Row:
    due_at = NOW - timedelta(minutes=1)
    return _row(pace.old + number, pace, due_at) | {"state": MessageState.WAITING}


def _row(number: int, pace: Pace, due_at: datetime) -> Row:
    return {
        "org_id": 1,
        "person_id": number % pace.people + 1,
        "kind": "morning",
        "dedupe_key": f"morning:{number}",
        "payload": {},
        "due_at": due_at,
        "created_at": CREATED,
    }


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of each claim, and of as many transactions that note one row and nothing else."""

    claims: list[float]
    notes: list[float]


async def claim_times(url: str, pace: Pace) -> Taken:
    """One after the other, in turns; of both the commit is a part."""
    database, taken = Database(url), Taken([], [])
    for turn in range(pace.claims):
        began = time.perf_counter()
        async with database.write() as session:
            message = await claims.claim_next_due(session, now=NOW, by="benchmark")
        claimed = time.perf_counter()
        assert message is not None
        async with database.write() as session:
            session.add(BotState(key=f"benchmark:{turn}"))
        taken.claims.append(claimed - began)
        taken.notes.append(time.perf_counter() - claimed)
    await database.close()
    return taken


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, str]]:
    """Each kind of database there is here: its name to its address."""
    with ExitStack() as stack:
        urls = {"SQLite": database_url(folder / "claims.db")}
        try:
            server = stack.enter_context(running_server())
        except NoPostgres as error:
            print(f"\nPostgreSQL is not measured: {error}")
        else:
            urls["PostgreSQL"] = server.url_of(server.create())
        yield urls


def report(taken: dict[str, Taken], pace: Pace) -> None:
    show(
        f"Claiming among {pace.old:,} old messages, {pace.waiting:,} waiting, ms",
        ("", "p50", "p99", "one row p50", "p99", "ratio"),
        [[name, *_figures(one)] for name, one in taken.items()],
    )


def _figures(taken: Taken) -> list[str]:
    both = (taken.claims, taken.notes)
    times = [of(one) * 1000 for one in both for of in (median, percentile_99)]
    return [*(f"{one:.2f}" for one in times), f"{times[0] / times[2]:.2f}"]


def percentile_99(times: Sequence[float]) -> float:
    return quantiles(times, n=100, method="inclusive")[98]


def measure(folder: Path, pace: Pace) -> dict[str, Taken]:
    taken: dict[str, Taken] = {}
    folder.mkdir()
    with databases(folder) as urls:
        for name, url in urls.items():
            fill(url, pace)
            taken[name] = asyncio.run(claim_times(url, pace))
    return taken


def run(folder: Path, pace: Pace) -> None:
    report(measure(folder, pace), pace)
