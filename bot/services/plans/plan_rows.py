"""Rows of a draft as rows of the database: sections, tasks and milestones."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain import TaskKind, next_occurrence
from bot.parsing import values
from bot.plans.values import DraftItem
from bot.plans.versions.changes import Field
from bot.services.plans.plan_names import PlanNames
from bot.storage import Milestone, Plan, Section, Session, Task
from bot.storage.ids import id_of
from bot.storage.inserting import insert_all
from bot.storage.plans import sections_of


async def add_tasks(
    session: Session,
    plan: Plan,
    rows: Sequence[tuple[int, DraftItem]],
    *,
    names: PlanNames,
    sections: dict[str, int],
    today: date,
    now: datetime,
) -> list[Task]:
    """Stores new rows, each with its place in the plan, its milestones and its assignments."""
    tasks = [
        Task(
            org_id=plan.org_id,
            plan_id=id_of(plan),
            due=_latest_due(item, today=today),
            **printed_values(item, position=position, sections=sections),
        )
        for position, item in rows
    ]
    session.add_all(tasks)
    await session.flush()  # all at once: large plans are stored in seconds
    pairs = [(task, item) for task, (_, item) in zip(tasks, rows, strict=True)]
    milestones = [
        one for task, item in pairs for one in milestone_rows(task, item, today=today, now=now)
    ]
    assignments = [one for task, item in pairs for one in await names.assignments(task, item)]
    await insert_all(session, milestones)
    await insert_all(session, assignments)
    return tasks


async def sections_for(session: Session, plan: Plan, items: Iterable[DraftItem]) -> dict[str, int]:
    """The sections by title, in the plan's order; those that are new are created."""
    known = {row.title: row for row in await sections_of(session, id_of(plan))}
    titles = dict.fromkeys(item.section for item in items if item.section)
    for position, title in enumerate(titles):
        if title not in known:
            known[title] = Section(
                org_id=plan.org_id, plan_id=id_of(plan), position=position, title=title
            )
            session.add(known[title])
        known[title].position = position
    await session.flush()
    return {title: id_of(known[title]) for title in titles}


_COLUMNS_OF = {
    Field.SECTION: ("section_id",),
    Field.NUMBER: ("number",),
    Field.KIND: ("kind",),
    Field.CONTENT: ("content",),
    Field.TIMELINE: ("timeline",),
    Field.NOTE: ("note",),
    Field.EXPECTED_RESULT: ("expected_result",),
    Field.COORDINATING_UNITS: ("coordination",),
    Field.BUDGET: ("budget_vnd", "budget_text"),
    Field.TARGET: ("indicator_unit", "indicator_target"),
}


def without_fields(printed: dict[str, Any], fields: Iterable[Field]) -> dict[str, Any]:
    """The columns of a task but for those that hold these fields."""
    left_out = {column for field in fields for column in _COLUMNS_OF.get(field, ())}
    return {column: value for column, value in printed.items() if column not in left_out}


def printed_values(item: DraftItem, *, position: int, sections: dict[str, int]) -> dict[str, Any]:
    """The columns of a task that hold what the plan prints."""
    return {
        "section_id": sections.get(item.section),
        "position": position,
        "number": item.number,
        "kind": TaskKind(item.kind),
        "content": item.content,
        "timeline": item.timeline,
        "parent": item.parent,
        "note": item.note,
        "expected_result": item.expected_result,
        "coordination": "; ".join(item.coordinating_units),
        "budget_vnd": item.budget_vnd,
        "budget_text": item.budget_text,
        "indicator_unit": item.indicator_unit,
        "indicator_target": item.indicator_target,
        "doubts": [[doubt.key, dict(doubt.values)] for doubt in item.doubts],
    }


def _latest_due(item: DraftItem, *, today: date) -> date | None:
    return max((day for m in item.milestones if (day := open_day(m, today=today))), default=None)


def open_day(milestone: values.Milestone, *, today: date) -> date | None:
    """The day to be reminded of: a recurring milestone's next occurrence, else its due day."""
    if milestone.recurrence is None or milestone.start is None:
        return milestone.due
    yesterday = max(today, milestone.start) - timedelta(days=1)
    coming = next_occurrence(milestone.recurrence, start=milestone.start, after=yesterday)
    return coming or milestone.due


def milestone_rows(task: Task, item: DraftItem, *, today: date, now: datetime) -> list[Milestone]:
    return [
        milestone_row(task, milestone, position=position, today=today, now=now)
        for position, milestone in enumerate(item.milestones)
    ]


def milestone_row(
    task: Task, milestone: values.Milestone, *, position: int, today: date, now: datetime
) -> Milestone:
    return Milestone(
        org_id=task.org_id,
        task_id=id_of(task),
        position=position,
        start=milestone.start,
        due=open_day(milestone, today=today),
        text=milestone.text,
        trigger=milestone.trigger,
        offset_days=milestone.offset_days,
        working=milestone.working,
        adjusted=milestone.adjusted,
        recurrence=milestone.recurrence,
        created_at=now,
    )
