"""Queued summaries in words, for people and for groups, as things stand when they go out."""

from datetime import date, datetime

from bot.domain import Speaker
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.summaries import posts, wording
from bot.messages.summaries.values import Span
from bot.reminders.own_times import after_quiet
from bot.reminders.rendering import (
    NothingToSay,
    Queued,
    wait_for_free,
    wait_for_quiet_to_end,
    when_delivered,
)
from bot.reminders.summaries.making import summary_of
from bot.reminders.summaries.periods import period_with, read_period
from bot.reminders.summaries.pieces import Piece, leave_to_longer, others_with, scopes, was_sent
from bot.storage import GroupChat, OutboxMessage, Session, group_chats, reminders, summaries
from bot.storage.people import bot_username


async def _summary(session: Session, queued: Queued, speaker: Speaker, now: datetime) -> Answer:
    """The summary for a person; nothing is said once a later one says more, or to who left."""
    today = now.astimezone(speaker.zone).date()
    period = read_period(Span(queued.kind), queued.payload["first"])
    piece = Piece(period, queued.payload["unit"])
    if not await _is_still_theirs(session, speaker, piece, today=today):
        raise NothingToSay
    await leave_to_longer(session, speaker, piece, queued, now=now)
    planned_for = date.fromisoformat(queued.payload["day"])
    await _wait_for_their_time(session, speaker, planned_for, now=now)
    made = await summary_of(session, speaker, piece.unit_id, period, today=today)
    if not made.total:
        raise NothingToSay
    also = [
        await summary_of(session, speaker, one.unit_id, one.period, today=today)
        for one in others_with(queued)
        if await _is_still_theirs(session, speaker, one, today=today)
        and not await was_sent(session, speaker, one)
    ]
    was_held_up = queued.late or await _was_held_up(
        session, queued, speaker, planned_for, today=today
    )
    return wording.message(words_of(speaker), made, also=also, late=was_held_up)


async def _is_still_theirs(
    session: Session, speaker: Speaker, piece: Piece, *, today: date
) -> bool:
    """Not where a later summary says more, nor of what they no longer head or want."""
    reader = await summaries.reader_of(session, speaker.id)
    is_over = today > piece.period.useful_until
    return not is_over and reader is not None and piece.unit_id in scopes(reader, piece.period.span)


async def _wait_for_their_time(
    session: Session, speaker: Speaker, planned_for: date, *, now: datetime
) -> None:
    """Its own hour may lie before the office opens; on a later day it waits for the opening."""
    if now.astimezone(speaker.zone).date() > planned_for:
        await wait_for_free(session, speaker, now=now)
    else:
        await wait_for_quiet_to_end(session, speaker, now=now)


async def _was_held_up(
    session: Session, queued: Queued, speaker: Speaker, planned_for: date, *, today: date
) -> bool:
    """By the bot being down, not by the reader's own leave or quiet hours."""
    if today <= planned_for:
        return False
    own = await reminders.own_times_of(session, speaker.id)
    row = await session.get_one(OutboxMessage, queued.id)
    first = after_quiet(row.created_at, own=own, zone=speaker.zone)
    is_own_wish = first.astimezone(speaker.zone).date() > planned_for or own.is_away(planned_for)
    return not is_own_wish


async def group_post(
    session: Session, group: GroupChat, queued: Queued, *, now: datetime
) -> Answer:
    """The week's numbers, without a name of a person; raises `NothingToSay` after its week."""
    reader = await group_chats.reader_of(session, group)
    today = now.astimezone(reader.zone).date()
    week = period_with(Span.WEEK, today)
    if queued.payload["week"] != week.first.isoformat():
        raise NothingToSay
    made = await summary_of(
        session, reader, group.unit_id, week, today=today, names_people=group.unit_id is None
    )
    username = await bot_username(session)
    return posts.weekly_post(reader, made, username=username, late=queued.late)


for _span in Span:
    when_delivered(_span.value, _summary)
