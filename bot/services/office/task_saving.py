"""One part of a task takes a new value: the row, its event, and the people it concerns."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from bot.domain import Part, Speaker
from bot.errors import NhacViecError
from bot.messages.office.office_values import NewValue, TaskFields, TaskPart, Whom
from bot.parsing import values
from bot.reminders.notices import Notice, tell
from bot.services.office import typed_parts
from bot.services.office.giving import NO_DAY, assigned, coordination
from bot.services.plans.plan_milestones import refit, store, take_due
from bot.services.tasks.events import everybody, note
from bot.storage import Milestone, Session, Task, arising, reminders, task_fields, tasks
from bot.storage.ids import id_of

_PARTS = {TaskPart.LEADS: Part.LEAD, TaskPart.HELPS: Part.COORDINATING}


async def keep(
    session: Session,
    speaker: Speaker,
    task: Task,
    fields: TaskFields,
    value: NewValue,
    *,
    today: date,
    now: datetime,
) -> bool:
    """Changes the part and tells whom it concerns; False where it said the same before."""
    people = set(await arising.everybody_on(session, id_of(task)))
    match value.part:
        case TaskPart.LEADS | TaskPart.HELPS:
            before = [one.name for one in _named(fields, value.part)]
            await _keep_whom(session, task, fields, value, now=now)
            after = [one.name for one in value.whom]
            if value.part is TaskPart.HELPS:
                before, after = [*before, *fields.outside], [*after, *value.outside]
        case TaskPart.TIME:
            before, after = [fields.timeline, _day(fields.due)], [value.text]
            await _keep_time(session, speaker, task, value, today=today, now=now)
            after.append(_day(task.due))
        case _:
            before, after = [_plain(fields, value.part)], [value.text]
            if value.part is TaskPart.BUDGET:
                after = [str(value.budget_vnd)]
            await _keep_plain(session, task, value)
    if before == after:
        return False
    part = value.part.name.lower()
    said: dict[str, Any] = {part: after}
    if value.part in _PARTS:
        said["who"] = everybody(await tasks.assignments_of(session, id_of(task)))
    note(session, task, "edited", by=speaker, before={part: before}, after=said, at=now)
    await session.flush()
    await _tell(session, speaker, task, fields, part=value.part, before=people, now=now)
    await reminders.plan_again(session, task.org_id, today)
    return True


def _named(fields: TaskFields, part: TaskPart) -> tuple[Whom, ...]:
    return fields.leads if part is TaskPart.LEADS else fields.helps


def _plain(fields: TaskFields, part: TaskPart) -> str:
    plain = {
        TaskPart.CONTENT: fields.content,
        TaskPart.RESULT: fields.expected,
        TaskPart.NUMBER: fields.number,
        TaskPart.BUDGET: str(fields.budget_vnd),
    }
    return plain[part]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


async def _keep_plain(session: Session, task: Task, value: NewValue) -> None:
    match value.part:
        case TaskPart.CONTENT:
            task.content = value.text
        case TaskPart.RESULT:
            task.expected_result = value.text
        case TaskPart.BUDGET:
            task.budget_vnd, task.budget_text = value.budget_vnd, ""
        case TaskPart.NUMBER:
            await _keep_number(session, task, value.text)


async def _keep_number(session: Session, task: Task, number: str) -> None:
    if number != task.number and await arising.is_number_taken(session, task.plan_id, number):
        raise NhacViecError("part-number-taken", number=number)
    task.number = number


async def _keep_whom(
    session: Session, task: Task, fields: TaskFields, value: NewValue, *, now: datetime
) -> None:
    """Who stays keeps the row and the day it was given; units and people alike."""
    part, before = _PARTS[value.part], _named(fields, value.part)
    for one in before:
        if (one.kind, one.id) not in _keys(value.whom):
            await task_fields.take_off(session, id_of(task), part, one.kind, one.id)
    fresh = [one for one in value.whom if (one.kind, one.id) not in _keys(before)]
    session.add_all(assigned(task, part, fresh, now=now))
    if value.part is TaskPart.HELPS:
        task.coordination = coordination(value.whom, value.outside)
    await session.flush()


def _keys(whom: Iterable[Whom]) -> set[tuple[str, int]]:
    return {(one.kind, one.id) for one in whom}


async def _keep_time(
    session: Session, speaker: Speaker, task: Task, value: NewValue, *, today: date, now: datetime
) -> None:
    """As a later version of a plan would move it: what is done stays done."""
    if value.when.last_day and value.when.last_day < today:
        raise typed_parts.InThePast(day=value.when.last_day)
    stored = await tasks.milestones_of(session, id_of(task))
    found = refit(
        task, stored, list(map(_as_printed, stored)), value.when.milestones, today=today, now=now
    )
    task.timeline = value.text
    take_due(task, found.rows, zone=speaker.zone)
    await store(session, added=found.added, moved=found.moved, gone=found.gone)


def _as_printed(row: Milestone) -> values.Milestone:
    return values.Milestone(
        start=row.start,
        due=row.due,
        text=row.text,
        trigger=row.trigger,
        offset_days=row.offset_days,
        working=row.working,
        adjusted=row.adjusted,
        recurrence=row.recurrence,
    )


async def _tell(
    session: Session,
    speaker: Speaker,
    task: Task,
    fields: TaskFields,
    *,
    part: TaskPart,
    before: set[int],
    now: datetime,
) -> None:
    """Who is new hears of the task, who is off it that it is theirs no more, others what moved."""
    after = set(await arising.everybody_on(session, id_of(task)))
    named: dict[str, str | int | date] = {"name": speaker.full_name, "number": task.number}
    due = {"due": task.due or NO_DAY, "content": task.content}
    news = [
        (after - before, Notice("task-given", named | due | {"urgent": "no"}, id_of(task))),
        (before - after, Notice("task-taken-off", named)),
    ]
    match part:
        case TaskPart.TIME:
            moved = {"due": task.due or NO_DAY, "old": fields.due or NO_DAY}
            news.append((after & before, Notice("task-moved", named | moved, id_of(task))))
        case TaskPart.CONTENT | TaskPart.RESULT:
            changed = Notice("task-edited", named | {"part": part.name.lower()}, id_of(task))
            news.append((after & before, changed))
    key = f"{task.id}:{now.isoformat()}"
    for people, notice in news:
        await tell(session, people - {speaker.id}, notice, org_id=task.org_id, key=key, now=now)
