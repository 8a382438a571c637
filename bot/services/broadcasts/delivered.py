"""A broadcast as its recipient gets it, worded when it goes out."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain import Speaker
from bot.messages.answer import Answer, KeptFile
from bot.messages.broadcasts import delivered as wording
from bot.messages.broadcasts.values import AudiencePart, OwnTask, OwnTasks, PartKind
from bot.messages.catalog import Words, words_of
from bot.reminders.rendering import (
    NothingToSay,
    Queued,
    wait_for_free,
    wait_for_quiet_to_end,
    when_delivered,
)
from bot.services.broadcasts.audience import unpack
from bot.storage import (
    Broadcast,
    Database,
    Organisation,
    OutboxMessage,
    Person,
    Session,
    Unit,
    audience,
    broadcast_files,
    broadcasts,
    pressed,
    reminders,
    tasks,
)
from bot.storage.engine import DatabaseAway
from bot.storage.ids import id_of

_GOES_ON_FOR = timedelta(hours=2)
"""What was begun in working hours is not cut in two by their end."""
OF_USE_FOR = 3
"""Working days after which a broadcast that was held up is not sent any more."""
_TASKS = 5
"""As many of somebody's tasks are shown; the others are counted."""


async def _render(session: Session, queued: Queued, speaker: Speaker, now: datetime) -> Answer:
    broadcast = await _still_wanted(session, queued, speaker)
    if await broadcasts.receipt_of(session, id_of(broadcast), speaker.id) is not None:
        raise NothingToSay  # they have pressed a button of it: an earlier try had come through
    if broadcast.urgent or now - broadcast.send_at < _GOES_ON_FOR:
        await wait_for_quiet_to_end(session, speaker, now=now)
    else:
        await wait_for_free(session, speaker, now=now)
    await _require_of_use(session, queued, speaker, now=now)
    files = await _to_come(session, broadcast, queued, words_of(speaker))
    answer = wording.to_recipient(
        words_of(speaker),
        broadcast.text,
        name=speaker.full_name,
        sender=await sender_of(session, broadcast),
        tasks=await own_tasks(session, speaker, queued.payload["tasks"], _parts(broadcast)),
        files=files,
        today=now.astimezone(speaker.zone).date(),
        broadcast_id=id_of(broadcast),
        meant_for=_missed_day(broadcast.send_at, speaker, now=now),
    )
    return replace(answer, outbox_id=queued.id)


async def _require_of_use(
    session: Session, queued: Queued, speaker: Speaker, *, now: datetime
) -> None:
    """What lay there since the bot was down is dropped once nobody can act on it in time.

    Somebody's leave moves the hour a message is due at, and so does the office sending it again.
    """
    message = await session.get_one(OutboxMessage, queued.id)
    calendar = await reminders.calendar(session, speaker.org_id)
    last = calendar.add_workdays(message.due_at.astimezone(speaker.zone).date(), OF_USE_FOR)
    if now.astimezone(speaker.zone).date() > last:
        raise NothingToSay(broadcasts.TOO_LATE)


def _missed_day(meant: datetime, speaker: Speaker, *, now: datetime) -> datetime | None:
    """When it should have come, in the reader's zone, where it comes on a later day."""
    local = meant.astimezone(speaker.zone)
    return local if now.astimezone(speaker.zone).date() > local.date() else None


async def _to_come(
    session: Session, broadcast: Broadcast, queued: Queued, words: Words
) -> tuple[KeptFile, ...]:
    """In the order they are sent, without those an earlier try has brought.

    Where the answer to that try was lost, the first may be there already: Telegram cannot be asked,
    and files that come twice and say so are better than files that never come.
    """
    files = await broadcast_files.files_of(session, id_of(broadcast))
    in_turn = sorted(files, key=lambda one: not one.is_photo)
    out = queued.payload.get(broadcast_files.FILES_OUT, 0)
    kept = [
        KeptFile(one.sha256, one.name, one.is_photo, one.telegram_file_id) for one in in_turn[out:]
    ]
    if kept and (await session.get_one(OutboxMessage, queued.id)).uncertain:
        kept[0] = replace(kept[0], caption=words("broadcast-files-again"))
    return tuple(kept)


