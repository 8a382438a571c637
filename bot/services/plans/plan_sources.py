"""The files plans were read from: kept while a row speaks of them, and no longer."""

import asyncio
from collections.abc import Iterable
from datetime import datetime

import structlog

from bot.domain import Speaker
from bot.services.tasks.files import FileStore
from bot.storage import Session, reviews

_log = structlog.get_logger(__name__)


async def source_of(session: Session, speaker: Speaker, review_id: int) -> str:
    """The hash of the file of the speaker's own review; empty where there is none."""
    row = await reviews.review_of(session, speaker.id, review_id)
    return row.source_sha256 if row else ""


async def lapsed(session: Session, *, now: datetime) -> tuple[str, ...]:
    """The files of reviews that expired since this was asked last."""
    return tuple(await reviews.lapsed_sources(session, now=now))


async def forget_unused(session: Session, files: FileStore, sources: Iterable[str]) -> None:
    """Takes away the files nobody speaks of; called after what spoke of them is gone for good."""
    for sha256 in sources:
        if not sha256 or await reviews.is_file_in_use(session, sha256):
            continue
        try:
            await asyncio.to_thread(files.forget, sha256)
        except OSError as error:  # no reason to refuse what the person asked for
            _log.warning("file_not_forgotten", sha256=sha256, error=str(error))
