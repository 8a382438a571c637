"""What a chat was shown last, kept so that words can go on from it; after a restart as well."""

import asyncio
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

import structlog

from bot.domain import Speaker
from bot.parsing.following import sounds_following
from bot.parsing.pointing import pointed_at
from bot.services.asking.shown import Shown, read, written
from bot.storage import ChatState, Database, Session, chats
from bot.storage.engine import DatabaseAway

_log = structlog.get_logger(__name__)
_PAUSE = 0.3
REMEMBERED = timedelta(hours=2)
"""Long enough for a meeting in between; what was shown in the morning is not meant at night."""

_Chat = tuple[int, int]
_Noted = tuple[Speaker, Shown, datetime]


class LastLists:
    """What was shown a moment ago, written together: one transaction each costs half an answer.

    What waits here is lost only where the process is killed in that moment. Another process does
    not see it before it is written: where there may be one, it is written `at_once`.
    """

    def __init__(self, database: Database, *, at_once: bool = False) -> None:
        self._database = database
        self.at_once = at_once
        self._waiting: dict[_Chat, _Noted] = {}
        self._is_writing = False

    def note(self, speaker: Speaker, chat_id: int, shown: Shown, *, now: datetime) -> bool:
        """Notes what was shown; true where nobody is writing: then `write_soon` must be called."""
        self._waiting[speaker.id, chat_id] = speaker, shown, now
        must_write = not self._is_writing
        self._is_writing = True
        return must_write

    async def write_now(
        self, speaker: Speaker, chat_id: int, shown: Shown, *, now: datetime
    ) -> None:
        """Notes and writes it; where it cannot be written it is forgotten."""
        noted = self._waiting[speaker.id, chat_id] = speaker, shown, now
        await self._write({(speaker.id, chat_id): noted})

    async def write_soon(self) -> None:
        """Writes what is noted until nothing is; what cannot be written is forgotten."""
        try:
            while self._waiting:
                await asyncio.sleep(_PAUSE)
                await self._write(dict(self._waiting))
        finally:
            self._is_writing = False

    async def _write(self, noted: dict[_Chat, _Noted]) -> None:
        # In one order, so that two processes cannot wait for each other.
        rows = [
            _row(speaker, chat_id, shown, now)
            for (_, chat_id), (speaker, shown, now) in sorted(noted.items(), key=itemgetter(0))
        ]
        try:
            async with self._database.write() as session:
                refused = await chats.keep_shown(session, rows)
            if refused:
                _log.error("last_lists_refused", chats=refused)
        except DatabaseAway:
            _log.warning("last_lists_not_kept", lists=len(noted))
        finally:
            for key, one in noted.items():
                if self._waiting[key] is one:
                    del self._waiting[key]

    async def recall(
        self, session: Session, speaker: Speaker, chat_id: int, *, now: datetime
    ) -> Shown | None:
        """As `recall`, whether it was written already or not: another process may know newer."""
        kept = await chats.chat_of(session, speaker.id, chat_id)
        noted = self._waiting.get((speaker.id, chat_id))
        if noted is None:
            return _unforgotten(kept, now)
        _, shown, noted_at = noted
        expires_at = noted_at + REMEMBERED
        if kept is not None and kept.expires_at > expires_at:
            return _unforgotten(kept, now)
        return shown if now < expires_at else None


async def remember(
    session: Session, speaker: Speaker, chat_id: int, shown: Shown, *, now: datetime
) -> None:
    """Words of this person in this chat go on from here, until it is forgotten."""
    await chats.keep_shown(session, [_row(speaker, chat_id, shown, now)])


def _row(speaker: Speaker, chat_id: int, shown: Shown, now: datetime) -> dict[str, Any]:
    return {
        "org_id": speaker.org_id,
        "person_id": speaker.id,
        "chat_id": chat_id,
        "shown": written(shown),
        "expires_at": now + REMEMBERED,
    }


async def recall(
    session: Session, speaker: Speaker, chat_id: int, *, now: datetime
) -> Shown | None:
    """What this person was shown last in this chat, unless it is forgotten.

    It says what was shown, not what may be seen: rights are asked anew for every list.
    """
    return _unforgotten(await chats.chat_of(session, speaker.id, chat_id), now)


def _unforgotten(kept: ChatState | None, now: datetime) -> Shown | None:
    if kept is None or kept.expires_at <= now or not kept.shown:
        return None
    try:
        return read(kept.shown)
    except (KeyError, ValueError):  # written by another version of the program
        _log.info("last_list_not_read", chat=kept.chat_id)
        return None


def may_go_on(text: str) -> bool:
    """Whether the words may be about what was shown last, so that it is worth looking up."""
    return sounds_following(text) or pointed_at(text) is not None
