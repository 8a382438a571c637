"""One row of many that a chore looks after: what is wrong with it stops no other."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import NhacViecError
from bot.storage.engine import DatabaseAway

_log = structlog.get_logger(__name__)


@contextmanager
def by_itself(chore: str, row_id: int) -> Iterator[None]:
    """Notes what went wrong with the row and goes on; without a database nothing goes on."""
    try:
        yield
    except DatabaseAway:
        raise
    except (SQLAlchemyError, NhacViecError, LookupError, TypeError, ValueError) as error:
        _log.error("row_not_looked_after", chore=chore, row_id=row_id, exc_info=error)
