"""A stored plan as the rows of the version in use, to be compared with a later one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain import Part
from bot.parsing import values
from bot.plans.values import DraftItem
from bot.plans.versions.changes import OldRow
from bot.storage import Extension, Milestone, Plan, Session, Task, plan_rows
from bot.storage.ids import id_of
from bot.storage.plan_rows import NamedOn
from bot.storage.plans import sections_of


@dataclass(frozen=True, slots=True)
class InUse:
    """Everything of a plan that a later version may change."""

    tasks: dict[int, Task]
    milestones: dict[int, list[Milestone]]
    rows: tuple[OldRow, ...]
    state_before: dict[int, str]
    """Of the tasks a former version dropped: the state to go back to."""
    settled: frozenset[int]


async def in_use(session: Session, plan: Plan) -> InUse:
    """The plan as it is stored now."""
    plan_id = id_of(plan)
    tasks = await plan_rows.tasks_of(session, plan_id)
    titles = {section.id: section.title for section in await sections_of(session, plan_id)}
    milestones = await plan_rows.milestones_of_plan(session, plan_id)
    named = await plan_rows.named_in_plan(session, plan_id)
    extensions = await plan_rows.extensions_in_plan(session, plan_id)
    settled = await plan_rows.tasks_with_results(session, plan_id)
    dropped = await plan_rows.dropped_in_plan(session, plan_id)
    rows = []
    for task in tasks:
        printed, granted = _as_printed(
            milestones.get(id_of(task), []), extensions.get(id_of(task), [])
        )
        item = _item(task, titles.get(task.section_id, ""), named.get(id_of(task), []), printed)
        rows.append(
            OldRow(
                id_of(task),
                item,
                granted=granted,
                settled=id_of(task) in settled,
                dropped=id_of(task) in dropped,
            )
        )
    return InUse(
        tasks={id_of(task): task for task in tasks},
        milestones=milestones,
        rows=tuple(rows),
        state_before=dropped,
        settled=settled,
    )


def _item(
    task: Task, section: str, named: Sequence[NamedOn], printed: tuple[values.Milestone, ...]
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
        milestones=printed,
    )


def _as_printed(
    milestones: Sequence[Milestone], extensions: Sequence[Extension]
) -> tuple[tuple[values.Milestone, ...], date | None]:
    """The milestones with the plan's own dates, and the latest date an extension gave instead."""
    printed: list[values.Milestone] = []
    granted: list[date] = []
    for milestone in milestones:
        due = _printed_due(milestone, extensions)
        if due != milestone.due and milestone.due:
            granted.append(milestone.due)
        printed.append(
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
    return tuple(printed), max(granted, default=None)


def _printed_due(milestone: Milestone, extensions: Sequence[Extension]) -> date | None:
    """Back over the extensions granted since the plan's own date was stored."""
    due = milestone.due
    for extension in reversed(extensions):
        decided = extension.decided_at or extension.created_at
        meant = extension.milestone_id in (None, milestone.id)
        if meant and extension.new_due == due and decided >= milestone.created_at:
            due = extension.old_due
    return due
