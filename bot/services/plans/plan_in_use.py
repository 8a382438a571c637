"""A stored plan as the rows of the version in use, to be compared with a later one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain import Part
from bot.parsing import values
from bot.plans.values import DraftItem
from bot.plans.versions.changes import OldRow
from bot.services.plans.plan_printed import printed
from bot.storage import Extension, Milestone, Plan, Session, Task, plan_rows
from bot.storage.ids import id_of
from bot.storage.plan_rows import NamedOn
from bot.storage.plans import sections_of


@dataclass(frozen=True, slots=True)
class InUse:
    """Everything of a plan that a later version may change."""

    tasks: dict[int, Task]
    milestones: dict[int, list[Milestone]]
    printed: dict[int, tuple[values.Milestone, ...]]
    """Each stored milestone of a task with the plan's own date."""
    rows: tuple[OldRow, ...]
    """The plan's tasks only; those the office added are not its business."""
    state_before: dict[int, str]
    """Of the tasks a former version dropped: the state to go back to."""
    learnt: tuple[tuple[str, str], ...] = ()
    """Short names of units that the version in use explains."""


async def in_use(session: Session, plan: Plan) -> InUse:
    """The plan as it is stored now."""
    plan_id = id_of(plan)
    tasks = await plan_rows.tasks_of(session, plan_id)
    milestones = await plan_rows.milestones_of_plan(session, plan_id)
    extensions = await plan_rows.extensions_in_plan(session, plan_id)
    settled = await plan_rows.tasks_with_results(session, plan_id)
    dropped = await plan_rows.dropped_in_plan(session, plan_id)
    plan_says = await printed(session, plan_id, dropped=dropped)
    dated = {
        task_id: _as_printed(rows, extensions.get(task_id, []))
        for task_id, rows in milestones.items()
    }
    items = await _items(session, plan_id, tasks, {one: dates for one, (dates, _) in dated.items()})
    return InUse(
        tasks={id_of(task): task for task in tasks},
        milestones=milestones,
        printed={task_id: dates for task_id, (dates, _) in dated.items()},
        rows=tuple(
            OldRow(
                task_id,
                plan_says.rows.get(task_id, item),
                granted=dated[task_id][1] if task_id in dated else None,
                settled=task_id in settled,
                dropped=task_id in dropped,
                now=item if task_id in plan_says.rows else None,
            )
            for task_id, item in items.items()
            if plan_says.has(task_id) or task_id in dropped
        ),
        state_before=dropped,
        learnt=plan_says.learnt,
    )


async def _items(
    session: Session,
    plan_id: int,
    tasks: Sequence[Task],
    dates: Mapping[int, tuple[values.Milestone, ...]],
) -> dict[int, DraftItem]:
    """The tasks as they are stored, in the plan's order."""
    titles = {section.id: section.title for section in await sections_of(session, plan_id)}
    named = await plan_rows.named_in_plan(session, plan_id)
    return {
        id_of(task): _item(
            task,
            titles.get(task.section_id, ""),
            named.get(id_of(task), []),
            dates.get(id_of(task), ()),
        )
        for task in tasks
    }


def _item(
    task: Task, section: str, named: Sequence[NamedOn], dates: tuple[values.Milestone, ...]
) -> DraftItem:
    def units(part: Part) -> tuple[str, ...]:
        return tuple(one.unit for one in named if one.part is part and one.unit)

    def people(part: Part) -> tuple[str, ...]:
        return tuple(one.person for one in named if one.part is part and one.person)

    return DraftItem(
        kind=task.kind.value,
        number=task.number,
        section=section,
        content=task.content,
        timeline=task.timeline,
        parent=task.parent,
        lead_units=units(Part.LEAD),
        lead_persons=people(Part.LEAD),
        directed_by=people(Part.DIRECTING),
        coordinating_units=tuple(one for one in task.coordination.split("; ") if one),
        coordinating_persons=people(Part.COORDINATING),
        expected_result=task.expected_result,
        budget_vnd=task.budget_vnd,
        budget_text=task.budget_text,
        indicator_unit=task.indicator_unit,
        indicator_target=task.indicator_target,
        note=task.note,
        milestones=dates,
    )


def _as_printed(
    milestones: Sequence[Milestone], extensions: Sequence[Extension]
) -> tuple[tuple[values.Milestone, ...], date | None]:
    """The milestones with the plan's own dates, and the latest date an extension gave instead."""
    found: list[values.Milestone] = []
    granted: list[date] = []
    for milestone in milestones:
        due = _printed_due(milestone, extensions)
        if due != milestone.due and milestone.due:
            granted.append(milestone.due)
        found.append(
            values.Milestone(
                start=milestone.start,
                due=due,
                text=milestone.text,
                trigger=milestone.trigger,
                offset_days=milestone.offset_days,
                working=milestone.working,
                adjusted=milestone.adjusted,
                recurrence=milestone.recurrence,
            )
        )
    return tuple(found), max(granted, default=None)


def _printed_due(milestone: Milestone, extensions: Sequence[Extension]) -> date | None:
    """Back over the extensions granted since the plan's own date was stored."""
    due = milestone.due
    for extension in reversed(extensions):
        decided = extension.decided_at or extension.created_at
        meant = extension.milestone_id in (None, milestone.id)
        if meant and extension.new_due == due and decided >= milestone.created_at:
            due = extension.old_due
    return due
