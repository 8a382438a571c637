"""Somebody ends a handover before its last day, or moves that day."""

from datetime import date, datetime

from bot.domain import HandoverState, Speaker
from bot.errors import NhacViecError, NotAllowed
from bot.services import dialogues
from bot.services.handovers import news
from bot.services.handovers import running as handovers_running
from bot.services.handovers.days import checked_days, days_typed
from bot.services.handovers.events import record
from bot.services.handovers.handovers import (
    Decided,
    HandoverOver,
    decides,
    handed_for,
    refuse_clash,
)
from bot.storage import Session
from bot.storage.handovers import Handed
from bot.storage.ids import id_of

KIND = "handover_end"


def may_end(speaker: Speaker, handed: Handed) -> bool:
    """Those who decide, who asked for it, and whoever takes their own tasks back."""
    own = speaker.id in (handed.row.from_person_id, handed.row.created_by)
    return own or decides(speaker, handed.whose, handed.to)


async def end_early(
    session: Session, speaker: Speaker, handover_id: int, *, today: date, now: datetime
) -> Decided:
    """Takes it back before it began, or ends it today; a second tap finds it so.

    Raises `NotFound` or `NotAllowed`.
    """
    handed = await handed_for(session, speaker, handover_id)
    if not may_end(speaker, handed):
        raise NotAllowed("not-allowed-hand-over")
    row = handed.row
    if row.ended_at is not None:
        return Decided(handed, was_so=True)
    if row.begun_at is not None:
        action = "handover_ended_early"
        await handovers_running.end(session, handed, action, by=speaker, today=today, now=now)
        return Decided(handed)
    was_agreed = row.state is HandoverState.AGREED
    row.state, row.ended_at = HandoverState.WITHDRAWN, now
    record(session, handed, "handover_withdrawn", actor_id=speaker.id, now=now)
    if was_agreed:
        await news.tell_taken_back(session, handed, by=speaker, now=now)
    return Decided(handed)


async def ask_end(session: Session, speaker: Speaker, handover_id: int, *, now: datetime) -> Handed:
    """Opens the conversation that takes another last day."""
    handed = await handed_for(session, speaker, handover_id)
    _require_running(speaker, handed)
    await dialogues.begin_quietly(
        session, speaker, KIND, now=now, data={"handover": id_of(handed.row)}
    )
    return handed


async def take_end(
    session: Session, speaker: Speaker, text: str, *, today: date, now: datetime
) -> Decided:
    """The last day as typed; raises as `move_end`, and for words that name no day."""
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    days = days_typed(text, today=today)
    handover_id = dialogue.data["handover"]
    return await move_end(session, speaker, handover_id, days.end or today, today=today, now=now)


async def move_end(
    session: Session, speaker: Speaker, handover_id: int, last: date, *, today: date, now: datetime
) -> Decided:
    """Longer only by those who decide; the day it ends on is the last it runs.

    Raises `NotFound`, `NotAllowed`, `HandoverOver`, `HandoverDays`, `HandoverTaken`.
    """
    handed = await handed_for(session, speaker, handover_id)
    _require_running(speaker, handed)
    row = handed.row
    if last > row.ends_on and not decides(speaker, handed.whose, handed.to):
        raise NhacViecError("handover-longer")
    checked_days(max(row.starts_on, today), last, today=today)
    checked_days(row.starts_on, last, today=row.starts_on)
    await dialogues.end(session, speaker, KIND)
    if last == row.ends_on:
        return Decided(handed, was_so=True)
    row.ends_on = last
    await refuse_clash(session, handed)
    record(session, handed, "handover_end_moved", actor_id=speaker.id, now=now)
    if row.state is HandoverState.AGREED:
        await news.tell_end_moved(session, handed, by=speaker, now=now)
    return Decided(handed)


def _require_running(speaker: Speaker, handed: Handed) -> None:
    if not may_end(speaker, handed):
        raise NotAllowed("not-allowed-hand-over")
    if handed.row.ended_at is not None:
        raise HandoverOver