async def note_files_out(database: Database, message_id: int, count: int) -> None:
    """In a transaction of its own, since the words may have to wait for another try."""
    # The words are tried all the same: only if they fail as well do the files come again.
    with suppress(DatabaseAway):
        async with database.write() as session:
            await broadcast_files.note_files_out(session, message_id, count)


async def keep_file_id(database: Database, file: KeptFile, file_id: str) -> None:
    """Sent once, it need not be uploaded for the others; not noted, it is sent all the same."""
    with suppress(DatabaseAway):
        async with database.write() as session:
            await broadcast_files.keep_file_id(
                session, file.sha256, before=file.telegram_file_id, now=file_id
            )


def _parts(broadcast: Broadcast) -> list[AudiencePart]:
    return [unpack(one) for one in broadcast.audience.get("parts", [])]


async def _render_again(
    session: Session, queued: Queued, speaker: Speaker, now: datetime
) -> Answer:
    """Without the files, which the first message brought."""
    broadcast = await _still_wanted(session, queued, speaker)
    receipt = await broadcasts.receipt_of(session, id_of(broadcast), speaker.id)
    if receipt is not None and receipt.received_at is not None:
        raise NothingToSay
    await wait_for_free(session, speaker, now=now)
    await _require_of_use(session, queued, speaker, now=now)
    meant = datetime.fromisoformat(queued.payload.get(broadcasts.MEANT_FOR, now.isoformat()))
    return wording.once_more(
        words_of(speaker),
        broadcast.text,
        name=speaker.full_name,
        sender=await sender_of(session, broadcast),
        broadcast_id=id_of(broadcast),
        meant_for=_missed_day(meant, speaker, now=now),
    )


async def _still_wanted(session: Session, queued: Queued, speaker: Speaker) -> Broadcast:
    broadcast = await broadcasts.broadcast_by_id(
        session, speaker.org_id, queued.payload["broadcast"]
    )
    if broadcast is None or broadcast.stopped_at is not None:
        raise NothingToSay
    return broadcast


async def sender_of(session: Session, broadcast: Broadcast) -> str:
    """Who presses: the person and their unit, else the office."""
    if broadcast.created_by is None:
        return (await session.get_one(Organisation, broadcast.org_id)).name
    return await sender_named(session, broadcast.created_by)


async def sender_named(session: Session, person_id: int) -> str:
    person = await session.get(Person, person_id)
    unit = await session.get(Unit, person.unit_id or 0) if person else None
    name = person.full_name if person else ""
    return f"{name}, {unit.name}" if unit else name


async def own_tasks(
    session: Session,
    recipient: Speaker,
    task_ids: Sequence[int],
    parts: Sequence[AudiencePart],
    *,
    reader: Speaker | None = None,
) -> OwnTasks:
    """Those still as they were asked for that the recipient may see, in the order given.

    Of what the `reader` of a trial may not see, nothing is shown but how many they are.
    """
    if not task_ids:
        return OwnTasks()
    may_see = await audience.visible_of(session, recipient, set(task_ids))
    days = await _days(session, recipient.org_id, may_see, parts)
    found = [one for one in task_ids if one in days]
    may_read = await audience.visible_of(session, reader, set(found)) if reader else set(found)
    readable = [one for one in found if one in may_read]
    rows = await tasks.tasks_by_ids(session, readable[:_TASKS])
    return OwnTasks(
        tuple(OwnTask(rows[one], days[one]) for one in readable[:_TASKS]),
        more=len(readable[_TASKS:]),
        hidden=len(found) - len(readable),
    )


async def _days(
    session: Session, org_id: int, task_ids: set[int], parts: Sequence[AudiencePart]
) -> dict[int, date | None]:
    """The day each is told for; none of a task whose milestones have left the periods."""
    periods = [(one.start, one.end) for one in parts if one.kind is PartKind.DUE]
    only_due = bool(periods) and not any(one.kind is PartKind.LATE for one in parts)
    found = await pressed.days_of(session, org_id, task_ids, periods)
    return {
        task_id: milestone or own
        for task_id, (own, milestone) in found.items()
        if milestone is not None or not only_due
    }


when_delivered(broadcasts.KIND, _render)
when_delivered(broadcasts.KIND_AGAIN, _render_again)
