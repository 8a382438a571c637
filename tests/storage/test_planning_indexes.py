"""What planning asks every morning goes by an index of what it wants, not of all there ever was."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event

from bot.storage import Database, Session, coming_due, escalations, unsent_mornings

NOW = datetime(2024, 5, 16, 1, tzinfo=UTC)


async def way_of(database: Database, ask: Callable[[Session], Awaitable[object]]) -> str:
    """How the database goes about the one statement that a question comes to."""
    asked: list[tuple[str, Any]] = []

    def note(*arguments: Any) -> None:
        asked.append((arguments[2], arguments[3]))

    async with database.write() as session:
        connection = await session.connection()
        event.listen(connection.sync_connection, "before_cursor_execute", note)
        await ask(session)
        event.remove(connection.sync_connection, "before_cursor_execute", note)
        ((statement, parameters),) = asked
        words = "EXPLAIN QUERY PLAN "
        if not database.url.startswith("sqlite"):
            await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            words = "EXPLAIN "
        return str((await connection.exec_driver_sql(words + statement, parameters)).all())


async def test_what_is_left_over_is_looked_for_among_what_waits(database: Database) -> None:
    way = await way_of(
        database,
        lambda session: unsent_mornings.unsent_mornings(
            session, 1, kind="morning", before=NOW, now=NOW
        ),
    )
    assert "ix_outbox_waiting" in way or "ix_outbox_turn" in way


async def test_what_was_given_is_looked_for_among_what_was_given(database: Database) -> None:
    way = await way_of(database, lambda session: coming_due.given_since(session, 1, NOW))
    assert "ix_assignment_given" in way


async def test_what_was_lost_is_looked_for_among_what_goes_up(database: Database) -> None:
    way = await way_of(database, lambda session: escalations.release_lost(session, [1, 2]))
    assert "task_id" in way
    assert "ix_escalation_due" not in way
