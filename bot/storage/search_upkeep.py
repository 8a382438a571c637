"""Long work on the search index beside a running bot: a portion each transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import TypeVar

from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from bot.errors import BadSettings
from bot.storage.search_index import forget_lost, index_waiting_ones, note_all
from bot.storage.sqlite import begin_sqlite, prepare_sqlite

_Answer = TypeVar("_Answer")
_PATIENCE = 60
"""Seconds for which it gives way to others before it gives up."""
_PAUSE = 0.2
_WAITS = "SET LOCAL lock_timeout = '300ms'"
_IS_HELD = "55P03"
"""PostgreSQL's answer when the wait for a lock ended: https://www.postgresql.org/docs/current/errcodes-appendix.html"""


def index_waiting(url: str) -> int:
    """Writes the search index of the tasks that wait for it; returns how many there were.

    A stop in between loses nothing. Raises `BadSettings` when the database does not answer.
    """
    with _sessions(url) as sessions:
        return _index_waiting(sessions)


def index_anew(url: str) -> int:
    """Writes what every task is found by anew; returns how many there are.

    What is there is found until it is replaced. Raises `BadSettings` when the database does not
    answer.
    """
    with _sessions(url) as sessions:
        _patiently(sessions, note_all)
        count = _index_waiting(sessions)
        _patiently(sessions, forget_lost)
    return count


@contextmanager
def _sessions(url: str) -> Iterator[sessionmaker[Session]]:
    is_sqlite = url.startswith("sqlite")
    waiting = {"connect_args": {"timeout": 15}} if is_sqlite else {}
    engine = create_engine(url.replace("+aiosqlite", ""), **waiting)
    if is_sqlite:
        event.listen(engine, "connect", prepare_sqlite)
        event.listen(engine, "begin", begin_sqlite)
    try:
        yield sessionmaker(engine)
    except (DBAPIError, OSError) as error:
        raise BadSettings("database-unreachable") from error
    finally:
        engine.dispose()


def _index_waiting(sessions: sessionmaker[Session]) -> int:
    count = 0
    while portion := _patiently(sessions, index_waiting_ones):
        count += portion
    return count


def _patiently(sessions: sessionmaker[Session], act: Callable[[Session], _Answer]) -> _Answer:
    """Does it in one transaction; gives way to whoever holds a row it wants, and tries again.

    It gives up before PostgreSQL looks for two that wait for each other (after a second), so it
    is never an officer's change that is refused.
    """
    until = monotonic() + _PATIENCE
    while True:
        try:
            with sessions.begin() as session:
                if session.get_bind().dialect.name != "sqlite":
                    session.execute(text(_WAITS))
                return act(session)
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != _IS_HELD or monotonic() > until:
                raise
        sleep(_PAUSE)
