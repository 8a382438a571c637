"""Recipients confirm; those who have not are pressed once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain import Priority, Speaker
from bot.errors import NhacViecError, NotFound
from bot.messages.taps.broadcasts import PeopleGroup
from bot.reminders.rules import next_opening
from bot.services.broadcasts.looking import (
    GROUPS,
    being_pressed,
    out_of_reach,
    seen,
    to_remind,
    to_send_again,
)
from bot.storage import Broadcast, Session, broadcasts, events, reminders, undelivered
from bot.storage.broadcasts import RecipientRow
from bot.storage.ids import id_of
from bot.storage.outbox import insert_messages

REMIND_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many are pressed once more, and when."""

    broadcast: Broadcast
    count: int
    sent_again: int
    """Of those: who never got it and can be reached by now."""
    at: datetime


async def confirm(
    session: Session, speaker: Speaker, broadcast_id: int, *, now: datetime
) -> datetime:
    """“Đã nhận”: when it was first pressed. Raises `NotFound` for who is no recipient."""
    if not await opened(session, speaker, broadcast_id, now=now):
        raise NotFound("broadcast-not-theirs")
    receipt = await broadcasts.note_opened(
        session, speaker.org_id, broadcast_id, speaker.id, now=now
    )
    if receipt.received_at is None:
        receipt.received_at = now
    return receipt.received_at


async def opened(session: Session, speaker: Speaker, broadcast_id: int, *, now: datetime) -> bool:
    """Notes that a recipient has seen it; False for anybody else."""
    message = await broadcasts.message_to(session, speaker.org_id, broadcast_id, speaker.id)
    if message is None:
        return False
    await broadcasts.note_opened(session, speaker.org_id, broadcast_id, speaker.id, now=now)
    await broadcasts.note_arrived(session, id_of(message), now=now)
    return True


async def remind(
    session: Session, speaker: Speaker, broadcast_id: int, *, now: datetime
) -> Reminded:
    """“Nhắc người chưa nhận”: one message to exactly those, in working hours.

    Who could not be reached then and can be now gets the broadcast itself, with its files.

    Raises `NotAllowed`, `NotFound`, or `NhacViecError` where nobody is left, it was stopped or the
    last time is less than an hour ago.
    """
    broadcast = await seen(session, speaker, broadcast_id, to_change=True)
    if broadcast.stopped_at is not None:
        raise NhacViecError("broadcast-was-stopped")
    last = broadcast.reminded_at
    if last is not None and last > now - REMIND_EVERY:
        again = (last + REMIND_EVERY).astimezone(speaker.zone)
        raise NhacViecError("broadcast-reminded-lately", hour=f"{again:%H:%M}")
    rows = await broadcasts.recipients(session, broadcast_id)
    people = [row.person_id for row in to_remind(speaker, rows)]
    missed = [row.person_id for row in to_send_again(speaker, rows)]
    if not people and not missed:
        raise NhacViecError(_why_nobody(speaker, rows))
    at = await _opening(session, speaker, now=now)
    await _queue(session, broadcast, people, at=at, now=now)
    sent_again = await _send_again(session, broadcast, missed, at=at)
    if not people and not sent_again:
        raise NhacViecError("broadcast-being-pressed")
    broadcast.reminded_at = now
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="broadcast_reminded",
        subject="broadcast",
        subject_id=broadcast_id,
        after={"recipients": len(people), "sent_again": sent_again},
    )
    return Reminded(broadcast, len(people) + sent_again, sent_again, at)


def _why_nobody(speaker: Speaker, rows: Sequence[RecipientRow]) -> str:
    """All have confirmed, are asked already or out of reach; or are of another unit than theirs."""
    if being_pressed(speaker, rows):
        return "broadcast-being-pressed"
    if out_of_reach(speaker, rows):
        return "broadcast-out-of-reach"
    not_yet = [row for row in rows if row.active and GROUPS[PeopleGroup.NOT_YET](row)]
    return "broadcast-only-own-unit" if not_yet else "broadcast-all-confirmed"


async def _opening(session: Session, speaker: Speaker, *, now: datetime) -> datetime:
    return next_opening(
        now,
        zone=speaker.zone,
        policy=speaker.policy,
        calendar=await reminders.calendar(session, speaker.org_id),
    )


async def _queue(
    session: Session, broadcast: Broadcast, people: Sequence[int], *, at: datetime, now: datetime
) -> None:
    """Not counted with the broadcast's own messages: these have their rows already."""
    key = f"{broadcasts.again_key(id_of(broadcast))}{now.isoformat()}"
    rows = [
        {
            "org_id": broadcast.org_id,
            "person_id": person_id,
            "kind": broadcasts.KIND_AGAIN,
            "dedupe_key": f"{key}:{person_id}",
            "payload": {
                "broadcast": broadcast.id,
                "tasks": [],
                broadcasts.MEANT_FOR: at.isoformat(),
            },
            "due_at": at,
            "late": False,
            "priority": Priority.BULK.value,
            "created_at": now,
        }
        for person_id in people
    ]
    await insert_messages(session, rows)


async def _send_again(
    session: Session, broadcast: Broadcast, people: Sequence[int], *, at: datetime
) -> int:
    """Their own messages wait anew, and the progress is told until they are through; how many."""
    if not people:
        return 0
    message_ids = await broadcasts.messages_to(session, id_of(broadcast), people)
    count = await undelivered.send_again(session, message_ids, now=at)
    if count:
        broadcast.finished_at = None
    return count
