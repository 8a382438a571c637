"""Queued messages in words, as things stand when they go out and not when they were planned."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain import OPEN_STATES, OwnTimes, Speaker
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.plans.plan_changed import plan_changed
from bot.reminders import notices, plan_changes
from bot.reminders.own_times import after_quiet, next_free
from bot.storage import Session, audience, handed_tasks, reminders
from bot.storage.people import speaker_by_id
from bot.storage.tasks import task_by_id


class NothingToSay(Exception):
    """What the message was planned for no longer holds; `why` where somebody is to read it."""

    def __init__(self, why: str = "") -> None:
        self.why = why
        super().__init__(why)


class NotNow(Exception):
    """It is night, a day off, or no time of this person's; the message waits."""

    def __init__(self, until: datetime, why: str) -> None:
        self.until, self.why = until, why
        super().__init__()


@dataclass(frozen=True, slots=True)
class Queued:
    """A message of the outbox that is about to go to one person."""

    id: int
    kind: str
    payload: dict[str, Any]
    late: bool


Render = Callable[[Session, Queued, Speaker, datetime], Awaitable[Answer]]
"""Words one kind of message; raises `NothingToSay` or `NotNow`."""
_renders: dict[str, Render] = {}


def when_delivered(kind: str, render: Render) -> None:
    """Names how messages of a kind are worded that need more than this layer knows."""
    _renders[kind] = render


async def rendered(session: Session, queued: Queued, person_id: int, *, now: datetime) -> Answer:
    """The message for its recipient; raises `NothingToSay` or `NotNow`."""
    speaker = await speaker_by_id(session, person_id, now=now)
    if speaker is None or (render := _renders.get(queued.kind)) is None:
        raise NothingToSay
    return await render(session, queued, speaker, now)


async def wait_for_free(session: Session, speaker: Speaker, *, now: datetime) -> None:
    """What is no hurry comes in working hours only, and not into leave or quiet hours."""
    own = await reminders.own_times_of(session, speaker.id)
    until = next_free(
        now,
        own=own,
        zone=speaker.zone,
        policy=speaker.policy,
        calendar=await reminders.calendar(session, speaker.org_id),
    )
    if until > now:
        raise NotNow(until, _why(own, speaker, now))


async def wait_for_quiet_to_end(session: Session, speaker: Speaker, *, now: datetime) -> None:
    """What is urgent comes at any hour of any day, but not into leave or quiet hours."""
    own = await reminders.own_times_of(session, speaker.id)
    until = after_quiet(now, own=own, zone=speaker.zone)
    if until > now:
        raise NotNow(until, _why(own, speaker, now))


def _why(own: OwnTimes, speaker: Speaker, now: datetime) -> str:
    local = now.astimezone(speaker.zone)
    if own.is_away(local.date()):
        return "leave"
    return "quiet" if own.is_quiet(local.time()) else "night"


async def _plan_changed(
    session: Session, queued: Queued, speaker: Speaker, now: datetime
) -> Answer:
    await wait_for_free(session, speaker, now=now)
    news = await plan_changes.news_of(session, speaker.org_id, queued.payload)
    if news.is_empty:
        raise NothingToSay
    today = now.astimezone(speaker.zone).date()
    return plan_changed(words_of(speaker), news, speaker=speaker, today=today)


async def _notice(session: Session, queued: Queued, speaker: Speaker, now: datetime) -> Answer:
    if queued.payload["urgent"]:
        await wait_for_quiet_to_end(session, speaker, now=now)
    else:
        await wait_for_free(session, speaker, now=now)
    return await notice_as_it_stands(session, speaker, queued.payload)


async def notice_as_it_stands(
    session: Session, speaker: Speaker, payload: Mapping[str, Any]
) -> Answer:
    """A notice in words; raises `NothingToSay` for what is no news any more."""
    if (task_id := payload["task"]) is not None:
        await _require_still_news(session, speaker, task_id, payload)
    return notices.worded(speaker, payload, in_place_of=await _whose(session, speaker, task_id))


async def _whose(session: Session, speaker: Speaker, task_id: int | None) -> str:
    """Who is away, where the news is of a task the reader has in their place."""
    places = await handed_tasks.in_place_of(session, speaker, [task_id] if task_id else [])
    return places[task_id][1] if task_id in places else ""


async def _require_still_news(
    session: Session, speaker: Speaker, task_id: int, payload: Mapping[str, Any]
) -> None:
    """What waited for the morning may be about a task that is another's, or over, by then."""
    if not await audience.may_hear_of(session, speaker, task_id):
        raise NothingToSay
    task = await task_by_id(session, speaker.org_id, task_id)
    if payload.get("while_open") and (task is None or task.state not in OPEN_STATES):
        raise NothingToSay


when_delivered(plan_changes.PLAN_CHANGED, _plan_changed)
when_delivered(notices.NOTICE, _notice)
