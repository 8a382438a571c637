"""The tasks of a plan made to say what its next version says, each change with its event."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bot.domain import OPEN_STATES, Part, TaskState
from bot.plans.values import DraftItem
from bot.plans.versions.changes import (
    Field,
    KeptRow,
    NewRow,
    OldRow,
    PlanDiff,
)
from bot.plans.versions.differences import differences, edited_fields
from bot.services.plans.amended_fields import before_and_after
from bot.services.plans.plan_in_use import InUse
from bot.services.plans.plan_milestones import Refitted, refit, store, take_due
from bot.services.plans.plan_names import PlanNames
from bot.services.plans.plan_rows import add_tasks, printed_values, without_fields
from bot.storage import Assignment, Milestone, Plan, Session, Task, events, plan_rows
from bot.storage.ids import id_of
from bot.storage.inserting import insert_all


class Who(NamedTuple):
    """One sort of assignment: the units of a part, or its people."""

    part: Part
    people: bool


_WHO = {
    Field.LEAD_UNITS: Who(Part.LEAD, people=False),
    Field.LEAD_PERSONS: Who(Part.LEAD, people=True),
    Field.COORDINATING_UNITS: Who(Part.COORDINATING, people=False),
    Field.COORDINATING_PERSONS: Who(Part.COORDINATING, people=True),
    Field.DIRECTED_BY: Who(Part.DIRECTING, people=True),
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
    zone: ZoneInfo
    _added: list[Milestone] = field(default_factory=list)
    _moved: list[int] = field(default_factory=list)
    _gone: list[int] = field(default_factory=list)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    async def apply(self, diff: PlanDiff, items: Sequence[DraftItem]) -> list[int]:
        """Rows that go on or come back, rows that are dropped, rows that are new.

        Returns the task of each row, in the new version's order.
        """
        for old in diff.dropped:
            self._drop(old)
        for row in diff.new:
            self._revive(row)
        going_on = [*diff.kept, *_revived(diff.new)]
        for kept in going_on:
            self._go_on(kept, items[kept.at])
        await self._reassign(going_on, items)
        await self._store_milestones()
        added = await self._add([row for row in diff.new if not row.revives], items)
        task_of = {kept.at: kept.old.id for kept in going_on} | added
        return [task_of[at] for at in range(len(items))]

    def _drop(self, old: OldRow) -> None:
        """Out of the plan: cancelled, but what was handed in keeps its result."""
        task = self.known.tasks[old.id]
        before = task.state
        if task.state in _NOT_OVER:
            task.state = TaskState.DONE if old.settled else TaskState.CANCELLED
        if task.state is TaskState.DONE:
            task.completed_at = task.completed_at or task.handed_in_at or self.now
        task.left_out_in = self.plan.version
        after = {"state": task.state.value, "version": self.plan.version}
        self._record(task, plan_rows.DROPPED, before={"state": before.value}, after=after)

    def _revive(self, row: NewRow) -> None:
        if row.revives is None:
            return
        task = self.known.tasks[row.revives.id]
        before = task.state
        task.state = TaskState(self.known.state_before[row.revives.id])
        task.left_out_in = None
        if task.state in _NOT_OVER:
            task.completed_at = None
        after = {"state": task.state.value, "version": self.plan.version}
        self._record(task, plan_rows.REVIVED, before={"state": before.value}, after=after)

    def _go_on(self, kept: KeptRow, item: DraftItem) -> None:
        """The same task, saying what the new version prints; also its spelling, silently.

        What people changed and the plan did not stays as they left it.
        """
        task, stays = self.known.tasks[kept.old.id], _stays(kept)
        printed = printed_values(item, position=kept.at, sections=self.sections)
        for name, value in without_fields(printed, stays).items():
            if getattr(task, name) != value:
                setattr(task, name, value)
        state = task.state
        if Field.DEADLINE not in stays:
            self._refit(task, item)
        if kept.changes:
            before, after = before_and_after(kept.changes)
            after["version"] = self.plan.version
            if task.state is not state:
                before["state"], after["state"] = state.value, task.state.value
            self._record(task, "amended", before=before, after=after)

    def _refit(self, task: Task, item: DraftItem) -> None:
        found = refit(
            task,
            self.known.milestones.get(id_of(task), []),
            self.known.printed.get(id_of(task), ()),
            item.milestones,
            today=self.today,
            now=self.now,
        )
        if found.added or found.moved or found.gone:
            self._added += found.added
            self._moved += found.moved
            self._gone += found.gone
            self._move(task, found)

    def _move(self, task: Task, found: Refitted) -> None:
        """To its new day. Done before, with a further action to come, it is open again."""
        if task.state is TaskState.DONE and any(row.done_at is None for row in found.added):
            for row in found.rows:
                if row not in found.added:
                    row.done_at = row.done_at or task.completed_at
            task.state, task.completed_at = TaskState.IN_PROGRESS, None
        take_due(task, found.rows, zone=self.zone)

    async def _reassign(self, going_on: Iterable[KeptRow], items: Sequence[DraftItem]) -> None:
        """Who leads, helps and directs, in the parts the new version changed."""
        removed: defaultdict[Who, list[int]] = defaultdict(list)
        fresh: list[Assignment] = []
        for kept in going_on:
            parts = {_WHO[one].part for one in kept.fields if one in _WHO}
            if not parts:
                continue
            stay = {_WHO[one] for one in _stays(kept) if one in _WHO}
            anew = {who for who in _WHO.values() if who.part in parts} - stay
            task = self.known.tasks[kept.old.id]
            for who in anew:
                removed[who].append(kept.old.id)
            rows = await self.names.assignments(task, items[kept.at])
            fresh += [row for row in rows if _who(row) in anew]
        for who, task_ids in removed.items():
            await plan_rows.remove_assignments(self.session, task_ids, who.part, people=who.people)
        await insert_all(self.session, fresh)

    async def _store_milestones(self) -> None:
        await store(self.session, added=self._added, moved=self._moved, gone=self._gone)

    async def _add(self, rows: Sequence[NewRow], items: Sequence[DraftItem]) -> dict[int, int]:
        """Place in the new version to the task made of it."""
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
        return {row.at: id_of(task) for row, task in zip(rows, tasks, strict=True)}

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


def _who(row: Assignment) -> Who:
    return Who(row.part, people=row.person_id is not None)


def _stays(kept: KeptRow) -> frozenset[Field]:
    """What people changed of a row and the plan did not."""
    return edited_fields(kept.old) - kept.fields


def _revived(rows: Iterable[NewRow]) -> list[KeptRow]:
    return [
        KeptRow(row.at, row.revives, row.item, differences(row.revives, row.item))
        for row in rows
        if row.revives
    ]
