"""Summaries as the scheduler and the delivery know them: planned in one go, worded for groups."""

from dataclasses import replace
from datetime import datetime

from bot.messages.answer import Answer
from bot.messages.summaries.values import Span
from bot.reminders.rendering import NothingToSay, Queued
from bot.reminders.summaries.planning import plan_summaries
from bot.reminders.summaries.rendering import group_post
from bot.storage import Database, GroupChat, Session


async def plan_weekly(database: Database, now: datetime) -> int:
    """Queues every summary that is due and not queued yet, of a week, month or quarter."""
    return await plan_summaries(database, now)


async def group_message(
    session: Session, queued: Queued, group_id: int, *, now: datetime
) -> Answer:
    """A queued message for its group and topic; raises `NothingToSay`."""
    group = await session.get(GroupChat, group_id)
    if group is None or queued.kind != Span.WEEK:
        raise NothingToSay
    answer = await group_post(session, group, queued, now=now)
    return replace(answer, topic=group.thread_id)
