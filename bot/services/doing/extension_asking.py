"""A later day asked for: which milestone, until when, and why; the lead decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.acts import Act
from bot.domain import Speaker, TaskFilter
from bot.errors import NhacViecError, NotFound
from bot.parsing.named_milestones import Moment, meant_among
from bot.parsing.single_day import read_day, read_later, without_task_number
from bot.parsing.values import Status
from bot.services.doing.extension_closing import record, take_back
from bot.services.doing.notes import taken_text
from bot.services.doing.ticking import task_of_milestone
from bot.services.leading.extension_news import tell_asked
from bot.services.office.later_days import NewDay, allowed_day, quick_days
from bot.services.tasks.acts import task_for
from bot.storage import (
    Extension,
    Milestone,
    Session,
    Task,
    deciding,
    extensions,
    reminders,
    tasks,
)
from bot.storage.extensions import ASKED
from bot.storage.ids import id_of
from bot.storage.lists import task_page

EXTEND = "extend"
"""The conversation in which a day and a reason are awaited."""


class NothingToExtend(NhacViecError):
    """No open milestone of the task has a day."""

    key = "extension-no-due"


class AlreadyAsked(NhacViecError):
    """The milestone has a request nobody decided yet."""

    key = "extension-open"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was made."""

    task: Task
    extension: Extension


@dataclass(frozen=True, slots=True)
class MilestonesMeant:
    """Those a line may be about; several are chosen from."""

    task: Task
    named: tuple[Milestone, ...]
    free: tuple[Milestone, ...]
    """All a later day can be asked for."""


def extendable(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Open milestones with a day, the nearest first."""
    found = [one for one in milestones if one.done_at is None and one.due]
    return tuple(sorted(found, key=lambda one: (one.due or date.max, one.position)))


async def extendable_of(
    session: Session, speaker: Speaker, task_id: int
) -> tuple[Task, tuple[Milestone, ...]]:
    """The milestones a later day can be asked for; raises `NothingToExtend`."""
    task = await task_for(session, speaker, task_id, Act.ASK_EXTENSION)
    found = extendable(await tasks.milestones_of(session, task_id))
    if not found:
        raise NothingToExtend(number=task.number)
    return task, found


async def extendable_one(
    session: Session, speaker: Speaker, milestone_id: int
) -> tuple[Task, Milestone]:
    """One of them; raises `AlreadyAsked` where its request is not decided yet."""
    task, milestone = await task_of_milestone(session, speaker, milestone_id, Act.ASK_EXTENSION)
    if not extendable((milestone,)):
        raise NothingToExtend(number=task.number)
    for one in await extensions.asked_of(session, id_of(task)):
        if one.milestone_id == milestone_id:
            raise AlreadyAsked(number=task.number, day=one.new_due)
    return task, milestone


async def own_requests(session: Session, speaker: Speaker, task_id: int) -> list[Extension]:
    """The requests of a task that wait and that the speaker may take back."""
    await task_for(session, speaker, task_id, Act.ASK_EXTENSION)
    return list(await extensions.asked_of(session, task_id))


async def milestones_meant(
    session: Session, speaker: Speaker, task_id: int, what: str | None, *, today: date
) -> MilestonesMeant:
    """The milestones words may mean that name them so, or that name none at all.

    One whose request waits is meant only where there is no other, or where it is named.
    """
    task, found = await extendable_of(session, speaker, task_id)
    asked = {one.milestone_id for one in await extensions.asked_of(session, task_id)}
    free = tuple(one for one in found if one.id not in asked) or found
    if what is None:
        return MilestonesMeant(task, free, free)
    listed = await tasks.milestones_of(session, task_id)
    moments = [Moment(one.due, one.text) for one in listed]
    year = speaker.plan_year or today.year
    places = meant_among(what, moments, today=today, year=year)
    named = {listed[at].id for at in places}
    return MilestonesMeant(task, tuple(one for one in found if one.id in named), free)


async def tasks_with_milestone(
    session: Session, speaker: Speaker, what: str, *, today: date
) -> list[int]:
    """Which of the speaker's open tasks have a milestone that these words may name by its day."""
    year = speaker.plan_year or today.year
    day = read_day(what, today=today, year=year)
    if day is None:
        return []
    mine = TaskFilter(status=Status.OPEN, start=day, end=day)
    shown = await task_page(session, speaker, mine, today=today)
    rows = {line.id: await tasks.milestones_of(session, line.id) for line in shown.lines}
    return [one for one, found in rows.items() if any(row.due == day for row in extendable(found))]


async def new_day(
    session: Session, speaker: Speaker, milestone_id: int, *, wanted: date, today: date
) -> tuple[Task, NewDay]:
    """The day as it can be asked for: a day off becomes the working day before it."""
    task, milestone = await extendable_one(session, speaker, milestone_id)
    calendar = await reminders.calendar(session, speaker.org_id)
    return task, allowed_day(milestone, wanted=wanted, today=today, calendar=calendar)


async def day_said(
    session: Session,
    speaker: Speaker,
    text: str,
    milestone_id: int,
    *,
    today: date,
    year: int,
) -> date | None:
    """The day words name; “thêm 5 ngày” counts from the due day, “cuối tháng” from today."""
    _, milestone = await extendable_one(session, speaker, milestone_id)
    later = read_later(text)
    if later is None or milestone.due is None:
        day = read_day(without_task_number(text), today=today, year=year)
        return day or read_day(text, today=today, year=year)
    if later.working:
        calendar = await reminders.calendar(session, speaker.org_id)
        return calendar.add_workdays(milestone.due, later.days)
    return milestone.due + timedelta(days=later.days)


async def quick_days_of(
    session: Session, speaker: Speaker, milestone: Milestone, *, today: date
) -> tuple[date, ...]:
    """The days offered as buttons."""
    calendar = await reminders.calendar(session, speaker.org_id)
    return quick_days(milestone.due or today, today=today, calendar=calendar)


async def ask(
    session: Session,
    speaker: Speaker,
    milestone_id: int,
    *,
    wanted: date,
    reason: str,
    now: datetime,
) -> Asked:
    """Makes the request and tells who decides; raises what `new_day` does."""
    today = now.astimezone(speaker.zone).date()
    task, milestone = await extendable_one(session, speaker, milestone_id)
    calendar = await reminders.calendar(session, speaker.org_id)
    found = allowed_day(milestone, wanted=wanted, today=today, calendar=calendar)
    why = taken_text(reason)
    if not why:
        raise NhacViecError("extension-no-reason")
    row = Extension(
        org_id=speaker.org_id,
        task_id=id_of(task),
        milestone_id=milestone_id,
        person_id=speaker.id,
        old_due=found.old_due,
        new_due=found.day,
        reason=why,
        decision=ASKED,
        created_at=now,
    )
    session.add(row)
    await session.flush()
    record(session, speaker, row, "extension_asked", now=now)
    await tell_asked(session, speaker, task, row, now=now)
    return Asked(task, row)


async def withdraw_asked(
    session: Session, speaker: Speaker, extension_id: int, *, now: datetime
) -> Asked:
    """Takes a request of who does the task back; raises `extension-decided` once it is."""
    row = await deciding.lock_extension(session, speaker.org_id, extension_id)
    if row is None:
        raise NotFound("task-not-found")
    task = await task_for(session, speaker, row.task_id, Act.ASK_EXTENSION)
    if row.decision != ASKED:
        raise NhacViecError("extension-decided", number=task.number, state=row.decision)
    await take_back(session, speaker, task, row, now=now)
    return Asked(task, row)
