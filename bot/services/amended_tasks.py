"""The tasks of a plan made to say what its next version says, each change with its event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.domain import OPEN_STATES, Part, TaskState
from bot.messages.catalog import words_in
from bot.parsing.values import Milestone as PlannedMilestone
from bot.plans.values import DraftItem
from bot.plans.versions.changes import (
    AnyChange,
    DeadlineChange,
    Field,
    KeptRow,
    NewRow,
    OldRow,
    PlanDiff,
)
from bot.plans.versions.differences import differences
from bot.services.plan_in_use import InUse
from bot.services.plan_milestones import due_of, refit
from bot.services.plan_names import PlanNames
from bot.services.plan_rows import add_tasks, printed_values
from bot.storage import Assignment, Milestone, Plan, Session, Task, events, plan_rows
from bot.storage.ids import id_of
from bot.storage.inserting import insert_all

_PARTS = {
    Field.LEAD_UNITS: Part.LEAD,
    Field.LEAD_PERSONS: Part.LEAD,
    Field.COORDINATING_UNITS: Part.COORDINATING,
    Field.COORDINATING_PERSONS: Part.COORDINATING,
    Field.DIRECTED_BY: Part.DIRECTING,
}
_NOT_OVER = (*OPEN_STATES, TaskState.PAUSED)


@dataclass(slots=True)
class Amendment:
    """One version after another; what rows need is gathered, then stored at once."""

    session: Session
    plan: Plan
    known: InUse
    names: PlanNames
    sections: dict[str, int]
    actor: int | None
    now: datetime
    today: date
    _added: list[Milestone] = field(default_factory=list)
    _moved: list[int] = field(default_factory=list)
    _gone: list[int] = field(default_factory=list)

    async def apply(self, diff: PlanDiff, items: Sequence[DraftItem]) -> None:
        """Rows that go on or come back, rows that are dropped, rows that are new."""
        for old in diff.dropped:
            self._drop(old)
        for row in diff.new:
            self._revive(row)
        going_on = [*diff.kept, *_revived(diff.new)]
        for kept in going_on:
            self._go_on(kept, items[kept.at])
        await self._reassign(going_on, items)
        await self._store_milestones()
        await self._add([row for row in diff.new if not row.revives], items)

    def _drop(self, old: OldRow) -> None:
        """Out of the plan: cancelled, but what was handed in keeps its result."""
        task = self.known.tasks[old.id]
        before = task.state
        if task.state in _NOT_OVER:
            task.state = TaskState.DONE if old.settled else TaskState.CANCELLED
        if task.state is TaskState.DONE:
            task.completed_at = task.completed_at or task.handed_in_at or self.now
        reason = words_in("vi")("amended-dropped-reason", version=str(self.plan.version))
        after = {"state": task.state.value, "reason": reason, "version": self.plan.version}
        self._record(task, plan_rows.DROPPED, before={"state": before.value}, after=after)

    def _revive(self, row: NewRow) -> None:
        if row.revives is None:
            return
        task = self.known.tasks[row.revives.id]
        before = task.state
        task.state = TaskState(self.known.state_before[row.revives.id])
        if task.state in _NOT_OVER:
            task.completed_at = None
        after = {"state": task.state.value, "version": self.plan.version}
        self._record(task, plan_rows.REVIVED, before={"state": before.value}, after=after)

    def _go_on(self, kept: KeptRow, item: DraftItem) -> None:
        """The same task, saying what the new version prints; also its spelling, silently."""
        task = self.known.tasks[kept.old.id]
        for name, value in printed_values(item, position=kept.at, sections=self.sections).items():
            if getattr(task, name) != value:
                setattr(task, name, value)
        stored = self.known.milestones.get(kept.old.id, [])
        found = refit(
            task,
            stored,
            kept.old.item.milestones,
            item.milestones,
            today=self.today,
            now=self.now,
        )
        if found.added or found.moved or found.gone:
            self._added += found.added
            self._moved += found.moved
            self._gone += found.gone
            task.due = due_of(task, found.rows)
        if kept.changes:
            before, after = _sides(kept.changes)
            version = {"version": self.plan.version}
            self._record(task, "amended", before=before, after=after | version)

    async def _reassign(self, going_on: Iterable[KeptRow], items: Sequence[DraftItem]) -> None:
        """Who leads, helps and directs, in the parts the new version changed."""
        removed: dict[Part, list[int]] = {part: [] for part in Part}
        fresh: list[Assignment] = []
        for kept in going_on:
            parts = {_PARTS[one] for one in kept.fields if one in _PARTS}
            if not parts:
                continue
            task = self.known.tasks[kept.old.id]
            for part in parts:
                removed[part].append(kept.old.id)
            rows = await self.names.assignments(task, items[kept.at])
            fresh += [row for row in rows if row.part in parts]
        for part, task_ids in removed.items():
            await plan_rows.remove_assignments(self.session, task_ids, part)
        await insert_all(self.session, fresh)

    async def _store_milestones(self) -> None:
        await self.session.flush()
        await plan_rows.remove_milestones(self.session, self._gone)
        await plan_rows.withdraw_reminders(self.session, self._moved)
        await insert_all(self.session, self._added)

    async def _add(self, rows: Sequence[NewRow], items: Sequence[DraftItem]) -> None:
        tasks = await add_tasks(
            self.session,
            self.plan,
            [(row.at, items[row.at]) for row in rows],
            names=self.names,
            sections=self.sections,
            today=self.today,
            now=self.now,
        )
        for task in tasks:
            self._record(task, "added", before={}, after={"version": self.plan.version})

    def _record(
        self, task: Task, action: str, *, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        events.record(
            self.session,
            org_id=self.plan.org_id,
            at=self.now,
            actor_id=self.actor,
            action=action,
            subject="task",
            subject_id=id_of(task),
            before=before,
            after=after,
        )


def _revived(rows: Iterable[NewRow]) -> list[KeptRow]:
    return [
        KeptRow(row.at, row.revives, row.item, differences(row.revives, row.item))
        for row in rows
        if row.revives
    ]


def _sides(changes: Iterable[AnyChange]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Every changed field before and after, for the record."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for change in changes:
        if isinstance(change, DeadlineChange):
            before[change.field.value] = [_moment(one) for one in change.old]
            after[change.field.value] = [_moment(one) for one in change.new]
            if change.granted:
                before["granted"] = change.granted.isoformat()
        else:
            before[change.field.value] = list(change.old)
            after[change.field.value] = list(change.new)
    return before, after


def _moment(milestone: PlannedMilestone) -> str:
    """A day, else what is awaited."""
    return milestone.due.isoformat() if milestone.due else milestone.trigger or ""
