"""What the versions of a plan printed of its tasks, whatever people made of them since."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass

from bot.plans.packing import unpack
from bot.plans.values import DraftItem, DraftPlan
from bot.storage import PlanVersion, Session
from bot.storage.plans import former_versions, version_in_use


@dataclass(frozen=True, slots=True)
class Printed:
    """Task to the row it was, in the version that had it last."""

    rows: dict[int, DraftItem]
    of_plan: frozenset[int] | None
    """The tasks of the version in use; none where its draft was not kept."""
    learnt: tuple[tuple[str, str], ...] = ()
    """Short names the version in use explains."""

    def has(self, task_id: int) -> bool:
        """Whether a task is the plan's; the office adds others, which no version touches."""
        return self.of_plan is None or task_id in self.of_plan


async def printed(session: Session, plan_id: int, *, dropped: Collection[int]) -> Printed:
    """Also of the `dropped` tasks, which former versions had."""
    version = await version_in_use(session, plan_id)
    if version is None:
        return Printed({}, None)
    draft = await _draft_of(version)
    rows = _rows(version, draft)
    waiting = set(dropped) - rows.keys()
    if waiting:
        async for former in former_versions(session, plan_id, before=version.version):
            rows = _rows(former, await _draft_of(former)) | rows
            if waiting <= rows.keys():
                break
    of_plan = frozenset(version.task_ids) if draft else None
    return Printed(rows, of_plan, draft.learnt if draft else ())


async def _draft_of(version: PlanVersion) -> DraftPlan | None:
    """Thousands of rows take a moment, in which the bot goes on answering others."""
    return await asyncio.to_thread(unpack, version.draft) if version.draft else None


def _rows(version: PlanVersion, draft: DraftPlan | None) -> dict[int, DraftItem]:
    return dict(zip(version.task_ids, draft.items, strict=True)) if draft else {}
