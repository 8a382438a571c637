"""A morning message as it stands when it goes out, and whenever somebody turns its pages."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain import OPEN_STATES, OwnerKind, Speaker, TaskFilter
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.reminder_buttons import all_late
from bot.messages.reminder_values import Beside, WentUp
from bot.messages.reminders import morning
from bot.reminders.going_up import WENT_UP
from bot.reminders.own_times import after_quiet, may_have_morning
from bot.reminders.rendering import NothingToSay, NotNow, Queued, when_delivered
from bot.reminders.rules import next_opening
from bot.storage import (
    Milestone,
    Session,
    Task,
    audience,
    escalations,
    handed_tasks,
    reminders,
)
from bot.storage.filters import shape_of, values_of
from bot.storage.ids import id_of
from bot.storage.lists import overdue_count
from bot.storage.recipients import to_hand_in
from bot.storage.tasks import tasks_by_ids

MORNING = "morning"
_NEXT_LOOK = timedelta(minutes=15)
"""By then the morning that takes the place of an old one is planned."""


@dataclass(frozen=True, slots=True)
class MorningContent:
    """What a morning message tells of, as things stand now."""

    items: Sequence[tuple[Task, Milestone]]
    beside: Beside

    @property
    def is_empty(self) -> bool:
        """Nothing is left of what it was planned for; what is late in all is no news by itself."""
        return not (self.items or self.beside.given or self.beside.dropped)

    @property
    def is_urgent(self) -> bool:
        return any(task.urgent for task, _ in self.items)


async def content_of(
    session: Session,
    message_id: int,
    payload: Mapping[str, Any],
    speaker: Speaker,
    *,
    today: date,
) -> MorningContent:
    """Without what is done, and without what was given to others since it was planned."""
    items = await reminders.items_of(session, message_id)
    told_of = {id_of(task) for task, _ in items}
    given, stale = payload.get("given", []), payload.get("dropped", [])
    others = await tasks_by_ids(session, {*given, *stale})
    seen = await audience.visible_of(session, speaker, told_of | set(others))

    def still(task_ids: Collection[int], *, late: bool) -> tuple[Task, ...]:
        found = (others[one] for one in task_ids if one in seen and one not in told_of)
        return tuple(task for task in found if _still(task, late=late, today=today))

    since = payload.get("dropped_since")
    overdue, only_directs = await _overdue(session, speaker, today)
    places = await handed_tasks.in_place_of(session, speaker, seen)
    return MorningContent(
        [(task, milestone) for task, milestone in items if id_of(task) in seen],
        Beside(
            given=still(given, late=False),
            dropped=still(stale, late=True),
            dropped_since=date.fromisoformat(since) if since else None,
            overdue=overdue,
            only_directs=only_directs,
            to_hand_in=frozenset(await to_hand_in(session, speaker, seen)),
            in_place_of={task_id: name for task_id, (_, name) in places.items()},
            went_up=await _went_up(session, message_id),
        ),
    )


def _still(task: Task, *, late: bool, today: date) -> bool:
    if task.state not in OPEN_STATES:
        return False
    return not late or (task.due is not None and task.due < today)


async def _overdue(session: Session, speaker: Speaker, today: date) -> tuple[int, bool]:
    """As many as the list behind the button has, and whether the reader only directs them all."""
    wanted = all_late(speaker)
    count = await _late_count(session, speaker, wanted, today)
    if not count or wanted.owner is not OwnerKind.ME:
        return count, False
    own = replace(wanted, owner=OwnerKind.DOER, owner_id=speaker.id)
    return count, not await _late_count(session, speaker, own, today)


async def _late_count(session: Session, speaker: Speaker, wanted: TaskFilter, today: date) -> int:
    values = values_of(speaker, wanted, today=today)
    return await overdue_count(session, shape_of(speaker, wanted), values)


async def _went_up(session: Session, message_id: int) -> dict[int, WentUp]:
    """The tasks whose doers hear in this message that somebody above was told, and how high.

    Not where no message reached anybody there; it goes up anew then.
    """
    levels = {step: level for level, step in WENT_UP.items()}
    told = await reminders.tasks_told_with(session, message_id, levels.keys())
    arrivals = await escalations.arrivals(session, told.keys())
    return {
        task_id: WentUp(levels[step], has_arrived=arrivals[task_id, levels[step]])
        for task_id, steps in told.items()
        for step in sorted(steps, reverse=True)  # the highest one stays
        if (task_id, levels[step]) in arrivals
    }


async def _morning(session: Session, queued: Queued, speaker: Speaker, now: datetime) -> Answer:
    today = now.astimezone(speaker.zone).date()
    is_of_today = date.fromisoformat(queued.payload["day"]) == today
    own = await reminders.own_times_of(session, speaker.id)
    if own.is_away(today) and is_of_today:
        raise NothingToSay
    calendar = await reminders.calendar(session, speaker.org_id)
    may_go = may_have_morning(
        now, own=own, zone=speaker.zone, policy=speaker.policy, calendar=calendar
    )
    # One left over from a crash does not go out at night, nor beside the next one, which will
    # have its news (`unsent`).
    if not may_go or not is_of_today:
        opening = next_opening(now, zone=speaker.zone, policy=speaker.policy, calendar=calendar)
        raise NotNow(max(opening, now + _NEXT_LOOK), "night")
    content = await content_of(session, queued.id, queued.payload, speaker, today=today)
    if content.is_empty:
        raise NothingToSay
    quiet_until = after_quiet(now, own=own, zone=speaker.zone)
    if quiet_until > now and not content.is_urgent:
        raise NotNow(quiet_until, "quiet")
    return morning(
        words_of(speaker),
        content.items,
        speaker=speaker,
        today=today,
        late=queued.late,
        after_leave=queued.payload.get("after_leave", False),
        message_id=queued.id,
        beside=content.beside,
    )


when_delivered(MORNING, _morning)
