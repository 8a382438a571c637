"""News that waited for the end of somebody's leave: joined into one message when it may go out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

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
from bot.storage.people import speaker_by_id

HELD = "held"
"""The kind of a message that holds several notices: their payloads are under `parts`."""


async def joined(session: Session, due: DueMessage, *, now: datetime) -> DueMessage:
    """What was claimed; where leave held it back, with all other news that are due by now.

    In the transaction of the claim: either all of them are in it, or each is as it was.
    """
    if due.kind != NOTICE or due.person_id is None or not due.active:
        return due
    if not await held_notices.was_held(session, due.id):
        return due
    speaker = await speaker_by_id(session, due.person_id, now=now)
    if speaker is None or not await _is_free(session, speaker, now=now):
        return due
    others = await held_notices.others_due(session, due.person_id, besides=due.id, now=now)
    if not others:
        return due
    ids = [due.id, *(one for one, _ in others)]
    parts = [due.payload, *(payload for _, payload in others)]
    whole = replace(due, kind=HELD, payload={"parts": parts, "messages": ids})
    await held_notices.join(session, due.id, whole.kind, whole.payload, others=ids[1:])
    return whole


async def _is_free(session: Session, speaker: Speaker, *, now: datetime) -> bool:
    try:
        await wait_for_free(session, speaker, now=now)
    except NotNow:
        return False
    return True


async def parts_of(session: Session, speaker: Speaker, payload: Mapping[str, Any]) -> list[Answer]:
    """Each as it stands now, without what is no news any more."""
    found: list[Answer] = []
    for part in payload["parts"]:
        try:
            found.append(await notice_as_it_stands(session, speaker, part))
        except NothingToSay:
            continue
    return found


async def _held(session: Session, queued: Queued, speaker: Speaker, now: datetime) -> Answer:
    await wait_for_free(session, speaker, now=now)
    parts = await parts_of(session, speaker, queued.payload)
    if not parts:
        raise NothingToSay
    if len(parts) == 1:
        return parts[0]
    return held(words_of(speaker), parts, message_id=queued.id)


when_delivered(HELD, _held)
