"""News that waited for the end of somebody's leave: joined into one message when it may go out.

That message is a row of its own. Its parts keep theirs, so that one can be withdrawn, added to or
set aside without the others; whatever it does not bring goes out by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog

from bot.domain import Speaker
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.held_news import held
from bot.reminders.notices import NOTICE
from bot.reminders.rendering import (
    NothingToSay,
    NotNow,
    Queued,
    notice_as_it_stands,
    wait_for_free,
    when_delivered,
)
from bot.storage import Session, held_notices
from bot.storage.claims import DueMessage
from bot.storage.engine import DatabaseAway
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id

HELD = "held"
"""The kind of a message that brings several notices: their ids are under `messages`."""
_FEWEST = 2
"""One alone comes as it is."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the news as it stands, by its row of the outbox."""

    id: int
    answer: Answer


async def may_be_joined(session: Session, due: DueMessage, *, now: datetime) -> bool:
    """Held back by leave and never tried, for somebody who is there and free to read it."""
    was_tried = due.attempts or due.uncertain or due.claimed_at is not None
    if due.kind != NOTICE or due.person_id is None or not due.active or was_tried:
        return False
    if not await held_notices.was_held(session, due.id):
        return False
    speaker = await speaker_by_id(session, due.person_id, now=now)
    return speaker is not None and await _is_free(session, speaker, now=now)


async def joined(session: Session, due: DueMessage, *, now: datetime) -> DueMessage:
    """The message that brings what was claimed, and so its chat, with all news due by now.

    One transaction: either all of them are in it, or each is as it was.
    """
    others = await held_notices.others_due(session, due.person_id or 0, besides=due.id, now=now)
    if not others:
        return due
    whole = await held_notices.join(session, due, others, kind=HELD, now=now)
    return replace(due, id=id_of(whole), kind=HELD, payload=whole.payload)


async def claim_parts(session: Session, due: DueMessage, *, now: datetime) -> None:
    """What such a message brings is in the air with it."""
    if due.kind == HELD:
        await held_notices.claim_parts(session, due.id, ids_of(due.payload), now=now)


def ids_of(payload: Mapping[str, Any]) -> list[int]:
    """The rows of the news such a message was made for."""
    return list(payload["messages"])


async def _is_free(session: Session, speaker: Speaker, *, now: datetime) -> bool:
    try:
        await wait_for_free(session, speaker, now=now)
    except NotNow:
        return False
    return True


async def parts_of(
    session: Session, speaker: Speaker, message_id: int, payload: Mapping[str, Any]
) -> list[Part]:
    """Each as it stands now, without what is no news any more or cannot be worded."""
    found: list[Part] = []
    for part_id, part in await held_notices.parts_of(session, message_id, ids_of(payload)):
        try:
            found.append(Part(part_id, await notice_as_it_stands(session, speaker, part)))
        except NothingToSay:
            continue
        except DatabaseAway:
            raise
        except Exception as error:  # noqa: BLE001 - one that cannot be worded keeps no other back
            _log.error("news_not_rendered", message_id=part_id, exc_info=error)
    return found


async def _held(session: Session, queued: Queued, speaker: Speaker, now: datetime) -> Answer:
    await wait_for_free(session, speaker, now=now)
    parts = await parts_of(session, speaker, queued.id, queued.payload)
    if len(parts) < _FEWEST:
        raise NothingToSay
    answer = held(words_of(speaker), [one.answer for one in parts], message_id=queued.id)
    return replace(answer, brings=tuple(one.id for one in parts))


when_delivered(HELD, _held)
