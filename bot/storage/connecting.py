"""The two engines of a database: one to write with, one to look with."""

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.sqlite import begin_sqlite, opening, prepare_sqlite


def writing_engine(url: str) -> AsyncEngine:
    """Transactions; on SQLite each takes the file's one lock as it begins."""
    if not url.startswith("sqlite"):
        return create_async_engine(url, pool_pre_ping=True, pool_size=10, hide_parameters=True)
    engine = create_async_engine(
        url,
        async_creator=opening(url),
        hide_parameters=True,
        pool_reset_on_return=None,  # a session that is closed has rolled back what was left
    )
    event.listen(engine.sync_engine, "connect", prepare_sqlite)
    event.listen(engine.sync_engine, "begin", begin_sqlite)
    return engine


def reading_engine(url: str) -> AsyncEngine:
    """Statements that stand for themselves: no BEGIN before, no ROLLBACK after."""
    if not url.startswith("sqlite"):
        return create_async_engine(
            url,
            pool_pre_ping=True,
            pool_size=10,
            isolation_level="AUTOCOMMIT",
            skip_autocommit_rollback=True,
            hide_parameters=True,
        )
    engine = create_async_engine(
        url,
        async_creator=opening(url),
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
        pool_reset_on_return=None,
        # Each connection is a thread, and threads wait for each other in Python: two answer
        # more questions a second than fifteen.
        pool_size=2,
        max_overflow=0,
    )
    event.listen(engine.sync_engine, "connect", prepare_sqlite)
    return engine
