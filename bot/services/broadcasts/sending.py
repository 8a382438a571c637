"""A draft becomes a broadcast: its people fixed, a message each in the outbox; or it is stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain import MessageState, Priority, Speaker
from bot.errors import NhacViecError
from bot.messages.broadcasts.values import AudiencePart, Draft, DraftFile, Reached
from bot.services import dialogues
from bot.services.broadcasts import composing, looking
from bot.services.broadcasts.audience import WITH_TASKS, pack
from bot.services.broadcasts.composing import KIND, Shown
from bot.services.broadcasts.drafts import fingerprint, pack_named
from bot.services.broadcasts.timing import HourPast
from bot.storage import Broadcast, BroadcastFile, Session, broadcasts, events
from bot.storage.ids import id_of
from bot.storage.outbox import insert_messages


class AlreadySent(NhacViecError):
    """The draft was sent before, by another tap."""

    key = "broadcast-already-sent"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What became of “Gửi”: the broadcast, or the draft to be looked at once more."""

    broadcast: Broadcast | None = None
    shown: Shown | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What is to go out, and where its progress is told."""

    text: str
    parts: Sequence[AudiencePart]
    reached: Reached
    files: Sequence[DraftFile] = ()
    without: Sequence[list[Any]] = ()
    send_at: datetime | None = None
    """None for now."""
    urgent: bool = False
    draft_id: int | None = None
    chat_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Stopped:
    """How many messages of it were not sent any more."""

    broadcast: Broadcast
    withdrawn: int
    before: bool
    """It had been stopped, or was over, already."""


async def confirm(
    session: Session,
    speaker: Speaker,
    draft_id: int,
    *,
    chat_id: int,
    message_id: int | None,
    today: date,
    now: datetime,
) -> Confirmed:
    """“Gửi”: the people counted last are those who get it; are they others now, it is shown anew.

    Raises `AlreadySent`, `DialogueOver`, `HourPast` or `NhacViecError` for what is missing.
    """
    try:
        dialogue = await composing.running(session, speaker, draft_id, now=now)
    except dialogues.DialogueOver:
        await _refuse_second(session, speaker, draft_id)
        raise
    seen = dialogue.data.get("seen")
    found = await composing.shown(session, speaker, dialogue, today=today, now=now)
    draft = found.draft
    _refuse(draft, now=now)
    needs_choice = draft.opening is not None and not draft.urgent
    if needs_choice or seen != fingerprint(draft.reached):
        return Confirmed(shown=Shown(draft, found.prompt_id, changed=not needs_choice))
    content = Content(
        text=draft.text,
        parts=draft.parts,
        reached=draft.reached,
        files=draft.files,
        without=[pack_named(one) for one in draft.without],
        send_at=draft.at,
        urgent=draft.urgent,
        draft_id=draft_id,
        chat_id=chat_id,
        message_id=message_id,
    )
    broadcast = await queue(session, speaker.org_id, content, by=speaker.id, now=now)
    await dialogues.end(session, speaker, KIND)
    return Confirmed(broadcast)


async def _refuse_second(session: Session, speaker: Speaker, draft_id: int) -> None:
    sent = await broadcasts.made_of_draft(session, speaker.id, draft_id)
    if sent is not None:
        raise AlreadySent(count=sent.recipients)


def _refuse(draft: Draft, *, now: datetime) -> None:
    if not draft.text and not draft.files:
        raise NhacViecError("broadcast-no-text")
    if not draft.reached.people:
        raise NhacViecError("broadcast-nobody")
    if draft.at is not None and draft.at <= now:
        raise HourPast


async def queue(
    session: Session, org_id: int, content: Content, *, by: int | None, now: datetime
) -> Broadcast:
    """Stores it with its files, its event, and one message a recipient, all at once."""
    reached = content.reached
    if not reached.people:
        raise NhacViecError("broadcast-nobody")
    broadcast = Broadcast(
        org_id=org_id,
        created_by=by,
        draft_id=content.draft_id,
        text=content.text,
        audience=_kept(content),
        recipients=len(reached.people),
        with_tasks=any(part.kind in WITH_TASKS for part in content.parts),
        urgent=content.urgent,
        created_at=now,
        send_at=content.send_at or now,
        progress_chat_id=content.chat_id,
        progress_message_id=content.message_id,
    )
    session.add(broadcast)
    await session.flush()
    session.add_all(_file(broadcast, file) for file in content.files)
    events.record(
        session,
        org_id=org_id,
        at=now,
        actor_id=by,
        action="broadcast",
        subject="broadcast",
        subject_id=id_of(broadcast),
        after={"recipients": len(reached.people), **_kept(content)},
    )
    await insert_messages(session, [_row(broadcast, one, reached) for one in reached.people])
    return broadcast


def _kept(content: Content) -> dict[str, Any]:
    return {"parts": [pack(part) for part in content.parts], "without": list(content.without)}


def _file(broadcast: Broadcast, file: DraftFile) -> BroadcastFile:
    return BroadcastFile(
        org_id=broadcast.org_id,
        broadcast_id=id_of(broadcast),
        sha256=file.sha256,
        size=file.size,
        mime_type=file.mime_type,
        name=file.name,
        is_photo=file.is_photo,
        telegram_file_id=file.telegram_file_id,
    )


def _row(broadcast: Broadcast, person_id: int, reached: Reached) -> dict[str, Any]:
    return {
        "org_id": broadcast.org_id,
        "person_id": person_id,
        "kind": broadcasts.KIND,
        "dedupe_key": f"{broadcasts.KIND}:{broadcast.id}:{person_id}",
        "payload": {"broadcast": broadcast.id, "tasks": list(reached.tasks.get(person_id, ()))},
        "due_at": broadcast.send_at,
        "late": False,
        "priority": Priority.BULK.value,
        "broadcast_id": broadcast.id,
        "created_at": broadcast.created_at,
    }


async def stop(session: Session, speaker: Speaker, broadcast_id: int, *, now: datetime) -> Stopped:
    """“Dừng”: what nobody has begun to send is not sent; the second to stop is told so.

    Raises `NotAllowed` or `NotFound`.
    """
    broadcast = await looking.seen(session, speaker, broadcast_id, to_change=True)
    counts = await broadcasts.counts(session, broadcast_id)
    if broadcast.stopped_at is not None or not counts.get(MessageState.WAITING):
        return Stopped(broadcast, 0, before=True)
    withdrawn = await broadcasts.stop_waiting(session, broadcast_id)
    broadcast.stopped_at, broadcast.stopped_by = now, speaker.id
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="broadcast_stopped",
        subject="broadcast",
        subject_id=broadcast_id,
        after={"withdrawn": withdrawn},
    )
    return Stopped(broadcast, withdrawn, before=False)
